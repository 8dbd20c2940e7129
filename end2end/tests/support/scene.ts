// People and offerings in every state that a page can show, made once for each worker.
import { readFileSync } from "node:fs";
import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import { Desk, dayFromToday } from "./desk";
import { makeConsents } from "./helping";
import { type Offering, findOffering, isOpen, send } from "./http";
import { chenGuofu, comeBackOver, liGuilan, newMobile, regular, signInOver } from "./people";
import { drawPaths, makeDraws } from "./scene-draws";
import { exceptionPaths, tooOld } from "./scene-exceptions";
import { feePaths } from "./scene-fees";
import { importPaths } from "./scene-imports";
import { certificatePaths } from "./scene-certificates";
import { markPaths } from "./scene-marks";
import { roomPaths } from "./scene-rooms";
import { swapPaths } from "./scene-swaps";
import { termPaths } from "./scene-terms";
import { root } from "./server";

// Whose browser looks at a page. The newcomer is young, and has signed up for nothing; the regular may continue in a class, and
// only looks; the excepted is older than the classes are for; the coordinator is a university's, and sits at the counter in
// another browser.
export type Reader = "nobody" | "learner" | "newcomer" | "regular" | "excepted" | "coordinator" | "counter" | "centre" | "team" | "teacher" | "door" | "auditor";

export interface Scene {
  // For `browser.newContext({ storageState })`: the cookies of each reader.
  states: Record<Reader, Awaited<ReturnType<APIRequestContext["storageState"]>>>;
  paths: Record<keyof Awaited<ReturnType<typeof makePaths>> | keyof Awaited<ReturnType<typeof makeConsents>>, string>;
  close(): Promise<void>;
}

export const goodPlan = `${root}/server/demonstration/classes.xlsx`;
export const badPlan = `${root}/app/tests/data/offerings-bad.xlsx`;
export const badPlanProblems = `${root}/app/tests/data/offerings-bad-expected.csv`;

export async function makeScene(api: APIRequest, address: string, centre: Desk): Promise<Scene> {
  const readers = {
    nobody: await api.newContext({ baseURL: address }),
    learner: await api.newContext({ baseURL: address }),
    newcomer: await api.newContext({ baseURL: address }),
    regular: await api.newContext({ baseURL: address }),
    excepted: await api.newContext({ baseURL: address }),
  };
  const [university, team] = [await Desk.of(api, address, "university"), await Desk.of(api, address, "volunteers")];
  const counter = await Desk.of(api, address, "university");
  const mobile = newMobile();
  await signInOver(readers.learner, address, mobile, liGuilan);
  await signInOver(readers.newcomer, address, newMobile(), { name: "陈晓梅", born: [1990, 1, 2] });
  await comeBackOver(readers.regular, address, regular);
  await signInOver(readers.excepted, address, tooOld.mobile, tooOld);
  const consents = await makeConsents(address, readers.learner, readers.newcomer, university, { name: liGuilan.name, mobile });
  const paths = { ...(await makePaths(api, address, readers, { centre, university, counter, team })), ...consents };
  const states = {
    nobody: await readers.nobody.storageState(),
    learner: await readers.learner.storageState(),
    newcomer: await readers.newcomer.storageState(),
    regular: await readers.regular.storageState(),
    excepted: await readers.excepted.storageState(),
    coordinator: await university.request.storageState(),
    counter: await counter.request.storageState(),
    centre: await centre.request.storageState(),
    team: await team.request.storageState(),
    teacher: await colleague(api, address, { name: "laoshi", password: "yinxing-laoshi" }),
    door: await colleague(api, address, { name: "menkou", password: "yinxing-menkou" }),
    auditor: await colleague(api, address, { name: "shenji", password: "yinxing-shenji" }, "/desk"),
  };
  const close = async () => {
    for (const reader of [...Object.values(readers), university.request, counter.request, team.request]) await reader.dispose();
  };
  return { states, paths, close };
}

