// Marks of who was there: the regular was at two sessions; of the one they say that it is not right.
import { type APIRequestContext, expect } from "@playwright/test";
import { memberOf } from "./scene-certificates";
import type { Desk } from "./desk";
import { send } from "./http";

export async function markPaths(desk: Desk, regular: APIRequestContext) {
  const { request, address } = desk;
  const led = async (by: APIRequestContext, action: string, fields: Record<string, string>) => {
    const { pathname, search } = new URL((await send(by, address, action, fields)).url);
    return pathname + search;
  };
  const person = await memberOf(desk);
  const page = await (await request.get(`/desk/members/${person}/certificates`)).text();
  const offering = page.match(/value="class ([0-9a-f-]{36})"/)?.[1] ?? "";
  const sessions = await (await request.get(`/desk/offerings/${offering}/sessions`)).text();
  const met = [...new Set([...sessions.matchAll(/\/desk\/sessions\/([0-9a-f-]{36})/g)].map((found) => found[1] ?? ""))].slice(0, 2);
  for (const session of met) await send(request, address, "/forms/desk-register", { session, [`marks[of-${person}]`]: "absent" });
  const list = await (await request.get(`/desk/offerings/${offering}`)).text();
  let ways: string[] = [];
  for (const [, id] of list.matchAll(/\/sign-ups\/([0-9a-f-]{36})/g)) {
    const html = await (await regular.get(`${address}/sign-ups/${id}`)).text();
    ways = [...html.matchAll(/\/me\/attendance\/[0-9a-f-]{36}/g)].map(([way]) => way);
    if (ways.length >= 2) break;
  }
  // The latest stand first; the two oldest are marked.
  const [asked = "", mark = ""] = ways.slice(-2);
  expect(mark).not.toBe("");
  const of = (way: string) => ({ session: way.split("/")[3] ?? "" });
  await send(regular, address, "/forms/mark-not-right", { ...of(asked), note: "我在，坐在后排。" });
  const badMark = await led(regular, "/forms/mark-not-right", { ...of(mark), note: "" });
  const deskMark = (await (await request.get("/desk/marks")).text()).match(/\/desk\/marks\/[0-9a-f-]{36}/)?.[0] ?? "";
  const objection = deskMark.split("/").pop() ?? "";
  const deskBadMark = await led(request, "/forms/desk-mark-answer", { objection, answer: "stays", note: "" });
  return { mark, markAsked: asked, badMark, deskMark, deskBadMark };
}
