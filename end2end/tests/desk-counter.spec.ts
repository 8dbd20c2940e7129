// 柜台: a coordinator takes a fee, prints the receipt, gives some of it back, closes the day and looks for people who stand
// there twice, with the keyboard alone.
import { heading, main, signInAtDesk } from "./support/actions";
import { presses, tabTo, types } from "./support/keyboard";
import { expect, test } from "./support/test";

test("a fee is taken, partly given back and the day closed by keyboard alone", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  await presses(page, "交费");
  await expect(heading(page)).toHaveText("交费");
  await presses(page, "现金");
  await expect(main(page)).toContainText("记好了：");
  await presses(page, "看收据、打印");
  await expect(heading(page)).toHaveText("收据");
  await expect(main(page)).toContainText(/20\d\d-\d{6}/);
  await expect(main(page)).toContainText(/[壹贰叁肆伍陆柒捌玖][拾佰仟].*元整/);

  // More than was paid is refused, and what was typed stays.
  await presses(page, "退费");
  await expect(heading(page)).toHaveText("退费");
  await tabTo(page, "退多少元");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("99999");
  await types(page, "为什么退", "生病，不能来");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("最多还可以退");
  await expect(page.getByLabel(/^为什么退/)).toHaveValue("生病，不能来");
  await tabTo(page, "退多少元");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("退费收据");
  await expect(main(page)).toContainText("壹拾元整");

  await presses(page, "返回收支账");
  await expect(heading(page)).toContainText("的收支账");
  await expect(main(page)).toContainText("按经手人合计");
  await presses(page, "日结");
  await expect(heading(page)).toContainText("日结");
  const told = await main(page).innerText();
  const expected = told.match(/现在应有\s*(\d+(?:\.\d+)?)元/)?.[1] ?? "";
  await types(page, "数出来多少元", expected);
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("日结好了");
  await expect(main(page)).toContainText("对得上");

  await page.goto(`${server.address}/desk/members`);
  await presses(page, "可能重复的人");
  await expect(heading(page)).toHaveText("可能重复的人");
});

test("two who look like one person are told apart by keyboard, and guessed again once that is taken back", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/members/twins`);
  await presses(page, "看两份");
  await expect(heading(page)).toHaveText("合并两份记录");
  await presses(page, "是两个人，不合并");
  await expect(main(page)).toContainText("记下了：是两个人。");
  const known = main(page).getByRole("region", { name: "已经说明是两个人的" });
  await expect(known).toBeVisible();
  await presses(page, "撤回");
  await expect(main(page)).toContainText("撤回了，又列在下面。");
  await expect(known).toBeHidden();
});
