// 改动记录: what a coordinator has just done is told, put back, and written down; the auditor reads it and changes nothing.
import { heading, main, signInAtDesk } from "./support/actions";
import { expect, test } from "./support/test";

test("a slip of the finger is put back, and the log tells both", async ({ page, server, somebodyElse }) => {
  await signInAtDesk(page, "university");
  await main(page).getByRole("link", { name: "每人最多报几个", exact: true }).click();
  await main(page).getByLabel(/^一学期最多几门课/).fill("9");
  await main(page).getByRole("button", { name: "保存" }).click();
  await expect(main(page)).toContainText("刚才改好了。");
  await main(page).getByRole("link", { name: "撤销", exact: true }).click();
  await expect(heading(page)).toContainText("每人最多几个");
  await expect(main(page)).toContainText("→9");
  await main(page).getByRole("button", { name: "撤销这次改动" }).click();
  await expect(main(page)).toContainText("已经撤销了。");
  await expect(main(page).getByRole("button", { name: "撤销这次改动" })).toHaveCount(0);

  await main(page).getByRole("link", { name: "返回改动记录" }).click();
  await expect(heading(page)).toHaveText("改动记录");
  await expect(main(page).getByRole("row").nth(1)).toContainText("撤销了对本单位的改动");
  await main(page).getByText("场地", { exact: true }).click();
  await main(page).getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/topic=rooms/);

  const auditor = await somebodyElse();
  await auditor.goto(`${server.address}/desk/sign-in`);
  await auditor.getByLabel("登录名").fill("shenji");
  await auditor.getByLabel("密码").fill("yinxing-shenji");
  await main(auditor).getByRole("button", { name: "登录" }).click();
  await expect(heading(auditor)).toHaveText("报名项目");
  await main(auditor).getByRole("link", { name: "改动记录", exact: true }).click();
  await expect(main(auditor).getByRole("row").nth(1)).toContainText("撤销了对本单位的改动");
  await main(auditor).getByRole("row").nth(2).getByRole("link").click();
  await expect(main(auditor)).toContainText("已经撤销了。");
  await expect(main(auditor).getByRole("button")).toHaveCount(0);
  const answer = await auditor.goto(`${server.address}/desk/limits`);
  expect(answer?.status()).toBe(403);
});
