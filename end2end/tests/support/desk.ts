// A coordinator at work over HTTP: hands in plans, so that a test has the offering that it needs.
import { readFileSync } from "node:fs";
import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import { formOf, send } from "./http";

// The demonstration's accounts (server/src/demonstration/institutions.rs).
export const accounts = {
  university: { name: "daxue", password: "yinxing-daxue" },
  centre: { name: "huodong", password: "yinxing-huodong" },
  volunteers: { name: "zhiyuan", password: "yinxing-zhiyuan" },
} as const;

export interface Wanted {
  name: string;
  capacity?: number;
  // Days from today.
  inDays?: number;
  from?: string;
  to?: string;
  // When signing up begins: 2027-3-1 9:00. At once, unless told.
  opensAt?: string;
  note?: string;
}

// First and last day and name of the public holidays, on which houses are shut: `domain::holiday` is held equal to them.
const holidays = readFileSync(new URL("holidays.csv", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.split(","));

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
let rooms = 0;

// A draw, besides what is drawn and until when.
const ofDraw = { name: "冬季公开摇号", opens_at: "", most_wanted: "1", source: "当众掷骰子十次，按先后记", digits: "10" };

export class Desk {
  private constructor(
    readonly request: APIRequestContext,
    readonly address: string,
  ) {}

  static async of(api: APIRequest, address: string, account: keyof typeof accounts): Promise<Desk> {
    const request = await api.newContext({ baseURL: address });
    const answer = await send(request, address, "/forms/desk-sign-in", accounts[account]);
    expect(new URL(answer.url).pathname).toBe("/desk");
    return new Desk(request, address);
  }

  // The centre offers an activity with so many places; answers its key.
  async offers(wanted: Wanted): Promise<string> {
    const { name, capacity = 20, inDays = 10, from = "9:00", to = "10:30", opensAt = "", note = "" } = wanted;
    rooms += 1;
    const day = dayFromToday(inDays);
    const head = "日期,星期,开始,结束,活动名称,地点,名额,参加对象,报名方式,联系人,联系电话,备注";
    const row = [day.text, day.weekday, from, to, name, `小活动室${rooms}`, capacity, "全体老同志", "电话或到服务台报名", "严细妹", "19900000213", note];
    const plan = Buffer.from(`${head}\n${row.join(",")}\n`);
    const preview = await this.handsIn("plan.csv", plan, { opens_at: opensAt });
    if (await this.opensHouse(preview, day.text)) return this.offers({ ...wanted, name });
    await this.confirms(preview);
    return this.keyOf(name);
  }

  // The demonstration's house is shut on some days, whichever day it is today. A test that needs one of them takes the closure
  // back first, as its coordinator would.
  private async opensHouse(preview: string, day: string): Promise<boolean> {
    const html = await (await this.request.get(preview)).text();
    if (html.includes("/forms/desk-confirm-import")) return false;
    expect(await this.takesClosureBack(day), `${day} can be imported, or its closure be taken back`).toBe(true);
    return true;
  }

  // The house is open today, whichever day it is: a public holiday, and what the demonstration has shut, is taken back first.
  async opensToday(): Promise<void> {
    const holiday = holidayOn(0);
    if (holiday) await this.leads("/forms/desk-holiday-open", { on: holiday });
    await this.takesClosureBack(dayFromToday(0).text);
  }

  // Whether there was one.
  private async takesClosureBack(day: string): Promise<boolean> {
    const [year, month, date] = day.split("-");
    const all = (await (await this.request.get("/desk/closures")).text()).split("<li");
    const of = (item: string) => item.replace(/<[^>]*>/g, "").includes(`${year}年${month}月${date}日`);
    const closure = all.find((item) => of(item) && item.includes("/forms/desk-room-open"))?.match(/name="closure" value="([^"]+)"/)?.[1];
    if (closure) await this.leads("/forms/desk-room-open", { closure });
    return closure !== undefined;
  }

  // The university teaches a class in this term, of 篆书, on Wednesdays, free of charge and in a room of its own unless told;
  // answers its key.
  async teaches(name: string, term: Record<string, string>, more: { weekday?: string; fee?: string; room?: string } = {}): Promise<string> {
    const { weekday = "周三", fee = "免费", room = `篆书${rooms + 1}室` } = more;
    const head = "系别,专业,班级名称,年级,上课时间,教室,任课教师,招生人数,其中原班续报,学费（元/学期）,备注";
    rooms += 1;
    // Nobody teaches two of them at once: a hundred names.
    const [first, second] = [Math.floor(rooms / 10) % 10, rooms % 10].map((at) => "兰竹菊梅荷松柏云雨霞"[at]);
    const teacher = `黄${first}${second}`;
    const row = `书画系,篆书,${name},一年级,${weekday}下午4:10—5:40,${room},${teacher},20,0,${fee},`;
    await this.imports(Buffer.from(`${head}\n${row}\n`), term);
    return this.keyOf(name);
  }

  // In the desk's own list, which knows what is over, too.
  private async keyOf(name: string): Promise<string> {
    const list = await (await this.request.get(`/desk?q=${encodeURIComponent(name)}`)).text();
    const id = list.match(new RegExp(`/desk/offerings/([0-9a-f-]+)"[^>]*>${name}<`))?.[1];
    expect(id, `${name} in the list of its desk`).toBeTruthy();
    return id ?? "";
  }

  // Plans a draw of these; answers its path. What closes soon has seconds.
  async plansDraw(offerings: string[], closesAt: string, more: Record<string, string> = {}): Promise<string> {
    const path = await this.leads("/forms/desk-draw-plan", { offerings: offerings.join(","), closes_at: closesAt, ...ofDraw, ...more });
    expect(path).toMatch(/^\/desk\/draws\/[0-9a-f-]+$/);
    return path;
  }

  // Somebody at the counter wishes for this; answers the path of their slip.
  async wishes(draw: string, name: string, offering: string): Promise<string> {
    const fields = { draw: draw.split("/")[3], name, born_on: "1950-5-1", wanted: "1", offerings: offering, "ranks[0]": "1" };
    const path = await this.leads("/forms/desk-wish", fields);
    expect(path).toMatch(/^\/desk\/applications\//);
    return path;
  }

  // Somebody at the counter is signed up for this; answers the key of the sign-up.
  async adds(offering: string, name: string, mobile: string): Promise<string> {
    const fields = { offering, name, mobile, born_on: "1955-3-8", reason: "柜台报名" };
    const added = new URLSearchParams((await this.leads("/forms/desk-add", fields)).split("?")[1]).get("added") ?? "";
    expect(added, `${name} is on the list`).toMatch(/^[0-9a-f-]{36}$/);
    return added;
  }

  // Where a form leads.
  async leads(action: string, fields: Record<string, string>): Promise<string> {
    const { pathname, search } = new URL((await send(this.request, this.address, action, fields)).url);
    return pathname + search;
  }

  // Hands a plan in and confirms it; answers the path that says what became of it.
  async imports(plan: Buffer, fields: Record<string, string>): Promise<string> {
    const preview = await this.handsIn("plan.csv", plan, fields);
    await this.confirms(preview);
    return new URL(preview).pathname;
  }

  // Hands a plan in; answers the address of its preview.
  async handsIn(name: string, buffer: Buffer, fields: Record<string, string> = {}): Promise<string> {
    const file = { name, mimeType: "application/octet-stream", buffer };
    const answer = await this.request.post("/desk/import", { multipart: { ...fields, file }, headers: { origin: this.address } });
    expect(new URL(answer.url()).pathname, await answer.text()).toMatch(/^\/desk\/import\/.+/);
    return answer.url();
  }

  async confirms(preview: string): Promise<void> {
    const html = await (await this.request.get(preview)).text();
    const { action, fields } = formOf(html, /^\/forms\/.*import/);
    const answer = await send(this.request, this.address, action, fields);
    expect(answer.status).toBe(200);
  }

  async close(): Promise<void> {
    await this.request.dispose();
  }
}

// A day in China, as offices write it.
export function dayFromToday(days: number): { text: string; weekday: string } {
  const day = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000);
  const text = `${day.getUTCFullYear()}-${day.getUTCMonth() + 1}-${day.getUTCDate()}`;
  return { text, weekday: weekdays[day.getUTCDay()] };
}

// The first day of the public holidays that are on in so many days.
export function holidayOn(days: number): string | undefined {
  const day = dayFromToday(days).text.replace(/-(\d)(?=-|$)/g, "-0$1");
  return holidays.find(([from = "", to = ""]) => from <= day && day <= to)?.[0];
}

// How many days away, so many at least, the next Tuesday is from which the house is open four days in a row.
export function daysToOpenTuesday(least: number): number {
  let days = least;
  while (dayFromToday(days).weekday !== "周二" || [0, 1, 2, 3].some((more) => holidayOn(days + more))) days += 1;
  return days;
}

// A moment in China, to the second.
export function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
