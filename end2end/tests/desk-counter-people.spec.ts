// 柜台: somebody is found, signed up, given card and slip and taken off again, and two records of one person are merged and parted,
// with the keyboard alone.
import { heading, main, signInAtDesk } from "./support/actions";
import { enters, presses, tabTo, types } from "./support/keyboard";
import { adds, twoRecords } from "./support/meeting";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

const FIND = "姓名、拼音、电话末四位或卡号";

test("somebody is found, signed up, given a card and a slip, and taken off by keyboard alone", async ({ page, server, desk }) => {
  const [name, first, second] = ["欧阳春梅", `柜台活动甲${newMobile().slice(-4)}`, `柜台活动乙${newMobile().slice(-4)}`];
  await adds(desk, await desk.offers({ name: first, inDays: 11 }), name);
  await desk.offers({ name: second, inDays: 12 });
  await signInAtDesk(page, "centre", server.address);
  await presses(page, "找人");
  await expect(heading(page)).toHaveText("找人");
  // By the sound of the name, too.
  await types(page, FIND, "ouyangchunmei");
  await enters(page);
  await expect(main(page)).toContainText("找到1人");
  await presses(page, name);
  await expect(heading(page)).toHaveText(name);
  await presses(page, "办学员卡");
  await expect(main(page)).toContainText("学员卡办好了，可以打印。");
  await presses(page, "给此人报名");
  await expect(heading(page)).toHaveText("报哪一项");
  await types(page, "班级、活动或服务的名称", second);
  await enters(page);
  await presses(page, second);
  await expect(main(page)).toContainText(second);
  await presses(page, "确认报名");
  await expect(main(page)).toContainText("报上了。本人会看到通知。");

  await presses(page, "打印学员卡和小票");
  await expect(heading(page)).toHaveText("学员卡");
  const slip = main(page).getByRole("region", { name: "报名小票" });
  await expect(slip).toContainText(first);
  await expect(slip).toContainText(second);
  await expect(main(page)).toContainText(/K\d{6}/);
  await expect(main(page).locator(".qr__code").first()).toBeVisible();

  await presses(page, name);
  await expect(heading(page)).toHaveText(name);
  await presses(page, second);
  await expect(page).toHaveURL(/\/desk\/sign-ups\//);
  await presses(page, second);
  await expect(heading(page)).toHaveText(second);
  await presses(page, `移出 ${name}`);
  await types(page, "为什么移出", "本人不能来");
  await enters(page);
  await expect(heading(page)).toHaveText(second);
  await expect(main(page)).toContainText("现在没有人在名单上。");
});

test("more people of one name than a page holds are reached to the last", async ({ page, server, desk }) => {
  const name = `欧阳玉${"兰菊梅竹荷莲"[Number(newMobile().slice(-1)) % 6]}`;
  const offering = await desk.offers({ name: `同名活动${newMobile().slice(-4)}`, inDays: 13, capacity: 30 });
  for (let number = 0; number < 21; number += 1) await adds(desk, offering, name);
  await signInAtDesk(page, "centre", server.address);
  await presses(page, "找人");
  await types(page, FIND, name);
  await enters(page);
  await expect(main(page)).toContainText("还有更多人。请看下一页");
  await expect(main(page).locator("tbody tr")).toHaveCount(20);
  await main(page).getByRole("link", { name: "下一页" }).click();
  await expect(main(page)).toContainText(/第21到\d+人/);
  await expect(main(page).getByRole("link", { name }).first()).toBeVisible();
  await main(page).getByRole("link", { name: "上一页" }).click();
  await expect(main(page).locator("tbody tr")).toHaveCount(20);
});

test("two records of one person are merged and parted again by keyboard alone", async ({ page, server, desk }) => {
  const name = "欧阳冬青";
  const mobiles = await twoRecords(desk, name);
  await signInAtDesk(page, "centre", server.address);
  await presses(page, "找人");
  await presses(page, "可能重复的人");
  await expect(heading(page)).toHaveText("可能重复的人");
  await presses(page, `看两份 ${name}`);
  await expect(heading(page)).toHaveText("合并两份记录");
  // From the first button the arrows choose.
  await tabTo(page, "1");
  await page.keyboard.press("Space");
  await types(page, "怎么知道是同一个人", "看了身份证，是同一个人。");
  await enters(page);
  await expect(heading(page)).toHaveText(name);
  await expect(main(page)).toContainText("合并好了。30天内可以撤回。");

  // Either number finds the one that is left.
  for (const mobile of mobiles) {
    await page.goto(`${server.address}/desk/members`);
    await types(page, FIND, mobile.slice(-9));
    await enters(page);
    await expect(main(page)).toContainText("找到1人");
  }
  await presses(page, name);
  await presses(page, "撤回合并");
  await expect(main(page)).toContainText("撤回了，又是两份记录。");
});

test("who wants letters is asked for the address on the same form, by keyboard alone", async ({ page, server, desk }) => {
  const name = "欧阳秋实";
  await adds(desk, await desk.offers({ name: `柜台活动丁${newMobile().slice(-4)}`, inDays: 14 }), name);
  await signInAtDesk(page, "centre", server.address);
  await presses(page, "找人");
  await types(page, FIND, "ouyangqiushi");
  await enters(page);
  await presses(page, name);
  await expect(heading(page)).toHaveText(name);
  await presses(page, "怎么通知这个人");
  await expect(heading(page)).toHaveText("怎么通知这个人");
  await page.getByRole("radio", { name: "寄信到家" }).check();
  await presses(page, "保存");
  await expect(page.getByRole("alert")).toContainText("要寄信的，请在这里填写地址");
  await expect(page.getByRole("radio", { name: "寄信到家" })).toBeChecked();
  await types(page, "寄信地址", "沿江路3号2栋501室");
  await enters(page);
  await expect(heading(page)).toHaveText(name);
  await expect(main(page)).toContainText("通知方式改好了。");
  await expect(main(page)).toContainText("沿江路3号2栋501室");
});
