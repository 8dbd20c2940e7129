// There when the network is not: my timetable, pages last seen, a page that helps; and nobody sees what another person kept.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { cards, heading, main, signUp } from "./support/actions";
import { findOffering, isOpen, send } from "./support/http";
import { anotherBuild, kept, openWith } from "./support/offline";
import { chenGuofu, newMobile, signInAs, signInOver } from "./support/people";
import { serve } from "./support/server";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "a service worker is a script");
test.skip(({ viewport }) => (viewport?.width ?? 0) < 600, "the worker knows nothing of screens; accessibility.spec.ts sees its page on all");

// That the network is away is what these tests are about; the browser complains of it.
test.afterEach(({ complaints }) => {
  const expected = /ERR_INTERNET_DISCONNECTED|status of 503|ERR_FAILED|ERR_CONNECTION_REFUSED/;
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !expected.test(text)));
});

const notice = (page: Page) => page.locator("#no-network");
const saved = /这是\d{1,2}月\d{1,2}日(上午|下午|晚上)\d{1,2}:\d\d保存的内容。/;
const telephone = (page: Page) => main(page).locator('a[href^="tel:"]');

async function offline(page: Page, task: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await task();
  await page.context().setOffline(false);
}

// Signed in, with a place in a class; answers its page.
async function withAPlace(page: Page, address: string, who = undefined as undefined | typeof chenGuofu): Promise<{ name: string; path: string }> {
  await signInAs(page, address, newMobile(), who);
  const { id, name } = await findOffering(page.context().request, address, "class", isOpen);
  const answer = await send(page.context().request, address, "/forms/sign-up", { offering: id, expected: "held" });
  return { name, path: new URL(answer.url).pathname };
}

test("it can be put on the home screen, with icons of the sizes that it names", async ({ page, server }) => {
  await page.goto("/");
  const answer = await page.request.get("/manifest.webmanifest");
  expect(answer.headers()["content-type"]).toBe("application/manifest+json");
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: "银耀", lang: "zh-CN", start_url: "/", scope: "/", display: "standalone" });
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"], src).toBe(type);
    if (type === "image/png") expect(sizeOf(await icon.body()), src).toBe(sizes);
  }
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect(sizeOf(await (await page.request.get(apple ?? "")).body())).toBe("180x180");
  const device = await page.context().newCDPSession(page);
  const { errors } = await device.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await device.send("Page.getInstallabilityErrors");
  // Every browser of a test is a private one.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
  // A page view loads neither icons nor more of the worker than its name.
  expect(new URL(server.address).protocol).toBe("http:");
});

// Width and height stand at the beginning of a PNG.
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test("the service worker is small, travels compressed, and is asked for each time", async ({ page, server }) => {
  await page.goto("/");
  const answer = await fetch(`${server.address}/service-worker.js`, { headers: { "accept-encoding": "identity" } });
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  const bytes = (await answer.arrayBuffer()).byteLength;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(12_288);
  const travels = await page.evaluate(async () => {
    const answer = await fetch("/service-worker.js", { cache: "reload" });
    await answer.text();
    const [entry] = performance.getEntriesByName(answer.url) as PerformanceResourceTiming[];
    return { encoding: answer.headers.get("content-encoding"), bytes: entry?.encodedBodySize };
  });
  expect(travels.encoding).toBeTruthy();
  expect(travels.bytes).toBeLessThan(5_000);
});

