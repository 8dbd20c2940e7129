// Every page for learners in every window, size, theme and language; and that what looks on finds what is wrong.
import { faultsOf } from "./support/axe";
import { holdEverywhere, phone } from "./support/matrix";
import { learnerPages, plainPages } from "./support/pages";
import { forcedColourFaults, movementFaults, paperFaults } from "./support/probes/devices";
import { firstScreenFaults } from "./support/probes/first-screen";
import { lossFaults, readingFaults } from "./support/probes/reading";
import { focusFaults, targetFaults } from "./support/probes/targets";
import { expect, test } from "./support/test";

holdEverywhere([...learnerPages, ...plainPages]);

test("the probes of this file find what is wrong", async ({ page }) => {
  await page.setContent(`<!doctype html><html lang="zh-CN"><title>x</title><body style="margin:0"><main>
    <p style="font:italic 300 24px/1.2 sans-serif;text-align:justify">挤在一起的斜体细字，两端对齐，行距太小</p>
    <p style="white-space:nowrap;font-size:12px;line-height:2">${"长".repeat(50)}</p>
    <p style="width:60px;overflow:hidden;white-space:nowrap">这一句被切断了，看不全</p>
    <p>下面一句<span style="position:relative;left:-80px">盖住上面</span></p>
    <a href="/" style="position:absolute;top:300px;left:0;outline:0">甲</a><a href="/" style="position:absolute;top:300px;left:20px;outline:0">乙</a>
    <div style="position:absolute;top:290px;left:0;width:200px;height:60px;background:#fff"></div>
    <button class="button" style="border:0;transition:all 2s">没有边</button></main></body></html>`);
  expect((await readingFaults(page)).length).toBeGreaterThanOrEqual(5);
  const loss = await lossFaults(page);
  expect(loss.some((fault) => fault.startsWith("cut off"))).toBe(true);
  expect(loss.some((fault) => fault.startsWith("over one another"))).toBe(true);
  const targets = await targetFaults(page);
  expect(targets.some((fault) => fault.includes("px apart"))).toBe(true);
  expect(targets.some((fault) => fault.startsWith("something lies over"))).toBe(true);
  expect(await focusFaults(page)).not.toEqual([]);
  expect(await movementFaults(page)).not.toEqual([]);
  expect(await forcedColourFaults(page)).not.toEqual([]);
  expect(await paperFaults(page)).not.toEqual([]);
  await page.setContent(`<html lang="zh-CN"><title>x</title><main><h1>题</h1><p>清楚</p><p>清楚</p><p style="color:#999">看不清</p><p>清楚</p></main></html>`);
  expect(await faultsOf(page, "contrast")).toEqual([expect.stringContaining("看不清")]);
  await page.setContent(`<header class="header"><div style="height:300px"></div></header><div style="height:700px"></div><h1>远</h1>`);
  await page.setViewportSize(phone);
  expect(await firstScreenFaults(page)).toHaveLength(2);
});
