// A coordinator's day: a plan with mistakes, a sound one, the list of a class, the counter, a cancellation.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { newMobile, signInAs } from "./support/people";
import { badPlan, badPlanProblems, goodPlan, nextTerm, picture } from "./support/scene";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

const labels: Record<string, string> = {
  term_name: "学期",
  term_starts_on: "学期第一天",
  term_ends_on: "学期最后一天",
  opens_at: "什么时候开始报名",
  closes_at: "什么时候截止",
};

async function handIn(page: Page, file: string, fields: Record<string, string> = {}): Promise<void> {
  await page.goto("/desk/import");
  await page.getByLabel("表格文件").setInputFiles(file);
  for (const [name, value] of Object.entries(fields)) await page.getByLabel(labels[name], { exact: true }).fill(value);
  await page.getByRole("button", { name: "读一读这张表" }).click();
}

const total = async (page: Page) => {
  await page.goto("/desk");
  return Number((await page.locator(".count").innerText()).match(/\d+/)?.[0]);
};

test("a wrong password is told without saying which part was wrong", async ({ page }) => {
  await page.goto("/desk/sign-in");
  await page.getByLabel("登录名").fill("daxue");
  await page.getByLabel("密码").fill("wrong");
  await main(page).getByRole("button", { name: "登录" }).click();
  await expect(page.locator("#error-summary")).toContainText("名字和密码对不上，请再看一看。");
  await expect(page.getByLabel("登录名")).toHaveValue("daxue");
  await expect(page.getByLabel("密码")).toHaveValue("");
});

test("a learner does not come to the desk, nor does anybody who is signed out", async ({ page, server }) => {
  await page.goto("/desk");
  await expect(heading(page)).toHaveText("管理员登录");
  await signInAs(page, server.address, newMobile());
  expect((await page.goto("/desk"))?.status()).toBe(403);
  await expect(heading(page)).toHaveText("这里是管理员用的");
});

test("a plan with mistakes is told row by row, and nothing of it is stored", async ({ page }) => {
  await signInAtDesk(page, "university");
  const before = await total(page);
  await handIn(page, badPlan, nextTerm("2031年春季学期"));
  await expect(heading(page)).toHaveText(/^有\d+处要先改$/);
  await expect(main(page)).toContainText("现在还没有存进来。");
  const expected = readFileSync(badPlanProblems, "utf8").trim().split("\n").slice(1);
  await page.getByRole("link", { name: /要看一看\d+行$/ }).click();
  // Filtered in place, or a page that comes anew.
  await expect(page.locator('.import__row:visible[data-state="ready"]')).toHaveCount(0);
  await page.waitForLoadState();
  const told = await page.locator(".import__row:visible .import__reason").allInnerTexts();
  for (const line of expected) {
    const [row, column] = line.split(",");
    expect(told.filter((sentence) => sentence.startsWith(`第${row}行${column}列`)), line).not.toEqual([]);
  }
  expect(told).toHaveLength(expected.length);
  await expect(page.getByRole("button", { name: /确认导入/ })).toHaveCount(0);
  // The script in a note is words here, and nothing else.
  await expect(page.locator("main script")).toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载问题清单（Excel）" }).click()]);
  expect(download.suggestedFilename()).toBe("问题清单-offerings-bad.xlsx");
  expect(await total(page)).toBe(before);
});

test("a file that is no plan comes back with what was typed", async ({ page }) => {
  await signInAtDesk(page, "university");
  const photo = { name: "photo.xlsx", mimeType: "application/octet-stream", buffer: picture };
  await page.goto("/desk/import");
  await page.getByLabel("表格文件").setInputFiles(photo);
  await page.getByLabel("学期", { exact: true }).fill("2031年春季学期");
  await page.getByRole("button", { name: "读一读这张表" }).click();
  await expect(page.locator("#error-summary")).toContainText("有1处需要修改");
  await expect(page.getByLabel("学期", { exact: true })).toHaveValue("2031年春季学期");
});

