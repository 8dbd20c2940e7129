// A page worked with the keyboard alone.
import type { Page } from "@playwright/test";

// Tab until something of this name has the focus, and what the browser then calls it.
export async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null;
      // A table that scrolls takes the focus, too, and begins with its first row.
      if (!focused?.matches("a, button, input, select, summary, textarea")) return "";
      const label = focused?.labels?.[0]?.textContent ?? "";
      return (label || focused?.textContent || "").replace(/\s+/g, " ").trim();
    });
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
  await tabTo(page, name);
  await page.keyboard.type(words);
}

// The link or button of this name.
export async function presses(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}
