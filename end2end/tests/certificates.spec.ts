// 证明: a person makes a certificate about their own class.
import { heading, main } from "./support/actions";
import { Desk } from "./support/desk";
import { comeBackOver, regular } from "./support/people";
import { memberOf, wasThere } from "./support/scene-certificates";
import { expect, test } from "./support/test";

test("a person makes their own certificate", async ({ page, server, playwright, context }) => {
  const desk = await Desk.of(playwright.request, server.address, "university");
  await wasThere(desk, await memberOf(desk));
  await comeBackOver(context.request, server.address, regular);
  await page.goto(`${server.address}/me`);
  await main(page).getByRole("link", { name: "我的证明" }).click();
  await expect(heading(page)).toHaveText("我的证明");
  await main(page).getByRole("button", { name: "开证明" }).click();
  await expect(heading(page)).toHaveText("学习证明");
  await expect(main(page)).toContainText("验证码");
  await expect(main(page).getByRole("link", { name: "存成PDF文件" })).toBeVisible();
});
