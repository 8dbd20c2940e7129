// 字号, 对比 and language: plain buttons that work without scripts and are remembered.
import type { Page } from "@playwright/test";
import { heading } from "./support/actions";
import { choose, remembered } from "./support/comfort";
import { awake } from "./support/navigator";
import { expect, test } from "./support/test";

// Without scripts a switch loads the page anew, whose words may be there before its style sheet is.
async function bodySize(page: Page): Promise<number> {
  await page.waitForLoadState();
  return page.locator("#mobile-hint").evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
}

async function groundOf(page: Page): Promise<string> {
  await page.waitForLoadState();
  return page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
}

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
  await remembered(page, "text_size", "largest");
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
  const ground = () => groundOf(page);
  const light = await ground();
  await choose(page, "高对比");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  const dark = await ground();
  expect(dark).not.toBe(light);
  await remembered(page, "contrast", "high");
  await page.goto("/shifts");
  expect(await ground()).toBe(dark);
  await choose(page, "标准");
  await expect.poll(ground).toBe(light);
});

test("the page goes on in English, with the same address, and back in Chinese", async ({ page }) => {
  await page.goto("/classes?weekday=2");
  await choose(page, "English");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(heading(page)).toHaveText("Classes at the senior university");
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

test.describe("with the browser part", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "what happens in place is a script");

  test("size and contrast change in place: no reload, the focus stays, the next page knows", async ({ page }) => {
    await page.goto("/sign-in");
    await awake(page);
    const field = page.locator("#mobile");
    await field.fill("1380");
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await choose(page, "更大");
    await expect(page.locator("html")).toHaveAttribute("data-text-size", "larger");
    await expect(page.locator('.comfort [name=text_size][aria-pressed="true"]')).toHaveText("更大（已选）");
    await expect(page.locator('.comfort [name=text_size][aria-pressed="false"]')).toHaveText(["大", "最大"]);
    await expect(page.locator('.comfort [name=text_size][aria-pressed="true"]')).toBeFocused();
    const told = page.waitForResponse((answer) => answer.url().includes("/comfort?contrast=high"));
    await choose(page, "高对比");
    expect((await told).status()).toBe(204);
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
    await expect(page.locator('.comfort [name=contrast][aria-pressed="true"]')).toHaveText("高对比（已选）");
    await expect(field).toHaveValue("1380");
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
    await remembered(page, "text_size", "larger");
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-text-size", "larger");
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  });

  test("after a change of page the switches lead back to the page that is shown", async ({ page }) => {
    await page.goto("/");
    await awake(page);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator(".door").filter({ hasText: "志愿服务" }).click();
    await expect(page).toHaveURL(/\/shifts$/);
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
    await choose(page, "English");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveURL(/\/shifts$/);
  });
});

test("the first visit follows the device: dark, enlarged, still", async ({ page }) => {
  const ground = () => groundOf(page);
  await page.goto("/sign-in");
  const light = await ground();
  const size = await bodySize(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await ground();
  expect(dark).not.toBe(light);
  // Neither is said to be chosen, because nobody has chosen.
  await expect(page.locator('.comfort [name=contrast][aria-pressed="true"]')).toHaveCount(0);
  expect(await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length)).toBe(0);
  await choose(page, "标准");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "standard");
  expect(await ground()).toBe(light);
  // The device's own size of text: every size is in rem.
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "150%"));
  expect(await bodySize(page)).toBeCloseTo(size * 1.5, 1);
});

test("where the device has colours of its own, the chosen switch and the borders are still seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/sign-in");
  const border = (selector: string) =>
    page.locator(selector).first().evaluate((element) => {
      const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(element);
      return borderTopColor !== backgroundColor && !borderTopColor.startsWith("rgba") && parseFloat(borderTopWidth) >= 2;
    });
  for (const selector of ["#mobile", "main .button--primary"]) expect(await border(selector), selector).toBe(true);
  const mark = page.locator('.comfort [aria-pressed="true"]').first();
  expect(await mark.evaluate((button) => getComputedStyle(button, "::before").content)).toContain("✓");
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
