// Terms of a university in every state that a page can show: planned with a clash, empty, looked at before it is changed.
import { expect } from "@playwright/test";
import type { Desk } from "./desk";
import { formOf } from "./http";
import { newMobile } from "./people";

// 试排: two classes change their rooms in it and are looked at; begun twice; none.
async function trialPaths(desk: Desk, centre: Desk, of: { planned: Record<string, string>; number: string; elsewhere: string }) {
  const idIn = (path: string, after: string) => path.match(new RegExp(`${after}([0-9a-f-]{36})`))?.[1] ?? "";
  const days = { term_name: `2028年秋季学期${of.number}`, term_starts_on: "2028-9-4", term_ends_on: "2028-12-29" };
  const term = idIn(await desk.leads("/forms/desk-term-new", days), "/terms/");
  const classes: string[] = [];
  for (const [name, teacher] of [["魏碑一年级班", "黄细花"], ["魏碑二年级班", "魏桂"]]) {
    const planned = { ...of.planned, term, name: `${name}${of.number}`, teacher };
    classes.push(idIn(await desk.leads("/forms/desk-plan-class", planned), "changed="));
  }
  const begun = await desk.leads("/forms/desk-trial", { trial: `begin ${term}` });
  await desk.leads("/forms/desk-plan-move", { planned: `${classes[0]} 0 0`, weekday: "5", in_trial: "yes", look: "do" });
  const looked = await desk.leads("/forms/desk-trial-do", { term, look: "yes" });
  await centre.leads("/forms/desk-trial", { trial: `begin ${of.elsewhere}` });
  const twice = await centre.leads("/forms/desk-trial", { trial: `begin ${of.elsewhere}` });
  return { deskTrial: begun, deskTrialChosen: `${begun}?by=teacher&chosen=${classes[1]}&slot=0`, deskTrialLooked: looked, deskTrialTwice: twice };
}

// 照试排改了: it can all be put back; one of it was changed since.
async function carriedOutPaths(desk: Desk, of: { planned: Record<string, string>; number: string }) {
  const idIn = (path: string, after: string) => path.match(new RegExp(`${after}([0-9a-f-]{36})`))?.[1] ?? "";
  const told = async (page: string) => (await desk.request.get(page)).text();
  const carriesOut = async (name: string) => {
    const days = { term_name: `${name}${of.number}`, term_starts_on: "2028-9-4", term_ends_on: "2028-12-29" };
    const term = idIn(await desk.leads("/forms/desk-term-new", days), "/terms/");
    const planned = { ...of.planned, term, name: `${name}班${of.number}`, teacher: "" };
    const made = idIn(await desk.leads("/forms/desk-plan-class", planned), "changed=");
    const page = await desk.leads("/forms/desk-trial", { trial: `begin ${term}` });
    await desk.leads("/forms/desk-plan-move", { planned: `${made} 0 0`, weekday: "5", in_trial: "yes", look: "do" });
    // What was looked at is done and nothing else: the form tells what that was.
    const looked = await desk.leads("/forms/desk-trial-do", { term, look: "yes" });
    const { action, fields } = formOf(await told(looked), /^\/forms\/desk-trial-do$/);
    await desk.leads(action, { ...fields, look: "do" });
    return { page, made };
  };
  const last = await carriesOut("试排改好");
  const since = await carriesOut("试排后又改");
  await desk.leads("/forms/desk-plan-move", { planned: `${since.made} 0 1`, weekday: "4", look: "do" });
  expect(await told(last.page)).toContain("全部放回原处");
  expect(await told(since.page)).toContain(`试排后又改班${of.number}`);
  return { deskTrialLast: last.page, deskTrialSince: since.page };
}

export async function termPaths(desk: Desk, centre: Desk) {
  const number = newMobile().slice(-6);
  const idIn = (path: string, after: string) => path.match(new RegExp(`${after}([0-9a-f-]{36})`))?.[1] ?? "";
  const addsTerm = (name: string, starts: string, ends: string, at = desk) =>
    at.leads("/forms/desk-term-new", { term_name: `${name}${number}`, term_starts_on: starts, term_ends_on: ends });
  const plan = await addsTerm("2029年春季学期", "2029-2-26", "2029-6-15");
  const empty = await addsTerm("2029年秋季学期", "2029-9-3", "2029-12-28");
  const term = idIn(plan, "/terms/");
  const planned = { term, department: "书画系", subject: "篆书", slots: "周三上午9:00-10:30", places: "20", fee: "免费" };
  const plans = async (name: string, teacher: string) =>
    idIn(await desk.leads("/forms/desk-plan-class", { ...planned, name: `${name}${number}`, teacher }), "changed=");
  const first = await plans("篆书一年级班", "黄细花");
  const second = await plans("篆书二年级班", "黄细花");
  const third = await plans("篆书提高班", "魏桂");
  // What is typed is kept for each visitor and form: what is wrong stands at another desk than what was looked at.
  const elsewhere = { ...planned, term: idIn(await addsTerm("2029年春季学期", "2029-2-26", "2029-6-15", centre), "/terms/") };
  const other = idIn(await centre.leads("/forms/desk-plan-class", { ...elsewhere, name: `篆书一年级班${number}` }), "changed=");
  const publishing = { term, opens_at: "2029-1-8", closes_at: "2029-2-23" };
  const looked = await desk.leads("/forms/desk-plan-move", { planned: `${second} 0 0`, weekday: "4", look: "yes" });
  const trial = await trialPaths(desk, centre, { planned, number, elsewhere: elsewhere.term });
  const carriedOut = await carriedOutPaths(desk, { planned, number });
  const departments = await (await desk.request.get("/desk/terms")).text();
  const deskDepartment = departments.match(/\/desk\/departments\/[0-9a-f-]{36}/)?.[0] ?? "";
  return {
    ...trial,
    deskDepartment,
    deskBadDepartment: await desk.leads("/forms/desk-department", { department: deskDepartment.split("/")[3], name: "<" }),
    ...carriedOut,
    deskPlan: plan,
    deskPlanEmpty: empty,
    deskPlanChosen: `${plan}?by=room&chosen=${first}&slot=0`,
    deskPlanLooked: looked,
    deskPlanned: `/desk/planned/${first}`,
    deskBadTerm: await desk.leads("/forms/desk-term-new", { term_name: "", term_starts_on: "明天", term_ends_on: "" }),
    deskBadTermChange: await desk.leads("/forms/desk-term-change", { term, term_name: "<", term_starts_on: "2029-9-3", term_ends_on: "2029-2-26" }),
    deskBadMove: await centre.leads("/forms/desk-plan-move", { planned: `${other} 0 0`, from: "25:00", to: "9:00" }),
    deskBadPlanned: await desk.leads("/forms/desk-plan-class", { ...planned, name: "", slots: "周八", teacher: "" }),
    deskPublishLooked: await desk.leads("/forms/desk-plan-publish", { ...publishing, "chosen[]": `${third}.0`, look: "yes" }),
  };
}
