// The service worker itself: how it gets onto a home screen, how small it is, how much it keeps, what it leaves alone, builds.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { heading } from "./support/actions";
import { anotherBuild, kept, openWith, textOf, withServiceWorker } from "./support/offline";
import { newMobile, signInAs } from "./support/people";
import { serve } from "./support/server";
import { expect, test } from "./support/test";

withServiceWorker();

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
  await second.goneWhile(async () => {
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
