// An old tablet on a bad line: the browser part comes late, the network is slow, the processor six times slower. Nothing
// typed is lost, no button is dead, and every journey ends with a place.
import type { Page } from "@playwright/test";
import { heading, main } from "./support/actions";
import { getAPlace, journeys, lookAndGiveUp } from "./support/journeys";
import { liGuilan, newMobile, signInByHand } from "./support/people";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "without scripts nothing is late: journeys.spec.ts");

// Holds the browser part back until it is let go; answers the letting go.
async function holdBack(page: Page): Promise<() => void> {
  let arrive = () => {};
  const held = new Promise<void>((done) => (arrive = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    // The page that asked for it may be gone.
    await route.continue().catch(() => undefined);
  });
  return arrive;
}

for (const [number, [what, journey]] of Object.entries(journeys).entries()) {
  // The three ways send the same scripts and the same forms over the line: `make test` waits for one of them.
  const waitsFor = number === 0 || process.env.MATRIX === "all";
  (waitsFor ? test : test.skip)(`she gets a place in ${what} on a slow line and a slow processor`, async ({ page }) => {
    test.slow();
    const device = await page.context().newCDPSession(page);
    await device.send("Network.enable");
    // Slow 3G: 400 ms there and back, 50 KB a second.
    await device.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    await device.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    const name = await getAPlace(page, journey);
    await lookAndGiveUp(page, journey, name);
  });

  test(`she gets a place in ${what} before the browser part arrives, and goes on after it`, async ({ page }) => {
    const arrive = await holdBack(page);
    const name = await getAPlace(page, journey);
    arrive();
    await lookAndGiveUp(page, journey, name);
  });
}

test("what is typed on a question page is there when the browser part arrives, and the button goes on", async ({ page }) => {
  const arrive = await holdBack(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  const field = page.getByLabel("您的手机号码是多少？");
  const mobile = newMobile();
  await field.fill(mobile);
  await field.focus();
  // All of the page is there, but the browser part.
  await page.waitForLoadState("domcontentloaded");
  const before = await field.boundingBox();
  const woken = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  arrive();
  await (await woken).finished();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(mobile);
  expect(await field.boundingBox()).toEqual(before);
  await field.press("Enter");
  await expect(heading(page)).toHaveText("短信里的6位数字是什么？");
  await page.goBack();
  await signInByHand(page, mobile, liGuilan);
  await expect(main(page)).toBeVisible();
});

test("nothing on a page moves while it loads and wakes", async ({ page }) => {
  const shift = await moved(page, "/");
  expect(shift).toBeLessThan(0.01);
  expect(await moved(page, "/classes")).toBeLessThan(0.01);
});

// The layout shift of a page until it rests, as browsers count it.
async function moved(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(window, { shifted: (window as never as { shifted: number }).shifted + (entry as never as { value: number }).value });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return page.evaluate(() => (window as never as { shifted: number }).shifted);
}
