// 公开摇号: from a class to wishes in order, a number, and taking them back; and what is published of a draw that was held.
import type { Page } from "@playwright/test";
import { cards, heading, main, search } from "./support/actions";
import { findOffering } from "./support/http";
import { liGuilan, newMobile, signInAs, signInByHand } from "./support/people";
import { expect, test } from "./support/test";

const painting = "国画花鸟一年级（2）班";
const seals = "篆刻一年级班";

// A wish or what can be wished for, with its buttons.
const row = (page: Page, name: string) => main(page).getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
const choose = (page: Page, name: string) => row(page, name).getByRole("button", { name: "选它" }).click();
const wish = (page: Page, name: string) => row(page, name).getByRole("heading", { level: 3 });

test("two wishes are made, put in another order, kept with a number, and taken back", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/classes");
  await search(page, "篆刻");
  // An imported plan has a class of this name in another term.
  const drawn = cards(page, seals).filter({ hasText: "公开摇号" });
  await drawn.getByRole("link").click();
  await expect(heading(page)).toHaveText(seals);
  await expect(main(page)).toContainText("早填晚填都一样");
  await page.getByRole("link", { name: "填志愿", exact: true }).click();
  await expect(heading(page)).toHaveText("填我的志愿");

  await choose(page, seals);
  await expect(wish(page, seals)).toHaveText("第1志愿");
  await choose(page, painting);
  await expect(wish(page, painting)).toHaveText("第2志愿");
  await row(page, painting).getByRole("button", { name: "上移" }).click();
  await expect(wish(page, painting)).toHaveText("第1志愿");
  await expect(wish(page, seals)).toHaveText("第2志愿");

  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(main(page).getByRole("alert")).toContainText("请选一共想要几个名额");
  await expect(wish(page, painting)).toHaveText("第1志愿");
  await page.getByText("2个", { exact: true }).click();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(heading(page)).toHaveText("志愿记下了");
  const number = (await page.locator(".slip .key").innerText()).trim();
  expect(number).toMatch(/^\d{8}$/);

  await page.goto("/my-sign-ups");
  await expect(main(page)).toContainText(`第1志愿：${painting}`);
  await expect(main(page)).toContainText(number);
  await page.getByRole("link", { name: "查看或改" }).click();
  await page.getByRole("link", { name: "改志愿" }).click();
  await row(page, seals).getByRole("button", { name: "不要了" }).click();
  await expect(row(page, seals).getByRole("button", { name: "选它" })).toBeVisible();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(page.locator(".slip .key"), "the number stays").toHaveText(number);

  await page.getByRole("link", { name: "收回志愿" }).click();
  await expect(heading(page)).toHaveText("确定收回志愿吗？");
  await main(page).getByRole("button", { name: "收回志愿" }).click();
  await expect(main(page)).toContainText("志愿收回了");
});

test("whoever is not signed in is led through the sign-in and back to the wishes", async ({ page, server, request }) => {
  const { id } = await findOffering(request, server.address, "class", (one) => one.name === seals);
  await page.goto(`/offerings/${id}`);
  await page.getByRole("link", { name: "登录后填志愿" }).click();
  await signInByHand(page, newMobile(), liGuilan);
  await expect(heading(page)).toHaveText("填我的志愿");
});

test("of a draw that was held everybody sees list, digits and numbers, and takes the files home", async ({ page, server, request }) => {
  const { draw } = await findOffering(request, server.address, "class", (one) => one.draw?.is_held === true);
  await page.goto(`/draws/${draw?.id}`);
  await expect(main(page)).toContainText("3516241636");
  const numbers = page.locator(".numbers li");
  expect(await numbers.count()).toBeGreaterThan(50);
  const list = await (await request.get(`${server.address}/draws/${draw?.id}/list.txt`)).text();
  const record = await (await request.get(`${server.address}/draws/${draw?.id}/record.txt`)).text();
  for (const number of await numbers.allInnerTexts()) {
    expect(list).toContain(`application\t${number.trim()}\t`);
    expect(record).toContain(number.trim());
  }
  await expect(page.getByRole("link", { name: "下载名单" })).toHaveAttribute("href", `/draws/${draw?.id}/list.txt`);
  await expect(page.getByRole("link", { name: "下载结果" })).toHaveAttribute("href", `/draws/${draw?.id}/record.txt`);
});
