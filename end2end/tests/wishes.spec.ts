// 公开摇号: from a class to wishes in order, a number, and taking them back; wishes prepared before they open, and looked for among
// many; and what is published of a draw that was held.
import type { Page } from "@playwright/test";
import { cards, heading, main, openOffering, search } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { findOffering } from "./support/http";
import { liGuilan, newMobile, signInAs, signInByHand } from "./support/people";
import { expect, test } from "./support/test";

const painting = "国画花鸟一年级（2）班";
const seals = "篆刻一年级班";

// A wish or what can be wished for, with its buttons.
const row = (page: Page, name: string) => main(page).getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
const choose = (page: Page, name: string) => row(page, name).getByRole("button", { name: "选它" }).click();
const wish = (page: Page, name: string) => row(page, name).getByRole("heading", { level: 3 });

test("two wishes are made, put in another order, kept with a number, and taken back", async ({ page, server }) => {
  await signInAs(page, server.address, newMobile());
  await page.goto("/classes");
  await search(page, "篆刻");
  // An imported plan has a class of this name in another term.
  const drawn = cards(page, seals).filter({ hasText: "公开摇号" });
  await drawn.getByRole("link").click();
  await expect(heading(page)).toHaveText(seals);
  await expect(main(page)).toContainText("早填晚填都一样");
  await page.getByRole("link", { name: "填志愿", exact: true }).click();
  await expect(heading(page)).toHaveText("填我的志愿");

  await choose(page, seals);
  await expect(wish(page, seals)).toHaveText("第1志愿");
  await choose(page, painting);
  await expect(wish(page, painting)).toHaveText("第2志愿");
  await row(page, painting).getByRole("button", { name: "上移" }).click();
  await expect(wish(page, painting)).toHaveText("第1志愿");
  await expect(wish(page, seals)).toHaveText("第2志愿");

  await expect(page.getByLabel("1个", { exact: true }), "one is what is wanted until one says more").toBeChecked();
  await page.getByText("2个", { exact: true }).click();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(heading(page)).toHaveText("志愿记下了");
  const number = (await page.locator(".slip .key").innerText()).trim();
  expect(number).toMatch(/^\d{8}$/);

  await page.goto("/my-sign-ups");
  await expect(main(page)).toContainText(`第1志愿：${painting}`);
  await expect(main(page)).toContainText(number);
  await page.getByRole("link", { name: "查看或改" }).click();
  await page.getByRole("link", { name: "改志愿" }).click();
  await row(page, seals).getByRole("button", { name: "不要了" }).click();
  await expect(row(page, seals).getByRole("button", { name: "选它" })).toBeVisible();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(page.locator(".slip .key"), "the number stays").toHaveText(number);

  await page.getByRole("link", { name: "收回志愿" }).click();
  await expect(heading(page)).toHaveText("确定收回志愿吗？");
  await main(page).getByRole("button", { name: "收回志愿" }).click();
  await expect(main(page)).toContainText("志愿收回了");
});

test("wishes are prepared before they open, kept, changed, and nothing more is to be done", async ({ page, server, desk }, { project }) => {
  const [opera, story] = ["越剧", "评话"].map((what) => `${what}${project.name}欣赏`);
  const first = await desk.offers({ name: opera, capacity: 2, inDays: 65 });
  const other = await desk.offers({ name: story, capacity: 2, inDays: 66 });
  await desk.plansDraw([first, other], dayFromToday(30).text, { opens_at: dayFromToday(10).text, most_wanted: "2" });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, first);
  await expect(main(page)).toContainText("现在先填好，到时候不用再做什么");
  await page.getByRole("link", { name: "填志愿", exact: true }).click();
  await expect(heading(page)).toHaveText("填我的志愿");
  await choose(page, opera);
  await expect(wish(page, opera)).toHaveText("第1志愿");
  await choose(page, story);
  await expect(wish(page, story)).toHaveText("第2志愿");
  await page.getByText("2个", { exact: true }).click();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(heading(page)).toHaveText("志愿记下了");
  await expect(main(page)).toContainText("您的志愿已经记下，到时候不用再做什么");
  await page.goto("/my-sign-ups");
  await expect(main(page)).toContainText(`第1志愿：${opera}`);
  await openOffering(page, other);
  await page.getByRole("link", { name: "改志愿" }).click();
  await row(page, story).getByRole("button", { name: "上移" }).click();
  await expect(wish(page, story)).toHaveText("第1志愿");
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(heading(page)).toHaveText("志愿记下了");
  await openOffering(page, other);
  await expect(main(page)).toContainText("这是您的第1志愿");
});

