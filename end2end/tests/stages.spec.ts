// 阶段: a member of a former class continues with one tap; where some live, places are kept for them.
import { main } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

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
