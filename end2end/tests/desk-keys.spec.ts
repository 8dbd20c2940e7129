// Shortcuts for what is done at the desk: each stands on its button, and nothing else is pressed.
import type { Locator, Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { type Desk, dayFromToday, daysToOpenTuesday } from "./support/desk";
import { send } from "./support/http";
import { liGuilan, newMobile, signInOver } from "./support/people";
import { expect, test } from "./support/test";

// Alt and a letter, as a keyboard sends them: the browser looks at the letter that belongs to the key.
async function holdsAlt(page: Page, key: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  const pressed = { key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), modifiers: 1, unmodifiedText: key };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...pressed });
  await session.send("Input.dispatchKeyEvent", { type: "char", ...pressed, text: key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...pressed });
  await session.detach();
}

// Presses the button by the key that stands on it.
async function byItsKey(button: Locator): Promise<void> {
  await expect(button).toHaveCount(1);
  await expect(button).toBeVisible();
  const key = (await button.getAttribute("accesskey")) ?? "";
  expect(key).toMatch(/^[0-9a-z]$/);
  const shown = await button.evaluate((one) => getComputedStyle(one, "::after").content);
  expect(shown, "the key stands on its button").toMatch(new RegExp(`^("${key}"|attr\\(accesskey\\))`));
  await holdsAlt(button.page(), key);
}

const button = (page: Page, name: string | RegExp) => main(page).getByRole("button", { name });
const link = (page: Page, name: string | RegExp) => main(page).getByRole("link", { name });

async function asksForRoom(desk: Desk, group: string, playwright: { request: { newContext(): Promise<Parameters<typeof send>[0]> } }) {
  const learner = await playwright.request.newContext();
  await signInOver(learner, desk.address, newMobile(), liGuilan);
  const made = await desk.leads("/forms/desk-room", { name: `大厅${newMobile().slice(-5)}`, lending: "by_approval" });
  const room = made.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const on = dayFromToday(daysToOpenTuesday(48)).text;
  const asked = { room, on, from: "9:00", to: "10:00", what: "排练", group, contact: "李桂兰", telephone: "19900000001" };
  await send(learner, desk.address, "/forms/book-room", asked);
  await learner.dispose();
}

test("something on the board is decided by its keys", { tag: "@only-desktop" }, async ({ page, server, desk, playwright }) => {
  const group = `舞蹈队${newMobile().slice(-4)}`;
  await asksForRoom(desk, group, playwright);
  await signInAtDesk(page, "centre", server.address);
  await page.goto("/desk/today?still");
  await byItsKey(main(page).getByRole("listitem").filter({ hasText: group }).getByRole("link", { name: /^去审核/ }));
  await expect(main(page)).toContainText(group);
  await byItsKey(button(page, "同意借"));
  await expect(main(page)).toContainText("已借好");
});

test("a term is planned by keys, typed into its fields and sent by the key of the main button", { tag: "@only-desktop" }, async ({ page, server }) => {
  const term = `2029年春季学期${newMobile().slice(-5)}`;
  await signInAtDesk(page, "university", server.address);
  await page.goto("/desk/terms");
  await main(page).locator("#term_name").fill(term);
  await main(page).locator("#term_starts_on").fill("2029-2-26");
  // A letter alone is typed, and presses nothing.
  const ends = main(page).locator("#term_ends_on");
  await ends.focus();
  await page.keyboard.type("k");
  await expect(ends).toHaveValue("k");
  await expect(heading(page)).not.toContainText(term);
  await ends.fill("2029-6-15");
  await byItsKey(main(page).locator(".button--primary"));
  await expect(main(page)).toContainText(term);
  await expect(page).toHaveURL(/\/desk\/terms\/[0-9a-f-]{36}\/plan/);
});

test("somebody at the counter is signed up by keys", { tag: "@only-desktop" }, async ({ page, server, desk }) => {
  const offering = await desk.offers({ name: `茶话会${newMobile().slice(-4)}`, inDays: 21 });
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`/desk/offerings/${offering}`);
  await byItsKey(link(page, "加一个人"));
  await main(page).locator("#name").fill("司马国富");
  await main(page).locator("#mobile").fill(newMobile());
  await byItsKey(button(page, "给这个人报名"));
  await expect(page).toHaveURL(/[?&]added=/);
  await expect(main(page)).toContainText("司马国富");
});

test("the page of the keys tells those that stand on buttons", { tag: "@only-desktop" }, async ({ page, server }) => {
  await signInAtDesk(page, "centre", server.address);
  await page.goto("/desk/keys");
  const told = await main(page).locator("kbd").allTextContents();
  for (const way of ["/desk", "/desk/today?still", "/desk/rooms", "/desk/members"]) {
    await page.goto(way);
    const given = await page.locator("[accesskey]").evaluateAll((all) => all.map((one) => one.getAttribute("accesskey") ?? ""));
    expect(new Set(given).size, `each key once on ${way}`).toBe(given.length);
    expect(told).toEqual(expect.arrayContaining(given));
  }
});
