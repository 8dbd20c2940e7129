// Forms and what is pressed, from page to page without a reload: marked at once, sent once, as browsers send them.
import { heading } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { expectStayed, onFetch, open, visit } from "./support/navigator";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the navigator is a script");
// What a service worker asks for is not seen by a test.
test.use({ serviceWorkers: "block" });

test("a form that comes back begins at the list of what to change", async ({ page }) => {
  await open(page, "/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill("1380000");
  await page.getByRole("button", { name: "发验证码" }).click();
  await expect(page).toHaveURL(/again/);
  await expect(page).toHaveTitle(/^错误：/);
  await expect(page.locator("#error-summary")).toBeFocused();
  await expect(page.locator("#status")).toHaveText(/^错误：/);
  await expect(page.getByLabel("您的手机号码是多少？")).toHaveValue("1380000");
  await page.locator(".error-summary__link").click();
  await expect(page.getByLabel("您的手机号码是多少？")).toBeFocused();
  await page.getByRole("button", { name: "发验证码" }).click();
  await expect(page.locator("#error-summary")).toBeFocused();
  await expectStayed(page);
});

test("what was pressed is marked at once and stays as it is; a second tap changes nothing", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await open(page, `/offerings/${shift.id}/sign-up`);
  let go = () => {};
  const held = new Promise<void>((done) => (go = done));
  const sent: string[] = [];
  await onFetch(page, /\/forms\/sign-up$/, async (route) => {
    sent.push(route.request().postData() ?? "");
    await held;
    await route.continue();
  });
  const button = page.getByRole("button", { name: "确认报名" });
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  const marked = page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener("click", () => {
          const pressed = performance.now();
          const look = () => (document.querySelector("[data-busy]") ? done(performance.now() - pressed) : requestAnimationFrame(look));
          look();
        });
      }),
  );
  await button.dblclick();
  expect(await marked).toBeLessThan(100);
  await expect(button).toHaveAttribute("data-busy", "");
  await expect(button).toBeEnabled();
  expect(await button.boundingBox()).toEqual(box);
  await button.click();
  go();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(page.locator("[data-busy]")).toHaveCount(0);
  expect(sent).toHaveLength(1);
  await visit(page, "/my-sign-ups");
  await expect(page.locator(".summary__row")).toHaveCount(1);
  await expectStayed(page);
});

test("what was pressed last is what comes", async ({ page }) => {
  await open(page, "/");
  let go = () => {};
  const held = new Promise<void>((done) => (go = done));
  await onFetch(page, /\/classes$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const nav = page.locator(".site-nav");
  await page.locator(".door").filter({ hasText: "老年大学" }).click();
  await expect(page.locator(".door[data-busy]")).toContainText("老年大学");
  await page.locator(".door").filter({ hasText: "活动中心" }).click();
  expect(await page.locator("[data-busy]").count()).toBeLessThanOrEqual(1);
  await expect(heading(page)).toHaveText("活动中心的活动");
  go();
  await nav.getByRole("link", { name: "首页" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(heading(page)).toHaveText("活动中心的活动");
  await expectStayed(page);
});

test("what the pressed button says goes along, and forms are sent as browsers send them", async ({ page }) => {
  await open(page, "/classes");
  const bodies: (string | null)[] = [];
  await onFetch(page, /\/forms\/try/, async (route) => {
    bodies.push(route.request().postData());
    await route.fulfill({ status: 303, headers: { location: "/activities" } });
  });
  await page.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML(
      "beforeend",
      `<form method="post" action="/forms/try?a=1#b"><input name="action" value="甲 乙&amp;"><input name="submit" value="x">
       <input type="checkbox" name="off"><button name="go" value="second">go</button></form>`,
    );
    document.querySelector<HTMLElement>("button[name=go]")?.click();
  });
  await expect(page).toHaveURL(/\/activities$/);
  expect(bodies).toEqual(["action=%E7%94%B2+%E4%B9%99%26&submit=x&go=second"]);
  await expectStayed(page);
});
