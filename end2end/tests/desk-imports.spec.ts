// 导入: a coordinator at a desktop hands rooms in and takes them back, and names a column of a register that is remembered.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { newMobile } from "./support/people";
import { roomsList } from "./support/scene-imports";
import { expect, test } from "./support/test";

async function handIn(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/desk/import");
  await page.getByLabel("表格文件").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "读一读这张表" }).click();
}

test("a list of rooms goes in, is found again, and is taken back", async ({ page }) => {
  const mark = newMobile().slice(-6);
  const list = readFileSync(roomsList, "utf8").replace(/^(\d{3}) /gm, `$1 ${mark}号`);
  await signInAtDesk(page, "centre");
  await handIn(page, `rooms-${mark}.csv`, list);
  await expect(heading(page)).toHaveText("请核对，再确认导入");
  await expect(main(page)).toContainText("最近的公交站：银杏路口站");
  const button = page.getByRole("button", { name: /^确认导入\d+处房间$/ });
  const added = Number((await button.innerText()).match(/\d+/)?.[0]);
  expect(added).toBeGreaterThan(10);
  await button.click();
  await expect(main(page)).toContainText(`已导入${added}处`);
  await page.getByRole("link", { name: "去看场地" }).click();
  await expect(main(page)).toContainText(`${mark}号`);

  // The same file again: nothing is left to do.
  await handIn(page, `rooms-${mark}.csv`, list);
  await expect(heading(page)).toHaveText("这张表都已经有了");

  await page.goto("/desk/import");
  await page.getByRole("link", { name: `rooms-${mark}.csv` }).click();
  await page.getByRole("link", { name: "撤销这次导入" }).click();
  await expect(main(page)).toContainText(`${added}处不再使用`);
  await page.getByRole("button", { name: "确认撤销" }).click();
  await expect(heading(page)).toHaveText("这次导入撤销了");
  await page.goto("/desk/import");
  await expect(page.getByRole("row").filter({ hasText: `rooms-${mark}.csv` })).toContainText("撤销了");
});

test("a column that nobody knows is named once and known the next time", async ({ page }) => {
  const number = newMobile();
  const heads = `老同志${number.slice(-4)},生辰,打这个电话`;
  const name = "欧阳建娥";
  await signInAtDesk(page, "university");
  await handIn(page, "people.csv", `${heads}\n${name},1950-3-8,${number}\n`);
  await expect(heading(page)).toHaveText("每一列是什么");
  await page.getByRole("link", { name: "人员名册" }).click();
  await expect(page.getByRole("link", { name: "人员名册" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("group", { name: /^A列/ }).getByText(/^姓名/).click();
  await page.getByRole("group", { name: /^B列/ }).getByText(/^出生日期/).click();
  // What is missing is told, and what was chosen stays.
  await page.getByRole("button", { name: "就这样读" }).click();
  await expect(page.locator("#error-summary")).toContainText("还要选哪一列是：手机。");
  await expect(page.getByRole("group", { name: /^B列/ }).getByLabel(/^出生日期/)).toBeChecked();
  await page.getByRole("group", { name: /^C列/ }).getByText(/^手机/).click();
  await page.getByRole("button", { name: "就这样读" }).click();
  await expect(main(page)).toContainText(name);
  await page.getByRole("button", { name: "确认导入1人" }).click();
  await expect(main(page)).toContainText("已导入1人。");

  const next = newMobile();
  await handIn(page, "people.csv", `${heads}\n${name},1950-3-8,${next}\n周兰,1951-1-1,${newMobile()}\n`);
  await expect(main(page)).toContainText("列是按上次那样读的。");
  await expect(main(page)).toContainText("号码和这里的不一样");
  await expect(page.getByRole("button", { name: "确认导入1人" })).toBeVisible();
});
