// axe as design/accessibility.md wants it: contrast of 7:1 whatever the size, and what it cannot judge counts as wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

// The wrapper bundles an engine of its own; this one is the version that package.json names.
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Judges 大 and ✓ too.
const everyText = { ignoreLength: true, ignoreUnicode: false };
const contrast = ["color-contrast", "color-contrast-enhanced"];
const contrastChecks = {
  "color-contrast": { options: everyText },
  "color-contrast-enhanced": {
    options: { ...everyText, contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } },
  },
};
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The bar at the foot of a busy control is a gradient to axe, which then judges nothing; at rest the same control is judged.
const busy = "[data-showcase] [data-busy]";

// Everything that is wrong, each with its places; contrast alone for a second theme.
export async function faultsOf(page: Page, only: "everything" | "contrast" = "everything"): Promise<string[]> {
  const runOnly = only === "everything" ? { type: "tag", values: tags } : { type: "rule", values: contrast };
  const report = await new AxeBuilder({ page, axeSource }).exclude(busy).options({ runOnly, checks: contrastChecks } as never).analyze();
  const unclear = report.incomplete.filter((result) => contrast.includes(result.id));
  return [...report.violations, ...unclear].map((result) => {
    const places = result.nodes.map((node) => `  ${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? node.failureSummary ?? ""}`);
    return `${result.id}: ${result.help}\n${places.join("\n")}`;
  });
}
