// The check page before signing up: each of its lines can be changed, and the reader comes back to it.
import { type Page } from "@playwright/test";
import { arrives, cards, heading, main } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

const row = (page: Page, term: string) => page.locator(".summary__row").filter({ has: page.getByText(term, { exact: true }) });
const change = (page: Page, term: string) => page.getByRole("link", { name: `修改 ${term}`, exact: true }).click();
const backAtTheCheck = (page: Page) => expect(heading(page)).toHaveText("请核对，然后提交");

test("no line of it is without a way to change it", async ({ page, server, request }) => {
  const open = await findOffering(request, server.address, "class", isOpen);
  await signInAs(page, server.address, newMobile());
  await page.goto(`/offerings/${open.id}/sign-up`);
  const rows = page.locator(".summary__row");
  await expect(rows).toHaveCount(8);
  for (const one of await rows.all()) await expect(one.getByRole("link", { name: /^修改/ })).toBeVisible();
});

test("name, birthday and whom to call are changed by their questions", async ({ page, server, request }) => {
  const open = await findOffering(request, server.address, "class", isOpen);
  await signInAs(page, server.address, newMobile());
  await page.goto(`/offerings/${open.id}/sign-up`);
  await change(page, "姓名");
  await page.getByLabel("您叫什么名字？").fill("李桂·兰");
  await page.getByRole("button", { name: "继续" }).click();
  await backAtTheCheck(page);
  await expect(row(page, "姓名")).toContainText("李桂·兰");
  await change(page, "出生日期");
  await page.getByRole("textbox", { name: "日", exact: true }).fill("9");
  await page.getByRole("button", { name: "继续" }).click();
  await backAtTheCheck(page);
  await expect(row(page, "出生日期")).toContainText("1955年3月9日");
  await change(page, "紧急时找谁");
  await page.getByLabel("找谁", { exact: true }).fill("女儿陈晓梅");
  await page.getByLabel("这个人的电话").fill("0791-0123-4567");
  await page.getByRole("button", { name: "保存" }).click();
  await backAtTheCheck(page);
  await expect(row(page, "紧急时找谁")).toContainText("女儿陈晓梅");
});

test("the number is changed once the code that went to the new one is typed", async ({ page, server, request }) => {
  const open = await findOffering(request, server.address, "class", isOpen);
  const [before, after] = [newMobile(), newMobile()];
  await signInAs(page, server.address, before);
  await page.goto(`/offerings/${open.id}/sign-up`);
  await change(page, "手机号码");
  await page.getByLabel("新的手机号码是多少？").fill(before);
  await page.getByRole("button", { name: "发验证码" }).click();
  await expect(page.locator(".field__error")).toContainText("这就是您现在的号码");
  await page.getByLabel("新的手机号码是多少？").fill(after);
  await page.getByRole("button", { name: "发验证码" }).click();
  const field = page.getByLabel("短信里的6位数字是什么？");
  const code = (await page.locator(".notice--demonstration").innerText()).match(/\d{6}/)?.[0] ?? "";
  await field.fill(String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
  await page.getByRole("button", { name: "换成这个号码" }).click();
  await expect(page.locator(".field__error")).toContainText("验证码不对");
  await expect(main(page).getByRole("button", { name: "重新获取" })).toBeVisible();
  await field.fill(code);
  await page.getByRole("button", { name: "换成这个号码" }).click();
  await backAtTheCheck(page);
  await expect(row(page, "手机号码")).toContainText(after.slice(7));
  // Nothing was signed up for on the way.
  await page.goto("/my-sign-ups");
  await expect(main(page)).toContainText("您还没有报名");
});

test("another code for a new number comes back to the new number", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/me");
  await change(page, "手机号码");
  await page.getByLabel("新的手机号码是多少？").fill(newMobile());
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByRole("link", { name: "没收到验证码？" }).click();
  await page.getByRole("button", { name: "重新获取" }).click();
  await arrives(page, /\/me\/number\/code\?sent=message$/);
  const code = (await page.locator(".notice--demonstration").innerText()).match(/\d{6}/)?.[0] ?? "";
  await page.getByLabel("短信里的6位数字是什么？").fill(code);
  await page.getByRole("button", { name: "换成这个号码" }).click();
  await expect(page).toHaveURL(/\/me\?saved$/);
  await expect(main(page)).toContainText("保存好了。");
});

for (const term of ["课程", "时间", "地点", "费用"]) {
  test(`${term} leads to what else there is of the same subject, and from there to another check`, async ({ page, server, request }) => {
    const open = await findOffering(request, server.address, "class", (one) => isOpen(one) && one.name.includes("楷书"));
    await signInAs(page, server.address, newMobile());
    await page.goto(`/offerings/${open.id}/sign-up`);
    await change(page, term);
    await arrives(page, `${server.address}/classes?subject=${encodeURIComponent("楷书")}`);
    await expect(page.getByRole("list", { name: "已选的条件" })).toContainText("楷书");
    for (const card of await page.locator(".card").all()) await expect(card).toContainText("楷书");
    const other = cards(page, "还有").filter({ hasNotText: open.name }).first();
    const name = (await other.locator(".card__link").innerText()).trim();
    await other.locator(".card__link").click();
    await page.getByRole("link", { name: "报名这门课" }).click();
    await backAtTheCheck(page);
    await expect(row(page, "课程")).toContainText(name);
  });
}
