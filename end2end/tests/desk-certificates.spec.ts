// 证明: a coordinator makes one for a member and takes it back; anybody checks the code; papers and lists are saved as files.
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { memberOf, wasThere } from "./support/scene-certificates";
import { expect, test } from "./support/test";

test("a certificate is made at the counter, checked by a stranger, and taken back", async ({ page, server, playwright, browser }) => {
  const desk = await Desk.of(playwright.request, server.address, "university");
  const person = await memberOf(desk);
  await wasThere(desk, person);
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/members/${person}`);
  await main(page).getByRole("link", { name: "证明" }).click();
  await expect(heading(page)).toHaveText("证明");
  await main(page).getByRole("button", { name: "开证明" }).click();
  await expect(heading(page)).toHaveText("学习证明");
  await expect(main(page)).toContainText("证明开好了");
  const code = (await main(page).innerText()).match(/\d{4} \d{4} \d{4} \d{4}/)?.[0] ?? "";
  expect(code).not.toBe("");

  const download = page.waitForEvent("download");
  await main(page).getByRole("link", { name: "存成PDF文件" }).click();
  expect((await download).suggestedFilename()).toMatch(/^学习证明-\d{6}\.pdf$/);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${server.address}/help`);
  await main(stranger).getByRole("link", { name: "查验证明" }).click();
  await stranger.getByLabel("证明上的验证码").fill(code.replaceAll(" ", ""));
  await main(stranger).getByRole("button", { name: "查验" }).click();
  await expect(main(stranger)).toContainText("这张证明是真的");
  await expect(main(stranger)).toContainText("＊");
  expect(stranger.url()).not.toContain(code.slice(0, 4));

  await main(page).getByRole("link", { name: "作废" }).click();
  await expect(heading(page)).toHaveText("作废这张证明");
  await main(page).getByRole("button", { name: "作废这张证明" }).click();
  await expect(main(page)).toContainText("请写一句为什么作废");
  await page.getByLabel("为什么作废").fill("点名记错了");
  await main(page).getByRole("button", { name: "作废这张证明" }).click();
  await expect(main(page)).toContainText("已作废");

  await main(stranger).getByRole("link", { name: "再查一张证明" }).click();
  await stranger.getByLabel("证明上的验证码").fill(code);
  await main(stranger).getByRole("button", { name: "查验" }).click();
  await expect(main(stranger)).toContainText("这张证明已经作废");
  await stranger.context().close();
});

test("lists and addresses for calendars are one press away", async ({ page, server }) => {
  await signInAtDesk(page, "university", server.address);
  await main(page).getByRole("link", { name: "存成文件" }).click();
  await expect(heading(page)).toHaveText("存成文件");
  const download = page.waitForEvent("download");
  await main(page).getByRole("link", { name: "导出Excel 学员名册" }).click();
  expect((await download).suggestedFilename()).toBe("学员名册.xlsx");
  await page.goto(`${server.address}/desk/feeds`);
  await main(page).getByRole("button", { name: /生成地址/ }).filter({ hasNotText: "墙上" }).first().click();
  await expect(main(page)).toContainText("地址生成好了");
  await expect(main(page).locator("textarea", { hasText: "/calendar/" }).first()).toHaveValue(/\/calendar\/[0-9a-f]{64}\.ics$/);
});
