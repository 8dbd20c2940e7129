// Forms and pages over HTTP alone, for what a test needs but does not look at.
import { get } from "node:http";
import { type APIRequestContext, expect } from "@playwright/test";

export type Fields = Record<string, string>;

export interface Answer {
  status: number;
  // Where it led.
  url: string;
  html: string;
}

// Sends a form of ours, as a browser would: from a page of the same address, with a key of its own.
export async function send(request: APIRequestContext, address: string, action: string, fields: Fields): Promise<Answer> {
  const form = { key: crypto.randomUUID(), ...fields };
  const answer = await request.post(address + action, { form, headers: { origin: address } });
  expect(answer.status(), `${action} led to ${answer.url()}`).toBeLessThan(500);
  return { status: answer.status(), url: answer.url(), html: await answer.text() };
}

// The action and the hidden fields of the form on a page that goes to such an address.
export function formOf(html: string, action: RegExp): { action: string; fields: Fields } {
  for (const [form, to] of html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>[\s\S]*?<\/form>/g)) {
    if (!action.test(to)) continue;
    const fields: Fields = {};
    for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const told = (name: string) => input.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "";
      fields[told("name")] = told("value");
    }
    return { action: to, fields };
  }
  throw new Error(`There is no form that goes to ${action} on:\n${html}`);
}

// How many bytes travel, compressed as the server does it for a browser.
export function weightOf(url: string, cookie: string): Promise<number> {
  return new Promise((done, failed) => {
    get(url, { headers: { accept: "text/html,text/css", "accept-encoding": "br", cookie } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("end", () => (answer.headers["content-encoding"] === "br" ? done(bytes) : failed(new Error(`${url} is not compressed`))));
    }).on("error", failed);
  });
}

export interface Offering {
  id: string;
  kind: Kind;
  name: string;
  capacity: number | null;
  held: number;
  waiting: number;
  admission: string;
  allocation: string;
  draw: { id: string; closes_at: string; is_frozen: boolean; is_held: boolean } | null;
  state: string;
  opens_at: string;
  closes_at: string;
  age_from: number | null;
  // In fen.
  fee_fen: number;
  first: { from: string; to: string };
  weekly: { weekday: number; from: string; to: string }[];
}

export type Kind = "class" | "activity" | "shift";

// The first offering that fits, in the order of the public list.
export async function findOffering(
  request: APIRequestContext,
  address: string,
  kind: Kind,
  fits: (offering: Offering) => boolean,
): Promise<Offering> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await request.get(`${address}/api/v1/offerings?kind=${kind}&page=${page}`);
    const list = (await answer.json()) as { offerings: Offering[]; pages: number };
    const found = list.offerings.find(fits);
    if (found) return found;
    pages = list.pages;
  }
  throw new Error(`No ${kind} in the list fits.`);
}

// One can sign up for it now and get a place, and still can when the test comes to that.
export function isOpen(offering: Offering): boolean {
  const now = Date.now();
  const free = offering.capacity === null || offering.held < offering.capacity;
  return (
    offering.admission === "sign_up" &&
    offering.allocation === "in_order" &&
    offering.state === "open" &&
    free &&
    offering.waiting === 0 &&
    Date.parse(offering.opens_at) <= now &&
    Date.parse(offering.closes_at) > now + 3_600_000
  );
}
