// 审核报名: asking, and the desk's yes.
import { heading, main, openOffering, signInAtDesk } from "./support/actions";
import { chenGuofu, newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test("the staff say yes to those chosen, and each reads so at home", async ({ page, server, desk, somebodyElse }) => {
  const name = `书法提高${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name, capacity: 5 });
  const staff = await somebodyElse();
  await signInAtDesk(staff, "centre", server.address);
  await staff.goto(`${server.address}/desk/offerings/${offering}`);
  await staff.getByRole("button", { name: "改为审核报名" }).click();
  await expect(main(staff)).toContainText("现在由您审核");

  await signInAs(page, server.address, newMobile(), chenGuofu);
  await openOffering(page, offering);
  await expect(main(page)).toContainText("报了以后由工作人员审核");
  await page.getByRole("link", { name: "报名这项活动" }).click();
  await page.getByRole("button", { name: "提交报名" }).click();
  await expect(heading(page)).toHaveText("已提交，等审核");
  await expect(main(page)).not.toContainText("候补第");

  await staff.goto(`${server.address}/desk/offerings/${offering}`);
  await staff.getByRole("checkbox").check();
  await staff.getByRole("button", { name: /看看选中的/ }).click();
  await expect(main(staff)).toContainText("现在还没有答复。");
  await expect(staff.getByRole("checkbox")).toBeChecked();
  await staff.getByRole("button", { name: "同意这1人" }).click();
  await expect(staff.getByRole("heading", { name: "等审核的人" })).toHaveCount(0);

  await page.goto("/");
  await expect(page.getByRole("region", { name: "给您的通知" })).toContainText("您的报名同意了");
});

test("how places are given is chosen for many offerings at once", async ({ page, server, desk }) => {
  const name = `阿胶食疗${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name, capacity: 5 });
  await signInAtDesk(page, "centre", server.address);
  await page.getByRole("link", { name: "名额怎么给" }).click();
  await expect(heading(page)).toHaveText("名额怎么给");
  await page.getByRole("checkbox", { name }).check();
  await expect(page.getByText("还没有选。")).toBeHidden();
  await page.getByRole("button", { name: "改成审核报名" }).click();
  await expect(main(page)).toContainText("1项改成了审核报名。");
  await page.goto(`${server.address}/desk/offerings/${offering}`);
  await expect(main(page)).toContainText("现在由您审核");
});