test("a sound plan is looked at, confirmed once, and changes nothing the second time", async ({ page }) => {
  const term = nextTerm(`${2040 + Number(newMobile().slice(-3))}年春季学期`);
  await signInAtDesk(page, "university");
  const before = await total(page);
  await handIn(page, goodPlan, term);
  await expect(main(page)).toContainText("楷书一年级（1）班");
  await expect(main(page)).toContainText("2028年2月21日");
  const button = page.getByRole("button", { name: /^确认导入\d+项$/ });
  const added = Number((await button.innerText()).match(/\d+/)?.[0]);
  expect(added).toBe(104);
  await button.click();
  await expect(heading(page)).toHaveText("导入好了");
  await expect(main(page)).toContainText("已导入104项。");
  expect(await total(page)).toBe(before + added);
  await handIn(page, goodPlan, term);
  await expect(heading(page)).toHaveText("这张表都已经有了");
  await expect(main(page)).toContainText("不用再导入。");
  expect(await total(page)).toBe(before + added);
});

test("an activity plan as CSV of GB18030 is read, too", async ({ page }) => {
  await signInAtDesk(page, "centre");
  // 日期,开始,结束,活动名称,地点,名额,报名方式 and one row, in GB18030.
  const bytes = Buffer.from(
    "c8d5c6da2cbfaacabc2cbde1caf82cbbeeb6afc3fbb3c62cb5d8b5e32cc3fbb6ee2cb1a8c3fbb7bdcabd0a" +
      "323033332d332d312c393a30302c31303a30302cc8cbb9a4d6c7c4dcbdb2d7f92c313032b6e0b9a6c4dcccfc2c33302cb5e7bbb0bbf2b5bdb7fecef1cca8b1a8c3fb0a",
    "hex",
  );
  await page.goto("/desk/import");
  await page.getByLabel("表格文件").setInputFiles({ name: "plan.csv", mimeType: "text/csv", buffer: bytes });
  await page.getByRole("button", { name: "读一读这张表" }).click();
  await expect(page.locator(".import__row")).toContainText("人工智能讲座");
});

test("the list of a class names everybody, prints as a sheet and goes home as a file", async ({ page }) => {
  await signInAtDesk(page, "university");
  await page.getByLabel("找名称、老师、地点").fill("楷书一年级（2）班");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("row").filter({ hasText: "40/40人" }).getByRole("link", { name: "楷书一年级（2）班" }).click();
  await expect(heading(page)).toHaveText("楷书一年级（2）班");
  const people = page.getByRole("region", { name: "报上的人" });
  await expect(people.locator("tbody tr")).toHaveCount(40);
  await expect(page.getByRole("region", { name: "候补名单" }).locator("tbody tr")).not.toHaveCount(0);
  for (const [link, name] of [["导出Excel", /-名单\.xlsx$/], ["导出CSV", /-名单\.csv$/]] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link, exact: true }).click()]);
    expect(download.suggestedFilename()).toMatch(name);
  }
  await page.getByRole("link", { name: "打印签到表" }).click();
  await expect(heading(page)).toHaveText("签到表：楷书一年级（2）班");
  await expect(page.getByRole("region", { name: "签到表" }).locator("tbody tr")).toHaveCount(40);
  await expect(page.getByRole("region", { name: "候补名单" }).locator("tbody tr")).not.toHaveCount(0);
});

test("a person is added at the counter, told of mistakes first, and removed with a reason that she reads", async ({ page, server, desk, somebodyElse }) => {
  const name = `古筝雅集${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name });
  const mobile = newMobile();
  const wang = await somebodyElse();
  await signInAs(wang, server.address, mobile, { name: "王秀英", born: [1958, 5, 6] });
  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}`);
  await page.getByRole("link", { name: "加一个人" }).click();
  await page.getByLabel("姓名").fill("王秀英");
  await page.getByLabel("本人手机（选填）").fill("1380");
  await page.getByRole("button", { name: "给这个人报名" }).click();
  await expect(page.locator("#error-summary")).toContainText("手机号要有11位数字，您填了4位");
  await expect(page.getByLabel("姓名")).toHaveValue("王秀英");
  await page.getByLabel("本人手机（选填）").fill(mobile);
  await page.getByRole("button", { name: "给这个人报名" }).click();
  await expect(main(page)).toContainText("王秀英已在名单上：有名额。");

  await wang.goto("/");
  await expect(main(wang)).toContainText("工作人员替您报了名");

  await page.getByRole("link", { name: "移出 王秀英" }).click();
  await expect(heading(page)).toHaveText("把王秀英移出名单吗？");
  await expect(main(page)).toContainText("现在没有人候补，名额会空出来。");
  await page.getByRole("button", { name: "移出王秀英" }).click();
  await expect(page.locator("#error-summary")).toContainText("请写明原因，本人会看到");
  await page.getByLabel("为什么移出").fill("本人来电话说不来了");
  await page.getByRole("button", { name: "移出王秀英" }).click();
  await expect(main(page)).toContainText("现在没有人在名单上。");

  await wang.goto("/");
  await expect(main(wang)).toContainText(`您不在“${name}”的名单上了。原因：本人来电话说不来了。`);
});

