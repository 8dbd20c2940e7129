// 改动记录: what a coordinator has just done is told, put back, and written down; the auditor reads it and changes nothing.
import { heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test("a slip of the finger is put back, and the log tells both", async ({ page, server, somebodyElse }) => {
  await signInAtDesk(page, "university");
  await main(page).getByRole("link", { name: "每人最多报几个", exact: true }).click();
  await main(page).getByLabel(/^一学期最多几门课/).fill("9");
  await main(page).getByRole("button", { name: "保存" }).click();
  await expect(main(page)).toContainText("刚才改好了。");
  await main(page).getByRole("link", { name: "撤销", exact: true }).click();
  await expect(heading(page)).toContainText("每人最多几个");
  await expect(main(page)).toContainText("→9");
  await main(page).getByRole("button", { name: "撤销这次改动" }).click();
  await expect(main(page)).toContainText("已经撤销了。");
  await expect(main(page).getByRole("button", { name: "撤销这次改动" })).toHaveCount(0);

  await main(page).getByRole("link", { name: "返回改动记录" }).click();
  await expect(heading(page)).toHaveText("改动记录");
  await expect(main(page).getByRole("row").nth(1)).toContainText("撤销了对本单位的改动");
  await main(page).getByText("场地", { exact: true }).click();
  await main(page).getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/topic=rooms/);

  const auditor = await somebodyElse();
  await auditor.goto(`${server.address}/desk/sign-in`);
  await auditor.getByLabel("登录名").fill("shenji");
  await auditor.getByLabel("密码").fill("yinxing-shenji");
  await main(auditor).getByRole("button", { name: "登录" }).click();
  await expect(heading(auditor)).toHaveText("报名项目");
  await main(auditor).getByRole("link", { name: "改动记录", exact: true }).click();
  await expect(main(auditor).getByRole("row").nth(1)).toContainText("撤销了对本单位的改动");
  await main(auditor).getByRole("row").nth(2).getByRole("link").click();
  await expect(main(auditor)).toContainText("已经撤销了。");
  await expect(main(auditor).getByRole("button")).toHaveCount(0);
  const answer = await auditor.goto(`${server.address}/desk/limits`);
  expect(answer?.status()).toBe(403);
});

test("what was called off by mistake takes place after all, and whoever knew of it reads so", async ({ page, server, desk, somebodyElse }) => {
  const name = `摄影外拍${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name });
  const learner = await somebodyElse();
  await signInAs(learner, server.address, newMobile());
  await openOffering(learner, offering);
  await signUp(learner, "activity");
  const entry = learner.url();

  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}/state`);
  await expect(main(page)).toContainText("3天里可以撤销");
  await page.getByLabel("为什么取消").fill("下雨，改天再办");
  await page.getByRole("button", { name: `取消“${name}”` }).click();
  await expect(main(page)).toContainText("刚才改好了。");
  await learner.goto("/");
  await main(learner).getByRole("button", { name: "知道了" }).first().click();

  await main(page).getByRole("link", { name: "撤销", exact: true }).click();
  await main(page).getByRole("button", { name: "撤销这次改动" }).click();
  await expect(page.locator("#error-summary")).toContainText("请写撤销的原因，大家会看到");
  await page.getByLabel("撤销的原因").fill("取消错了一项");
  await main(page).getByRole("button", { name: "撤销这次改动" }).click();
  await expect(main(page)).toContainText("已经撤销了。");
  await page.goto(`/desk/offerings/${offering}`);
  await expect(main(page)).toContainText("正在报名");

  await learner.goto("/");
  await expect(main(learner)).toContainText(`“${name}”不取消了，照常办。您原来报的还在。原因：取消错了一项。`);
  await learner.goto(entry);
  await expect(heading(learner)).toHaveText("报名成功");
});

test("what cannot be taken back says what to do instead", async ({ page, desk }) => {
  const name = `棋牌交流${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name });
  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}/add`);
  await page.getByLabel("姓名").fill("王秀英");
  await page.getByRole("button", { name: "给这个人报名" }).click();
  await expect(page).toHaveURL(/[?&]added=/);
  await page.goto(`/desk/log?offering=${offering}`);
  await main(page).getByRole("row").nth(1).getByRole("link").click();
  await expect(main(page)).toContainText("要改，请在名单上把这个人移出。");
  await expect(main(page).getByRole("button", { name: "撤销这次改动" })).toHaveCount(0);
});
