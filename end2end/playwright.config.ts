// How the browser tests run: each file on a tablet and a phone, with JavaScript on and off, in a real Chromium.
import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// Debian's Chromium where there is one; elsewhere Playwright's own.
const chromium = "/usr/bin/chromium";
const asRoot = process.getuid?.() === 0;
const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };
// They choose their windows themselves, or need none.
const matrix = ["**/draw.spec.ts", "**/matrix.spec.ts", "**/first-screen.spec.ts", "**/page-weight.spec.ts"];
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // A server and a database for each worker; two cores are all that there is.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
    { name: "tablet", use: tablet, testIgnore: matrix },
    { name: "tablet-without-scripts", use: { ...tablet, javaScriptEnabled: false }, testIgnore: matrix },
    { name: "phone", use: phone, testIgnore: matrix },
    // What this would see of single pages the phone, the tablet without scripts and the matrix have seen.
    { name: "phone-without-scripts", use: { ...phone, javaScriptEnabled: false }, testIgnore: [...matrix, "**/accessibility.spec.ts"] },
    // Each of its tests goes through the windows by itself; nothing may wake while it measures. A sample: `make test-all` sees all.
    { name: "matrix", use: { ...tablet, withoutWasm: true } as object, testMatch: matrix },
  ],
});
