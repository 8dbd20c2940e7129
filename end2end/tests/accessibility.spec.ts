// Every page in every state: axe, sound HTML, large enough to read and to tap, nothing beyond the edge. A page that is open
// becomes a phone's by its window alone (no script of ours asks how wide it is), so that it is loaded once for both.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { faultsOf } from "./support/axe";
import { htmlFaults } from "./support/html";
import { deskPages, learnerPages, pathTo, plainPages, see } from "./support/pages";
import { chineseFaults, deskSizes, frameFaults, learnerSizes, sidewaysFaults, sizeFaults } from "./support/probes";
import { root } from "./support/server";
import { expect, test } from "./support/test";

const widths = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
];

const phone = widths[1]!;
const desktop = { width: 1280, height: 800 };

const enlarge = (page: Page, size: string) => page.evaluate((size) => (document.documentElement.dataset.textSize = size), size);

for (const shown of [...learnerPages, ...plainPages, ...deskPages]) {
  const { name, reader, status = 200 } = shown;
  const atDesk = deskPages.includes(shown);
  test.describe(name, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[reader] as never) });

    // axe is a script itself: it judges the page where scripts run. The HTML as served is the same in all four projects.
    test("has large text, large targets and nothing beyond the edge; its HTML or axe finds no fault", async ({ page, server, scene, javaScriptEnabled }) => {
      const sizes = atDesk ? deskSizes : learnerSizes;
      const tablet = page.viewportSize()!;
      const answer = await see(page, shown, scene, server.address);
      expect(answer?.status()).toBe(status);
      expect.soft(await frameFaults(page, "zh-CN")).toEqual([]);
      expect.soft(await chineseFaults(page)).toEqual([]);
      for (const size of [phone, tablet]) {
        await page.setViewportSize(size);
        expect.soft(await sizeFaults(page, sizes), `${size.width} px wide`).toEqual([]);
      }
      await unfold(page);
      if (javaScriptEnabled) {
        // Words in the part of a table that is scrolled out of sight cannot be judged.
        if (atDesk) await page.setViewportSize(desktop);
        expect.soft(await faultsOf(page)).toEqual([]);
        await page.evaluate(() => (document.documentElement.dataset.contrast = "high"));
        expect.soft(await faultsOf(page, "contrast"), "in high contrast").toEqual([]);
        if (atDesk) return;
        await page.evaluate(() => delete document.documentElement.dataset.contrast);
        await page.setViewportSize(phone);
        expect.soft(await faultsOf(page), "on a phone").toEqual([]);
      } else {
        expect.soft(await htmlFaults((await answer?.text()) ?? "")).toEqual([]);
        await enlarge(page, "largest");
        for (const size of widths) {
          await page.setViewportSize(size);
          expect.soft(await sidewaysFaults(page), `${size.width} px wide at the largest size`).toEqual([]);
        }
      }
    });
  });
}

test("in English the pages name their language and title", async ({ page, server, scene }) => {
  await page.context().addCookies([{ name: "language", value: "en", url: server.address }]);
  for (const shown of [...learnerPages, ...deskPages].filter((one) => one.reader === "nobody")) {
    await page.goto(pathTo(shown, scene));
    expect.soft(await frameFaults(page, "en"), shown.name).toEqual([]);
  }
});

test("every page of the site map is looked at", async ({ scene }) => {
  const routes = [...readFileSync(`${root}/app/src/site_map.rs`, "utf8").matchAll(/path!\("([^"]+)"\)/g)].map(([, route]) => route ?? "");
  expect(routes.length).toBeGreaterThan(30);
  const paths = [...learnerPages, ...deskPages].filter(({ status = 200 }) => status === 200).map((shown) => pathTo(shown, scene));
  const unseen = routes.filter((route) => {
    const fits = new RegExp(`^${route.replaceAll(/:[a-z]+/g, "[^/?]+")}(\\?|$)`);
    return !paths.some((path) => fits.test(path));
  });
  expect(unseen).toEqual([]);
});

test("the probes find what is wrong", async ({ page }) => {
  await page.setContent(`<!doctype html><html lang="fr"><title>x</title><body style="margin:0">
    <main><p style="font-size:16px">小字,错</p><p style="font-size:22px">偏小</p><a href="/" style="font-size:24px">短</a>
    <div style="width:3000px;height:10px">宽</div></main></body></html>`);
  expect((await sizeFaults(page, learnerSizes)).length).toBeGreaterThanOrEqual(4);
  expect((await sidewaysFaults(page)).length).toBeGreaterThanOrEqual(2);
  expect((await frameFaults(page, "zh-CN")).length).toBeGreaterThanOrEqual(4);
  expect(await chineseFaults(page)).toHaveLength(1);
  expect(await htmlFaults("<p>x")).not.toEqual([]);
});

test("at the desk only a table may be smaller", async ({ page }) => {
  const button = '<button style="font-size:20px;min-width:50px;min-height:50px">移出</button>';
  await page.setContent(`<main><table><tr><td style="font-size:20px"><span>陈淑芬</span>${button}</td></tr></table></main>`);
  expect(await sizeFaults(page, deskSizes)).toEqual([]);
  expect(await sizeFaults(page, learnerSizes)).toHaveLength(3);
  await page.setContent(`<main><p style="font-size:20px"><span>陈淑芬</span>${button}</p></main>`);
  expect(await sizeFaults(page, deskSizes)).toHaveLength(3);
});

// What is folded away is judged, too.
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("main details")) folded.setAttribute("open", "");
  });
}
