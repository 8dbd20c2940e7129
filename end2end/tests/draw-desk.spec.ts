// A coordinator holds a public draw: planned, wishes at the counter, the list frozen, the digits read back, the results.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { dayFromToday, secondsFromNow } from "./support/desk";
import { expect, test } from "./support/test";

const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string) => main(page).getByRole("link", { name, exact: true }).click();

test("a draw is planned, and somebody without a telephone makes wishes at the counter", async ({ page, desk }, { project }) => {
  const [tea, flowers] = ["茶艺", "插花"].map((what) => `${what}${project.name}体验`);
  await desk.offers({ name: tea, capacity: 2, inDays: 60 });
  await desk.offers({ name: flowers, capacity: 3, inDays: 61 });
  await signInAtDesk(page, "centre");
  await follow(page, "公开摇号");
  await follow(page, "办一次摇号");
  for (const name of [tea, flowers]) {
    await page.getByLabel("找名称、老师、地点").fill(name);
    await press(page, "查找");
    // The page before it lists the newest too.
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === name);
    await page.getByRole("checkbox", { name }).check();
  }
  await press(page, "下一步");
  await page.getByLabel("这次摇号叫什么").fill("体验课摇号");
  await page.getByLabel("什么时候截止").fill("明天");
  await page.getByLabel("来源").fill("当众掷骰子十次，按先后记");
  await page.getByLabel(flowers, { exact: true }).fill("1");
  await press(page, "公布摇号计划");
  await expect(page.locator("#error-summary")).toContainText("没看懂这个时间");
  await expect(page.getByLabel(flowers, { exact: true })).toHaveValue("1");
  await page.getByLabel("什么时候截止").fill(dayFromToday(30).text);
  await press(page, "公布摇号计划");
  await expect(heading(page)).toHaveText("体验课摇号");
  await expect(main(page)).toContainText("还没有人填志愿");
  const draw = page.url();
  await follow(page, "柜台填志愿");
  await page.getByLabel("姓名").fill("魏桂兰");
  await page.getByLabel("出生日期").fill("1950年5月1日");
  await page.getByLabel(flowers, { exact: true }).fill("1");
  await page.getByLabel(tea).fill("２");
  await press(page, "填好了");
  await expect(heading(page)).toHaveText("志愿回执");
  await expect(main(page).locator(".steps__item")).toHaveText([flowers, tea]);
  await page.goto(draw);
  await expect(main(page)).toContainText("已有1人填志愿");
  await follow(page, "取消这次摇号");
  await page.getByLabel("为什么取消").fill("报名的人不多，人人有名额");
  await press(page, "取消这次摇号");
  await expect(main(page)).toContainText("报名的人不多，人人有名额");
});

test("the list is frozen, the digits are read back, and the draw is held once", async ({ page, desk }, { project }) => {
  const name = `书签${project.name}制作`;
  const began = Date.now();
  const offering = await desk.offers({ name, capacity: 1, inDays: 62 });
  // Not before the last wish on any machine: two of them are fewer requests than the offering took.
  const draw = await desk.plansDraw([offering], secondsFromNow(4 + (Date.now() - began) / 1000));
  for (const person of ["魏桂兰", "张国强"]) await desk.wishes(draw, person, offering);
  await signInAtDesk(page, "centre");
  await expect(async () => {
    await page.goto(draw);
    await expect(main(page).getByRole("button", { name: "封存并公布名单" })).toBeVisible({ timeout: 100 });
  }).toPass();
  await press(page, "封存并公布名单");
  const digest = await main(page).locator(".digits").innerText();
  expect(digest.replace(/\s/g, "")).toMatch(/^[0-9a-f]{64}$/);
  await follow(page, "填写数字");
  await page.getByLabel("数字", { exact: true }).fill("35162");
  await page.getByLabel("得到数字的时间").fill(secondsFromNow(0));
  await press(page, "下一步：核对数字");
  await expect(page.locator("#error-summary")).toContainText("只有5个数字");
  await page.getByLabel("数字", { exact: true }).fill("３５１６２ 4 1 6 3 6");
  await page.getByLabel("地点、见证人").fill("一楼大厅，学员代表三人见证");
  await press(page, "下一步：核对数字");
  await expect(heading(page)).toHaveText("请把数字念一遍");
  expect((await page.locator("#digits").innerText()).replace(/\s/g, "")).toBe("3516241636");
  await press(page, "数字都对，现在抽签");
  await expect(main(page)).toContainText("1个名额，1人抽中。");
  await expect(main(page)).toContainText("候补1人");
  await expect(main(page).getByRole("button", { name: "数字都对，现在抽签" })).toHaveCount(0);
  await page.goto(`/desk/offerings/${offering}`);
  await expect(main(page)).toContainText("已报1人，共1个名额");
  await expect(main(page).getByRole("link", { name: "加一个人" })).toBeVisible();
});
