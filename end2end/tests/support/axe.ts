// axe as design/accessibility.md wants it: contrast of 7:1 whatever the size, and what it cannot judge counts as wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

// The engine itself, asked in the page. Its wrapper for Playwright opens a second page for each verdict, to put together what
// several frames said, and reads half a megabyte of script twice: three quarters of the time that all pages took.
const engine = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Judges 大 and ✓ too.
const everyText = { ignoreLength: true, ignoreUnicode: false };
// Of the two rules of contrast the stricter: what has 7:1 has 4.5:1, and each takes as long as all other rules together.
const contrast = "color-contrast-enhanced";
// Targets of 24 px are its last rule that looks at every spot of the page: ours (probes.ts, probes/targets.ts) want 48 at least,
// and 12 between two, in each window and size.
const ruledElsewhere = Object.fromEntries([contrast, "color-contrast", "target-size"].map((rule) => [rule, { enabled: false }]));
const contrastChecks = {
  [contrast]: {
    // By itself it passes what has less than 4.5:1 and leaves that to the other rule.
    options: { ...everyText, contrastRatio: { normal: { expected: 7, minThreshold: 0 }, large: { expected: 7, minThreshold: 0 } } },
  },
};
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The bar at the foot of a busy control is a gradient to axe, which then judges nothing; at rest the same control is judged.
const busy = "[data-showcase] [data-busy]";

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; any: { message: string }[]; failureSummary?: string }[];
}

type Report = Record<"violations" | "incomplete", Finding[]>;

interface Engine {
  run(where: object, options: object): Promise<Report>;
}

const all = process.env.MATRIX === "all";

// Where there are words, without those that look as others do: of the elements with the same tags, classes and states all the
// way up the first and the last are chosen. In a table of forty rows contrast would be judged forty times; and nothing but a
// class or a state gives a colour: a `style` is a fault of its own. `make test-all` leaves none out.
function choose(all: boolean): void {
  const words = ["id", "for", "name", "value", "href", "title", "datetime", "aria-label", "aria-labelledby", "aria-describedby", "aria-controls"];
  const looks = new Map<Element, string>();
  const look = (element: Element): string => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const states = [...element.attributes].filter(({ name }) => !words.includes(name)).map(({ name, value }) => `${name}=${value}`);
    const chosen = element.previousElementSibling?.matches(":checked") || element.querySelector(":checked") ? "checked" : "";
    const told = `${element.parentElement ? look(element.parentElement) : ""} > ${element.localName} ${states.sort().join(" ")} ${chosen}`;
    looks.set(element, told);
    return told;
  };
  const [first, last] = [new Map<string, Element>(), new Map<string, Element>()];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!element || !(text.textContent ?? "").trim() || element.closest("script, style") || !element.checkVisibility()) continue;
    if (!first.has(look(element))) first.set(look(element), element);
    last.set(look(element), element);
  }
  const chosen = all ? [document.documentElement] : [...document.querySelectorAll("input, textarea"), ...first.values(), ...last.values()];
  Object.assign(window, { chosen: [...new Set(chosen)] });
}

// Everything that is wrong, each with its places; contrast alone for a second theme.
export async function faultsOf(page: Page, only: "everything" | "contrast" = "everything"): Promise<string[]> {
  // So asked, it sees one document; no page of ours has another inside.
  if (page.frames().length > 1) return ["a frame inside the page, which nobody judges"];
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(engine);
  await page.evaluate(choose, all);
  const others = { runOnly: { type: "tag", values: tags }, rules: ruledElsewhere };
  const ofContrast = { runOnly: { type: "rule", values: [contrast] }, checks: contrastChecks };
  const reports = [];
  for (const options of only === "everything" ? [others, ofContrast] : [ofContrast]) reports.push(await judged(page, options));
  return reports.flatMap(({ violations, incomplete }) => [...violations, ...incomplete.filter(({ id }) => id === contrast)]).map(told);
}

// What the engine says of the page; of contrast only at the places that were chosen.
function judged(page: Page, asked: object): Promise<Report> {
  // No rule that runs here reads style sheets, so that none is fetched once more.
  const options = { ...asked, resultTypes: ["violations", "incomplete"], preload: false };
  const ask = ({ options, busy, chosenOnly }: { options: object; busy: string; chosenOnly: boolean }) => {
    const { axe, chosen } = window as never as { axe: Engine; chosen: Element[] };
    return axe.run({ include: chosenOnly ? chosen : [document.documentElement], exclude: [[busy]] }, options);
  };
  return page.evaluate(ask, { options, busy, chosenOnly: "checks" in asked });
}

function told({ id, help, nodes }: Finding): string {
  const places = nodes.map((node) => `  ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? node.failureSummary ?? ""}`);
  return `${id}: ${help}\n${places.join("\n")}`;
}
