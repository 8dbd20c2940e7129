// 报名项目: the list is put in order, narrowed, kept by a name, and many are stopped at once, with the keyboard alone.
import { heading, main, signInAtDesk } from "./support/actions";
import { presses, tabTo, types } from "./support/keyboard";
import { expect, test } from "./support/test";

test("the list is ordered, narrowed, saved, and stopped as a whole by keyboard alone", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  const names = () => main(page).locator("tbody th").allInnerTexts();
  await presses(page, "名称");
  await expect(page).toHaveURL(/\?sort=name$/);
  await expect(main(page).locator('th[aria-sort="ascending"]')).toContainText("名称");
  const first = (await names())[0];
  await presses(page, "名称");
  await expect(page).toHaveURL(/desc=1/);
  expect((await names())[0]).not.toBe(first);

  await page.goto(`${server.address}/desk`);
  await tabTo(page, "筛选和排序");
  await page.keyboard.press("Enter");
  await expect(main(page).getByText("报名进展")).toBeVisible();
  // From what is chosen among the answers the arrows choose.
  for (let steps = 0; steps < 40 && !(await main(page).getByLabel("星期四").isChecked()); steps += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");
    if (name === "weekday") for (let day = 0; day < 4; day += 1) await page.keyboard.press("ArrowDown");
  }
  await presses(page, "按这些条件看");
  await expect(page).toHaveURL(/weekday=4/);
  await expect(main(page)).toContainText("星期四去掉");
  const found = (await names()).length;
  expect(found).toBeGreaterThan(1);

  await presses(page, "存下这个筛选");
  await expect(heading(page)).toHaveText("存好的筛选");
  await types(page, "起个名字", "周四的课");
  await page.keyboard.press("Enter");
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
  const names = () => main(page).locator("tbody th").allInnerTexts();
  const before = await names();
  await main(page).getByRole("columnheader").getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/\?sort=seats$/);
  await expect(main(page).locator('th[aria-sort="descending"]')).toHaveCount(1);
  await main(page).getByRole("columnheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/desk\/rooms$/);
  expect(await names()).toEqual(before);
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
  await page.getByRole("button", { name: "看看会怎么样" }).click();
  await expect(main(page)).toContainText(/已有\d+人报上/);
});
