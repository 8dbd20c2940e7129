// 改一次、给大家发通知: a coordinator moves one session and writes to everybody on the list; who has a place reads both.
import type { Page } from "@playwright/test";
import { heading, main, openOffering, signInAtDesk, signUp } from "./support/actions";
import type { Desk } from "./support/desk";
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
