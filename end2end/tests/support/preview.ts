// A plan before it is confirmed: the rows that are seen of it, and the links that choose among them.
import type { Locator, Page } from "@playwright/test";

export interface Preview {
  rows: Locator;
  // All rows again, or those with problems alone; how many these are, as the link says.
  all: Locator;
  problems: Locator;
  count: number;
}

// On the page of a preview.
export async function previewOn(page: Page): Promise<Preview> {
  const tabs = page.getByRole("navigation", { name: "显示哪些行" });
  const problems = tabs.getByRole("link", { name: /要看一看\d+行$/ });
  const count = Number((await problems.innerText()).match(/\d+/)?.[0]);
  return { rows: page.locator(".import__row:visible"), all: tabs.getByRole("link", { name: /全部\d+行$/ }), problems, count };
}
