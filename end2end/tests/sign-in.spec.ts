// Signing in with a mobile number and a code, and out again.
import { doors, heading, main } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { liGuilan, newMobile, signInAs, signInByHand, tellParticulars, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

test("somebody new signs in, says name and birthday, and comes to where she was going", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await page.goto(`/offerings/${shift.id}`);
  await page.getByRole("link", { name: "登录后报名" }).click();
  await expect(heading(page)).toHaveText("您的手机号码是多少？");
  await signInByHand(page, newMobile(), liGuilan);
  await expect(page).toHaveURL(new RegExp(`/offerings/${shift.id}/sign-up$`));
  await expect(main(page)).toContainText("李桂兰");
  await expect(main(page)).toContainText("1955年3月8日");
});

test("who comes back is asked nothing again", async ({ page, server, somebodyElse }) => {
  const mobile = newMobile();
  await signInAs(await somebodyElse(), server.address, mobile);
  await page.goto("/");
  await page.getByRole("navigation", { name: "主要栏目" }).getByRole("link", { name: "登录" }).click();
  // With spaces, as numbers are written.
  await signInByHand(page, mobile.replace(/(...)(....)(....)/, "$1 $2 $3"));
  await expect(page).toHaveURL(/\/$/);
  await expect(heading(page)).toContainText("李桂兰");
});

test("a number that is too short comes back with the reason and what was typed", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill("1380000");
  await page.getByRole("button", { name: "发验证码" }).click();
  await expect(page).toHaveTitle("错误：登录 - 银耀");
  const summary = page.locator("#error-summary");
  await expect(summary).toContainText("有1处需要修改");
  await expect(summary.getByRole("link", { name: /手机号要有11位数字，\s?您填了7位/ })).toHaveAttribute("href", "#mobile");
  const field = page.getByLabel("您的手机号码是多少？");
  await expect(field).toHaveValue("1380000");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/手机号要有11位数字，\s?您填了7位/);
  await page.reload();
  await expect(page.getByLabel("您的手机号码是多少？")).toHaveValue("1380000");
});

test("a wrong code is told calmly, and the right one still works", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill(newMobile());
  await page.getByRole("button", { name: "发验证码" }).click();
  const box = page.locator("#demonstration-code");
  await expect(box).toContainText(/\d{6}/);
  const code = (await box.innerText()).match(/\d{6}/)?.[0] ?? "";
  const wrong = code === "000000" ? "000001" : "000000";
  await page.getByLabel("短信里的6位数字是什么？").fill(wrong);
  await main(page).getByRole("button", { name: "登录" }).click();
  await expect(page.locator("#error-summary")).toContainText("验证码不对，请再看一看短信。还可以试7次。");
  await expect(page.getByLabel("短信里的6位数字是什么？")).toHaveValue("");
  await typeCode(page);
  await expect(page.getByText("第1步，共2步：第一次登录")).toBeVisible();
});

test("without a code one sees the number again, gets another code or a call", async ({ page }) => {
  const mobile = newMobile();
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill(mobile);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByRole("link", { name: "没收到验证码？" }).click();
  await expect(heading(page)).toHaveText("没收到验证码？");
  const spaced = mobile.replace(/(...)(....)(....)/, "$1\\s$2\\s$3");
  await expect(main(page)).toContainText(new RegExp(spaced));
  await page.getByRole("button", { name: "打语音电话告诉我" }).click();
  await expect(main(page)).toContainText(/正在给.*打电话，请接听，记下6位数字。/);
  await page.getByRole("link", { name: "没收到验证码？" }).click();
  await page.getByRole("button", { name: "重新获取" }).click();
  await expect(main(page)).toContainText(/新的验证码已发到/);
  await typeCode(page);
  await tellParticulars(page, liGuilan);
  await expect(page).toHaveURL(/\/$/);
});

test("the number can be put right from the page that asks for the code", async ({ page }) => {
  const mobile = newMobile();
  await page.goto("/sign-in");
  await page.getByLabel("您的手机号码是多少？").fill(mobile);
  await page.getByRole("button", { name: "发验证码" }).click();
  await page.getByRole("link", { name: "上一步" }).click();
  await expect(page.getByLabel("您的手机号码是多少？")).toHaveValue(new RegExp(mobile.replace(/(...)(....)(....)/, "$1\\s?$2\\s?$3")));
});

test("signing out ends it here", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/my-sign-ups");
  await expect(heading(page)).toHaveText("我的报名");
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/my-sign-ups");
  await expect(heading(page)).toHaveText("您的手机号码是多少？");
});

test("signing out everywhere ends it on the other device, too", async ({ page, server, somebodyElse }) => {
  const mobile = newMobile();
  const tablet = await somebodyElse();
  await signInAs(tablet, server.address, mobile);
  await signInAs(page, server.address, mobile);
  await tablet.goto("/me");
  await expect(heading(tablet)).toHaveText("我的资料");
  await page.goto("/me");
  await page.getByRole("button", { name: "在所有设备上退出" }).click();
  await expect(main(page)).toContainText("已经在所有设备上退出登录。");
  await tablet.goto("/me");
  await expect(heading(tablet)).toHaveText("您的手机号码是多少？");
});

test("a page of one's own leads back to itself after signing in", async ({ page }) => {
  await page.goto("/my-sign-ups");
  await signInByHand(page, newMobile(), liGuilan);
  await expect(page).toHaveURL(/\/my-sign-ups$/);
  await expect(main(page)).toContainText("您还没有报名");
  for (const door of Object.values(doors)) await expect(main(page).getByRole("link", { name: door.name })).toBeVisible();
});