test("among many one looks by a word, and what was chosen stays", async ({ page, server, desk }, { project }) => {
  const names = Array.from({ length: 8 }, (_, at) => `晚间${project.name}第${at + 1}场`);
  const papercut = `剪纸${project.name}小聚`;
  const offerings: string[] = [];
  for (const name of [...names, papercut]) offerings.push(await desk.offers({ name, capacity: 2, inDays: 67 }));
  const draw = await desk.plansDraw(offerings, dayFromToday(30).text, { most_wanted: "2" });
  await signInAs(page, server.address, newMobile());
  await page.goto(`${draw.replace("/desk", "")}/wishes`);
  await choose(page, names[0]);
  await expect(wish(page, names[0])).toHaveText("第1志愿");
  await search(page, "剪纸");
  await expect(main(page)).toContainText("找到1项能选的");
  await expect(wish(page, names[0])).toHaveText("第1志愿");
  await expect(row(page, names[1])).toHaveCount(0);
  await choose(page, papercut);
  await expect(wish(page, papercut)).toHaveText("第2志愿");
  await search(page, "太空漫步");
  await expect(main(page)).toContainText("没有找到还能选的");
  await page.getByRole("link", { name: "看全部" }).click();
  await expect(row(page, names[1]).getByRole("button", { name: "选它" })).toBeVisible();
  await expect(wish(page, papercut)).toHaveText("第2志愿");
  await page.getByText("2个", { exact: true }).click();
  await page.getByRole("button", { name: "交志愿" }).click();
  await expect(heading(page)).toHaveText("志愿记下了");
  await expect(main(page)).toContainText(papercut);
});

test("whoever is not signed in is led through the sign-in and back to the wishes", async ({ page, server, request }) => {
  const { id } = await findOffering(request, server.address, "class", (one) => one.name === seals);
  await page.goto(`/offerings/${id}`);
  await page.getByRole("link", { name: "登录后填志愿" }).click();
  await signInByHand(page, newMobile(), liGuilan);
  await expect(heading(page)).toHaveText("填我的志愿");
});

test("of a draw that was held everybody sees list, digits and numbers, and takes the files home", async ({ page, server, request }) => {
  const { draw } = await findOffering(request, server.address, "class", (one) => one.draw?.is_held === true);
  await page.goto(`/draws/${draw?.id}`);
  await expect(main(page)).toContainText("3516241636");
  const numbers = page.locator(".numbers li");
  expect(await numbers.count()).toBeGreaterThan(50);
  const list = await (await request.get(`${server.address}/draws/${draw?.id}/list.txt`)).text();
  const record = await (await request.get(`${server.address}/draws/${draw?.id}/record.txt`)).text();
  for (const number of await numbers.allInnerTexts()) {
    expect(list).toContain(`application\t${number.trim()}\t`);
    expect(record).toContain(number.trim());
  }
  await expect(page.getByRole("link", { name: "下载名单" })).toHaveAttribute("href", `/draws/${draw?.id}/list.txt`);
  await expect(page.getByRole("link", { name: "下载结果" })).toHaveAttribute("href", `/draws/${draw?.id}/record.txt`);
});
