// How the browser tests run: on a tablet and a phone, with JavaScript on and off, in a real Chromium. `make test` runs each
// file where it tells something new; `make test-all` (MATRIX=all) everything everywhere.
import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// Debian's Chromium without a window where there is one; elsewhere Playwright's own, which is the same. With a window that nobody
// sees it takes nearly twice the time. The program itself: a shell around it would be ended without it.
const chromium = "/usr/lib/chromium/chromium-headless-shell";
const asRoot = process.getuid?.() === 0;
const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };
// They choose their windows themselves, or need none.
const matrix = ["**/draw.spec.ts", "**/matrix.spec.ts", "**/matrix-desk.spec.ts", "**/page-weight.spec.ts"];
const files = (names: string) => names.split(" ").map((name) => `**/${name}.spec.ts`);
// About scripts alone: without them each of their tests skips itself, but only after it has opened a page.
// The work by keyboard asks the page itself what has the focus, or moves by an arrow key.
const ofScripts = files("desk-counter desk-counter-people door-without-network desk-listing desk-rooms desk-timetable first-visit islands navigator navigator-aside navigator-forms navigator-memory offline offline-readers offline-worker paper slow");
// Seen on the tablet. Whether a phone has room for these pages is measured by accessibility and matrix; what is left is what
// server, service worker, navigator and files do, which know nothing of windows, and the work at a desk. accessibility
// makes the window of a page that is open a phone's by itself.
const sameOnAPhone = files(
  "accessibility approval comfort-typed counter counter-swap door door-without-network draw-desk fees first-visit fonts import navigator-aside navigator-forms navigator-memory offline offline-readers offline-worker paper slow",
);
// A coordinator's work, as it is done at a desk's own screen. What its pages measure on a tablet and a phone the matrix sees.
const ofTheDesk = ["**/desk-*.spec.ts"];
const elsewhereOnly = process.env.MATRIX === "all" ? [] : ofTheDesk;
const ignoredOnAPhone = process.env.MATRIX === "all" ? [] : sameOnAPhone;
// A test with the name of a project as its tag runs there alone. A skip of its own would open a page first.
const elsewhere = (project: string) => new RegExp(`@only-(?!${project}(\\s|$))`);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // A server and a database for each worker; two cores are all that there is.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Two browsers and two servers on two cores: a page that is slow to come is not wrong. What is measured has times of its own.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  globalSetup: "./tests/support/template.ts",
  use: {
    ...devices["Desktop Chrome"],
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    // The service worker stands between a page and the network, where many tests look on or put something in the way. Files
    // whose tests go whole ways as people do allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: existsSync(chromium) ? chromium : undefined,
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
  projects: [
    // Begun first: its largest file takes as long as many others, and at the end the other core would have nothing to do.
    // Each of its tests goes through the windows by itself; nothing may wake while it measures. A sample: `make test-all` sees all.
    { name: "matrix", use: { ...tablet, withoutWasm: true } as object, testMatch: matrix },
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } }, testMatch: ofTheDesk },
    { name: "tablet", use: tablet, testIgnore: [...matrix, ...elsewhereOnly], grepInvert: elsewhere("tablet") },
    {
      name: "tablet-without-scripts",
      use: { ...tablet, javaScriptEnabled: false },
      testIgnore: [...matrix, ...ofScripts],
      grepInvert: elsewhere("tablet-without-scripts"),
    },
    { name: "phone", use: phone, testIgnore: [...matrix, ...elsewhereOnly, ...ignoredOnAPhone], grepInvert: elsewhere("phone") },
    {
      name: "phone-without-scripts",
      use: { ...phone, javaScriptEnabled: false },
      // What this would see of single pages the tablet and the matrix have seen.
      testIgnore: [...matrix, ...elsewhereOnly, ...ignoredOnAPhone, ...ofScripts, ...files("accessibility")],
      grepInvert: elsewhere("phone-without-scripts"),
    },
  ],
});
