// 改一次、给大家发通知: a coordinator moves one session and writes to everybody on the list; who has a place reads both.
import type { APIRequest, Page } from "@playwright/test";
import { heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import { Desk } from "./support/desk";
import { enters, presses, tabToField, types } from "./support/keyboard";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

// An activity of the centre, on which this reader has a place.
async function withPlace(desk: Desk, page: Page, name: string): Promise<string> {
  const { address } = desk;
  const offering = await desk.offers({ name, inDays: 12, from: "18:00", to: "19:30" });
  await signInAs(page, address, newMobile());
  await openOffering(page, offering);
  await signUp(page, "activity");
  return offering;
}

test("one session is moved after a look at whom it affects, and moved back", async ({ page, desk, somebodyElse }) => {
  const offering = await withPlace(desk, page, "晚间读书会（改一次）");
  const counter = await somebodyElse();
  await signInAtDesk(counter, "centre", desk.address);
  await counter.goto(`${desk.address}/desk/offerings/${offering}`);
  await main(counter).getByRole("link", { name: "改某一次" }).click();
  await expect(heading(counter)).toHaveText("每一次的安排");
  await main(counter).getByRole("link", { name: "改这次" }).first().click();
  await main(counter).getByRole("link", { name: "改时间或房间" }).click();
  await main(counter).getByLabel("开始").fill("19:40");
  await main(counter).getByLabel("结束").fill("20:40");
  await main(counter).getByRole("button", { name: "看看会影响谁" }).click();
  await expect(main(counter)).toContainText("1人报上了");
  await main(counter).getByRole("button", { name: "改好，通知大家" }).click();
  await expect(main(counter).locator("#reason")).toHaveAttribute("aria-invalid", "true");
  await main(counter).locator("#reason").fill("停电检修");
  await main(counter).getByRole("button", { name: "改好，通知大家" }).click();
  await expect(main(counter)).toContainText("已经通知1人");
  await page.goto("/");
  await expect(main(page)).toContainText("有一次改了安排");
  await expect(main(page)).toContainText("停电检修");
  await main(counter).getByRole("link", { name: "改回原来的安排" }).click();
  await main(counter).getByRole("button", { name: "改好，通知大家" }).click();
  await expect(main(counter)).toContainText("已经通知1人");
});

test("what is written to everybody is looked at first, and then read", async ({ page, desk, somebodyElse }) => {
  const offering = await withPlace(desk, page, "晚间合唱排练（发通知）");
  const counter = await somebodyElse();
  await signInAtDesk(counter, "centre", desk.address);
  await counter.goto(`${desk.address}/desk/offerings/${offering}`);
  await main(counter).getByRole("link", { name: "给大家发通知" }).click();
  await expect(heading(counter)).toHaveText("给大家发通知");
  await main(counter).getByLabel("写什么").fill("请带歌本。\n在二楼集合");
  await main(counter).getByRole("button", { name: "先看一看" }).click();
  await expect(main(counter)).toContainText("大家看到的是这样");
  await expect(main(counter).getByRole("button", { name: "发给1人" })).toBeVisible();
  // What is changed after the look is looked at once more.
  await main(counter).getByLabel("写什么").fill("请带歌本和水杯。");
  await main(counter).getByRole("button", { name: "发给1人" }).click();
  await expect(main(counter)).toContainText("请带歌本和水杯。");
  await main(counter).getByRole("button", { name: "发给1人" }).click();
  await expect(main(counter)).toContainText("已经发给1人。");
  await expect(main(counter)).toContainText("收到的情况");
  await page.goto("/");
  await expect(main(page)).toContainText("请带歌本和水杯。");
});

// A class of its own in 2029, three months on Wednesdays; answers its key, with the page of its sessions open.
async function ownClass(page: Page, address: string, api: APIRequest): Promise<{ offering: string; name: string }> {
  const university = await Desk.of(api, address, "university");
  const number = newMobile().slice(-6);
  const name = `篆书每次${number}班`;
  const days = { term_name: `2029年秋季学期（每次${number}）`, term_starts_on: "2029-9-3", term_ends_on: "2029-11-30" };
  const offering = await university.teaches(name, { ...days, opens_at: "2025-1-1", closes_at: "2029-8-31" });
  await university.close();
  await signInAtDesk(page, "university", address);
  await page.goto(`${address}/desk/offerings/${offering}/sessions`);
  return { offering, name };
}

test("a lesson that was called off is made up on another day, by keyboard alone", async ({ page, server, playwright }) => {
  const { offering } = await ownClass(page, server.address, playwright.request);
  await presses(page, "改这次");
  await presses(page, "这次停课");
  await types(page, "为什么改", "老师生病");
  await presses(page, "停课，通知大家");
  await expect(main(page)).toContainText("停课。原因：老师生病");
  await presses(page, "安排补课");
  await types(page, "日期", "2029-2-29");
  await types(page, "开始", "14:00");
  await types(page, "结束", "15:30");
  await enters(page);
  await expect(page.getByRole("alert")).toContainText("没有这一天");
  await tabToField(page, "日期");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("2029-11-22");
  await enters(page);
  await presses(page, "加上，通知大家");
  await expect(main(page)).toContainText("2029年11月22日（星期四）下午2:00–3:30");
  // Whoever looks at the class reads both.
  await page.goto(`${server.address}/offerings/${offering}`);
  await expect(main(page)).toContainText("补课");
  await expect(main(page)).toContainText("停课");
});

test("what a teacher who leaves has taught goes to another, by keyboard alone", async ({ page, server, playwright }) => {
  const { offering, name } = await ownClass(page, server.address, playwright.request);
  await presses(page, "老师不再来上课");
  await expect(heading(page)).toHaveText("老师不再来上课");
  await expect(main(page)).toContainText("以后还有1个班");
  await presses(page, "以后的");
  await expect(main(page).getByText("2029年11月28日")).toBeVisible();
  await types(page, `谁来教“${name}”`, "方文菊");
  await types(page, "为什么改", "老师去外地了");
  await enters(page);
  await expect(main(page)).toContainText("由方文菊上");
  await expect(main(page)).toContainText("现在还没有改。");
  await presses(page, "就这样改，通知大家");
  await expect(main(page)).toContainText("通知了0人。");
  await presses(page, "回到每一次的安排");
  await expect(main(page).locator("tbody")).toContainText("方文菊");
  await page.goto(`${server.address}/offerings/${offering}`);
  await expect(main(page)).toContainText("方文菊");
});
