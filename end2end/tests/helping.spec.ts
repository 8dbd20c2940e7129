// 代办: a person gives their daughter six digits; the daughter acts for them on her own telephone; the person sees it and ends it.
import { heading, main, openOffering, signUp } from "./support/actions";
import { chenGuofu, newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test("a daughter takes a code, acts for her mother in sight of it, and the mother ends it", async ({ page, server, desk, somebodyElse }) => {
  const name = `剪纸小组${newMobile().slice(-4)}`;
  const offering = await desk.offers({ name });
  await signInAs(page, server.address, newMobile());
  await page.goto("/me");
  await page.getByRole("link", { name: "让家人帮我办" }).click();
  await expect(heading(page)).toHaveText("让家人帮我办");
  await page.getByLabel("是您的什么人？").fill("女儿");
  await page.getByRole("button", { name: "得到代办码" }).click();
  await expect(heading(page)).toHaveText("您的代办码");
  const code = (await page.locator("#helper-code").innerText()).trim();

  const daughter = await somebodyElse();
  await signInAs(daughter, server.address, newMobile(), chenGuofu);
  await daughter.goto("/my-sign-ups");
  await daughter.getByRole("link", { name: "我替别人办" }).click();
  await daughter.getByRole("link", { name: "填代办码" }).click();
  await daughter.getByLabel("代办码是多少？").fill(code);
  await daughter.getByRole("button", { name: "下一步" }).click();
  await expect(heading(daughter)).toHaveText("您要替李桂兰办吗？");
  await daughter.getByRole("button", { name: "确认，我替这个人办" }).click();
  await daughter.getByRole("button", { name: "替李桂兰办" }).click();
  const banner = daughter.getByRole("complementary", { name: "您正在替李桂兰办" });
  await expect(banner).toBeVisible();
  await openOffering(daughter, offering);
  await signUp(daughter, "activity");
  await expect(banner).toBeVisible();
  await expect(heading(daughter)).toHaveText("报名成功");
  await daughter.goto("/me");
  await expect(heading(daughter)).toHaveText("这件事只能本人办");

  await page.goto("/me/helpers");
  await expect(main(page)).toContainText("女儿陈国富替您报的");
  await page.getByRole("link", { name: "结束 陈国富" }).click();
  await expect(heading(page)).toHaveText("不让陈国富替您办了吗？");
  await page.getByRole("button", { name: "结束" }).click();
  await expect(main(page)).toContainText("已经结束，从现在起不能再办。");
  await daughter.goto("/my-sign-ups");
  await expect(heading(daughter)).toHaveText("我的报名");
  await expect(banner).toHaveCount(0);
  await expect(main(daughter)).not.toContainText(name);
});

