// There when the network is not: my timetable, pages last seen, a page that helps, and a form that waits.
import type { Page } from "@playwright/test";
import { cards, heading, main, signUp } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { expectKept, kept, notice, openWith, textOf, withAPlace, withServiceWorker } from "./support/offline";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

withServiceWorker();

const telephone = (page: Page) => main(page).locator('a[href^="tel:"]');

test("my timetable is there without network after merely signing in", async ({ page, server }) => {
  const place = await withAPlace(page, server.address);
  await openWith(page, "/", "/my-sign-ups", "/my-sign-ups?all", place.path);
  await server.goneWhile(async () => {
    await page.goto("/my-sign-ups");
    await expect(heading(page)).toHaveText("我的报名");
    await expect(page).toHaveTitle("现在没有网络 - 我的报名 - 银耀");
    await expect(notice(page)).toContainText("现在没有网络");
    await expectKept(page);
    await expect(notice(page).locator('a[href^="tel:"]')).toBeVisible();
    await expect(page.locator("#not-sent")).toBeHidden();
    const row = page.locator(".summary__row").filter({ hasText: place.name });
    await expect(row).toContainText("已报上");
    // Every day to the end of the term, too.
    await main(page).getByRole("link", { name: "看以后的全部安排" }).click();
    await expect(page).toHaveURL(/\?all$/);
    await expect(page.locator(".timetable")).toContainText(place.name);
    await row.getByRole("link").click();
    await expect(heading(page)).toHaveText("报名成功");
    await expect(main(page)).toContainText(place.name);
    await expectKept(page);
    // With its own style sheet.
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe("24px");
  });
  await page.goto("/my-sign-ups");
  await expect(heading(page)).toHaveText("我的报名");
  await expect(notice(page)).toBeHidden();
});

test("a place that was just given is in the kept timetable, and one given up is not", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await openWith(page, "/", "/my-sign-ups");
  const { id, name } = await findOffering(page.context().request, server.address, "class", isOpen);
  await page.goto(`/offerings/${id}`);
  await signUp(page, "class");
  const path = new URL(page.url()).pathname;
  await expect.poll(async () => (await kept(page)).paths).toContain(path);
  await server.goneWhile(async () => {
    await page.goto("/my-sign-ups");
    await expect(page.locator(".timetable")).toContainText(name);
  });
  await page.goto(`${path}/withdrawal`);
  await main(page).getByRole("button", { name: `退掉${name}` }).click();
  await expect(heading(page)).toHaveText("已经退掉");
  await expect.poll(() => textOf(page, "/my-sign-ups")).toContain("已退掉");
  expect((await kept(page)).paths, "questions are true in one moment alone").not.toContain(`${path}/withdrawal`);
});

test("a page last seen is shown with the notice, in its language", async ({ page, server }) => {
  await openWith(page, "/");
  await page.goto("/classes");
  await expect.poll(async () => (await kept(page)).paths).toContain("/classes");
  await server.goneWhile(async () => {
    await page.goto("/classes");
    await expectKept(page);
    await expect(cards(page, "班").first()).toBeVisible();
    // The drawings come from what was kept, too: nothing was left to be fetched.
    const drawing = await page.evaluate(async () => {
      const use = document.querySelector("use")?.getAttribute("href") ?? "";
      return { use, found: (await fetch(use)).status };
    });
    expect(drawing.use).toContain("?build=");
    expect(drawing.found).toBe(200);
    // Back may be the browser's own copy of what was just seen, where the browser does not know that there is no network.
    await page.goBack();
    await expect(page).toHaveURL(/\/$/);
    await expect(heading(page)).toHaveText("您好，欢迎来银耀");
  });
  await page.context().addCookies([{ name: "language", value: "en", url: server.address }]);
  await openWith(page, "/classes", "/classes");
  await expect.poll(() => textOf(page, "/offline")).toContain("No internet connection");
  await server.goneWhile(async () => {
    await page.goto("/classes");
    await expectKept(page, /This was saved on\s\d+\s\w+\sat\s\d+:\d\d\s[ap]m\./);
    await page.goto("/shifts");
    await expect(heading(page)).toHaveText("No internet connection");
  });
});