// Somebody who does one thing at the university's desk (server/src/demonstration/institutions.rs).
async function colleague(api: APIRequest, address: string, account: { name: string; password: string }, first = "/desk/mine") {
  const request = await api.newContext({ baseURL: address });
  expect(pathOf((await send(request, address, "/forms/desk-sign-in", account)).url)).toBe(first);
  const state = await request.storageState();
  await request.dispose();
  return state;
}

async function makePaths(
  api: APIRequest,
  address: string,
  readers: Record<"nobody" | "learner" | "newcomer" | "regular", APIRequestContext>,
  desks: Record<"centre" | "university" | "counter" | "team", Desk>,
) {
  const { centre, university, counter, team } = desks;
  const { nobody, learner, newcomer } = readers;
  const find = (kind: Offering["kind"], fits: (offering: Offering) => boolean) => findOffering(nobody, address, kind, fits);
  const signUp = async (request: APIRequestContext, offering: string) => {
    const path = pathOf((await send(request, address, "/forms/sign-up", { offering, expected: "waiting" })).url);
    expect(path).toMatch(/^\/sign-ups\/[0-9a-f-]+$/);
    return path;
  };

  // Nobody teaches in the evening, so that nothing clashes that shall not.
  const evening = { from: "19:00", to: "20:30" };
  const held = (await find("class", (one) => isOpen(one) && one.name.includes("楷书"))).id;
  const openClass = (await find("class", (one) => isOpen(one) && !one.name.includes("楷书"))).id;
  const dropIn = (await find("activity", (one) => one.admission === "drop_in")).id;
  // What is given in stages is seen by itself.
  const inStages = (await find("class", (one) => one.name === "二胡二年级班")).id;
  const later = (await find("class", (one) => Date.parse(one.opens_at) > Date.now() && one.id !== inStages)).id;
  const shift = (await find("shift", isOpen)).id;
  const full = await centre.offers({ ...evening, name: "茶艺小课堂（满员）", capacity: 1, inDays: 40 });
  const fullToo = await centre.offers({ ...evening, name: "象棋残局（满员）", capacity: 1, inDays: 43 });
  const given = await centre.offers({ ...evening, name: "剪纸体验（退掉的）", inDays: 41 });
  const calledOff = await centre.offers({ ...evening, name: "手工编织（取消的）", inDays: 42 });
  const moving = await centre.offers({ ...evening, name: "养生讲座（有空位的）", capacity: 1, inDays: 44 });
  const clash = await centre.offers({ ...evening, name: "诗词朗诵（时间重的）", inDays: 44 });

  const removed = await centre.offers({ ...evening, name: "太极晨练（移出的）", inDays: 45 });
  const closed = await centre.offers({ ...evening, name: "京剧欣赏（停止报名的）", inDays: 46 });
  const over = await centre.offers({ ...evening, name: "重阳茶话会（结束的）", inDays: -2 });
  // Whatever the hour, something goes on: on the centre's board, and on its wall.
  await centre.offers({ name: "合唱排练（今天的）", inDays: 0, from: "0:10", to: "23:50" });
  const closedByUniversity = await university.offers({ ...evening, name: "国学讲座（停止报名的）", inDays: 47 });
  const calledOffByUniversity = await university.offers({ ...evening, name: "校园参观（取消的）", inDays: 48 });
  const reviewed = await university.offers({ ...evening, name: "书法提高（审核的）", inDays: 49 });
  await send(university.request, address, "/forms/desk-by-approval", { offering: reviewed });
  const kept = await university.offers({ ...evening, name: "养花讲座（留名额的）", capacity: 3, inDays: 55 });
  await university.leads("/forms/desk-stages", { offering: kept, newcomers: "3", newcomers_until: dayFromToday(5).text });

  const draws = await makeDraws(university);

  const other = await api.newContext({ baseURL: address });
  await signInOver(other, address, newMobile(), chenGuofu);
  await signUp(other, full);
  await signUp(other, fullToo);
  const gone = await signUp(other, moving);
  const waiting = await signUp(learner, full);
  const offered = await signUp(learner, moving);
  // The first in line is offered the place, and is told.
  await send(other, address, "/forms/withdraw", { sign_up: gone.split("/")[2] });
  const confirmed = await signUp(learner, held);
  const inReview = await signUp(learner, reviewed);
  const withdrawn = await signUp(learner, given);
  await send(learner, address, "/forms/withdraw", { sign_up: withdrawn.split("/")[2] });
  const cancelled = await signUp(learner, calledOff);
  await send(centre.request, address, "/forms/desk-cancel", { offering: calledOff, reason: "老师生病，这次停开" });
  await signUp(other, calledOffByUniversity);
  await other.dispose();
  const takenOff = await signUp(learner, removed);
  await send(centre.request, address, "/forms/desk-remove", { sign_up: takenOff.split("/")[2], reason: "本人来电话说不来了" });
  await send(centre.request, address, "/forms/desk-close", { offering: closed });
  await send(university.request, address, "/forms/desk-close", { offering: closedByUniversity });
  await send(university.request, address, "/forms/desk-cancel", { offering: calledOffByUniversity, reason: "下雨，改天再办" });
  await send(newcomer, address, "/forms/renew-calendar", {});
  await send(newcomer, address, "/forms/ask-for-new-number", { mobile: newMobile(), return_to: "/me" });

  const led = async (request: APIRequestContext, action: string, fields: Record<string, string>) =>
    pathOf((await send(request, address, action, fields)).url);
  const desk = university.request;
  const account = (await (await desk.get("/desk/accounts")).text()).match(/\/desk\/accounts\/[0-9a-f-]{36}/)?.[0] ?? "";
  const toEverybody = { offering: held, whom: "with_place", text: "下次请带毛边纸。\n教室不变" };
  await send(desk, address, "/forms/desk-announce", { ...toEverybody, looked_at: `with_place ${toEverybody.text}` });
  const announced = (await (await desk.get("/desk/announcements")).text()).match(/\/desk\/announcements\/[0-9a-f-]{36}/)?.[0] ?? "";
  const list = await (await desk.get(`/desk/offerings/${held}`)).text();
  const entry = list.match(/\/desk\/sign-ups\/([0-9a-f-]+)\/removal/)?.[1] ?? "";
  const everySession = await (await desk.get(`/desk/offerings/${held}/sessions`)).text();
  const sessions = [...everySession.matchAll(/\/desk\/sessions\/([0-9a-f-]{36})/g)].map((found) => found[1]);
  const session = sessions[sessions.length - 1] ?? "";
  const off = [...new Set(sessions)].at(-2) ?? "";
  await send(desk, address, "/forms/desk-session", { session: off, what: "cancel", revision: "0", reason: "停电检修" });
  // Its own day, which is no holiday, in the evening.
  const movingSession = await (await desk.get(`/desk/sessions/${session}/change?what=move`)).text();
  const sessionOn = movingSession.match(/value="(\d{4}-\d\d-\d\d)"/)?.[1] ?? "";
  const weeklyForm = await (await desk.get(`/desk/offerings/${held}/weekly`)).text();
  const weeklyTime = weeklyForm.match(/name="was"[^>]* value="([\d-]+)"/)?.[1] ?? "";
  const fees = await (await desk.get("/desk/fees")).text();
  const fee = fees.match(/\/desk\/fees\/([0-9a-f-]{36})/)?.[1] ?? "";
  // The learner once more, as a counter has written her down with another number.
  await send(desk, address, "/forms/desk-add", { offering: openClass, name: liGuilan.name, mobile: newMobile(), born_on: liGuilan.born.join("-") });
  const receipt = (await (await desk.get("/desk/cash")).text()).match(/\/desk\/receipts\/([0-9a-f-]{36})/)?.[1] ?? "";
  const deskMembers = await led(desk, "/forms/desk-member-find", { q: liGuilan.name });
  const found = [...(await (await desk.get(deskMembers)).text()).matchAll(/\/desk\/members\/([0-9a-f-]{36})/g)];
  const [person, twin] = [found[0]?.[1] ?? "", found[1]?.[1] ?? ""];
  await send(desk, address, "/forms/desk-member-card", { person });
  // What closed the sign-up of an offering, at either desk.
  const entryOf = async (reader: APIRequestContext, way: string) =>
    (await (await reader.get(way)).text()).match(/\/desk\/log\/([0-9a-f-]{36})/)?.[1] ?? "";
  const closing = await entryOf(desk, `/desk/log?offering=${closedByUniversity}`);
  const callingOff = await entryOf(desk, `/desk/log?offering=${calledOffByUniversity}`);
  const added = await entryOf(desk, `/desk/log?offering=${openClass}`);
  const closingOfCentre = await entryOf(centre.request, `/desk/log?offering=${closed}`);
  const badNumber = await led(nobody, "/forms/ask-for-code", { mobile: "1380000", return_to: "/" });
  await send(nobody, address, "/forms/ask-for-code", { mobile: newMobile(), return_to: "/" });

  // Nothing of the learner's is on a Thursday.
  const thursday = ["国画花鸟一年级（2）班", "篆刻一年级班"];
  const drawn = [];
  for (const name of thursday) drawn.push(await find("class", (one) => one.name === name));
  const wishedFor = drawn.map((one) => one.id).join(",");
  const draw = drawn[0].draw?.id ?? "";
  const drawHeld = (await find("class", (one) => one.draw?.is_held === true)).draw?.id ?? "";
  await send(learner, address, "/forms/wishes", { draw, order: wishedFor, wanted: "1" });
  await send(learner, address, "/forms/wishes", { draw: draws.ahead.split("/")[3], order: draws.drawnLater, wanted: "1" });

  const imported = await university.imports(Buffer.from(lectures), {});
  const ofFees = await feePaths(university);

  return {
    held: `/offerings/${held}`,
    free: `/offerings/${shift}`,
    openClass: `/offerings/${openClass}`,
    full: `/offerings/${full}`,
    later: `/offerings/${later}`,
    inStages: `/offerings/${inStages}`,
    kept: `/offerings/${kept}`,
    checkKept: `/offerings/${kept}/sign-up`,
    dropIn: `/offerings/${dropIn}`,
    calledOff: `/offerings/${calledOff}`,
    check: `/offerings/${shift}/sign-up`,
    checkWaiting: `/offerings/${fullToo}/sign-up`,
    notOpenYet: `/offerings/${later}/sign-up`,
    clash: `/offerings/${clash}/sign-up`,
    tooYoung: `/offerings/${openClass}/sign-up`,
    closedToAll: `/offerings/${closed}/sign-up`,
    noMore: `/offerings/${calledOff}/sign-up`,
    overAlready: `/offerings/${over}/sign-up`,
    closed: `/offerings/${closed}`,
    over: `/offerings/${over}`,
    confirmed,
    waiting,
    offered,
    decline: `${offered}/withdrawal`,
    reviewed: `/offerings/${reviewed}`,
    checkReviewed: `/offerings/${reviewed}/sign-up`,
    inReview,
    takeBack: `${inReview}/withdrawal`,
    deskReviewed: `/desk/offerings/${reviewed}`,
    deskDecline: `/desk/sign-ups/${inReview.split("/")[2]}/decline`,
    deskReviewedLook: await led(desk, "/forms/desk-approve", { offering: reviewed, "chosen[]": inReview.split("/")[2] }),
    badDecline: await led(desk, "/forms/desk-decline", { sign_up: inReview.split("/")[2], reason: " " }),
    waitingOn: `${offered}/waiting-on`,
    together: `${waiting}/together`,
    badTogether: await led(learner, "/forms/pair-ask", { sign_up: waiting.split("/")[2], mobile: "12" }),
    deskTogether: `/desk/offerings/${held}/together`,
    withdrawn,
    cancelled,
    takenOff,
    withdrawal: `${confirmed}/withdrawal`,
    stopWaiting: `${waiting}/withdrawal`,
    drawn: `/offerings/${drawn[1].id}`,
    draw: `/draws/${draw}`,
    drawHeld: `/draws/${drawHeld}`,
    wishes: `/draws/${draw}/wishes`,
    wishesChange: `/draws/${draw}/wishes?change`,
    wishesWithdrawal: `/draws/${draw}/wishes/withdrawal`,
    wishesTooLate: `/draws/${drawHeld}/wishes`,
    badWishes: await led(learner, "/forms/wishes", { draw, order: wishedFor, wanted: "" }),
    badNumber,
    badCode: await led(nobody, "/forms/sign-in", { code: "12" }),
    badName: await led(learner, "/forms/save-name", { name: "", return_to: "/" }),
    badBirthday: await led(learner, "/forms/save-birthday", { born_year: "1955", born_month: "13", born_day: "", return_to: "/" }),
    badNewNumber: await led(learner, "/forms/ask-for-new-number", { mobile: "1380000", return_to: "/me" }),
    badContact: await led(learner, "/forms/save-emergency-contact", { contact: "", telephone: "12", return_to: "/" }),
    badArea: await led(learner, "/forms/save-area", { area: "月球", return_to: "/me" }),
    badTold: await led(learner, "/forms/save-told", { way: "", return_to: "/me" }),
    toldWithoutAddress: await led(newcomer, "/forms/save-told", { way: "letter", address: "", address_asked: "yes", return_to: "/me" }),
    deskBadTold: await led(desk, "/forms/desk-told", { person, way: "fax", address: "号".repeat(101), address_asked: "yes" }),
    deskBadStages: await led(desk, "/forms/desk-stages", { offering: held, newcomers: "很多", newcomers_until: "" }),
    deskAccount: account,
    deskBadAccount: await led(centre.request, "/forms/desk-account-open", { name: "", role: "teacher", teaches: "", sign_in_name: "a b", new_password: "" }),
    deskBadAccountRole: await led(desk, "/forms/desk-account-role", { person: account.split("/").pop() ?? "", role: "", teaches: "", reason: "" }),
    deskAnnouncement: await led(desk, "/forms/desk-announce", { offering: held, whom: "with_place", text: "明天请带墨汁。" }),
    deskBadAnnouncement: await led(centre.request, "/forms/desk-announce", { offering: full, whom: "with_place", text: "" }),
    deskAnnouncementNew: await led(desk, "/forms/desk-announce", { offering: "", whom: "with_place", text: "明天停电，请改天来。" }),
    deskBadAnnouncementNew: await led(centre.request, "/forms/desk-announce", { offering: "", age_from: "八十", whom: "", text: "" }),
    deskAnnouncementChosen: await led(team.request, "/forms/desk-bulk", { query: "", whole: "yes", announce: "yes" }),
    deskAnnounced: announced,
    deskBadTemplate: await led(centre.request, "/forms/desk-template", { event: "session_moved", way: "message", text: "〔课程〕改时间了", act: "save" }),
    deskSession: `/desk/sessions/${session}`,
    deskSessionNotice: `/desk/sessions/${off}/notice`,
    deskSessionTo: `on=${sessionOn}&from=19:00&to=20:30`,
    deskBadSession: await led(counter.request, "/forms/desk-session", { session, what: "cancel", revision: "0", reason: "" }),
    deskBadSubstitute: await led(desk, "/forms/desk-substitute", { session, asked: "", asked_other: "", said: "" }),
    deskOnwardLooked: await led(desk, "/forms/desk-onward", { offering: held, on: dayFromToday(0).text, teacher: "方美", look: "yes" }),
    deskBadOnward: await led(centre.request, "/forms/desk-onward", { offering: full, on: "明天", room: "没有的教室", look: "yes" }),
    deskBadLeaving: await led(desk, "/forms/desk-leaving", { offering: held, who: "0", on: "明天", classes: held, [`teachers[of-${held}]`]: "<" }),
    deskWeeklyLooked: await led(desk, "/forms/desk-weekly", { offering: held, on: dayFromToday(0).text, was: weeklyTime, weekday: "7", from: "19:00", to: "20:30", look: "yes" }),
    deskBadWeekly: await led(centre.request, "/forms/desk-weekly", { offering: full, on: "2027-2-29", weekday: "", from: "9:00", to: "", room: "没有的教室", look: "yes" }),
    deskBadGuest: await led(desk, "/forms/desk-guest", { session, name: "", born_on: "1956-13-1", mobile: "123" }),
    deskBadRegister: await led(desk, "/forms/desk-register", { session, codes: "甲" }),
    deskBadDoor: await led(desk, "/forms/desk-door-scan", { session, scanned: "甲" }),
    deskBadFilter: await led(centre.request, "/forms/desk-filter-save", { query: "weekday=2", name: "" }),
    deskBulkLook: await led(desk, "/forms/desk-bulk", { query: "weekday=2", whole: "yes", act: "stop", look: "yes" }),
    deskBadBulk: await led(centre.request, "/forms/desk-bulk", { query: "", act: "close_at", closes_at: "明天", look: "yes" }),
    deskNewLike: `/desk/offerings/new?like=${held}`,
    deskNewLook: await led(desk, "/forms/desk-new-offering", { ...sing, on: dayFromToday(61).text, weeks: "2" }),
    deskBadNew: await led(centre.request, "/forms/desk-new-offering", { ...sing, on: "下周", places: "0", to: "8:00" }),
    deskBadNewTimes: await led(desk, "/forms/desk-new-offering", { kind: "class", department: "书画系", subject: "隶书", name: "隶书短训班", slots: "周二上午9:00-10:30", slots_2: "周四上午9:00-10:30", slots_3: "周二上午10:00-11:00", room: "501短训教室", teacher: "单桂英", places: "20", fee: "200" }),
    deskEdit: `/desk/offerings/${later}/edit`,
    deskEditLook: await led(desk, "/forms/desk-offering-edit", { offering: held, name: "楷书（改过的）", department: "书画系", subject: "楷书", fee: "66", age_to: "60" }),
    deskBadEdit: await led(centre.request, "/forms/desk-offering-edit", { offering: full, name: "", age_from: "八十", telephone: "电话" }),
    deskStages: `/desk/offerings/${inStages}/stages`,
    deskOffering: `/desk/offerings/${held}`,
    deskAdding: `/desk/offerings/${held}/add`,
    deskBadAdding: await led(desk, "/forms/desk-add", { offering: held, name: "", born_on: "", mobile: "123" }),
    deskSheet: `/desk/offerings/${held}/sheet`,
    deskState: `/desk/offerings/${held}/state`,
    deskBadState: await led(desk, "/forms/desk-cancel", { offering: held, reason: "" }),
    deskFee: `/desk/fees/${fee}`,
    deskBadFee: await led(desk, "/forms/desk-fee-put-off", { sign_up: fee, pay_by: "", reason: "" }),
    deskBadFeeTerms: await led(desk, "/forms/desk-fee-terms", { days: "0", counter: "" }),
    deskReceipt: `/desk/receipts/${receipt}`,
    deskBadRefund: await led(desk, "/forms/desk-refund", { receipt_id: receipt, amount: "两百", way: "", reason: "" }),
    deskBadRefunds: await led(desk, "/forms/desk-refunds", { way: "as_paid", reason: "字".repeat(201) }),
    deskBadCorrection: await led(desk, "/forms/desk-correction", { receipt_id: receipt, reason: "" }),
    deskBadClosing: await led(desk, "/forms/desk-cash-close", { day: dayFromToday(0).text, expected: "0", counted: "一百", stays: "", note: "" }),
    deskLogEntry: `/desk/log/${closing}`,
    deskCallingOff: `/desk/log/${callingOff}`,
    deskStays: `/desk/log/${added}`,
    deskBadCallingBack: await led(desk, "/forms/desk-put-back", { entry: callingOff, reason: "" }),
    deskBadPutBack: await led(centre.request, "/forms/desk-put-back", { entry: closingOfCentre, reason: "字".repeat(201) }),
    deskMembers,
    deskBadMembers: await led(centre.request, "/forms/desk-member-find", { q: "2" }),
    deskHelperCode: await led(desk, "/forms/desk-helper-code", { person: twin, how_much: "sign_up", class: "yes", lasts: "year", relation: "女儿" }),
    deskBadParticulars: await led(desk, "/forms/desk-particulars", { person, name: "<b>", born_on: "", mobile: "123" }),
    deskBadHelperCode: await led(desk, "/forms/desk-helper-code", { person, how_much: "", lasts: "" }),
    deskBadMemberNew: await led(desk, "/forms/desk-member-new", { name: "<b>", born_on: "", mobile: "123", emergency_contact: "", emergency_telephone: "12" }),
    deskMember: `/desk/members/${person}`,
    deskMemberSlip: `/desk/members/${twin}/card`,
    deskMerge: `/desk/members/merge?keep=${person}&other=${twin}`,
    deskBadMerge: await led(desk, "/forms/desk-merge", { keep: person, other: twin, reason: "" }),
    deskMemberAdding: `/desk/members/${person}/offerings/${openClass}`,
    deskBadMemberAdding: await led(desk, "/forms/desk-member-add", { person, offering: held, reason: "" }),
    deskRemoval: `/desk/sign-ups/${entry}/removal`,
    deskBadCare: await led(desk, "/forms/desk-care", { sign_up: entry, outcome: "", note: "女儿接的" }),
    deskBadCall: await led(desk, "/forms/desk-call", { sign_up: entry, about: "fee", outcome: "reached", note: "字".repeat(201) }),
    deskBadRemoval: await led(desk, "/forms/desk-remove", { sign_up: entry, reason: "" }),
    deskClosed: `/desk/offerings/${closedByUniversity}`,
    deskCalledOff: `/desk/offerings/${calledOffByUniversity}`,
    deskLater: `/desk/offerings/${later}`,
    deskOpening: `/desk/offerings/${closedByUniversity}/opening`,
    deskBadOpening: await led(desk, "/forms/desk-open", { offering: later, closes_at: "下周" }),
    deskNotOpened: `/desk/offerings/${calledOffByUniversity}/opening`,
    ...(await drawPaths(university, draws)),
    ...ofFees,
    ...(await exceptionPaths(university, counter, learner, {
      place: confirmed.split("/")[2],
      ended: ofFees.deskFeeEnded.split("/")[3],
      wish: { draw, offering: drawn[1].id },
    })),
    ...(await roomPaths(university, learner)),
    ...(await swapPaths(university, centre, learner, { place: waiting.split("/")[2], instead: given })),
    ...(await importPaths(university, centre)),
    ...(await certificatePaths(university, readers)),
    ...(await markPaths(university, readers.regular)),
    ...(await termPaths(university, centre)),
    deskImported: imported,
    deskAllKnown: pathOf(await university.handsIn("lectures.csv", Buffer.from(lectures))),
    deskBadImport: await badImport(desk, address),
    deskBadPreview: pathOf(await university.handsIn("offerings-bad.xlsx", readFileSync(badPlan), nextTerm("坏表"))),
    deskPreview: pathOf(await university.handsIn("classes.xlsx", readFileSync(goodPlan), inSpring2029("2029年春季学期"))),
    deskBadSignIn: await led(nobody, "/forms/desk-sign-in", { name: "", password: "" }),
  };
}

