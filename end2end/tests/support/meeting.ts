// An activity whose door is open: it begins soon, with people on it from its counter.
import { expect } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";
import { newMobile } from "./people";

const pad = (number: number) => String(number).padStart(2, "0");
const clock = (minute: number) => `${Math.floor(minute / 60) % 24}:${pad(minute % 60)}`;

// Begins in an hour and lasts half of one. Where that would go on past midnight it begins then, which is less than two hours away:
// so early the door opens.
function soon(): { inDays: number; from: string; to: string } {
  const now = new Date(Date.now() + 8 * 3_600_000);
  const inAnHour = now.getUTCHours() * 60 + now.getUTCMinutes() + 60;
  const begins = inAnHour + 30 < 24 * 60 ? inAnHour : 24 * 60;
  return { inDays: Math.floor(begins / (24 * 60)), from: clock(begins), to: clock(begins + 30) };
}

export interface Meeting {
  // The path of its only session.
  session: string;
  offering: string;
}

export async function meeting(desk: Desk, name: string, people: string[], capacity = 5): Promise<Meeting> {
  const offering = await desk.offers({ name, ...soon(), capacity });
  for (const person of people) await adds(desk, offering, person);
  const list = await (await desk.request.get(`/desk/offerings/${offering}/sessions`)).text();
  const session = list.match(/\/desk\/sessions\/[0-9a-f-]{36}/)?.[0] ?? "";
  expect(session).not.toBe("");
  return { session, offering };
}

// Somebody at the counter, with a number that nobody had before; answers it.
export async function adds(desk: Desk, offering: string, name: string): Promise<string> {
  const mobile = newMobile();
  const fields = { offering, name, mobile, born_on: "1955-3-8", reason: "柜台报名" };
  expect((await send(desk.request, desk.address, "/forms/desk-add", fields)).status).toBe(200);
  return mobile;
}

// Somebody whom the centre knows, and who has no place there where they come.
export async function guest(desk: Desk, name: string): Promise<void> {
  const elsewhere = await desk.offers({ name: `${name}的活动` });
  await adds(desk, elsewhere, name);
}

// A card for somebody of a register; answers its number and the address in its code.
export async function cardOf(desk: Desk, session: string, name: string): Promise<{ number: string; code: string }> {
  const door = await (await desk.request.get(`${session}/door`)).text();
  const person = door.match(new RegExp(`value="([0-9a-f-]{36})"[^>]*>${name}<`))?.[1] ?? "";
  const made = await send(desk.request, desk.address, "/forms/desk-member-card", { person });
  return { number: made.html.match(/K\d{6}/)?.[0] ?? "", code: `${desk.address}/desk/members/${person}` };
}

// Two records of one person, as two counters wrote them down with two numbers; answers these.
export async function twoRecords(desk: Desk, name: string): Promise<[string, string]> {
  const first = await adds(desk, await desk.offers({ name: `${name}的活动甲`, inDays: 11 }), name);
  return [first, await adds(desk, await desk.offers({ name: `${name}的活动乙`, inDays: 12 }), name)];
}
