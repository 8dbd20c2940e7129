// Pictures of every page in every state into target/screenshots: on a tablet and a phone, at the standard and the largest size.
import { deskPages, learnerPages, pathTo } from "./tests/support/pages";
import { root } from "./tests/support/server";
import { test } from "./tests/support/test";

const folder = `${root}/target/screenshots`;
const screens = [
  { name: "tablet", width: 820, height: 1180 },
  { name: "phone", width: 390, height: 844 },
];
const sizes = ["standard", "largest"];

test.use({ colorScheme: "light", withoutWasm: true });

for (const shown of [...learnerPages, ...deskPages]) {
  test.describe(shown.name, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[shown.reader] as never) });

    test(`pictures of ${shown.name}`, async ({ page, scene }) => {
      for (const { name, ...viewport } of screens) {
        await page.setViewportSize(viewport);
        for (const size of sizes) {
          await page.goto(pathTo(shown, scene));
          await page.evaluate((size) => (document.documentElement.dataset.textSize = size), size);
          await page.screenshot({ path: `${folder}/${shown.name}-${name}-${size}.png`, fullPage: true });
        }
      }
    });
  });
}
