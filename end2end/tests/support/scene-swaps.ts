// A swap at the counter: two offerings at one time, of which the learner has the first.
import { type APIRequestContext, expect } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";
import { newMobile } from "./people";

// What the centre is to swap wrongly.
interface Known {
  place: string;
  instead: string;
}

export async function swapPaths(university: Desk, centre: Desk, learner: APIRequestContext, known: Known) {
  const evening = { from: "19:00", to: "20:30", inDays: 57 };
  const has = await university.offers({ ...evening, name: "朗诵小组（换出的）" });
  const instead = await university.offers({ ...evening, name: "合唱小组（换进的）" });
  const early = await university.offers({ from: "17:30", to: "18:50", inDays: 57, name: "快板小组（也换出）" });
  const across = await university.offers({ from: "18:00", to: "20:00", inDays: 57, name: "京剧小组（跨两项）" });
  await send(learner, university.address, "/forms/sign-up", { offering: early, expected: "held" });
  const signedUp = await send(learner, university.address, "/forms/sign-up", { offering: has, expected: "held" });
  const place = new URL(signedUp.url).pathname.split("/")[2];
  expect(place).toMatch(/^[0-9a-f-]{36}$/);
  // Two more at that time are full: for one she waits, and keeps what she has.
  const [full, waitsFor] = [
    await university.offers({ ...evening, name: "柳琴小组（满了的）", capacity: 1 }),
    await university.offers({ ...evening, name: "月琴小组（边留边等的）", capacity: 1 }),
  ];
  for (const offering of [full, waitsFor]) await university.adds(offering, "贾玉兰", newMobile());
  const kept = { given_up: place, instead: waitsFor, keeps: "yes" };
  const waits = await send(learner, university.address, "/forms/swap", kept);
  const keptWaiting = new URL(waits.url).pathname;
  expect(keptWaiting).toMatch(/^\/sign-ups\//);
  // Her slip leads back to whoever she is at this counter.
  const slip = await (await university.request.get(`/desk/sign-ups/${place}/slip`)).text();
  const member = slip.match(/\/desk\/members\/[0-9a-f-]{36}/)?.[0] ?? "";
  const wrong = { sign_up: known.place, instead: known.instead, reason: "字".repeat(201) };
  return {
    deskSwapChoice: `/desk/sign-ups/${place}/swap`,
    deskSwap: `/desk/sign-ups/${place}/swap/${instead}`,
    deskSwapNotNow: `/desk/sign-ups/${place}/swap/${has}`,
    deskBadSwap: await centre.leads("/forms/desk-swap", wrong),
    deskPlaceSlip: `/desk/sign-ups/${place}/slip`,
    deskMemberClash: `${member}/offerings/${instead}`,
    deskMemberKeeping: `${member}/offerings/${full}`,
    deskAddingKeeping: `/desk/offerings/${full}/add?told_no=${member.split("/")[3]}`,
    deskAddingClash: `/desk/offerings/${instead}/add?told_no=${member.split("/")[3]}`,
    deskAddingToldNo: `/desk/offerings/${early}/add?told_no=${member.split("/")[3]}`,
    deskSwapSeveral: `/desk/sign-ups/${place}/swap/${across}`,
    refusedFull: `/offerings/${full}/sign-up`,
    swapKeeping: `/offerings/${full}/swap`,
    keptWaiting,
    swapSeveral: `/offerings/${across}/swap`,
  };
}
