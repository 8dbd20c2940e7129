// 按条件发通知、短信的写法、门口的变动: a coordinator writes to whom a filter finds, puts an event in words of the house, and looks at
// what is printed for the door.
import { heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test("what a filter finds is looked at, told once, and said later", async ({ page, desk, somebodyElse }) => {
  const { address } = desk;
  const offering = await desk.offers({ name: "早间太极拳（按条件发）", inDays: 13, from: "6:00", to: "7:00" });
  await signInAs(page, address, newMobile());
  await openOffering(page, offering);
  await signUp(page, "activity");

  const counter = await somebodyElse();
  await signInAtDesk(counter, "centre", address);
  await counter.goto(`${address}/desk`);
  await main(counter).getByRole("link", { name: "发过的通知" }).click();
  await main(counter).getByRole("link", { name: "写一条通知" }).first().click();
  await expect(heading(counter)).toHaveText("写一条通知");
  await main(counter).getByLabel("最小几岁").fill("七十");
  await main(counter).getByLabel("写什么").fill("请带水杯，在东门集合。");
  await main(counter).getByRole("button", { name: "先看一看" }).click();
  await expect(main(counter).locator("#age_from")).toHaveAttribute("aria-invalid", "true");
  await expect(main(counter).getByLabel("写什么")).toHaveValue("请带水杯，在东门集合。");
  await main(counter).getByLabel("最小几岁").fill("");
  await main(counter).getByRole("button", { name: "先看一看" }).click();
  await expect(main(counter)).toContainText("大家看到的是这样");
  await expect(main(counter)).toContainText(/算\d条短信/);
  await main(counter).getByRole("button", { name: /^发给\d+人$/ }).click();
  await expect(main(counter)).toContainText("已经发给");
  await expect(main(counter)).toContainText("还没结束的");
  // The same hangs at the door, without anybody's name.
  await main(counter).getByRole("link", { name: "打印贴在门口" }).click();
  await expect(heading(counter)).toContainText("通知");
  await expect(main(counter).getByRole("article")).toContainText("请带水杯，在东门集合。");
  await main(counter).getByRole("link", { name: "A3" }).click();
  await expect(main(counter).locator(".poster--a3")).toBeVisible();
  await page.goto("/");
  await expect(main(page)).toContainText("请带水杯，在东门集合。");
  await expect(main(page).getByText("请带水杯，在东门集合。")).toHaveCount(1);
});

test("words of the house are looked at with an example and given up again", async ({ page, server }) => {
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/templates/room_changed/message`);
  await main(page).getByLabel("怎么写").fill("〔课程〕换地方了");
  await main(page).getByRole("button", { name: "就这样写" }).click();
  await expect(main(page).getByRole("alert")).toContainText("还要写上〔时间〕、〔地点〕");
  await main(page).getByLabel("怎么写").fill("〔课程〕〔时间〕改在〔地点〕，别走错。");
  await main(page).getByRole("button", { name: "先看一看" }).click();
  await expect(main(page)).toContainText("，别走错。");
  await main(page).getByRole("button", { name: "就这样写" }).click();
  await expect(heading(page)).toHaveText("短信和信的写法");
  await expect(main(page)).toContainText("以后就这样写");
  await page.goto(`${server.address}/desk/templates/room_changed/message`);
  await main(page).getByRole("button", { name: "改回原来的写法" }).click();
  await expect(main(page)).toContainText("以后就这样写");
});

test("what changes on a day is one sheet for the door", async ({ page, server }) => {
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/notice`);
  await main(page).getByRole("link", { name: "打印今天的变动" }).click();
  await expect(heading(page)).toContainText("变动");
  await main(page).getByRole("link", { name: /^后一天/ }).click();
  await expect(heading(page)).toContainText("变动");
  await expect(main(page).getByRole("link", { name: "A3纸，字更大" })).toBeVisible();
});
