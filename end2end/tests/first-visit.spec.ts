// The whole of a first visit: everything that a browser fetches by itself until nothing more comes, and then, at the first
// touch, the service worker with all that it keeps for the time without network.
import type { Page } from "@playwright/test";
import { startWorker, withServiceWorker } from "./support/offline";
import { learnerPages, pathTo } from "./support/pages";
import { expect, test } from "./support/test";
import { type Wire, wireTo } from "./support/wire";

// What an old phone on a slow line can wait for.
const budget = 100_000;
const pages = ["home", "classes", "offering-signed-out", "sign-in", "help-task"];

withServiceWorker();
test.use({ storageState: async ({ scene }, use) => use(scene.states.nobody as never) });

const stillness = (wire: Wire) => expect.poll(() => wire.quiet(), { timeout: 30_000 }).toBeGreaterThan(1500);
const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);

// A browser that was never here. (Whom the scene knows has seen the style sheet.)
async function firstView(page: Page, wire: Wire, path: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(wire.address + path, { waitUntil: "networkidle" });
  await stillness(wire);
}

for (const name of pages) {
  test(`all of a first visit to ${name} stays below the limit`, async ({ page, server, scene }, info) => {
    const shown = learnerPages.find((one) => one.name === name);
    if (!shown) throw new Error(`There is no page ${name}.`);
    const wire = await wireTo(server.address);
    await firstView(page, wire, pathTo(shown, scene));
    const byItself = sum(wire.carried.map(({ bytes, head }) => bytes + head));
    await startWorker(page);
    await stillness(wire);
    wire.close();
    const total = sum(wire.carried.map(({ bytes }) => bytes));
    const rows = wire.carried.map(({ path, bytes, head }) => `${String(bytes).padStart(7)} + ${head}  ${path}`);
    const table = [...rows, `${String(total).padStart(7)}  in all; before the first touch ${byItself} with headers`].join("\n");
    await info.attach("bytes of a first visit", { body: table, contentType: "text/plain" });
    console.log(`${name}\n${table}`);
    // Nothing is missing from the sum.
    for (const part of [".wasm", ".js", "/service-worker.js", "/offline", "/favicon.svg", "/manifest.webmanifest"]) {
      expect(wire.carried.some(({ path }) => path.includes(part)), `${part} is among\n${table}`).toBe(true);
    }
    expect(byItself, `${name}: bytes with headers before the first touch\n${table}`).toBeLessThanOrEqual(budget);
    expect(total, `${name}: bytes of the whole visit\n${table}`).toBeLessThanOrEqual(budget);
  });
}

test("the style sheet travels once, in the first page", async ({ page, server }) => {
  const wire = await wireTo(server.address);
  await firstView(page, wire, "/");
  const address = await page.locator("style[data-address]").getAttribute("data-address");
  await startWorker(page);
  await stillness(wire);
  await page.goto(`${wire.address}/classes`, { waitUntil: "networkidle" });
  await expect(page.locator('link[rel="stylesheet"]')).toHaveAttribute("href", address ?? "");
  await expect(page.locator("main")).toHaveCSS("display", "block");
  expect(wire.carried.filter(({ path }) => path.endsWith(".css"))).toEqual([]);
  // What was kept is the sheet itself.
  const kept = await page.evaluate(async () => (await fetch(document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.href ?? "")).text());
  wire.close();
  expect(kept).toBe(await (await fetch(server.address + address)).text());
});
