// What goes otherwise than in order: the learner waits and would be passed over, and is on a list for a reason; a counter that
// gives nothing back says no reason. Somebody too old wishes in a draw, for a reason.
import { type APIRequestContext, expect } from "@playwright/test";
import { dayFromToday, type Desk } from "./desk";
import { send } from "./http";
import { newMobile, type Particulars } from "./people";

// Somebody with a telephone whom the classes of the demonstration are no longer for.
export const tooOld: Particulars & { mobile: string } = { name: "涂福生", born: [1935, 5, 1], mobile: "13890000001" };

interface Known {
  // The learner's, at the university.
  place: string;
  // Paid, and ended.
  ended: string;
  // A class that is drawn.
  wish: { draw: string; offering: string };
}

// `counter` is another browser at the same desk: an error is kept for each visitor and form.
export async function exceptionPaths(desk: Desk, counter: Desk, learner: APIRequestContext, known: Known) {
  const evening = { from: "19:00", to: "20:30" };
  const idIn = (html: string, way: string) => html.match(new RegExp(`/desk/${way}/([0-9a-f-]{36})`))?.[1] ?? "";
  const page = async (by: APIRequestContext, way: string) => await (await by.get(desk.address + way)).text();
  const signUp = async (offering: string) => {
    const answer = await send(learner, desk.address, "/forms/sign-up", { offering, expected: "waiting" });
    const path = new URL(answer.url).pathname;
    expect(path).toMatch(/^\/sign-ups\/[0-9a-f-]{36}$/);
    return path;
  };
  // She waits for the one, has the other, and the other is moved to the same evening.
  const full = await desk.offers({ ...evening, name: "沪剧欣赏（轮不到的）", capacity: 1, inDays: 62 });
  const other = await desk.offers({ ...evening, name: "花卉讲座（改到同一天的）", inDays: 63 });
  await desk.adds(full, "贾玉兰", newMobile());
  const passedOver = await signUp(full);
  await signUp(other);
  const session = idIn(await page(desk.request, `/desk/offerings/${other}/sessions`), "sessions");
  const on = dayFromToday(62).text;
  await desk.leads("/forms/desk-session", { session, what: "move", revision: "0", on, ...evening, venue: "later", reason: "讲师有事" });
  expect(await page(learner, passedOver)).toContain("花卉讲座（改到同一天的）");

  // Too late for everybody, and added all the same.
  const late = await desk.offers({ ...evening, name: "读报小组（破例的）", inDays: 64 });
  await desk.leads("/forms/desk-close", { offering: late });
  const person = idIn(await page(desk.request, `/desk/sign-ups/${known.place}/slip`), "members");
  await desk.leads("/forms/desk-member-add", { person, offering: late, reason: "住院错过了报名", told_why: "health" });
  const entry = idIn(await page(desk.request, `/desk/offerings/${late}`), "sign-ups");
  const excepted = `/sign-ups/${entry}`;
  // Its person reads that there was one; why stands in the log alone.
  expect(await page(learner, excepted)).toContain("单位破例办的：那时报名已经停了。");
  expect(await page(learner, excepted)).toContain("因健康原因。");
  expect(await page(learner, excepted)).not.toContain("住院错过了报名");
  await putsAway(learner, desk.address);

  const { name, born, mobile } = tooOld;
  const wish = { draw: known.wish.draw, offerings: known.wish.offering, "ranks[0]": "1", wanted: "1" };
  const deskSlipExcepted = await desk.leads("/forms/desk-wish", { ...wish, name, mobile, born_on: born.join("-"), reason: "身体好，老师同意" });
  expect(await page(desk.request, deskSlipExcepted)).toContain("单位破例登记的");

  return {
    passedOver,
    excepted,
    wishesExcepted: `/draws/${known.wish.draw}/wishes`,
    deskSlipExcepted,
    deskExcepted: `/desk/sign-ups/${entry}`,
    deskBadToldWhy: await counter.leads("/forms/desk-member-add", { person, offering: late, reason: "住院错过了报名", told_why: "住院" }),
    deskBadNothingBack: await counter.leads("/forms/desk-fee-nothing-back", { sign_up: known.ended, reason: " " }),
  };
}

// What she was told of these two stands on her own pages, and is read: the others show what they showed before.
async function putsAway(learner: APIRequestContext, address: string) {
  const html = await (await learner.get(`${address}/my-sign-ups`)).text();
  for (const notice of html.split('class="notice ').slice(1)) {
    if (!/花卉讲座（改到同一天的）|读报小组（破例的）/.test(notice.split("</form>")[0] ?? "")) continue;
    const id = notice.match(/name="notice" value="([0-9a-f-]{36})"/)?.[1] ?? "";
    await send(learner, address, "/forms/notice-seen", { notice: id, return_to: "/my-sign-ups" });
  }
}