test("Back without network shows what was kept, and says so, also from the browser's memory", async ({ page, server, context }) => {
  await openWith(page, "/", "/");
  await page.goto("/classes");
  await expect.poll(async () => (await kept(page)).paths).toContain("/classes");
  const away = () => Object.defineProperty(navigator, "onLine", { get: () => false, configurable: true });
  await server.goneWhile(async () => {
    for (const worker of context.serviceWorkers()) await worker.evaluate(away);
    await page.goBack();
    await expect(heading(page)).toHaveText("您好，欢迎来银耀");
    await expectKept(page);
  });
  await page.goto("/classes");
  await expect(notice(page)).toBeHidden();
  // As a browser tells a page that it has kept in its memory.
  const shownAgain = () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await page.evaluate(away);
  await page.evaluate(shownAgain);
  await expectKept(page);
  await page.evaluate(() => Reflect.deleteProperty(navigator, "onLine"));
  await page.evaluate(shownAgain);
  await expect(notice(page)).toBeHidden();
});

test("a page that was never seen gives way to one that helps", async ({ page, server }) => {
  await openWith(page, "/", "/");
  await page.goto("/classes");
  await expect.poll(async () => (await kept(page)).paths).toContain("/classes");
  await server.goneWhile(async () => {
    await page.goto("/activities?q=x&page=2");
    await expect(page).toHaveURL(/activities\?q=x&page=2$/);
    await expect(heading(page)).toHaveText("现在没有网络");
    await expect(main(page)).toContainText("这一页没有保存过");
    await expect(telephone(page)).toBeVisible();
    expect((await telephone(page).boundingBox())?.height).toBeGreaterThanOrEqual(72);
    await expect(page.getByText("刚才没有送出去")).toBeHidden();
    await main(page).getByRole("link", { name: "老年大学" }).click();
    await expect(page).toHaveURL(/\/classes$/);
    await expectKept(page);
    await page.goBack();
    await expect(heading(page)).toHaveText("现在没有网络");
  });
  await main(page).getByRole("link", { name: "再试一次" }).click();
  await expect(page).toHaveURL(/activities\?q=x&page=2$/);
  await expect(page.locator("#q")).toHaveValue("x");
});

test("a network that never answers is none", async ({ page, server }) => {
  await openWith(page, "/classes", "/classes");
  await server.falterWhile(async () => {
    await page.goto("/classes", { timeout: 30_000 });
    await expectKept(page);
  });
  await page.goto("/classes");
  await expect(notice(page)).toBeHidden();
});

test("a form without network is not sent, and all that was typed stays", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await openWith(page, "/", "/my-sign-ups");
  await page.goto("/me/emergency-contact");
  const [contact, number] = [main(page).locator('[name="contact"]'), main(page).locator('[name="telephone"]')];
  await contact.fill("女儿小梅");
  await number.fill("13900001111");
  await server.goneWhile(async () => {
    await main(page).locator('button[type="submit"]').first().click();
    await expect(notice(page)).toBeFocused();
    await expect(page.getByText("刚才没有送出去，您填的都还在。")).toBeVisible();
    await expect(page.getByText("有网络以后再按一次，不会重复。")).toBeVisible();
    await expect(page.locator("#kept-from")).toBeHidden();
    await expect(page).toHaveURL(/emergency-contact$/);
    await expect(contact).toHaveValue("女儿小梅");
    await expect(page.locator("[data-busy]")).toHaveCount(0);
  });
  await main(page).locator('button[type="submit"]').first().click();
  await expect(page).toHaveURL(/\/me\?saved$/);
  await expect(main(page)).toContainText("女儿小梅");
});

test("where the page cannot say so itself, another does, and leads back to the form", async ({ page, server }) => {
  await openWith(page, "/classes", "/classes");
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill("13900001111");
  // As on a page whose script never came.
  await page.evaluate(() => document.getElementById("no-network")?.remove());
  await server.goneWhile(async () => {
    await main(page).getByRole("button", { name: "发验证码" }).click();
    await expect(heading(page)).toHaveText("现在没有网络");
    await expect(main(page)).toContainText("刚才没有送出去，什么也没有改变。");
    await expect(page.getByText("这一页没有保存过")).toBeHidden();
  });
  await main(page).getByRole("link", { name: "再试一次" }).click();
  await expect(heading(page)).toHaveText("您的手机号码是多少？");
});
