// What can be tapped: far enough from its neighbours, and nothing lies over it.
import type { Page } from "@playwright/test";

// The space between two targets, in pixels; rows of a table at the desk may touch.
const apart = 12;

export async function targetFaults(page: Page): Promise<string[]> {
  return page.evaluate((apart) => {
    const faults: string[] = [];
    const told = (element: Element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? "").trim().slice(0, 20)}`;
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".visually-hidden, .skip-link, [aria-hidden=true]");
    // In a box that scrolls by itself only what is in sight there is tapped.
    const inSight = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const around = element.closest("[data-scroll-x]")?.getBoundingClientRect();
      const [x, y] = [Math.max(left, around?.left ?? left), Math.max(top, around?.top ?? top)];
      return new DOMRect(x, y, Math.min(right, around?.right ?? right) - x, Math.min(bottom, around?.bottom ?? bottom) - y);
    };
    // A card is its link; a radio and its label are one.
    const whole = (element: Element) => element.closest(".card, .choice") ?? element;
    const targets = [...new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, summary")].filter(shown).map(whole))];
    const boxes = targets.map((element) => ({ element, box: inSight(element) })).filter(({ box }) => box.width > 1 && box.height > 0);
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) {
        const [one, other] = [boxes[i]!, boxes[j]!];
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (one.element.closest("table") && other.element.closest("table")) continue;
        const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
        const along = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
        if (Math.max(across, along) < apart - 0.5) faults.push(`${Math.round(Math.max(across, along))} px apart: ${told(one.element)} / ${told(other.element)}`);
      }
    }
    for (const { element } of boxes) {
      if (element.closest("[data-scroll-x]")) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      if (height > innerHeight) continue;
      for (const [x, y] of [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]] as const) {
        const found = document.elementFromPoint(left + width * x, top + height * y);
        // Nothing at all is found outside of the window: a card may be taller than that.
        if (!found || element.contains(found) || found.contains(element)) continue;
        faults.push(`something lies over ${told(element)}: ${told(found)}`);
        break;
      }
    }
    scrollTo(0, 0);
    return faults;
  }, apart);
}

// So many stops tell of a page what all of them would: a register has one in every row.
const mostStops = 150;

// Goes through the page by Tab alone: everything that can be reached shows that it is, whole and in sight, in the order of the page.
export async function focusFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const stops = await page.evaluate(() => {
    scrollTo(0, 0);
    // Chromium goes on from what was last scrolled into sight: it begins at the top again.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true], .honeypot");
    const reachable = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), textarea, summary, [tabindex='0']")].filter(
      (element) => shown(element) && element.tabIndex >= 0 && !element.matches(":disabled"),
    );
    // Radios of one question are one stop.
    const groupOf = (element: HTMLElement) => (element instanceof HTMLInputElement && element.type === "radio" ? element.form?.id + element.name : element);
    return new Set(reachable.map(groupOf)).size;
  });
  let reached = 0;
  for (; reached < Math.min(stops + 2, mostStops); reached++) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "end";
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      const told = `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? "").trim().slice(0, 20)}`;
      // A radio is drawn by its row: the ring may be the row's.
      const ringed = [element, element.closest(".choice"), element.closest(".card"), element.closest(".door")].some((candidate) => {
        if (!candidate) return false;
        const style = getComputedStyle(candidate);
        return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3;
      });
      if (!ringed) return `no ring around ${told}`;
      if (height <= innerHeight && (top < -1 || bottom > innerHeight + 1)) return `out of sight: ${told}`;
      if (left < -1 || right > innerWidth + 1) return element.closest("[data-scroll-x]") ? "" : `beyond the edge: ${told}`;
      const found = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
      if (found && !element.contains(found) && !found.contains(element)) return `covered: ${told}`;
      return "";
    });
    if (fault === "end") break;
    if (fault) faults.push(fault);
  }
  if (reached < Math.min(stops, mostStops)) faults.push(`Tab reaches ${reached} of ${stops}`);
  return faults;
}
