// What somebody sees of a page before they scroll. It runs in the page, also where scripts are off.
import type { Page } from "@playwright/test";

// The top may take a third of the first screen, and the page says at once what it is about: its h1, or, where a form came
// back, the summary that stands above the h1 and has the focus.
export async function firstScreenFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const header = document.querySelector(".header")?.getBoundingClientRect();
    const third = innerHeight / 3;
    if (header && header.height > third + 0.5) faults.push(`the top is ${Math.round(header.height)} px high, ${Math.round(third)} at most`);
    const title = document.querySelector(".error-summary__title:not([data-showcase] *)") ?? document.querySelector("h1");
    // Whoever has chosen something below has the focus there: the browser has brought that into sight instead.
    if (document.querySelector("main [autofocus]:focus:not(.error-summary)")) return faults;
    const box = title?.getBoundingClientRect();
    if (!box || box.top < 0 || box.bottom > innerHeight) faults.push(`“${title?.textContent?.trim()}” ends at ${Math.round(box?.bottom ?? 0)} px of ${innerHeight}`);
    return faults;
  });
}
