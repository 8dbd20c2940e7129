// The three journeys of issue 2, from the home page to a place and back: the same whatever works in the browser.
import { type Page, expect } from "@playwright/test";
import { cards, confirmSignUp, doors, goThrough, heading, main, search, withdraw } from "./actions";
import type { Kind } from "./http";
import { liGuilan, newMobile, signInByHand } from "./people";

export interface Journey {
  kind: Kind;
  // What is typed, and what stands on the card that is tapped.
  words: string;
  card: RegExp;
}

export const journeys: Record<string, Journey> = {
  "a calligraphy class": { kind: "class", words: "shufa", card: /楷书[^]*还有\d+个名额/ },
  "a table-tennis afternoon": { kind: "activity", words: "乒乓", card: /乒乓球下午场[^]*还有\d+个名额/ },
  "a volunteer shift": { kind: "shift", words: "阅览室", card: /还有\d+个名额/ },
};

// From the home page to 报名成功; answers what it is called.
export async function getAPlace(page: Page, { kind, words, card }: Journey): Promise<string> {
  await goThrough(page, kind);
  await search(page, words);
  const chosen = page.locator(".card").filter({ hasText: card }).first();
  const name = (await chosen.locator(".card__link").innerText()).trim();
  await chosen.locator(".card__link").click();
  await expect(heading(page)).toHaveText(name);
  await page.getByRole("link", { name: "登录后报名" }).click();
  await signInByHand(page, newMobile(), liGuilan);
  await expect(main(page)).toContainText(name);
  await confirmSignUp(page);
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText("李桂兰，您的名额已经定下");
  return name;
}

// 我的报名 shows it; then it is given up, and gone.
export async function lookAndGiveUp(page: Page, { kind }: Journey, name: string): Promise<void> {
  await main(page).getByRole("link", { name: "看我的报名" }).click();
  await expect(heading(page)).toHaveText("我的报名");
  await expect(page.locator(".summary__row").filter({ hasText: name })).toContainText("已报上");
  await expect(page.locator(".timetable")).toContainText(name);
  await withdraw(page, kind, name);
  await main(page).getByRole("link", { name: "看我的报名" }).click();
  await expect(page.locator(".summary__row").filter({ hasText: name })).toContainText("已退掉");
  await expect(page.locator(".timetable")).toHaveCount(0);
  await expect(main(page).getByRole("link", { name: doors[kind].name })).toBeVisible();
  await expect(cards(page, name)).toHaveCount(0);
}
