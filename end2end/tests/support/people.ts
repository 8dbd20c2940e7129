// People: their numbers, and signing in, by hand as they do it and at once where a test is about something else.
import { type APIRequestContext, type Page, expect } from "@playwright/test";
import { send } from "./http";

export interface Particulars {
  name: string;
  // Year, month, day.
  born: [number, number, number];
}

export const liGuilan: Particulars = { name: "李桂兰", born: [1955, 3, 8] };
export const chenGuofu: Particulars = { name: "陈国富", born: [1950, 11, 2] };

let numbers = 0;

// A number that nobody had before on this worker's server.
export function newMobile(): string {
  numbers += 1;
  return `1380${String(numbers).padStart(7, "0")}`;
}

// Of the demonstration: has places, and was in a class of the last term (server/src/demonstration.rs).
export const regular = "19900002505";

// Signed in by the number alone, without looking at a page: somebody whom the demonstration knows.
export async function comeBackOver(request: APIRequestContext, address: string, mobile: string): Promise<void> {
  const asked = await send(request, address, "/forms/ask-for-code", { mobile, return_to: "/" });
  await send(request, address, "/forms/sign-in", { code: codeIn(asked.html) });
}

// The same, with name and birthday known afterwards.
export async function signInOver(request: APIRequestContext, address: string, mobile: string, who: Particulars): Promise<void> {
  await comeBackOver(request, address, mobile);
  const [year, month, day] = who.born.map(String);
  await send(request, address, "/forms/save-name", { name: who.name, return_to: "/" });
  const born = { born_year: year, born_month: month, born_day: day, return_to: "/" };
  const answer = await send(request, address, "/forms/save-birthday", born);
  expect(new URL(answer.url).pathname, "signing in leads home").toBe("/");
}

// The same for the browser of a page.
export async function signInAs(page: Page, address: string, mobile: string, who = liGuilan): Promise<void> {
  await signInOver(page.context().request, address, mobile, who);
}

function codeIn(html: string): string {
  const code = html.match(/id="demonstration-code"[^>]*>[^<]*?(\d{6})/)?.[1];
  expect(code, "the code in the box of the demonstration").toBeTruthy();
  return code ?? "";
}

// From the question for the number to where it leads, as a person goes: the code is read in the marked box.
export async function signInByHand(page: Page, mobile: string, who?: Particulars): Promise<void> {
  await page.getByLabel("您的手机号码是多少？").fill(mobile);
  await page.getByRole("button", { name: "发验证码" }).click();
  await typeCode(page);
  if (who) await tellParticulars(page, who);
}

export async function typeCode(page: Page): Promise<void> {
  const box = page.locator(".notice--demonstration");
  await expect(box).toContainText("这是演示，短信不会真的发出");
  const code = (await box.innerText()).match(/\d{6}/)?.[0] ?? "";
  // People copy it in two halves.
  await page.getByLabel("短信里的6位数字是什么？").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
}

export async function tellParticulars(page: Page, who: Particulars): Promise<void> {
  await expect(page.getByText("第1步，共2步：第一次登录")).toBeVisible();
  await page.getByLabel("您叫什么名字？").fill(who.name);
  await page.getByRole("button", { name: "继续" }).click();
  await expect(page.getByText("第2步，共2步：第一次登录")).toBeVisible();
  const [year, month, day] = who.born.map(String);
  await page.getByRole("textbox", { name: "年", exact: true }).fill(year);
  await page.getByRole("textbox", { name: "月", exact: true }).fill(month);
  await page.getByRole("textbox", { name: "日", exact: true }).fill(day);
  await page.getByRole("button", { name: "继续" }).click();
}
