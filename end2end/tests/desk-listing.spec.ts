// 报名项目: the list is put in order, narrowed, kept by a name, and many are stopped at once, with the keyboard alone.
import { arrives, heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import { enters, presses, tabTo, types } from "./support/keyboard";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test("the list is ordered, narrowed, saved, and stopped as a whole by keyboard alone", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  const names = () => main(page).locator("tbody th").allInnerTexts();
  await presses(page, "名称");
  await arrives(page, /\?sort=name$/);
  await expect(main(page).locator('th[aria-sort="ascending"]')).toContainText("名称");
  const first = (await names())[0];
  await presses(page, "名称");
  await arrives(page, /desc=1/);
  expect((await names())[0]).not.toBe(first);

  await page.goto(`${server.address}/desk`);
  await tabTo(page, "筛选和排序");
  await enters(page);
  await expect(main(page).getByText("报名进展")).toBeVisible();
  // From what is chosen among the answers the arrows choose.
  for (let steps = 0; steps < 40 && !(await main(page).getByLabel("星期四").isChecked()); steps += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");
    if (name === "weekday") for (let day = 0; day < 4; day += 1) await page.keyboard.press("ArrowDown");
  }
  await presses(page, "按这些条件看");
  await arrives(page, /weekday=4/);
  await expect(main(page)).toContainText("星期四去掉");
  const found = (await names()).length;
  expect(found).toBeGreaterThan(1);

  await presses(page, "存下这个筛选");
  await expect(heading(page)).toHaveText("存好的筛选");
  await types(page, "起个名字", "周四的课");
  await enters(page);
  await expect(main(page)).toContainText("存好了。");
  await presses(page, "周四的课");
  await expect(heading(page)).toHaveText("报名项目");
  await expect(page).toHaveURL(/weekday=4/);

  await presses(page, "成批办理");
  await expect(heading(page)).toHaveText("成批办理");
  await tabTo(page, "找到的");
  await page.keyboard.press("Space");
  await tabTo(page, "现在开始报名");
  await page.keyboard.press("ArrowDown");
  await expect(main(page).getByLabel("停止报名")).toBeChecked();
  await presses(page, "看看会怎么样");
  await expect(main(page)).toContainText("现在还没有办。");
  await presses(page, "就这样办");
  await expect(main(page)).toContainText(/改了[1-9]\d*项/);
  await tabTo(page, "找到的");
  await page.keyboard.press("Space");
  await tabTo(page, "现在开始报名");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await presses(page, "看看会怎么样");
  await expect(main(page)).toContainText("现在还没有办。");
  await presses(page, "就这样办");
  await expect(main(page)).toContainText(/改了[1-9]\d*项/);
});

test("rooms are put in order by the heads of their columns", async ({ page, server }) => {
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/rooms`);
  // Bookings that other tests have asked for stand in tables of their own.
  const rooms = main(page).getByRole("region", { name: "所有场地" });
  const names = () => rooms.locator("tbody th").allInnerTexts();
  const before = await names();
  await rooms.getByRole("columnheader").getByRole("link").nth(1).click();
  await arrives(page, /\?sort=seats$/);
  await expect(rooms.locator('th[aria-sort="descending"]')).toHaveCount(1);
  await rooms.getByRole("columnheader").getByRole("link").first().click();
  await arrives(page, /\/desk\/rooms$/);
  expect(await names()).toEqual(before);
});

test("terms and consents are put in order by keyboard, and the order stands in the address", async ({ page, desk, server }, { project }) => {
  const [first, second] = ["安排", "周排"].map((name) => `${name}${project.name}学期`);
  for (const [term_name, year] of [[first, 2028], [second, 2029]]) {
    await desk.leads("/forms/desk-term-new", { term_name: String(term_name), term_starts_on: `${year}-9-1`, term_ends_on: `${year}-12-31` });
  }
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/terms`);
  const terms = main(page).getByRole("region", { name: "学期和排课" });
  const ours = async () => (await terms.locator("tbody th").allInnerTexts()).filter((name) => name === first || name === second);
  await expect(terms.locator('th[aria-sort="descending"]')).toHaveCount(1);
  expect(await ours()).toEqual([second, first]);
  await tabTo(page, "从哪天到哪天");
  await enters(page);
  await arrives(page, /\?desc=0$/);
  await expect(terms.locator('th[aria-sort="ascending"]')).toHaveCount(1);
  expect(await ours()).toEqual([first, second]);
  await page.goto(`${server.address}/desk/terms?sort=name&desc=1`);
  expect(await ours()).toEqual([second, first]);

  await page.goto(`${server.address}/desk/consents?sort=until&page=99`);
  await expect(heading(page)).toHaveText("代办委托");
});

