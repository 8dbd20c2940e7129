// What matrix.spec.ts, where no island wakes, cannot see: pages whose islands are awake; what is true of all pages
// together; and that the probes find what is wrong.
import { readFileSync } from "node:fs";
import { faultsOf } from "./support/axe";
import { htmlFaults } from "./support/html";
import { awake } from "./support/navigator";
import { byReader, deskPages, learnerPages, pathTo } from "./support/pages";
import { chineseFaults, deskSizes, frameFaults, learnerSizes, sidewaysFaults, sizeFaults } from "./support/probes";
import { root } from "./support/server";
import { expect, test } from "./support/test";

const phone = { width: 390, height: 844 };

for (const [reader, pages] of byReader([...learnerPages, ...deskPages])) {
  test.describe(`what ${reader} sees`, { tag: "@only-tablet" }, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[reader] as never) });

    // One browser for all pages of a reader: most have no island, and to open one only to see that would take minutes.
    test("is as large and as sound when its islands are awake", async ({ page, scene, context }) => {
      test.setTimeout(10_000 + pages.length * 10_000);
      const tablet = page.viewportSize()!;
      for (const shown of pages) {
        const sizes = deskPages.includes(shown) ? deskSizes : learnerSizes;
        const path = pathTo(shown, scene);
        // Without an island it is the page that matrix.spec.ts has seen.
        if (!(await (await context.request.get(path)).text()).includes("<leptos-island")) continue;
        await page.goto(path);
        await awake(page);
        for (const size of [phone, tablet]) {
          await page.setViewportSize(size);
          expect.soft(await sizeFaults(page, sizes), `${shown.name}, ${size.width} px wide`).toEqual([]);
          expect.soft(await sidewaysFaults(page), `${shown.name}, ${size.width} px wide`).toEqual([]);
        }
        expect.soft(await faultsOf(page), shown.name).toEqual([]);
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

// Hangs on a wall, without anything to press, not even a number: the board with it is looked at, and desk-today opens this address.
const onAWall = "/wall/:token";

test("every page of the site map is looked at", async ({ scene }) => {
  const routes = [...readFileSync(`${root}/app/src/site_map.rs`, "utf8").matchAll(/path!\("([^"]+)"\)/g)].map(([, route]) => route ?? "");
  expect(routes.length).toBeGreaterThan(30);
  const paths = [...learnerPages, ...deskPages].filter(({ status = 200 }) => status === 200).map((shown) => pathTo(shown, scene));
  const unseen = routes.filter((route) => route !== onAWall).filter((route) => {
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
