// A page worked with the keyboard alone.
import { type Page, expect } from "@playwright/test";

// Tab until something of this name has the focus, as the browser calls it.
export async function tabTo(page: Page, name: string): Promise<void> {
  await tab(page, name, false);
}

// Tab until the field of this label has the focus: what is wrong with it is told above by a link that begins like it.
export async function tabToField(page: Page, label: string): Promise<void> {
  await tab(page, label, true);
}

async function tab(page: Page, name: string, onlyFields: boolean): Promise<void> {
  const focused = () =>
    page.evaluate((onlyFields) => {
      const focused = document.activeElement as HTMLInputElement | null;
      // A table that scrolls takes the focus, too, and begins with its first row.
      if (!focused?.matches("a, button, input, select, summary, textarea")) return "";
      const label = focused?.labels?.[0]?.textContent ?? "";
      return (label || (onlyFields ? "" : focused?.textContent) || "").replace(/\s+/g, " ").trim();
    }, onlyFields);
  // While one asks, the next page may come: the keyboard begins anew there.
  const named = () =>
    focused().catch(async (error: unknown) => {
      if (!String(error).includes("context was destroyed")) throw error;
      await page.waitForLoadState();
      return "";
    });
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press("Tab");
    if ((await named()).startsWith(name)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

// Into the field of this label.
export async function types(page: Page, name: string, words: string): Promise<void> {
  await tabToField(page, name);
  await page.keyboard.type(words);
}

// The link or button of this name.
export async function presses(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await enters(page);
}

// Enter where the focus is, and all of the page that it leads to: who goes on at once goes on in the page before it.
export async function enters(page: Page): Promise<void> {
  // What leads away by a new document is waited for by Playwright, and what changes in place is marked until it has come.
  await page.locator(":focus").press("Enter");
  await expect(page.locator("[data-busy]")).toHaveCount(0);
  await page.waitForLoadState();
}
