// Draws the pictures of 怎么用银耀 (app/src/pages/help.rs) into public/manual, from the pages as they are served.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { drawAround } from "./tests/support/drawing";
import { asOnATelephone, fileOf, languages, phone, picture, show, steps } from "./tests/support/steps";
import { root } from "./tests/support/server";
import { expect, test } from "./tests/support/test";

// Bytes of a picture before compression.
const most = 6 * 1024;

test("the pictures of the help", async ({ browser, server, scene }) => {
  rmSync(`${root}/public/manual`, { recursive: true, force: true });
  for (const language of languages) {
    mkdirSync(`${root}/public/manual/${language}`, { recursive: true });
    for (const [task, list] of Object.entries(steps)) {
      for (const [index, step] of list.entries()) {
        const context = await browser.newContext({ baseURL: server.address, viewport: phone, colorScheme: "light", storageState: scene.states[step.reader] });
        const page = await context.newPage();
        await asOnATelephone(page);
        const ringed = await show(page, step, language, server.address, scene.paths);
        const name = `${task}-${index + 1} (${language})`;
        await expect.soft(ringed, name).toBeVisible({ timeout: 3000 });
        if (await ringed.isVisible()) {
          const drawing = await drawAround(ringed, { ...picture, number: index + 1, most });
          expect.soft(Buffer.byteLength(drawing), name).toBeLessThanOrEqual(most);
          writeFileSync(fileOf(task, index + 1, language), drawing);
        }
        await context.close();
      }
    }
  }
});
