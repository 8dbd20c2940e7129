// What happens on a page that was opened before sign-up began, when the instant comes.
import { main, openOffering } from "./support/actions";
import { dayFromToday, type Desk } from "./support/desk";
import { findOffering, formOf, type Offering, send } from "./support/http";
import { awake, expectStayed, mark } from "./support/navigator";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

const opensTomorrow = () => ({ name: `京剧专场${newMobile().slice(-4)}`, opensAt: `${dayFromToday(1).text} 9:00` });

// The coordinator opens it by hand: for the server the instant has come.
async function opens(desk: Desk, offering: string): Promise<void> {
  const html = await (await desk.request.get(`/desk/offerings/${offering}/opening`)).text();
  const { action, fields } = formOf(html, /^\/forms\/desk-open/);
  expect((await send(desk.request, desk.address, action, fields)).status).toBe(200);
}

test("the button can be pressed when the server says so, without a reload and without anything moving", async ({ page, desk, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "the line for pages without scripts is below");
  await page.clock.install();
  const offering = await desk.offers(opensTomorrow());
  await openOffering(page, offering);
  await awake(page);
  const [box, later] = [main(page).locator(".status"), main(page).locator(".button--later")];
  await expect(main(page).getByText("按钮自己会亮起来。")).toBeVisible();
  await expect(main(page).getByText("请再打开一次这一页")).toBeHidden();
  const link = main(page).getByRole("link", { name: "登录后报名" });
  await expect(link).toHaveCount(0);
  const before = [await box.boundingBox(), await later.boundingBox()];
  await mark(page);
  // The clock of the browser runs a day ahead. The server knows better.
  const toldNotYet = page.waitForResponse("**/read/opening?*");
  await page.clock.fastForward("36:00:00");
  await page.clock.runFor(12_000);
  expect(await (await toldNotYet).json()).toMatchObject({ face: "awake" });
  await expect(later).toBeVisible();
  await expect(link).toHaveCount(0);
  await opens(desk, offering);
  await page.clock.fastForward("36:00:00");
  await page.clock.runFor(12_000);
  await expect(link).toBeVisible();
  await expect(later).toBeHidden();
  expect([await box.boundingBox(), await link.boundingBox()]).toEqual(before);
  await expect(main(page).locator('[role="status"][data-opening]')).toHaveText("现在可以报名");
  await expectStayed(page);
});

test("on a phone the place of the button is seen without scrolling", async ({ page, desk }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const offering = await desk.offers(opensTomorrow());
  await openOffering(page, offering);
  const later = (await main(page).locator(".button--later").boundingBox())!;
  expect(later.y + later.height).toBeLessThanOrEqual(844);
});

test("at the instant nobody asks anything: the page knows when it is", async ({ page, desk, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "without scripts it is loaded again");
  await page.clock.install();
  const offering = await desk.offers(opensTomorrow());
  const [now, asked] = [Math.floor(Date.now() / 1000), [] as string[]];
  await page.route("**/read/opening?*", (route) => {
    asked.push(route.request().url());
    const headers = { "server-time": String(now * 1000) };
    return route.fulfill({ json: { face: "awake", then: "full", opens_at: now + 30 }, headers });
  });
  const answered = page.waitForResponse("**/read/opening?*");
  await openOffering(page, offering);
  await awake(page);
  await (await answered).finished();
  await page.clock.runFor(25_000);
  await expect(main(page).locator(".button--later")).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(main(page).locator('[role="status"][data-opening]')).toHaveText("报满了，可以排候补");
  await expect(main(page).locator(".button--later")).toBeHidden();
  expect(asked).toHaveLength(1);
});

test("whoever has checked everything before has one tap left when it opens", async ({ page, server, desk, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, "the line for pages without scripts is below");
  const offering = await desk.offers(opensTomorrow());
  await signInAs(page, server.address, newMobile());
  await page.clock.install();
  await openOffering(page, offering);
  await main(page).getByRole("link", { name: "现在先核对好" }).click();
  await expect(page).toHaveURL(new RegExp(`/offerings/${offering}/sign-up$`));
  await awake(page);
  await expect(page.getByRole("heading", { level: 1, name: /^请先核对，\s*到时再提交$/ })).toBeVisible();
  await expect(main(page)).toContainText("按钮自己会亮起来。");
  const [later, button] = [main(page).locator(".button--later"), page.getByRole("button", { name: "确认报名" })];
  await expect(later).toBeVisible();
  await expect(button).toHaveCount(0);
  const before = await later.boundingBox();
  await mark(page);
  await opens(desk, offering);
  await page.clock.fastForward("36:00:00");
  await page.clock.runFor(12_000);
  await expect(button).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
  await expectStayed(page);
  await button.click();
  await expect(page.getByRole("heading", { level: 1, name: "报名成功" })).toBeVisible();
});

test("whoever will be told no at the opening reads it before", async ({ page, server, request }) => {
  const opensLater = (one: Offering) => Date.parse(one.opens_at) > Date.now() && one.age_from === 50;
  const offering = await findOffering(request, server.address, "class", opensLater);
  const year = new Date().getFullYear() - 40;
  await signInAs(page, server.address, newMobile(), { name: "陈晓梅", born: [year, 1, 2] });
  await page.goto(`/offerings/${offering.id}/sign-up`);
  await expect(page.getByRole("heading", { level: 1, name: "这里有年龄规定" })).toBeVisible();
  await expect(main(page)).toContainText(/开始报名/);
  await expect(page.getByRole("button", { name: "确认报名" })).toHaveCount(0);
});

test("without scripts a link loads the page again", async ({ page, desk, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled, "with scripts the page changes by itself");
  const offering = await desk.offers(opensTomorrow());
  await openOffering(page, offering);
  await opens(desk, offering);
  await main(page).getByRole("link", { name: "到上午9:00，请再打开一次这一页" }).click();
  await expect(main(page).getByRole("link", { name: "登录后报名" })).toBeVisible();
});

test("without scripts the page to check is loaded again, too, and sends then", async ({ page, server, desk, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled, "with scripts the page changes by itself");
  const offering = await desk.offers(opensTomorrow());
  await signInAs(page, server.address, newMobile());
  await page.goto(`/offerings/${offering}/sign-up`);
  await expect(page.getByRole("button", { name: "确认报名" })).toHaveCount(0);
  await opens(desk, offering);
  await main(page).getByRole("link", { name: "到上午9:00，请再打开一次这一页" }).click();
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "报名成功" })).toBeVisible();
});
