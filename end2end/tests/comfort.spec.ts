// 字号, 对比 and language: plain buttons that work without scripts and are remembered.
import type { Page } from "@playwright/test";
import { heading, main } from "./support/actions";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

// On a phone the settings are folded away.
async function choose(page: Page, name: string | RegExp): Promise<void> {
  const button = page.locator(".comfort").getByRole("button", { name, exact: true });
  if (!(await button.isVisible())) await page.locator(".comfort__summary").click();
  await button.click();
}

const bodySize = (page: Page) => main(page).locator("p").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize));

test("the text grows in two steps, says so, and stays large on the next page and the next visit", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "standard");
  const small = await bodySize(page);
  await choose(page, "更大");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "larger");
  const larger = await bodySize(page);
  await choose(page, "最大");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "largest");
  const largest = await bodySize(page);
  expect([small, larger, largest]).toEqual([24, 30, 36]);
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/classes?q=sf");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "largest");
  const cookies = await page.context().cookies();
  const kept = cookies.find((cookie) => cookie.name === "text_size");
  expect(kept?.value).toBe("largest");
  expect(kept?.expires).toBeGreaterThan(Date.now() / 1000 + 300 * 86_400);
});

test("the current choice is said in words", async ({ page }) => {
  await page.goto("/");
  await choose(page, "最大");
  const group = page.locator(".comfort__set").first();
  await expect(group.locator('[aria-pressed="true"]')).toHaveText("最大（已选）");
});

test("high contrast is a dark page and is remembered", async ({ page }) => {
  await page.goto("/");
  const ground = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const light = await ground();
  await choose(page, "高对比");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.goto("/shifts");
  expect(await ground()).toBe(dark);
  await choose(page, "标准");
  expect(await ground()).toBe(light);
});

test("the page goes on in English, with the same address, and back in Chinese", async ({ page }) => {
  await page.goto("/classes?weekday=2");
  await choose(page, "English");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(heading(page)).toHaveText("Classes of the senior university");
  await expect(page).toHaveURL(/\/classes\?weekday=2$/);
  await page.goto("/");
  await expect(page).toHaveTitle(/ - Yinyao$/);
  await choose(page, "中文");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle(/ - 银耀$/);
});

test("English pages without names of people and places hold no Chinese", async ({ page }) => {
  await page.goto("/sign-in");
  await choose(page, "English");
  const paths = ["/", "/sign-in", "/nothing", "/classes?q=zzzz", "/activities?q=zzzz", "/shifts?q=zzzz", "/desk/sign-in"];
  for (const path of paths) {
    await page.goto(path);
    const text = (await page.locator("body").innerText()).replace("中文", "");
    expect(text.match(/.{0,20}[一-鿿].{0,20}/g) ?? [], path).toEqual([]);
  }
});

test("Enter in a field goes on, and keeps the size of the text", async ({ page }) => {
  await page.goto("/sign-in");
  await choose(page, "更大");
  const field = page.getByLabel("您的手机号码是多少？");
  await field.fill(newMobile());
  await field.press("Enter");
  await expect(heading(page)).toHaveText("短信里的6位数字是什么？");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "larger");
});

test("a tampered cookie means the standard", async ({ page, server }) => {
  const url = server.address;
  await page.context().addCookies([
    { name: "text_size", value: "giant", url },
    { name: "contrast", value: "pink", url },
    { name: "language", value: "xx", url },
  ]);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "standard");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("html")).not.toHaveAttribute("data-contrast");
});

test("the first Tab leads to the link that skips to the main part", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
});
