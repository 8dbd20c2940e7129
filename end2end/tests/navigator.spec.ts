// From page to page without a reload: what is shown, said and focused, the way back, and what wakes in a page that was put in.
import type { Locator } from "@playwright/test";
import { cards, heading, main, search } from "./support/actions";
import { findOffering, isOpen, send } from "./support/http";
import { awake, expectStayed, mark, open, visit } from "./support/navigator";
import { newMobile, signInAs } from "./support/people";
import { previewOn } from "./support/preview";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the navigator is a script");
// What a service worker asks for is not seen by a test.
test.use({ serviceWorkers: "block" });

// Without scrolling to it first.
const tap = (link: Locator) => link.evaluate((link: HTMLElement) => link.click());

test("from the home page to a place the document stays the same", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await open(page, "/");
  await page.locator(".door").filter({ hasText: "志愿服务" }).click();
  await expect(page).toHaveURL(/\/shifts$/);
  await expect(heading(page)).toHaveText("志愿服务");
  await search(page, "阅览室");
  const card = cards(page, "还有").first();
  const name = (await card.locator(".card__link").innerText()).trim();
  await card.click();
  await expect(heading(page)).toHaveText(name);
  await page.getByRole("link", { name: "报名这次服务" }).click();
  await expect(heading(page)).toHaveText("请核对，然后提交");
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page).toHaveURL(/\/sign-ups\/[0-9a-f-]+$/);
  await expect(heading(page)).toHaveText("报名成功");
  await page.locator(".site-nav").getByRole("link", { name: "我的报名" }).click();
  await expect(page.locator(".summary__row").filter({ hasText: name })).toContainText("已报上");
  await expectStayed(page);
});

