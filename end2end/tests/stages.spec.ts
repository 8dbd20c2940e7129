// 阶段: a member of a former class continues with one tap; where some live, places are kept for them.
import { heading, main } from "./support/actions";
import { Desk, dayFromToday } from "./support/desk";
import { send } from "./support/http";
import { newMobile, signInAs } from "./support/people";
import { nextTerm } from "./support/scene";
import { expect, test } from "./support/test";

test("who was in the former class taps once on the home page and has a place", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-4);
  const [name, next] = [`篆书一年级${number}班`, `篆书二年级${number}班`];
  const former = await university.teaches(name, nextTerm(`2028年春季学期${number}`));
  const autumn = { term_starts_on: "2028-8-28", term_ends_on: "2028-12-1", opens_at: `${dayFromToday(1).text} 9:00`, closes_at: "2028-8-25" };
  const offering = await university.teaches(next, { ...nextTerm(`2028年秋季学期${number}`), ...autumn });
  await signInAs(page, server.address, newMobile());
  await send(page.context().request, server.address, "/forms/sign-up", { offering: former, expected: "held" });
  await page.goto("/");
  const panel = main(page).getByRole("region", { name: "下学期可以接着读" });
  await expect(panel).toBeHidden();

  await university.leads("/forms/desk-stages", { offering, follows: former, from: dayFromToday(-1).text, most: "5" });
  await university.close();
  await page.goto("/my-sign-ups");
  await expect(panel).toContainText(next);
  await page.goto("/");
  await panel.getByRole("button", { name: "继续读" }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText(next);
  await page.goto("/");
  await expect(panel).toBeHidden();
  await page.goto(`/offerings/${offering}`);
  await expect(main(page).getByText("您已报上这门课")).toBeVisible();
});

test("the desk keeps places for newcomers, and the page tells until when", async ({ page, desk }) => {
  const offering = await desk.offers({ name: `书法讲座${newMobile().slice(-4)}`, opensAt: `${dayFromToday(1).text} 9:00` });
  await desk.leads("/forms/desk-stages", { offering, newcomers: "3", newcomers_until: dayFromToday(3).text });
  await page.goto(`/offerings/${offering}`);
  await expect(main(page).getByRole("heading", { name: "现在轮到谁报名" })).toBeVisible();
  await expect(main(page).getByText("其中3个名额留给新学员")).toBeVisible();
});

test("a person tells where they live", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/me/area");
  await page.getByRole("textbox").fill("月球");
  await main(page).getByRole("button", { name: "保存" }).click();
  await expect(main(page).getByRole("alert")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue("月球");
  await page.getByRole("textbox").fill("南昌市");
  await main(page).getByRole("button", { name: "保存" }).click();
  await expect(main(page).getByText("保存好了。")).toBeVisible();
  await expect(main(page).getByText("南昌市")).toBeVisible();
});
