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
const theStricter = { [contrast]: { enabled: true }, "color-contrast": { enabled: false } };
const contrastChecks = {
  [contrast]: {
    options: { ...everyText, contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } },
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

interface Engine {
  run(where: object, options: object): Promise<Record<"violations" | "incomplete", Finding[]>>;
}

// Everything that is wrong, each with its places; contrast alone for a second theme.
export async function faultsOf(page: Page, only: "everything" | "contrast" = "everything"): Promise<string[]> {
  // So asked, it sees one document; no page of ours has another inside.
  if (page.frames().length > 1) return ["a frame inside the page, which nobody judges"];
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(engine);
  const runOnly = only === "everything" ? { type: "tag", values: tags } : { type: "rule", values: [contrast] };
  // No rule that runs here reads style sheets, so that none is fetched once more.
  const rules = only === "everything" ? theStricter : {};
  const options = { runOnly, rules, checks: contrastChecks, resultTypes: ["violations", "incomplete"], preload: false };
  const ask = ({ options, busy }: { options: object; busy: string }) => (window as never as { axe: Engine }).axe.run({ exclude: [[busy]] }, options);
  const report = await page.evaluate(ask, { options, busy });
  const unclear = report.incomplete.filter((result) => result.id === contrast);
  return [...report.violations, ...unclear].map((result) => {
    const places = result.nodes.map((node) => `  ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? node.failureSummary ?? ""}`);
    return `${result.id}: ${result.help}\n${places.join("\n")}`;
  });
}