test("signing up is stopped by hand and opened again", async ({ page, desk }) => {
  const offering = await desk.offers({ name: `棋牌交流${newMobile().slice(-4)}` });
  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}`);
  await page.getByRole("button", { name: "停止报名" }).click();
  await expect(page.getByRole("button", { name: "重新开放报名" })).toBeVisible();
  await openOffering(page, offering);
  await expect(main(page)).toContainText(/现在停止报名\s*您可以打电话问一问。/);
  await page.goto(`/desk/offerings/${offering}`);
  await page.getByRole("button", { name: "重新开放报名" }).click();
  await expect(page.getByRole("button", { name: "停止报名" })).toBeVisible();
});

test("sign-up is opened before its day, until a day that is typed", async ({ page, server, desk, somebodyElse }) => {
  const offering = await desk.offers({ name: `书画笔会${newMobile().slice(-4)}`, inDays: 20, opensAt: `${dayFromToday(10).text} 9:00` });
  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}`);
  await page.getByRole("link", { name: "现在就开放报名" }).click();
  await expect(heading(page)).toHaveText("现在就开放报名吗？");
  const closes = page.getByLabel("什么时候截止（选填）");
  await closes.fill("昨天");
  await page.getByRole("button", { name: "现在就开放报名" }).click();
  await expect(page.locator("#error-summary")).toContainText("没看懂这个时间");
  await expect(closes).toHaveValue("昨天");
  await closes.fill(dayFromToday(15).text);
  await page.getByRole("button", { name: "现在就开放报名" }).click();
  await expect(main(page)).toContainText("正在报名");
  const learner = await somebodyElse();
  await signInAs(learner, server.address, newMobile());
  await openOffering(learner, offering);
  await signUp(learner, "activity");
  await expect(heading(learner)).toHaveText("报名成功");
});

test("what is called off says why, to everybody who had signed up", async ({ page, server, desk, somebodyElse }) => {
  const name = `摄影外拍${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name });
  const learner = await somebodyElse();
  await signInAs(learner, server.address, newMobile());
  await openOffering(learner, offering);
  await signUp(learner, "activity");
  const entry = learner.url();

  await signInAtDesk(page, "centre");
  await page.goto(`/desk/offerings/${offering}`);
  await page.getByRole("link", { name: "取消这一项" }).click();
  await expect(main(page)).toContainText("会通知1个人：报上的和候补的。");
  await page.getByLabel("为什么取消").fill("下雨，改天再办");
  await page.getByRole("button", { name: `取消“${name}”` }).click();
  await expect(main(page)).toContainText("下雨，改天再办");

  await learner.goto("/");
  await expect(main(learner)).toContainText(`“${name}”不办了。原因：下雨，改天再办。`);
  await learner.goto(entry);
  await expect(heading(learner)).toHaveText("已经取消，不用来了");
  await openOffering(learner, offering);
  await expect(main(learner)).toContainText("原因：下雨，改天再办。");
});

test("another institution's offering is not found at this desk", async ({ page, desk }) => {
  const offering = await desk.offers({ name: `书画装裱${newMobile().slice(-4)}` });
  await signInAtDesk(page, "university");
  for (const path of ["", "/add", "/sheet", "/state", "/list.xlsx", "/list.csv"]) {
    const answer = await page.request.get(`/desk/offerings/${offering}${path}`);
    expect(answer.status(), path).toBe(404);
  }
});
