// 柜台: a coordinator takes a fee, prints the receipt, gives some of it back, closes the day and looks for people who stand
// there twice, with the keyboard alone.
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { enters, presses, tabTo, types } from "./support/keyboard";
import { newMobile } from "./support/people";
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
  await enters(page);
  await expect(page.getByRole("alert")).toContainText("最多还可以退");
  await expect(page.getByLabel(/^为什么退/)).toHaveValue("生病，不能来");
  await tabTo(page, "退多少元");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("10");
  await enters(page);
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
  await enters(page);
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

test("a place is swapped by keyboard alone: looked for, looked at, confirmed once, with its slip", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const [name, instead] = [`朗诵小组${number}`, `皮影小组${number}`];
  // At the same time: that she has the first does not stand in the way of the second.
  const evening = { from: "19:00", to: "20:30", inDays: 58 };
  await university.adds(await university.offers({ ...evening, name }), "欧阳建娥", mobile);
  await university.offers({ ...evening, name: instead });
  await university.close();

  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/members`);
  await types(page, "姓名、拼音、电话末四位或卡号", mobile);
  await enters(page);
  await presses(page, "欧阳建娥");
  await expect(heading(page)).toHaveText("欧阳建娥");
  await presses(page, "调换");
  await expect(heading(page)).toHaveText("换到哪一项");
  await types(page, "班级、活动或服务的名称", "皮影小组");
  await enters(page);
  await expect(page).toHaveURL(/[?&]q=/);
  await presses(page, instead);
  await expect(heading(page)).toHaveText(`换成“${instead}”吗？`);
  await expect(main(page)).toContainText("先占新名额，再退原来的。");
  await presses(page, "确认调换");
  await expect(heading(page)).toHaveText("报名小票");
  await expect(main(page)).toContainText("换好了，原来的已经退了。");
  await expect(main(page)).toContainText(instead);
  await presses(page, "欧阳建娥");
  await expect(main(page).getByRole("region", { name: "报的名" })).toContainText(instead);
  await expect(main(page).getByRole("region", { name: "最近结束的" })).toContainText(name);
});
