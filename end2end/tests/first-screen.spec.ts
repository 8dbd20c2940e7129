// On a phone, mark, comfort controls and navigation leave room for the page, at every size of text and in both languages.
import { deskPages, learnerPages, pathTo } from "./support/pages";
import { firstScreenFaults } from "./support/probes/first-screen";
import { expect, test } from "./support/test";

const sizes = ["standard", "larger", "largest"];
const languages = ["zh-CN", "en"];

test.use({ viewport: { width: 390, height: 844 }, withoutWasm: true });

for (const shown of [...learnerPages, ...deskPages]) {
  test.describe(shown.name, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[shown.reader] as never) });

    test(`the first screen of ${shown.name} says what it is about`, async ({ page, server, scene }) => {
      for (const language of languages) {
        await page.context().addCookies([{ name: "language", value: language, url: server.address }]);
        await page.goto(pathTo(shown, scene));
        for (const size of sizes) {
          await page.evaluate((size) => (document.documentElement.dataset.textSize = size), size);
          expect.soft(await firstScreenFaults(page), `${language}, ${size}`).toEqual([]);
        }
      }
    });
  });
}

test("the probe finds a page that is pushed away", async ({ page }) => {
  await page.setContent(`<header class="header"><div style="height:300px"></div></header><div style="height:700px"></div><h1>远</h1>`);
  expect(await firstScreenFaults(page)).toHaveLength(2);
});