test("my timetable is there without network after merely signing in", async ({ page, server }) => {
  const place = await withAPlace(page, server.address);
  await openWith(page, "/", "/my-sign-ups", place.path);
  await offline(page, async () => {
    await page.goto("/my-sign-ups");
    await expect(heading(page)).toHaveText("我的报名");
    await expect(page).toHaveTitle("现在没有网络 - 我的报名 - 银耀");
    await expect(notice(page)).toContainText("现在没有网络");
    await expect(notice(page)).toContainText(saved);
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
    await expect(notice(page)).toContainText(saved);
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
  await offline(page, async () => {
    await page.goto("/my-sign-ups");
    await expect(page.locator(".timetable")).toContainText(name);
  });
  await page.goto(`${path}/withdrawal`);
  await main(page).getByRole("button", { name: `退掉${name}` }).click();
  await expect(heading(page)).toHaveText("已经退掉");
  await expect.poll(() => textOf(page, "/my-sign-ups")).toContain("已退掉");
  expect((await kept(page)).paths, "questions are true in one moment alone").not.toContain(`${path}/withdrawal`);
});

const textOf = (page: Page, path: string) => page.evaluate(async (path) => (await caches.match(path))?.text(), path);

test("a page last seen is shown with the notice, in its language", async ({ page, server }) => {
  await openWith(page, "/");
  await page.goto("/classes");
  await expect.poll(async () => (await kept(page)).paths).toContain("/classes");
  await offline(page, async () => {
    await page.goto("/classes");
    await expect(main(page)).toContainText(saved);
    await expect(cards(page, "班").first()).toBeVisible();
    // The drawings come from what was kept, too: nothing was left to be fetched.
    const drawing = await page.evaluate(async () => {
      const use = document.querySelector("use")?.getAttribute("href") ?? "";
      return { use, found: (await fetch(use)).status };
    });
    expect(drawing.use).toContain("?build=");
    expect(drawing.found).toBe(200);
    await page.goBack();
    await expect(main(page)).toContainText(saved);
  });
  await page.context().addCookies([{ name: "language", value: "en", url: server.address }]);
  await openWith(page, "/classes", "/classes");
  await expect.poll(() => textOf(page, "/offline")).toContain("There is no network now");
  await offline(page, async () => {
    await page.goto("/classes");
    await expect(notice(page)).toContainText(/This was saved on\s\d+\s\w+\sat\s\d+:\d\d\s[ap]m\./);
    await page.goto("/shifts");
    await expect(heading(page)).toHaveText("There is no network now");
  });
});

test("a page that was never seen gives way to one that helps", async ({ page }) => {
  await openWith(page, "/", "/");
  await page.goto("/classes");
  await expect.poll(async () => (await kept(page)).paths).toContain("/classes");
  await offline(page, async () => {
    await page.goto("/activities?q=x&page=2");
    await expect(page).toHaveURL(/activities\?q=x&page=2$/);
    await expect(heading(page)).toHaveText("现在没有网络");
    await expect(main(page)).toContainText("这一页没有保存过");
    await expect(telephone(page)).toBeVisible();
    expect((await telephone(page).boundingBox())?.height).toBeGreaterThanOrEqual(72);
    await expect(page.getByText("刚才没有送出去")).toBeHidden();
    await main(page).getByRole("link", { name: "老年大学" }).click();
    await expect(page).toHaveURL(/\/classes$/);
    await expect(notice(page)).toContainText(saved);
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
    await expect(notice(page)).toContainText(saved);
  });
  await page.goto("/classes");
  await expect(notice(page)).toBeHidden();
});

// Nothing of hers can be seen: not by address, not by Back, not in what is kept.
async function nothingOf(page: Page, name: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(heading(page)).toHaveText("现在没有网络");
    await expect(page.locator("body")).not.toContainText(name);
  }
  expect((await kept(page)).text).not.toContain(name);
  for (let step = 0; step < 6; step += 1) {
    await page.goBack();
    if (page.url() === "about:blank") return;
    await expect(heading(page)).toBeVisible();
    await expect(page.locator("body")).not.toContainText(name);
  }
}

test("after signing out nothing of hers can be seen, nor by going back", async ({ page, server }) => {
  const place = await withAPlace(page, server.address);
  await openWith(page, "/", "/my-sign-ups", place.path);
  for (const path of [place.path, "/me", "/my-sign-ups"]) await page.goto(path);
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(heading(page)).not.toContainText("李桂兰");
  expect((await kept(page)).text).not.toContain("李桂兰");
  await offline(page, () => nothingOf(page, "李桂兰", ["/my-sign-ups", place.path, "/me"]));
});

test("signing out without network deletes what was kept here all the same", async ({ page, server }) => {
  const place = await withAPlace(page, server.address);
  await openWith(page, "/my-sign-ups", "/my-sign-ups", place.path);
  await offline(page, async () => {
    await page.getByRole("button", { name: "退出登录" }).click();
    await expect(page.getByText("刚才没有送出去，您填的都还在。")).toBeVisible();
    await nothingOf(page, "李桂兰", ["/my-sign-ups", place.path]);
  });
});

test("the browser's own memory of pages shows nothing after signing out", async ({ playwright, launchOptions, server }) => {
  // Playwright switches that memory off.
  const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const page = await (await browser.newContext({ baseURL: server.address, locale: "zh-CN" })).newPage();
  const place = await withAPlace(page, server.address);
  await openWith(page, "/", "/my-sign-ups", place.path);
  await page.goto("/my-sign-ups");
  await expect(main(page)).toContainText(place.name);
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(main(page)).not.toContainText(place.name);
  await expect(page.locator("body")).not.toContainText("李桂兰");
  await browser.close();
});

test("the next person on the same tablet sees only what is theirs", async ({ page, server }) => {
  const hers = await withAPlace(page, server.address);
  await openWith(page, "/", "/my-sign-ups", hers.path);
  // He signs in without her signing out.
  await page.context().clearCookies();
  await signInAs(page, server.address, newMobile(), chenGuofu);
  await openWith(page, "/", "/my-sign-ups");
  const { text, paths } = await kept(page);
  expect(text).not.toContain("李桂兰");
  expect(text).toContain("陈国富");
  expect(paths).not.toContain(hers.path);
  await offline(page, async () => {
    await page.goto("/my-sign-ups");
    await expect(main(page)).toContainText("陈国富");
    await page.goto(hers.path);
    await expect(heading(page)).toHaveText("现在没有网络");
  });
});

test("a sign-in that ended elsewhere, or by itself, shows nothing any more", async ({ page, server, playwright }) => {
  const mobile = newMobile();
  await signInAs(page, server.address, mobile);
  await openWith(page, "/", "/my-sign-ups");
  const elsewhere = await playwright.request.newContext();
  await signInOver(elsewhere, server.address, mobile, { name: "李桂兰", born: [1955, 3, 8] });
  await send(elsewhere, server.address, "/forms/sign-out-everywhere", {});
  await elsewhere.dispose();
  await page.goto("/classes");
  expect((await kept(page)).text).not.toContain("李桂兰");

  await signInAs(page, server.address, newMobile());
  await openWith(page, "/", "/my-sign-ups", "/");
  // As if sixty days had passed.
  await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("pages "));
    const [old, past] = [await caches.open(name ?? ""), await caches.open(`${name?.split(" ").slice(0, 3).join(" ")} 1700000000`)];
    for (const request of await old.keys()) await past.put(request, (await old.match(request)) as Response);
    await caches.delete(name ?? "");
  });
  await offline(page, () => nothingOf(page, "李桂兰", ["/my-sign-ups"]));
});

