// 新增一项: a coordinator makes a class that meets several times a week, without a file, and puts its course right.
import { heading, main, signInAtDesk } from "./support/actions";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

test("a class meets twice a week, no two times at once, and its course is put right and back", async ({ page }) => {
  const mark = newMobile().slice(-6);
  const name = `隶书短训${mark}班`;
  await signInAtDesk(page, "university");
  await page.goto("/desk/offerings/new?kind=class");
  const fill = async (field: string, value: string) => page.locator(`#${field}`).fill(value);
  await fill("department", "书画系");
  await fill("subject", "隶书");
  await fill("name", name);
  await fill("slots", "周六晚上7:00-8:00");
  await page.getByText("一周不止一次？再填时间").click();
  await fill("slots_2", "周六晚上7:30-8:30");
  await fill("room", `加开教室${mark}`);
  await fill("teacher", "周秀兰");
  await fill("places", "20");
  await fill("fee", "200");
  await fill("term_name", "2029年春季短训");
  await fill("term_starts_on", "2029-3-5");
  await fill("term_ends_on", "2029-4-20");
  await page.getByRole("button", { name: "先看一看" }).click();

  // The other time is seen without a tap, with what is wrong and what was typed.
  await expect(page.locator("#error-summary")).toContainText("和自己另一次重了");
  await expect(page.locator("#slots_2")).toHaveValue("周六晚上7:30-8:30");
  await page.locator("#slots_2").fill("周日晚上7:00-8:00");
  await page.getByRole("button", { name: "先看一看" }).click();
  await expect(heading(page)).toHaveText("请核对，再公布");
  await page.getByRole("button", { name: "公布这1项" }).click();
  await expect(heading(page)).toHaveText("加好了");
  await expect(main(page)).toContainText(`新增了“${name}”。`);

  await page.getByRole("link", { name: "去看报名项目" }).click();
  await expect(heading(page)).toHaveText("报名项目");
  await page.goto(`/desk?q=${mark}`);
  await page.locator('a.table__link[href^="/desk/offerings/"]').first().click();
  await expect(heading(page)).toHaveText(name);
  const offering = new URL(page.url()).pathname;
  await page.goto(`${offering}/edit`);
  await page.locator("#subject").fill("篆书");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(new RegExp(`${offering}$`));
  await page.goto(`${offering}/edit`);
  await expect(page.locator("#subject")).toHaveValue("篆书");
});
