// What people take home or hang on a door: on how many sheets, in which print, with what on it.
import type { Page } from "@playwright/test";
import { arrives, heading, openOffering, signUp } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { findOffering, send } from "./support/http";
import { newMobile, signInAs } from "./support/people";
import { a3, a4, a4Across, printed } from "./support/pdf";
import { expect, test } from "./support/test";

// Paper is the same whatever window it is printed from, and whether scripts run.
test.skip(({ isMobile, viewport, javaScriptEnabled }) => isMobile || viewport?.width !== 820 || !javaScriptEnabled, "once is enough");

const points = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Math.round(parseFloat(getComputedStyle(one).fontSize) * 75) / 100));

async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
}

// A code large enough for any telephone, with what it leads to beside it, and quiet around it.
async function expectCode(page: Page, address: string): Promise<void> {
  const code = page.locator(".qr__code:visible");
  await expect(code).toBeVisible();
  const { width = 0 } = (await code.boundingBox()) ?? {};
  expect((width / 96) * 25.4).toBeGreaterThanOrEqual(25);
  await expect(page.locator(".qr__words:visible")).toContainText(`网址：${new URL(address).host}`);
  const hex = await code.evaluate((svg) => [getComputedStyle(svg).stroke, getComputedStyle(svg).backgroundColor]);
  expect(hex).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
}

async function expectNothingToPress(page: Page): Promise<void> {
  for (const gone of [".comfort", ".site-nav", ".back", "main .button:not([href^='tel:'])", ".share", ".tabs", ".footer__help"]) {
    for (const one of await page.locator(gone).all()) await expect(one, gone).toBeHidden();
  }
}

test("a confirmation with everything that there is to tell is one A4 sheet", async ({ page, server, desk }) => {
  const offering = await desk.offers({ name: "手机摄影与修图提高班（第二期）", inDays: 45, note: "请自带充好电的手机、老花镜和水杯，提前十分钟到一楼大厅签到" });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, offering);
  await signUp(page, "activity");
  await expect(heading(page)).toHaveText("报名成功");
  expect(await printed(page)).toEqual([a4]);
  await onPaper(page);
  await expectNothingToPress(page);
  await expectCode(page, server.address);
  for (const size of await points(page, ".slip .key, .result .key, .slip .button")) expect(size).toBeGreaterThanOrEqual(20);
  for (const size of await points(page, "main p:not(.hint), main dd, main dt, main li")) expect(size).toBeGreaterThanOrEqual(16);
  await expect(page.locator(".slip")).toContainText("199 0000 0213");
  await expect(page.locator("footer")).toContainText(/0791.0123.4567/);
});

test("a place in line is one A4 sheet, too", async ({ page, scene }) => {
  await page.context().addCookies(scene.states.learner.cookies);
  await page.goto(scene.paths.waiting);
  expect(await printed(page)).toEqual([a4]);
});

test("no day of the timetable is torn, and what is new stays on the screen", async ({ page, scene, server }) => {
  await page.context().addCookies(scene.states.learner.cookies);
  await page.goto("/my-sign-ups");
  for (const sheet of await printed(page)) expect(sheet).toEqual(a4);
  await onPaper(page);
  await expectNothingToPress(page);
  await expectCode(page, server.address);
  await expect(page.locator(".news")).toBeHidden();
  const torn = await page.locator(".timetable__day").evaluateAll((days) => days.filter((day) => getComputedStyle(day).breakInside !== "avoid").length);
  expect(torn).toBe(0);
  for (const size of await points(page, ".timetable__time, .timetable__entry p, .summary__row p")) expect(size).toBeGreaterThanOrEqual(16);
});

test("the timetable on paper goes on to its last session, though the screen shows the next days alone", async ({ page, request, scene, server }) => {
  const { sessions } = await (await request.get(`${server.address}/api/v1${scene.paths.held}`)).json();
  const last = page.locator(`.timetable time[datetime^="${sessions.at(-1).from.slice(0, 10)}"]`);
  await page.context().addCookies(scene.states.learner.cookies);
  await page.goto("/my-sign-ups");
  await expect(last).toHaveCount(1);
  await expect(last).toBeHidden();
  await expect(page.getByRole("link", { name: "看以后的全部安排" })).toBeVisible();
  await onPaper(page);
  await expect(last).toBeVisible();
});

test("the class list is one sheet across, and nothing of it is cut off", async ({ page, scene, server }) => {
  await page.context().addCookies(scene.states.coordinator.cookies);
  await page.goto(scene.paths.deskSheet);
  expect(await printed(page)).toEqual([a4Across]);
  await onPaper(page);
  await expectNothingToPress(page);
  await expectCode(page, server.address);
  // As wide as the paper between its edges of 10 mm.
  await page.setViewportSize({ width: Math.floor((277 / 25.4) * 96), height: 700 });
  const table = await page.locator(".sheet__table").first().evaluate((table) => [table.getBoundingClientRect().right, document.documentElement.clientWidth]);
  expect(table[0]).toBeLessThanOrEqual(table[1]!);
});

