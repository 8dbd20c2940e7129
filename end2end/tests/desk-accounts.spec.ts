// 谁能登录: the head of the university lets a teacher sign in, who takes the register of her own class and sees nothing else.
import { heading, main, signInAtDesk } from "./support/actions";
import { expect, test } from "./support/test";

test("the head opens an account, and its holder does only her own work", async ({ page, server, somebodyElse }) => {
  await signInAtDesk(page, "university");
  await main(page).getByRole("link", { name: "谁能登录", exact: true }).click();
  await expect(heading(page)).toHaveText("谁能登录");
  await main(page).getByLabel("姓名", { exact: true }).fill("龚国平");
  await main(page).getByText("签到员：只管签到").click();
  await main(page).getByLabel("登录名").fill("gong");
  await main(page).getByLabel("新密码").fill("短");
  await main(page).getByRole("button", { name: "加上" }).click();
  await expect(main(page)).toContainText("密码至少写10个字");
  // What was typed is kept, but never a password.
  await expect(main(page).getByLabel("登录名")).toHaveValue("gong");
  await main(page).getByLabel("新密码").fill("银杏树下三个人在喝茶");
  await main(page).getByRole("button", { name: "加上" }).click();
  await expect(main(page)).toContainText("办好了。");
  await expect(main(page)).toContainText("gong");

  const colleague = await somebodyElse();
  await colleague.goto(`${server.address}/desk/sign-in`);
  await colleague.getByLabel("登录名").fill("gong");
  await colleague.getByLabel("密码").fill("银杏树下三个人在喝茶");
  await main(colleague).getByRole("button", { name: "登录" }).click();
  await expect(heading(colleague)).toHaveText("我要做的");
  const answer = await colleague.goto(`${server.address}/desk/members`);
  expect(answer?.status()).toBe(403);
});

test("the head gives somebody another role, which counts at once and is put back", async ({ page, server, somebodyElse }) => {
  await signInAtDesk(page, "university");
  await page.goto(`${server.address}/desk/accounts`);
  await main(page).getByLabel("姓名", { exact: true }).fill("章小梅");
  await main(page).getByText("签到员：只管签到").click();
  await main(page).getByLabel("登录名").fill("zhang-xm");
  await main(page).getByLabel("新密码").fill("银杏树下三个人在喝茶");
  await main(page).getByRole("button", { name: "加上" }).click();
  await expect(main(page)).toContainText("zhang-xm");

  const colleague = await somebodyElse();
  await colleague.goto(`${server.address}/desk/sign-in`);
  await colleague.getByLabel("登录名").fill("zhang-xm");
  await colleague.getByLabel("密码").fill("银杏树下三个人在喝茶");
  await main(colleague).getByRole("button", { name: "登录" }).click();
  await expect(colleague).not.toHaveURL(/sign-in/);
  expect((await colleague.goto(`${server.address}/desk/members`))?.status()).toBe(403);

  await main(page).getByRole("link", { name: "换岗位 章小梅" }).click();
  await expect(heading(page)).toHaveText("章小梅换岗位");
  await main(page).getByText("管理员：管报名、学员和收费").click();
  await main(page).getByRole("button", { name: "换成这个岗位" }).click();
  await expect(main(page)).toContainText("请写一句为什么换");
  await main(page).getByLabel(/^为什么换/).fill("调到教务");
  await main(page).getByRole("button", { name: "换成这个岗位" }).click();
  await expect(main(page)).toContainText("刚才改好了");
  // Without signing in again.
  expect((await colleague.goto(`${server.address}/desk/members`))?.status()).toBe(200);

  await main(page).getByRole("link", { name: "撤销" }).click();
  await main(page).getByRole("button", { name: "撤销这次改动" }).click();
  await expect(main(page)).toContainText("已经撤销了");
  expect((await colleague.goto(`${server.address}/desk/members`))?.status()).toBe(403);
});
