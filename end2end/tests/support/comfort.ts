// 字号, 对比 and language in the header: pressing a switch, and waiting until it has done what it says.
import { type Page, expect } from "@playwright/test";

// On a phone the settings are folded away; where the page is still coming they may not be there yet.
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page.waitForLoadState();
  const button = page.locator(".comfort").getByRole("button", { name, exact: true });
  if (!(await button.isVisible())) await page.locator(".comfort__summary").click();
  await button.click();
}

// The switch as it looks once it is chosen; folded away on a phone it still says so.
export const chosen = (page: Page, name: string) =>
  name === "English" || name === "中文"
    ? page.locator(`html[lang="${name === "English" ? "en" : "zh-CN"}"]`)
    : page.locator(`html[data-text-size="${sizes[name]}"], html[data-contrast="${contrasts[name]}"]`);
const sizes: Record<string, string> = { 大: "standard", 更大: "larger", 最大: "largest" };
const contrasts: Record<string, string> = { 标准: "standard", 高对比: "high" };

// The switch tells the server in the background: an address that is typed in that same moment may be asked for before it.
export const remembered = (page: Page, name: string, value: string) =>
  expect.poll(async () => (await page.context().cookies()).find((cookie) => cookie.name === name)?.value).toBe(value);
