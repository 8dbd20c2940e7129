// 代办 over HTTP: consents in every state that a page can show.
import type { APIRequestContext } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";

export const everything = { how_much: "sign_up", class: "yes", activity: "yes", shift: "yes", lasts: "half_year", relation: "女儿" };

// The person makes a code and reads it from their page.
export async function codeOf(person: APIRequestContext, address: string): Promise<string> {
  const { html } = await send(person, address, "/forms/make-consent-code", everything);
  return (html.match(/id="helper-code"[^>]*>([^<]+)</)?.[1] ?? "").replaceAll(/\D/g, "");
}

// Recorded at the counter for somebody without a telephone; answers its key.
export async function recordedAtCounter(desk: Desk, helper: { name: string; mobile: string }): Promise<string> {
  const fields = { ...everything, name: "王秀英", born_on: "1942-5-1", helper_name: helper.name, helper_mobile: helper.mobile, given: "in_person" };
  const path = await desk.leads("/forms/desk-record-consent", fields);
  return path.match(/^\/desk\/consents\/([0-9a-f-]+)\?recorded$/)?.[1] ?? path;
}

// The learner acts for somebody and has a code of their own; the newcomer has typed another of theirs.
export async function makeConsents(address: string, learner: APIRequestContext, newcomer: APIRequestContext, desk: Desk, helper: { name: string; mobile: string }) {
  const consent = await recordedAtCounter(desk, helper);
  await send(newcomer, address, "/forms/take-consent-code", { code: await codeOf(learner, address) });
  await codeOf(learner, address);
  return { consentEnd: `/consents/${consent}/end`, deskConsent: `/desk/consents/${consent}`, deskConsentEnd: `/desk/consents/${consent}/end` };
}

