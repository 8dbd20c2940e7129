// 柜台, on a tablet: somebody is found, signed up, pays, gets receipt, card and slip, is given money back and taken off; the book of the
// day has it; two records of one person are merged and parted again.
import type { APIRequestContext } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { type Offering, findOffering, isOpen } from "./support/http";
import { adds, twoRecords } from "./support/meeting";
import { expect, test } from "./support/test";

const FIND = "姓名、拼音、电话末四位或卡号";

// Two classes of the university that cost something, have places and meet on different days.
async function twoClasses(request: APIRequestContext, address: string): Promise<[Offering, Offering]> {
  const costs = (one: Offering) => isOpen(one) && one.fee_fen > 0 && one.weekly.length > 0;
  const first = await findOffering(request, address, "class", costs);
  const days = first.weekly.map((slot) => slot.weekday);
  const second = await findOffering(request, address, "class", (one) => costs(one) && !one.weekly.some((slot) => days.includes(slot.weekday)));
  return [first, second];
}

test("somebody is found, signed up, pays, gets receipt, card and slip, some money back, and is taken off", async ({ page, server, playwright }) => {
  const [name, university] = ["欧阳夏荷", await Desk.of(playwright.request, server.address, "university")];
  const [known, wanted] = await twoClasses(university.request, server.address);
  const mobile = await adds(university, known.id, name);
  await university.close();
  await signInAtDesk(page, "university", server.address);
  await main(page).getByRole("link", { name: "找人", exact: true }).click();
  await page.getByLabel(FIND).fill(mobile.slice(-9));
  await main(page).getByRole("button", { name: "找", exact: true }).click();
  await main(page).getByRole("link", { name, exact: true }).click();
  await expect(heading(page)).toHaveText(name);
  await main(page).getByRole("link", { name: "给此人报名" }).click();
  await page.getByLabel("班级、活动或服务的名称").fill(wanted.name);
  await main(page).getByRole("button", { name: "找", exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  await main(page).getByRole("link", { name: wanted.name, exact: true }).first().click();
  await expect(heading(page)).toHaveText(name);
  await main(page).getByRole("button", { name: "确认报名" }).click();
  await expect(main(page)).toContainText("报上了。本人会看到通知。");

  await page.goto("/desk/fees");
  await page.getByLabel("按姓名或手机号找").fill(mobile);
  await main(page).getByRole("button", { name: "查找" }).click();
  await main(page).getByRole("row").filter({ hasText: wanted.name }).filter({ hasText: name }).getByRole("button", { name: /^现金/ }).click();
  await expect(main(page)).toContainText(`记好了：${name}`);
  await main(page).getByRole("link", { name: /^看收据、打印/ }).first().click();
  await expect(heading(page)).toHaveText("收据");
  await expect(main(page)).toContainText(/20\d\d-\d{6}/);
  await main(page).getByRole("link", { name: "退费" }).click();
  await expect(heading(page)).toHaveText("退费");
  await page.getByLabel(/^退多少元/).fill("10");
  await page.getByLabel(/^为什么退/).fill("少上一次");
  await main(page).getByRole("button", { name: "退费，开收据" }).click();
  await expect(heading(page)).toHaveText("退费收据");
  await main(page).getByRole("link", { name: "返回收支账" }).click();
  await expect(heading(page)).toContainText("的收支账");
  await expect(main(page)).toContainText(name);

  await page.goto("/desk/members");
  await page.getByLabel(FIND).fill(name);
  await main(page).getByRole("button", { name: "找", exact: true }).click();
  await main(page).getByRole("link", { name, exact: true }).click();
  await main(page).getByRole("button", { name: "办学员卡" }).click();
  await expect(main(page)).toContainText("学员卡办好了，可以打印。");
  await main(page).getByRole("link", { name: "打印学员卡和小票" }).click();
  await expect(heading(page)).toHaveText("学员卡");
  const slip = main(page).getByRole("region", { name: "报名小票" });
  await expect(slip).toContainText(known.name);
  await expect(slip).toContainText(wanted.name);
  await main(page).getByRole("link", { name, exact: true }).click();
  await expect(heading(page)).toHaveText(name);
  await main(page).getByRole("link", { name: known.name, exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/sign-ups\//);
  await main(page).getByRole("link", { name: known.name, exact: true }).click();
  await main(page).getByRole("link", { name: `移出 ${name}` }).click();
  await page.getByLabel("为什么移出").fill("本人不能来");
  await main(page).getByRole("button", { name: `移出${name}` }).click();
  await expect(heading(page)).toHaveText(known.name);
  await expect(main(page).getByRole("link", { name: `移出 ${name}` })).toHaveCount(0);
});

test("two records of one person are merged and parted again", async ({ page, server, desk }) => {
  const name = "欧阳秋菊";
  await twoRecords(desk, name);
  await signInAtDesk(page, "centre", server.address);
  await page.goto("/desk/members/twins");
  await main(page).getByRole("link", { name: `看两份 ${name}` }).click();
  await expect(heading(page)).toHaveText("合并两份记录");
  await main(page).getByRole("group", { name: "电话打哪个号码" }).locator("label").first().click();
  await page.getByLabel("怎么知道是同一个人").fill("看了身份证，是同一个人。");
  await main(page).getByRole("button", { name: "合并", exact: true }).click();
  await expect(main(page)).toContainText("合并好了。30天内可以撤回。");
  await main(page).getByRole("button", { name: /^撤回合并/ }).click();
  await expect(main(page)).toContainText("撤回了，又是两份记录。");
});