test("a form without network is not sent, and all that was typed stays", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await openWith(page, "/", "/my-sign-ups");
  await page.goto("/me/emergency-contact");
  const [contact, number] = [main(page).locator('[name="contact"]'), main(page).locator('[name="telephone"]')];
  await contact.fill("女儿小梅");
  await number.fill("13900001111");
  await offline(page, async () => {
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

test("where the page cannot say so itself, another does, and leads back to the form", async ({ page }) => {
  await openWith(page, "/classes", "/classes");
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill("13900001111");
  // As on a page whose script never came.
  await page.evaluate(() => document.getElementById("no-network")?.remove());
  await offline(page, async () => {
    await main(page).getByRole("button", { name: "发验证码" }).click();
    await expect(heading(page)).toHaveText("现在没有网络");
    await expect(main(page)).toContainText("刚才没有送出去，什么也没有改变。");
    await expect(page.getByText("这一页没有保存过")).toBeHidden();
  });
  await main(page).getByRole("link", { name: "再试一次" }).click();
  await expect(heading(page)).toHaveText("您的手机号码是多少？");
});

test("nothing of the desk is kept, nor what is asked on the way in", async ({ page, scene }) => {
  await openWith(page, "/sign-in");
  await page.goto("/sign-in/no-code");
  await page.context().addCookies(scene.states.coordinator.cookies);
  for (const path of ["/desk", scene.paths.deskOffering, scene.paths.deskSheet, "/classes"]) {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
  }
  // What was asked for last has been dealt with when the page for offline is there in another language.
  await page.context().addCookies([{ name: "language", value: "en", url: page.url() }]);
  await page.goto("/desk");
  await expect.poll(() => textOf(page, "/offline")).toContain("There is no network now");
  expect((await kept(page)).paths).toEqual(["/offline"]);
  await offline(page, async () => {
    await page.goto(scene.paths.deskOffering);
    await expect(heading(page)).toHaveText("There is no network now");
  });
});

test("only so many pages are kept, the last ones", async ({ page }) => {
  test.slow();
  await openWith(page, "/", "/");
  for (let number = 1; number <= 33; number += 1) await page.goto(`/reading-aloud?${number}`);
  await expect.poll(async () => (await kept(page)).paths).toContain("/reading-aloud?33");
  const { paths } = await kept(page);
  expect(paths.length).toBe(31);
  expect(paths).not.toContain("/reading-aloud?3");
  expect(paths).toContain("/reading-aloud?4");
});

test("a form on another site's page is refused as before", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await openWith(page, "/", "/my-sign-ups");
  await page.context().route("http://elsewhere.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "referrer-policy": "no-referrer" },
      body: `<form method="post" action="${server.address}/forms/sign-out"><button>x</button></form>`,
    }),
  );
  await page.goto("http://elsewhere.test/");
  const answer = page.waitForResponse((response) => response.url().endsWith("/forms/sign-out"));
  await page.getByRole("button").click();
  expect((await answer).status()).toBe(403);
  await page.goto("/my-sign-ups");
  await expect(heading(page)).toHaveText("我的报名");
  expect((await kept(page)).paths).toContain("/my-sign-ups");
});