// What a university holds besides its classes.
const lectures = "日期,开始,结束,活动名称,地点,名额,报名方式\n2033-3-1,19:00,20:30,人工智能讲座,大礼堂,80,电话或到服务台报名\n";

// What a coordinator types beside a plan of classes for a term that nobody has yet.
export function nextTerm(name: string): Record<string, string> {
  return {
    term_name: name,
    term_starts_on: "2028-2-21",
    term_ends_on: "2028-5-26",
    opens_at: "2025-1-1",
    closes_at: "2028-2-18",
  };
}

// The same a year later: what a test has imported for the first is in nobody's way.
function inSpring2029(name: string): Record<string, string> {
  return { ...nextTerm(name), term_starts_on: "2029-2-19", term_ends_on: "2029-5-25", closes_at: "2029-2-16" };
}

// What a coordinator types for an activity without a file.
const sing = { kind: "activity", name: "合唱（表单的）", from: "9:00", to: "10:30", room: "表单教室", places: "30", way: "电话或到服务台报名" };

// As a picture begins, whatever the file is called.
export const picture = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");

async function badImport(desk: APIRequestContext, address: string): Promise<string> {
  const file = { name: "photo.xlsx", mimeType: "application/octet-stream", buffer: picture };
  const answer = await desk.post("/desk/import", { multipart: { file }, headers: { origin: address } });
  return pathOf(answer.url());
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
