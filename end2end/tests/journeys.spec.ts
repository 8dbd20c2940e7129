// A place in a class, an activity and a shift: found, checked, had, seen in 我的报名 and given up again.
import { arrives, heading, main, openOffering, signUp } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { getAPlace, journeys, lookAndGiveUp } from "./support/journeys";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

for (const [what, journey] of Object.entries(journeys)) {
  test(`she gets a place in ${what}, sees it among her sign-ups, and gives it up`, async ({ page }) => {
    const name = await getAPlace(page, journey);
    await lookAndGiveUp(page, journey, name);
  });
}

for (const words of ["书法", "shufa", "sf"]) {
  test(`classes in calligraphy are found by ${words}`, async ({ page }) => {
    await page.goto("/classes");
    await page.locator("#q").fill(words);
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page.locator(".count")).toContainText(/找到\d+门课/);
    await expect(page.locator(".card").first()).toContainText(/书法|楷书|行书|隶书/);
    await expect(page.getByRole("list", { name: "已选的条件" })).toContainText(`“${words}”`);
  });
}

test("a list is narrowed by weekday, by part of the day and to free places, and widened again", async ({ page }) => {
  await page.goto("/classes");
  await page.locator(".filter__summary").first().click();
  await page.getByText("星期二", { exact: true }).click();
  await page.locator("label").filter({ hasText: /^上午$/ }).click();
  await page.getByText("只看还有名额的").click();
  await page.getByRole("button", { name: "按这些条件找" }).click();
  await arrives(page, /weekday=2/);
  const found = page.locator(".card");
  expect(await found.count()).toBeGreaterThan(0);
  for (const card of await found.all()) {
    await expect(card).toContainText(/周二(、周.)*上午/);
    await expect(card).not.toContainText("满了");
  }
  const chosen = page.getByRole("list", { name: "已选的条件" });
  await expect(chosen).toContainText("星期二");
  await chosen.getByRole("link", { name: "全部去掉" }).click();
  await expect(page).toHaveURL(/\/classes$/);
  await expect(page.locator(".count")).toContainText("一共");
});

test("twenty are on a page, and the next page follows", async ({ page }) => {
  await page.goto("/classes");
  await expect(page.locator(".card")).toHaveCount(20);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page.locator(".pager")).toContainText("第2页，共");
  await page.getByRole("link", { name: "上一页" }).click();
  await expect(page.locator(".pager")).toContainText("第1页，共");
});

test("each line of the check page can be changed and leads back to it", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await page.goto(`/offerings/${shift.id}/sign-up`);
  await page.getByRole("link", { name: "修改 姓名" }).click();
  await page.getByLabel("您叫什么名字？").fill("李桂·兰");
  await page.getByRole("button", { name: "继续" }).click();
  await expect(heading(page)).toHaveText("请核对，然后提交");
  await expect(main(page)).toContainText("李桂·兰");
  await page.getByRole("link", { name: "修改 紧急时找谁" }).click();
  await page.getByLabel("找谁", { exact: true }).fill("女儿陈晓梅");
  await page.getByLabel("这个人的电话").fill("0791-0123-4567");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(main(page)).toContainText("女儿陈晓梅");
});

test("sent twice is signed up once", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await openOffering(page, shift.id);
  await page.getByRole("link", { name: "报名这次服务" }).click();
  await page.getByRole("button", { name: "确认报名" }).dblclick();
  await expect(heading(page)).toHaveText("报名成功");
  await page.reload();
  await expect(heading(page)).toHaveText("报名成功");
  await page.goto("/my-sign-ups");
  await expect(page.locator(".summary__row")).toHaveCount(1);
});

test("the home page tells the next appointment, and the calendar file holds it", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await openOffering(page, shift.id);
  await signUp(page, "shift");
  await page.goto("/");
  const next = page.getByRole("region", { name: "下一次安排" });
  await expect(next).toContainText(shift.name);
  await next.getByRole("link", { name: "看我的报名" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "加到手机日历" }).click()]);
  expect(download.suggestedFilename()).toBe("yinyao.ics");
  const file = await page.request.get("/my-sign-ups.ics");
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toContain("BEGIN:VEVENT");
});

test("an address for calendars can be renewed, and the old one stops", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/my-sign-ups/calendar");
  await page.getByRole("button", { name: "生成订阅地址" }).click();
  const address = page.getByLabel("订阅地址");
  const before = await address.inputValue();
  await page.getByRole("button", { name: "换一个新地址" }).click();
  await expect(address).not.toHaveValue(before);
  await expect(main(page)).toContainText("地址做好了。从前的地址不能再用。");
  const after = await address.inputValue();
  expect(after).not.toBe(before);
  expect((await page.request.get(new URL(before).pathname)).status()).toBe(404);
  expect((await page.request.get(new URL(after).pathname)).status()).toBe(200);
});
