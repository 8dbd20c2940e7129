// Our own probes, which measure what axe does not: size of text and targets, scrolling sideways, the frame of a page.
import type { Page } from "@playwright/test";

export interface Sizes {
  // The smallest text anywhere, and in the body of a learner's page.
  smallest: number;
  body: number;
  // The smallest side of what can be tapped.
  target: number;
  // The relief that a table at the desk has; nothing else there has any.
  inTable?: { body: number; target: number };
}

export const learnerSizes: Sizes = { smallest: 20, body: 24, target: 60 };
export const deskSizes: Sizes = { ...learnerSizes, inTable: { body: 20, target: 48 } };

// Text below its size and targets below theirs, each with its words. It runs in the page, also where scripts are off.
export async function sizeFaults(page: Page, sizes: Sizes): Promise<string[]> {
  return page.evaluate(({ smallest, inTable, ...outside }) => {
    const faults: string[] = [];
    const sizesFor = (element: Element) => (inTable && element.closest("table, .table-scroll") ? inTable : outside);
    const words = (element: Element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? "").trim().slice(0, 30)}`;
    const hidden = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      // A sample of the showcase may be in a size of its own.
      return !shown || width <= 1 || height <= 1 || element.closest(".visually-hidden, .skip-link, .design__look") !== null;
    };

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!element || !(text.textContent ?? "").trim() || element.closest("script, style, svg") || hidden(element)) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      const isHint = element.closest(".hint, .field__hint, .links__note") !== null;
      const isBody = element.closest("main :is(p, li, label, input, button, td, legend, dd)") !== null && !isHint;
      // A telephone number never breaks: in the narrowest windows it grows as far as it fits, and is never below 24 px.
      const isNumber = innerWidth < 400 && element.closest("[href^='tel:']") !== null;
      const wanted = isBody ? sizesFor(element).body : smallest;
      const least = isNumber ? Math.min(wanted, 24) : wanted;
      if (size < least - 0.01) faults.push(`text of ${size} px, ${least} wanted: ${words(element)}`);
    }
    for (const field of document.querySelectorAll<HTMLElement>("input:not([type=hidden]), textarea")) {
      const size = parseFloat(getComputedStyle(field).fontSize);
      if (!hidden(field) && size < sizesFor(field).body - 0.01) faults.push(`a field's text of ${size} px: ${field.id}`);
    }

    const whole = (element: Element) => {
      // A card is its link; a radio and its label are one.
      const box = element.closest(".card, .choice") ?? element;
      return box.getBoundingClientRect();
    };
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, summary")) {
      if (hidden(element)) continue;
      const { width, height } = whole(element);
      const { target } = sizesFor(element);
      if (width < target - 0.5 || height < target - 0.5) {
        faults.push(`a target of ${Math.round(width)}×${Math.round(height)} px, ${target} wanted: ${words(element)}`);
      }
    }
    return faults;
  }, sizes);
}

// What reaches beyond the right edge, unless it scrolls in a box of its own.
export async function sidewaysFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const beyond = [...document.querySelectorAll("body *")].filter((element) => {
      if (element.closest("[data-scroll-x], .visually-hidden, svg")) return false;
      return element.getBoundingClientRect().right > root.clientWidth + 1;
    });
    const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
    return [
      `the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`,
      ...innermost.map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? "").trim().slice(0, 30)}`),
    ];
  });
}

// One h1, the language, a title that names the page, one primary button at most, nothing that old hands cannot use.
export async function frameFaults(page: Page, language: "zh-CN" | "en"): Promise<string[]> {
  return page.evaluate((language) => {
    const faults: string[] = [];
    const count = (selector: string) => document.querySelectorAll(selector).length;
    // The showcase alone lets buttons and questions of every kind stand side by side: its samples are no page.
    const once = (selector: string) => count(`${selector}:not([data-showcase] *)`);
    const want = (right: boolean, fault: string) => {
      if (!right) faults.push(fault);
    };
    want(once("h1") === 1, `${once("h1")} h1`);
    want(document.documentElement.lang === language, `lang is ${document.documentElement.lang}`);
    want(/^.+ - (银耀|Yinyao)$/.test(document.title), `the title is “${document.title}”`);
    want(count("main") === 1, `${count("main")} main`);
    want(once(".button--primary") <= 1, `${once(".button--primary")} primary buttons`);
    want(count("select, [placeholder], button[disabled], [style], [onclick]") === 0, "a select, placeholder, dead button, style or handler");
    want(document.querySelector('a[href^="tel:"]') !== null, "no telephone number to call");
    want(!/[一-鿿]\s+[一-鿿]/.test(document.title), "a blank between Han in the title");
    return faults;
  }, language);
}

// Half-width punctuation after Han, in what a learner reads.
export async function chineseFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.closest("script, style, [lang=en]")) continue;
      for (const [found] of (text.textContent ?? "").matchAll(/.{0,8}[一-鿿][,?!;](?!\d).{0,8}/g)) faults.push(`half-width punctuation: ${found}`);
    }
    return faults;
  });
}
