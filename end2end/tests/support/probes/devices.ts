// What a device or its owner asks of every page: colours of their own, no movement, paper.
import type { Page } from "@playwright/test";

// With the device's own colours what can be tapped or filled in still has an edge.
export async function forcedColourFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await page.evaluate(() => {
    const edged = (element: Element) => {
      const style = getComputedStyle(element);
      return ["Top", "Bottom"].some((side) => parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) >= 1 && style.getPropertyValue(`border-${side.toLowerCase()}-style`) !== "none");
    };
    return [...document.querySelectorAll("main .button, main input:not([type=hidden]), main textarea, .comfort [aria-pressed=true]")]
      .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .choice"))
      .filter((element) => !edged(element) && !element.matches(".button--link"))
      .map((element) => `no edge in forced colours: <${element.tagName.toLowerCase()} class="${element.className}">`);
  });
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
}

// Who asked for less movement sees none.
export async function movementFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const faults = await page.evaluate(() => {
    const moving = [...document.querySelectorAll("body *")].filter((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const lasts = (durations: string) => durations.split(",").some((duration) => parseFloat(duration) > 0.01);
      return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
    });
    return moving.map((element) => `it moves: <${element.tagName.toLowerCase()} class="${element.className}">`);
  });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return faults;
}

// On paper: 16 pt, black on white, nothing that only a screen can use.
export async function paperFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const faults = await page.evaluate(() => {
    const faults: string[] = [];
    for (const selector of [".comfort", ".site-nav", ".skip-link", "main .button:not([href^='tel:'])", ".filter"]) {
      for (const element of document.querySelectorAll(selector)) {
        if (element.checkVisibility()) faults.push(`printed: <${element.tagName.toLowerCase()} class="${element.className}">`);
      }
    }
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!element || !(text.textContent ?? "").trim() || !element.checkVisibility() || element.closest("svg, table, .visually-hidden")) continue;
      const points = parseFloat(getComputedStyle(element).fontSize) * 0.75;
      const least = element.closest(".hint, .field__hint, .links__note") ? 14 : 16;
      if (points < least - 0.01) faults.push(`${points} pt on paper: ${(text.textContent ?? "").trim().slice(0, 20)}`);
    }
    return faults;
  });
  await page.emulateMedia({ media: null, colorScheme: null });
  return faults;
}
