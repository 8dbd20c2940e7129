// 交费: who signs up is told until when to pay at the counter, whose coordinator notes it and takes it back.
import { heading, main, openOffering, signInAtDesk, signUp, withdraw } from "./support/actions";
import { Desk } from "./support/desk";
import { newMobile, signInAs } from "./support/people";
import { feePaths } from "./support/scene-fees";
import { expect, test } from "./support/test";

test("who signs up for a class pays at the counter by a day and reads that it is paid", async ({ page, server, somebodyElse }) => {
  const counter = await somebodyElse();
  await signInAtDesk(counter, "university", server.address);
  await main(counter).getByRole("link", { name: /^交费/ }).click();
  await expect(heading(counter)).toHaveText("交费");
  const offering = await main(counter).locator('td a[href^="/desk/offerings/"]').first().getAttribute("href");

  const mobile = newMobile();
  await signInAs(page, server.address, mobile);
  await openOffering(page, offering?.split("/").pop() ?? "");
  await signUp(page, "class");
  await expect(main(page)).toContainText(/最晚\d+月\d+日（周.）交费\d+元/);
  await expect(main(page)).toContainText("名额不会自动取消");

  await counter.getByLabel("按姓名或手机号找").fill(mobile);
  await main(counter).getByRole("button", { name: "查找" }).click();
  await expect(main(counter)).toContainText("李桂兰");
  // The page before it lists everybody.
  await expect(main(counter).getByRole("button", { name: /^现金/ })).toHaveCount(1);
  await main(counter).getByRole("button", { name: /^现金/ }).click();
  await expect(main(counter)).toContainText("记好了：李桂兰");
  await page.reload();
  await expect(main(page)).toContainText(/已交费，收据号20\d\d-\d{6}/);

  await main(counter).getByRole("button", { name: "撤回" }).click();
  await expect(main(counter)).toContainText("撤回了，费用还没有交。");
  await page.reload();
  await expect(main(page)).toContainText(/最晚\d+月\d+日（周.）交费\d+元/);
});

test("who gives a paid place up is repaid at the counter with a receipt, for the reason that stands there", async ({ page, server, somebodyElse }) => {
  const counter = await somebodyElse();
  await signInAtDesk(counter, "university", server.address);
  await main(counter).getByRole("link", { name: /^交费/ }).click();
  await expect(heading(counter)).toHaveText("交费");
  const link = main(counter).locator('td a[href^="/desk/offerings/"]').first();
  const [offering, name] = [await link.getAttribute("href"), await link.innerText()];

  const mobile = newMobile();
  await signInAs(page, server.address, mobile);
  await openOffering(page, offering?.split("/").pop() ?? "");
  await signUp(page, "class");
  await expect(main(page)).toContainText(/最晚\d+月\d+日（周.）交费\d+元/);
  await counter.getByLabel("按姓名或手机号找").fill(mobile);
  await main(counter).getByRole("button", { name: "查找" }).click();
  await expect(main(counter).getByRole("button", { name: /^现金/ })).toHaveCount(1);
  await main(counter).getByRole("button", { name: /^现金/ }).click();
  await expect(main(counter)).toContainText("记好了：李桂兰");

  await withdraw(page, "class", name);

  await counter.goto("/desk/fees");
  const owed = main(counter).getByRole("row", { name: new RegExp(mobile.slice(-4)) });
  await expect(owed).toContainText("自己退出");
  await owed.getByRole("link", { name: /^退费/ }).click();
  await expect(heading(counter)).toHaveText("退费");
  await expect(counter.getByLabel("为什么退（本人看得到）")).toHaveValue("自己退出");
  await main(counter).getByRole("button", { name: "退费，开收据" }).click();
  await expect(main(counter)).toContainText("办好了");
  await expect(heading(counter)).toHaveText("退费收据");
});

test("two whose places have ended are repaid together, after a look, with a receipt each", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const ended = [await feePaths(university), await feePaths(university)].map(({ deskFeeEnded }) => deskFeeEnded.split("/").pop() ?? "");
  await university.close();
  await signInAtDesk(page, "university", server.address);
  await page.goto("/desk/fees");
  await main(page).getByRole("link", { name: "一起退费" }).click();
  await expect(heading(page)).toHaveText("一起退费");
  for (const place of ended) await main(page).locator(`input[value="${place}"]`).check();
  await main(page).getByRole("button", { name: "先看一看" }).click();
  await expect(main(page)).toContainText("一共2笔");
  await expect(main(page)).toContainText("现在还没有退。");
  for (const place of ended) await expect(main(page).locator(`input[value="${place}"]`)).toBeChecked();
  await main(page).getByRole("button", { name: /^退这2笔/ }).click();
  await expect(main(page)).toContainText(/退好了，收据20\d\d-\d{6}到20\d\d-\d{6}。/);
  await expect(main(page).getByRole("region", { name: "退费收据" }).getByRole("link")).toHaveCount(2);
});