test("a new page has its title, its place in the navigation, and begins at its heading", async ({ page }) => {
  await open(page, "/classes");
  await page.evaluate(() => scrollTo(0, 900));
  const link = page.locator(".card__link").nth(2);
  const name = (await link.innerText()).trim();
  await link.click();
  await expect(heading(page)).toHaveText(name);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${name.slice(0, 4)}`));
  await expect(page.locator("#status")).toHaveText(await page.title());
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.locator(".brand").click();
  await expect(page.locator('.site-nav [aria-current="page"]')).toHaveText("首页");
  await expectStayed(page);
});

test("a page that was put in is the page that is loaded", async ({ page, scene }) => {
  await page.context().addCookies(scene.states.learner.cookies);
  await open(page, "/");
  for (const path of ["/classes?page=2", scene.paths.free, scene.paths.check, "/my-sign-ups", "/me", "/nothing-here", "/"]) {
    await visit(page, path);
    await expect(page).toHaveURL(new RegExp(`${path.replace("?", "\\?")}$`));
    await expectStayed(page);
    // Keys, tokens and the hour are new each time, the spoken title is the navigator's.
    const whole = () =>
      page.evaluate(() => {
        const copy = document.body.cloneNode(true) as Element;
        for (const element of copy.querySelectorAll("input[type=hidden], #status, #kept-from")) element.remove();
        return document.title + copy.outerHTML.replaceAll(/ (aria-expanded|aria-autocomplete|role="combobox")[^ >]*/g, "");
      });
    const put = await whole();
    await page.reload();
    await awake(page);
    await mark(page);
    expect(put, path).toBe(await whole());
  }
});

test("the way back and forward leads to where each page was left", async ({ page }) => {
  await open(page, "/classes");
  await page.evaluate(() => scrollTo(0, 1400));
  await tap(page.locator(".pager").getByRole("link", { name: "下一页" }));
  await expect(page.locator(".pager")).toContainText("第2页，共");
  await page.evaluate(() => scrollTo(0, 800));
  const link = page.locator(".card__link").nth(5);
  const name = (await link.innerText()).trim();
  await tap(link);
  await expect(heading(page)).toHaveText(name);
  const top = () => page.evaluate(() => scrollY);

  await page.goBack();
  await expect(page.locator(".pager")).toContainText("第2页，共");
  await expect(page).toHaveURL(/\?page=2$/);
  await expect.poll(top).toBe(800);
  await page.evaluate(() => scrollTo(0, 700));
  await page.goBack();
  await expect(page.locator(".pager")).toContainText("第1页，共");
  await expect.poll(top).toBe(1400);
  await page.goForward();
  await expect(page.locator(".pager")).toContainText("第2页，共");
  await expect.poll(top).toBe(700);
  await page.goForward();
  await expect(heading(page)).toHaveText(name);
  await expect(heading(page)).toBeFocused();
  await expect.poll(top).toBe(0);
  await expectStayed(page);
});

test("after a full load the way back still knows where pages were left", async ({ page }) => {
  await open(page, "/classes");
  await page.evaluate(() => scrollTo(0, 1400));
  await tap(page.locator(".pager").getByRole("link", { name: "下一页" }));
  await expect(page.locator(".pager")).toContainText("第2页，共");
  await page.evaluate(() => scrollTo(0, 600));
  await page.reload();
  await awake(page);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
  await page.goBack();
  await expect(page.locator(".pager")).toContainText("第1页，共");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(1400);
});

test("another query is another page, and the same address twice is one step back", async ({ page, server, request }) => {
  await open(page, "/classes");
  await page.locator(".filter__summary").first().click();
  await page.getByText("星期二", { exact: true }).click();
  await page.getByRole("button", { name: "按这些条件找" }).click();
  await expect(page).toHaveURL(/weekday=2/);
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/weekday=2/);
  await expect(heading(page)).toBeFocused();
  await expectStayed(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/classes$/);
  await expectStayed(page);
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await visit(page, `/offerings/${shift.id}`);
  await expect(heading(page)).toContainText(shift.name);
});

test("in a page that was put in, suggestions come and lead on", async ({ page }) => {
  await open(page, "/");
  await page.locator(".door").filter({ hasText: "老年大学" }).click();
  const field = page.getByRole("combobox");
  await field.pressSequentially("shuf", { delay: 30 });
  await expect(page.getByRole("option").first()).toContainText(/书法.*\d+门课/s);
  await page.getByRole("option").first().tap();
  await expect(page).toHaveURL(/\/classes\?q=/);
  await expect(page.locator(".count")).toContainText("找到");
  await expectStayed(page);
});

test("in a page that was put in, the places change when somebody else signs up, and no longer once it is left", async ({
  page,
  server,
  desk,
  somebodyElse,
}) => {
  const offering = await desk.offers({ name: `太极剑${newMobile().slice(-4)}`, capacity: 2 });
  await page.clock.install();
  await open(page, "/activities");
  await visit(page, `/offerings/${offering}`);
  // The list has others with two places.
  await expect(page).toHaveURL(new RegExp(`${offering}$`));
  await expect(main(page)).toContainText("还有2个名额");
  const other = await somebodyElse();
  await signInAs(other, server.address, newMobile());
  await send(other.context().request, server.address, "/forms/sign-up", { offering, expected: "held" });
  await expect(async () => {
    // The clock of the page stands still; this is its next question.
    await page.clock.runFor(40_000);
    await expect(main(page)).toContainText("还有1个名额", { timeout: 500 });
  }).toPass();
  await visit(page, "/");
  await expect(page.locator(".door").first()).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.runFor(90_000);
  expect(asked.filter((url) => url.includes("/read/places"))).toEqual([]);
  await expectStayed(page);
});

test("in a preview that was put in, the rows are filtered in place", async ({ page, scene }) => {
  await page.context().addCookies(scene.states.coordinator.cookies);
  await open(page, "/desk");
  await visit(page, scene.paths.deskBadPreview);
  const { rows, problems, count } = await previewOn(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await problems.click();
  await expect(rows).toHaveCount(count);
  // A browser asks for the picture of its tab when it likes.
  expect(asked.filter((url) => !url.endsWith("/favicon.svg"))).toEqual([]);
  await expectStayed(page);
});

test("nothing fades where movement is not wanted", async ({ page }) => {
  const count = () =>
    page.addInitScript(() => {
      const start = document.startViewTransition?.bind(document);
      Object.assign(window, { fades: 0 });
      document.startViewTransition = (change) => {
        (window as unknown as { fades: number }).fades += 1;
        return start(change);
      };
    });
  const fades = () => page.evaluate(() => (window as unknown as { fades: number }).fades);
  await count();
  await open(page, "/");
  await visit(page, "/classes");
  await expect(heading(page)).toHaveText("老年大学的课程");
  expect(await fades()).toBe(1);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit(page, "/activities");
  await expect(heading(page)).toHaveText("活动中心的活动");
  expect(await fades()).toBe(1);
  await expectStayed(page);
});