test("a waiting list is put in order by keyboard, and the place in line stays in sight", async ({ page, desk, server }) => {
  const offering = await desk.offers({ name: "太极推手（排次序的）", capacity: 1, inDays: 33, from: "6:00", to: "7:00" });
  for (const [name, born_on] of [["周平", "1950-3-8"], ["安明", "1956-3-8"], ["李兰", "1948-3-8"]]) {
    await desk.leads("/forms/desk-add", { offering, name, born_on, mobile: newMobile() });
  }
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/offerings/${offering}`);
  const line = main(page).getByRole("region", { name: "候补名单" });
  const rows = () => line.locator("tbody tr").evaluateAll((all) => all.map((row) => `${row.children[0]?.textContent} ${row.children[1]?.textContent}`));
  expect(await rows()).toEqual(["1 安明", "2 李兰"]);
  // The second of the heads called so: the first is of those with a place.
  await tabTo(page, "年龄");
  await presses(page, "年龄");
  await arrives(page, /\?second-sort=age#waiting$/);
  await expect(line.locator('th[aria-sort="descending"]')).toContainText("年龄");
  expect(await rows()).toEqual(["2 李兰", "1 安明"]);
});

test("two that were ticked are saved as a file, and everybody on them is written to", async ({ page, desk, server, somebodyElse }) => {
  const names = ["晨读（勾选一）", "晨读（勾选二）"];
  const offerings: string[] = [];
  for (const [index, name] of names.entries()) offerings.push(await desk.offers({ name, inDays: 34 + index, from: "6:00", to: "7:00" }));
  const member = await somebodyElse();
  await signInAs(member, server.address, newMobile());
  await openOffering(member, offerings[0] ?? "");
  await signUp(member, "activity");

  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/bulk?q=${encodeURIComponent("晨读")}`);
  const form = main(page).locator("form").first();
  await form.getByRole("button", { name: "给名单上的人发通知" }).click();
  await expect(page.locator("#error-summary")).toContainText("请先选项目");
  for (const name of names) await form.getByText(name).click();
  const download = page.waitForEvent("download");
  await form.getByRole("button", { name: "导出CSV" }).click();
  expect((await download).suggestedFilename()).toBe("报名项目.csv");
  for (const name of names) await expect(form.getByRole("checkbox", { name })).toBeChecked();

  await form.getByRole("button", { name: "给名单上的人发通知" }).click();
  await expect(heading(page)).toHaveText("写一条通知");
  await expect(main(page)).toContainText("共2个名单");
  await main(page).getByLabel("写什么").fill("明早下雨，改在室内。");
  await main(page).getByRole("button", { name: "先看一看" }).click();
  await expect(main(page)).toContainText("大家看到的是这样");
  await main(page).getByRole("button", { name: "发给1人" }).click();
  await expect(main(page)).toContainText("已经发给1人。");
  await member.goto("/");
  await expect(main(member)).toContainText("明早下雨，改在室内。");
});

test("several get another number of places, and what cannot be done says why", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/bulk?places=full`);
  const form = main(page).locator("form").first();
  await form.getByLabel(/^找到的/).check();
  await form.getByLabel("改名额", { exact: true }).check();
  await form.getByLabel("新的名额").fill("许多");
  await page.getByRole("button", { name: "看看会怎么样" }).click();
  await expect(page.locator("#error-summary")).toContainText("名额要写数字");
  await form.getByLabel("新的名额").fill("1");
  // Enter in a field looks as its button does.
  await form.getByLabel("新的名额").press("Enter");
  await expect(main(page)).toContainText(/已有\d+人报上/);
  await expect(main(page)).toContainText("现在还没有办。");
});