test("a new build never mixes with the old one", async ({ browser }) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), "yinyao-builds-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const first = await serve(data);
  const page = await (await browser.newContext({ baseURL: first.address, locale: "zh-CN" })).newPage();
  await openWith(page, "/", "/");
  await page.goto("/classes");
  await page.goto("/reading-aloud");
  await expect.poll(async () => (await kept(page)).paths).toContain("/reading-aloud");
  await first.stop();
  const second = await serve(data, { ...anotherBuild(join(folder, "another")), port: Number(new URL(first.address).port) });
  // Another worker, too: it takes over, keeps the open page anew, and leaves what was kept.
  const changed = page.evaluate(() => new Promise<void>((done) => (navigator.serviceWorker.oncontrollerchange = () => done())));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await changed;
  await page.goto("/activities");
  await expect.poll(async () => (await kept(page)).paths).toContain("/activities");
  const [before, after] = [await lookOf(page.context(), "/classes"), await lookOf(page.context(), "/activities")];
  expect(after.build).not.toBe(before.build);
  await offline(page, async () => {
    // Each with its own style sheet, and never that of the other.
    for (const [path, another] of [["/classes", ""], ["/", ""], ["/activities", "1"], ["/shifts", "1"]] as const) {
      await page.goto(path);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--another-build")), path).toBe(another);
      expect(await page.evaluate(() => getComputedStyle(document.body).fontSize), path).toBe("24px");
    }
  });
  const builds = async () => (await kept(page)).caches.filter((name) => name.startsWith("files "));
  expect(await builds()).toHaveLength(2);
  for (const path of ["/classes", "/", "/reading-aloud"]) await page.goto(path);
  await expect.poll(builds).toEqual([`files ${after.build}`]);
  await page.context().close();
  await second.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Which build a kept page is of.
async function lookOf(context: BrowserContext, path: string): Promise<{ build: string | undefined }> {
  const [page] = context.pages();
  const html = page && (await textOf(page, path));
  return { build: html?.match(/<meta name="build" content="([^"]+)"/)?.[1] };
}