test.describe("the notice for the door", () => {
  const month = (days: number) => dayFromToday(days).text.split("-").slice(0, 2).map((part) => part.padStart(2, "0")).join("-");

  test.beforeEach(async ({ page, desk }) => {
    await page.context().addCookies((await desk.request.storageState()).cookies);
  });

  test("tells a month of the centre by its days", async ({ page, desk, server }) => {
    await desk.offers({ name: "门口能看到的剪纸", inDays: 33, capacity: 12, from: "19:00", to: "20:30" });
    const gone = await desk.offers({ name: "门口划掉的编织", inDays: 33, from: "19:00", to: "20:30" });
    await send(desk.request, server.address, "/forms/desk-cancel", { offering: gone, reason: "老师出门" });
    await page.goto("/desk");
    await page.getByRole("link", { name: "打印门口通知" }).click();
    await expect(heading(page)).toHaveText(/^\d{4}年\d+月活动安排$/);
    for (let turns = 0; turns < 3 && !page.url().includes(`month=${month(33)}`); turns += 1) {
      const before = page.url();
      await page.getByRole("link", { name: /^下个月/ }).click();
      await expect(page).not.toHaveURL(before);
    }
    const [, wanted, day] = dayFromToday(33).text.split("-");
    const section = page.locator(".poster__day").filter({ has: page.getByRole("heading", { name: `${wanted}月${day}日`, exact: false }) });
    const entry = section.locator(".poster__entry").filter({ hasText: "门口能看到的剪纸" });
    await expect(entry).toContainText("晚上7:00–8:30");
    await expect(entry).toContainText(/小活动室\d+/);
    await expect(entry).toContainText("全体老同志");
    await expect(entry).toContainText("12个名额，要先报名");
    const cancelled = section.locator(".poster__entry").filter({ hasText: "门口划掉的编织" });
    await expect(cancelled.getByText("取消", { exact: true })).toBeVisible();
    await expect(cancelled.locator("s")).toHaveText("门口划掉的编织");
    await expect(cancelled).toContainText("原因：老师出门");
    await expect(page.locator(".poster__head")).toContainText(/0791.0000.0202/);
    await expectCode(page, server.address);
  });

  test("names the days on which the house is closed", async ({ page }) => {
    await page.goto("/desk/notice");
    await expect(page.locator(".poster__entry").filter({ hasText: /^周一闭馆$/ }).first()).toBeVisible();
  });

  for (const { name, paper, sheet, body, key } of [
    { name: "A4", paper: "a4", sheet: a4, body: 16, key: 20 },
    { name: "A3", paper: "a3", sheet: a3, body: 20, key: 26 },
  ]) {
    test(`is large print on ${name}, without what only a screen can use`, async ({ page, server }) => {
      await page.goto("/desk/notice");
      await page.getByRole("link", { name: new RegExp(`${name}纸`) }).click();
      await arrives(page, new RegExp(`paper=${paper}`));
      const sheets = await printed(page);
      expect(sheets.length).toBeGreaterThan(1);
      for (const one of sheets) expect(one).toEqual(sheet);
      await onPaper(page);
      await expectNothingToPress(page);
      await expectCode(page, server.address);
      await expect(page.locator(".poster__title")).toBeVisible();
      for (const size of await points(page, ".poster__what, .poster__date, .poster__phone")) expect(size).toBeGreaterThanOrEqual(key - 0.1);
      for (const size of await points(page, ".poster__how, .poster p:not(.hint)")) expect(size).toBeGreaterThanOrEqual(body - 0.1);
    });
  }

  test("says so when a month is empty, and takes no odd month", async ({ page }) => {
    await page.goto("/desk/notice?month=2020-11");
    await expect(heading(page)).toHaveText("2020年11月活动安排");
    await expect(page.getByText("这个月没有安排。")).toBeVisible();
    expect(await printed(page)).toEqual([a4]);
    await page.goto("/desk/notice?month=2020-13&paper=a9");
    await expect(heading(page)).not.toHaveText(/2020/);
  });

  test("its code leads to the list of this institution alone", async ({ page, request, server }) => {
    const one = await findOffering(request, server.address, "activity", () => true);
    const institution = (await (await request.get(`${server.address}/api/v1/offerings/${one.id}`)).json()).institution.id;
    // The squares themselves are held to the address by app/src/components/qr.rs.
    await page.goto(`/activities?institution=${institution}`);
    await expect(page.locator(".card").first()).toContainText("银杏区老干部活动中心");
  });
});
