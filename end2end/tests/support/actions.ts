// What people do on pages, in the words that they read there.
import { type Page, expect } from "@playwright/test";
import { accounts } from "./desk";
import type { Kind } from "./http";

export const doors: Record<Kind, { name: string; list: string; signUp: string; withdraw: string }> = {
  class: { name: "老年大学", list: "/classes", signUp: "报名这门课", withdraw: "退课" },
  activity: { name: "活动中心", list: "/activities", signUp: "报名这项活动", withdraw: "退出" },
  shift: { name: "志愿服务", list: "/shifts", signUp: "报名这次服务", withdraw: "退出" },
};

export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const main = (page: Page) => page.getByRole("main");

// Through one of the three doors of the home page.
export async function goThrough(page: Page, kind: Kind): Promise<void> {
  await page.goto("/");
  await page.locator(".door").filter({ hasText: doors[kind].name }).click();
  await expect(page).toHaveURL(new RegExp(`${doors[kind].list}$`));
}

// A coordinator's browser; another's than the test's own needs the address.
export async function signInAtDesk(page: Page, account: keyof typeof accounts, address = ""): Promise<void> {
  await page.goto(`${address}/desk/sign-in`);
  await page.getByLabel("登录名").fill(accounts[account].name);
  await page.getByLabel("密码").fill(accounts[account].password);
  await main(page).getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await expect(heading(page)).toHaveText("报名项目");
}

// The address, and all of the page: of one that is still coming only what stands at its beginning is there to be counted.
export async function arrives(page: Page, address: RegExp | string | ((url: URL) => boolean)): Promise<void> {
  await expect(page).toHaveURL(address);
  await page.waitForLoadState();
}

export async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("main").locator("#q").fill(words);
  await page.getByRole("button", { name: "查找" }).click();
  await arrives(page, (url) => url.searchParams.get("q") === words);
}

// The cards of a list that have this in them.
export const cards = (page: Page, words: string) => page.locator(".card").filter({ hasText: words });

export async function openOffering(page: Page, id: string): Promise<void> {
  await page.goto(`/offerings/${id}`);
  await expect(heading(page)).toBeVisible();
}

// From an offering's page, signed in, to the page that says how it went.
export async function signUp(page: Page, kind: Kind, confirm = "确认报名"): Promise<void> {
  await page.getByRole("link", { name: confirm === "确认报名" ? doors[kind].signUp : "排候补" }).click();
  await confirmSignUp(page, confirm);
}

// On the check page.
export async function confirmSignUp(page: Page, confirm = "确认报名"): Promise<void> {
  await expect(heading(page)).toHaveText("请核对，然后提交");
  await expect(page.getByText("现在还没有提交。")).toBeVisible();
  await page.getByRole("button", { name: confirm }).click();
  await arrives(page, /\/sign-ups\//);
}

// From 我的报名: look at it, give it up, be asked once more, and be told.
export async function withdraw(page: Page, kind: Kind, name: string): Promise<void> {
  await page.goto("/my-sign-ups");
  await page.locator(".summary__row").filter({ hasText: name }).getByRole("link").click();
  await page.getByRole("link", { name: doors[kind].withdraw, exact: true }).click();
  await expect(heading(page)).toContainText("确定");
  await main(page).getByRole("button", { name: `退掉${name}` }).click();
  await expect(heading(page)).toHaveText("已经退掉");
}
