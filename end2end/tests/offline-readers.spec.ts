// Nobody sees what another person kept for the time without network: not after signing out, not on a shared tablet.
import type { Page } from "@playwright/test";
import { heading, main } from "./support/actions";
import { send } from "./support/http";
import { kept, openWith, textOf, withAPlace, withServiceWorker } from "./support/offline";
import { chenGuofu, newMobile, signInAs, signInOver } from "./support/people";
import { expect, test } from "./support/test";

withServiceWorker();

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
  await server.goneWhile(() => nothingOf(page, "李桂兰", ["/my-sign-ups", place.path, "/me"]));
});

test("signing out without network deletes what was kept here all the same", async ({ page, server }) => {
  const place = await withAPlace(page, server.address);
  await openWith(page, "/my-sign-ups", "/my-sign-ups", place.path);
  await server.goneWhile(async () => {
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
  await server.goneWhile(async () => {
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
  await server.goneWhile(() => nothingOf(page, "李桂兰", ["/my-sign-ups"]));
});

test("nothing of the desk is kept, nor what is asked on the way in", async ({ page, scene, server }) => {
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
  await expect.poll(() => textOf(page, "/offline")).toContain("No internet connection");
  expect((await kept(page)).paths).toEqual(["/offline"]);
  await server.goneWhile(async () => {
    await page.goto(scene.paths.deskOffering);
    await expect(heading(page)).toHaveText("No internet connection");
  });
});
