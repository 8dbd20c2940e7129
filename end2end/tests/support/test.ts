// `test` with a server of its own for each worker, a desk that makes offerings, and pages that fail when the browser complains.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, test as base } from "@playwright/test";
import { Desk } from "./desk";
import { makeScene, type Scene } from "./scene";
import { serve, type Server } from "./server";

interface Each {
  // Whether the browser part never arrives: then the browser complains of exactly that.
  withoutWasm: boolean;
  // What the console said against us.
  complaints: string[];
  // Another person with a browser of their own.
  somebodyElse: () => Promise<Page>;
}

interface Worker {
  server: Server;
  desk: Desk;
  scene: Scene;
}

// What is made once for a worker takes as long as it takes, and nothing of the time of the test that happens to be its first.
const once = 300_000;

export const test = base.extend<Each, Worker>({
  server: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "yinyao-end2end-"));
      cpSync(process.env.YINYAO_TEMPLATE ?? "", folder, { recursive: true });
      const server = await serve(folder);
      await use(server);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: once },
  ],
  // A coordinator of the activity centre: a test that needs a full, a later or a clashing offering has it made.
  desk: [
    async ({ server, playwright }, use) => {
      const desk = await Desk.of(playwright.request, server.address, "centre");
      await use(desk);
      await desk.close();
    },
    { scope: "worker", timeout: once },
  ],
  scene: [
    async ({ server, desk, playwright }, use) => {
      const scene = await makeScene(playwright.request, server.address, desk);
      await use(scene);
      await scene.close();
    },
    { scope: "worker", timeout: once },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  withoutWasm: [false, { option: true }],
  // An island without its function is only a warning there, and a dead control.
  complaints: [
    async ({ page, withoutWasm, javaScriptEnabled }, use) => {
      const complaints: string[] = [];
      if (withoutWasm) await page.context().route("**/*.wasm", (route) => route.abort());
      watch(page, complaints);
      await use(complaints);
      // Without it, that it was not used or did not come is all that the browser may say.
      const missing = withoutWasm || !javaScriptEnabled;
      const told = missing ? complaints.filter((text) => !/wasm|Failed to fetch|ERR_FAILED/i.test(text)) : complaints;
      base.expect(told).toEqual([]);
    },
    { auto: true },
  ],
  somebodyElse: async ({ browser, complaints }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      watch(page, complaints);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

function watch(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    // A page that answers 404 or 422 on purpose is told by the browser as an error, too.
    const status = message.text().startsWith("Failed to load resource: the server responded with a status of 4");
    // A test that looks at every request does without the service worker.
    const blocked = message.text() === "Service Worker registration blocked by Playwright";
    // How soon a file that came is put to use is a matter of the machine.
    const late = /was preloaded using link preload but not used within a few seconds/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !status && !blocked && !late) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}

export { expect } from "@playwright/test";
