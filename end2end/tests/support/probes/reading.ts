// How text is set: space between its lines, weight, slant, length of its lines. It runs in the page, also where scripts are off.
import type { Page } from "@playwright/test";

// What design/accessibility.md, section 2, asks for; WCAG 1.4.8 and CLREQ stand behind it.
export async function readingFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    // Headings, key facts, and what is pressed: a few words, seldom more than a line.
    const dense = "h1, h2, h3, a, button, summary, label, th, .key, .card__more, .comfort, .banner__tag";
    // One sign or name by itself has no line to keep away from.
    const alone = ".error-mark, .brand";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set<Element>();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      const words = (text.textContent ?? "").trim();
      if (!element || !words || element.closest("script, style, svg, .visually-hidden, .skip-link")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const told = `<${element.tagName.toLowerCase()} class="${element.className}"> ${words.slice(0, 24)}`;
      const range = document.createRange();
      range.selectNodeContents(text);
      const widest = Math.max(0, ...[...range.getClientRects()].map((line) => line.width));
      if (widest / size > 40.5 && /[一-鿿]/.test(words)) faults.push(`a line of ${Math.round(widest / size)} Han: ${told}`);
      if (seen.has(element)) continue;
      seen.add(element);
      const least = element.closest(alone) ? 0 : element.closest(dense) ? 1.3 : 1.5;
      const height = parseFloat(style.lineHeight) / size;
      if (!(height >= least - 0.01)) faults.push(`lines ${height.toFixed(2)} apart, ${least} wanted: ${told}`);
      if (Number(style.fontWeight) < 400) faults.push(`thin text: ${told}`);
      if (style.fontStyle !== "normal") faults.push(`slanted text: ${told}`);
      if (style.textAlign === "justify") faults.push(`justified text: ${told}`);
    }
    return faults;
  });
}

// What is lost when text grows to twice its size, or when a reader spaces it out: words cut off, or over one another.
export async function lossFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".visually-hidden, .skip-link, svg, script, style");
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (!shown(element) || element.closest("[data-scroll-x]") || element.matches("input, textarea")) continue;
      const style = getComputedStyle(element);
      const cuts = style.overflowX !== "visible" || style.overflowY === "hidden";
      const over = element.scrollWidth > element.clientWidth + 1 || (style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
      if (!cuts || !over || !(element.textContent ?? "").trim()) continue;
      const edge = element.getBoundingClientRect().right;
      const beyond = [...element.querySelectorAll("*")].filter((inner) => shown(inner) && !inner.closest("[data-scroll-x]") && inner.getBoundingClientRect().right > edge + 1);
      const told = (beyond.at(-1) ?? element) as HTMLElement;
      if (element.matches("main") && beyond.length === 0) continue;
      faults.push(`cut off: <${told.tagName.toLowerCase()} class="${told.className}"> ${(told.textContent ?? "").trim().slice(0, 20)}`);
    }
    const boxes: { box: DOMRect; element: Element; words: string }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      const words = (text.textContent ?? "").trim();
      if (!element || !words || !shown(element) || element.closest("[data-scroll-x]")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) boxes.push({ box, element, words: words.slice(0, 16) });
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < boxes.length; i++) {
      const one = boxes[i]!;
      // The ink of a line is less high than its box: letters touch only when the boxes overlap by a third.
      const slack = one.box.height / 3;
      for (let j = i + 1; j < boxes.length && boxes[j]!.box.top < one.box.bottom - slack; j++) {
        const other = boxes[j]!;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        if (across > 3) faults.push(`over one another: ${one.words} / ${other.words}`);
      }
    }
    return faults;
  });
}

// Makes the text twice as large, as a browser's own setting does.
export const twiceAsLarge = (page: Page) => adopt(page, "html { font-size: 200% }");

// The reader's own spacing of WCAG 1.4.12.
export const spacedOut = (page: Page) =>
  adopt(page, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");

// Takes back what the two above did.
export const asServed = (page: Page) => page.evaluate(() => void (document.adoptedStyleSheets = []));

// The content policy lets no style element in; a sheet of the page's own script is one of the tester's.
function adopt(page: Page, rules: string): Promise<void> {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}
