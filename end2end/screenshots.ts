// Pictures of every page in every state into target/screenshots: tablet and phone, light and high contrast, three sizes.
// SCREENSHOT_LANGUAGE=en takes them in English; SCREENSHOT_PAGES=home,check takes only these.
import { deskPages, learnerPages, pathTo } from "./tests/support/pages";
import { root } from "./tests/support/server";
import { test } from "./tests/support/test";

const language = process.env.SCREENSHOT_LANGUAGE === "en" ? "en" : "zh-CN";
const folder = `${root}/target/screenshots${language === "en" ? "/english" : ""}`;
const wanted = process.env.SCREENSHOT_PAGES?.split(",");
const screens = [
  { name: "tablet", width: 820, height: 1180 },
  { name: "phone", width: 390, height: 844 },
];
const themes = [
  { name: "light", contrast: "standard" },
  { name: "dark", contrast: "high" },
];
const sizes = ["standard", "larger", "largest"];

test.use({ withoutWasm: true });

for (const shown of [...learnerPages, ...deskPages].filter(({ name }) => wanted?.includes(name) ?? true)) {
  test.describe(shown.name, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[shown.reader] as never) });

    test(`pictures of ${shown.name}`, async ({ page, server, scene }) => {
      await page.context().addCookies([{ name: "language", value: language, url: server.address }]);
      await page.goto(pathTo(shown, scene));
      for (const { name, ...viewport } of screens) {
        await page.setViewportSize(viewport);
        for (const theme of themes) {
          for (const size of sizes) {
            await page.evaluate(
              ([textSize, contrast]) => Object.assign(document.documentElement.dataset, { textSize, contrast }),
              [size, theme.contrast],
            );
            await page.screenshot({ path: `${folder}/${shown.name}-${name}-${theme.name}-${size}.png`, fullPage: true });
          }
        }
      }
    });
  });
}
