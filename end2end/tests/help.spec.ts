// 怎么用银耀: ten tasks, three to five steps each, and pictures that show what is really on the pages.
import { existsSync } from "node:fs";
import { heading, main } from "./support/actions";
import { asOnATelephone, fileOf, languages, phone, picture, show, steps, wordsInRing } from "./support/steps";
import { expect, test } from "./support/test";

const tasks = Object.keys(steps);

test("every page leads to the ten tasks, and each task to the next", async ({ page }) => {
  await page.goto("/");
  await main(page).getByRole("link", { name: "怎么用银耀" }).click();
  await expect(heading(page)).toHaveText("怎么用银耀");
  const rows = main(page).locator(".links__link");
  await expect(rows).toHaveCount(10);
  await rows.first().click();
  for (const [index, task] of tasks.entries()) {
    await expect(page).toHaveURL(new RegExp(`/help/${task}$`));
    await expect(main(page)).toContainText(`第${index + 1}件，共10件`);
    await expect(page.locator(".steps__item")).toHaveCount(steps[task]!.length);
    expect(steps[task]!.length).toBeGreaterThanOrEqual(3);
    expect(steps[task]!.length).toBeLessThanOrEqual(5);
    const next = main(page).getByRole("link", { name: /^下一件：/ });
    if (index < tasks.length - 1) await next.click();
    else await expect(next).toHaveCount(0);
  }
  await page.locator("footer").getByRole("link", { name: "怎么用银耀" }).click();
  await expect(heading(page)).toHaveText("怎么用银耀");
});

test("each step has its picture, and nothing moves when it comes", async ({ page, request }) => {
  for (const task of tasks) {
    await page.goto(`/help/${task}`);
    const pictures = page.locator(".steps__item img");
    for (const [index, one] of (await pictures.all()).entries()) {
      await one.scrollIntoViewIfNeeded();
      await expect(one).toHaveAttribute("src", `/manual/zh-CN/${task}-${index + 1}.svg`);
      await expect(one).toHaveAttribute("width", String(picture.width));
      await expect(one).toHaveAttribute("height", String(picture.height));
      await expect(one).toHaveAttribute("loading", "lazy");
      const answer = await request.get((await one.getAttribute("src")) ?? "");
      expect(answer.headers()["content-type"]).toContain("image/svg+xml");
      const svg = await answer.text();
      expect(svg).toContain(`width="${picture.width}" height="${picture.height}"`);
      expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(6 * 1024);
    }
  }
});

test("where nothing was found or nothing is signed up for, the help is near", async ({ page }) => {
  await page.goto("/classes?q=zzzz");
  await main(page).getByRole("link", { name: "看看怎么查找" }).click();
  await expect(heading(page)).toHaveText("用拼音查找");
});

test("there is no task of another name", async ({ page }) => {
  const answer = await page.goto("/help/dancing");
  expect(answer?.status()).toBe(404);
});

// They are drawn from a phone, scripts and all.
test.describe("the pictures fit the pages", { tag: "@only-phone" }, () => {
  for (const task of tasks) {
    test(`what is ringed is still there: ${task}`, async ({ browser, server, scene }) => {
      for (const language of languages) {
        const context = await browser.newContext({ baseURL: server.address, viewport: phone });
        const help = await context.newPage();
        await help.context().addCookies([{ name: "language", value: language, url: server.address }]);
        await help.goto(`/help/${task}`);
        const sentences = await help.locator(".steps__item > p").allInnerTexts();
        await context.close();
        for (const [index, step] of steps[task]!.entries()) {
          const name = `${task}-${index + 1} (${language})`;
          expect(existsSync(fileOf(task, index + 1, language)), `${name}: run make manual`).toBe(true);
          const context = await browser.newContext({ baseURL: server.address, viewport: phone, storageState: scene.states[step.reader] });
          const page = await context.newPage();
          await asOnATelephone(page);
          const ringed = await show(page, step, language, server.address, scene.paths);
          await expect(ringed, name).toBeVisible();
          if (step.words) {
            const words = step.words[language === "en" ? 1 : 0];
            expect(wordsInRing(task, index + 1, language), `the picture ${name}: run make manual`).toContain(words);
            if (!step.isUnsaid) expect.soft(sentences[index], `the step ${name} names what is pressed`).toContain(words);
          }
          await context.close();
        }
      }
    });
  }
});
