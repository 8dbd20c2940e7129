// 柜台换班: a coordinator with a tablet swaps a member's place; the fee goes along, and nothing is lost where the new place is gone.
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { newMobile } from "./support/people";
import { nextTerm } from "./support/scene";
import { expect, test } from "./support/test";

test("a parallel class is proposed, the fee goes along, and the slip says what is given back", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const term = nextTerm(`2028年春季学期${number}`);
  const [name, instead] = [`篆书一年级${number}（1）班`, `篆书一年级${number}（2）班`];
  const first = await university.teaches(name, term, { fee: "180" });
  await university.teaches(instead, term, { weekday: "周四", fee: "150" });
  const place = await university.adds(first, "司马国富", mobile);
  await university.leads("/forms/desk-fee-paid", { sign_up: place, way: "cash" });
  await university.close();

  await signInAtDesk(page, "university", server.address);
  await page.goto("/desk/members");
  await page.getByLabel("姓名、拼音、电话末四位或卡号").fill(mobile);
  await main(page).getByRole("button", { name: "找", exact: true }).click();
  await main(page).getByRole("link", { name: "司马国富" }).click();
  await expect(heading(page)).toHaveText("司马国富");
  await main(page).getByRole("link", { name: `调换 ${name}` }).click();
  await expect(heading(page)).toHaveText("换到哪一项");
  await main(page).getByRole("region", { name: "同类的，还有名额" }).getByRole("link", { name: instead }).click();
  await expect(heading(page)).toHaveText(`换成“${instead}”吗？`);
  await expect(main(page)).toContainText("交过的180元转过去，要退30元。");
  await main(page).getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名小票");
  await expect(main(page)).toContainText("换好了，原来的已经退了。本人会看到通知。");
  await expect(main(page)).toContainText("要退30元");
  await main(page).getByRole("link", { name: "去退费" }).click();
  await expect(heading(page)).toHaveText("退费");
  await expect(page.getByLabel(/^退多少元/)).toHaveValue("30.00");
});

test("where the last place is gone meanwhile the old one stays", async ({ page, server, desk }) => {
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const evening = { from: "19:00", to: "20:30" };
  const name = `围棋小组${number}`;
  const place = await desk.adds(await desk.offers({ ...evening, inDays: 59, name }), "司马国富", mobile);
  const last = await desk.offers({ ...evening, inDays: 60, name: `桥牌小组${number}`, capacity: 1 });
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`/desk/sign-ups/${place}/swap/${last}`);
  await expect(main(page).getByRole("button", { name: "确认调换" })).toBeVisible();
  await desk.adds(last, "欧阳建娥", newMobile());
  await main(page).getByRole("button", { name: "确认调换" }).click();
  await expect(page.getByRole("alert")).toContainText("那边已经满了。原来的名额还在，没有动。");
  await main(page).getByRole("link", { name: "换成别的" }).click();
  await expect(heading(page)).toHaveText("换到哪一项");
  await main(page).getByRole("link", { name: "司马国富" }).click();
  await expect(main(page).getByRole("region", { name: "报的名" })).toContainText(name);
});

test("who clashes with what they have is offered the swap as the way out", async ({ page, server, desk }) => {
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const evening = { from: "19:00", to: "20:30", inDays: 61 };
  const [name, instead] = [`编织小组${number}`, `插花小组${number}`];
  await desk.adds(await desk.offers({ ...evening, name }), "诸葛桂枝", mobile);
  const wanted = await desk.offers({ ...evening, name: instead });
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`/desk/offerings/${wanted}/add`);
  await page.getByLabel(/^姓名/).fill("诸葛桂枝");
  await page.getByLabel(/^本人手机/).fill(mobile);
  await main(page).getByRole("button", { name: "给这个人报名" }).click();
  await expect(page.getByRole("alert")).toContainText(`这个人已报了“${name}”，两边时间重了。`);
  await main(page).getByRole("link", { name: "调换" }).click();
  await expect(heading(page)).toHaveText(`换成“${instead}”吗？`);
  await main(page).getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名小票");
  await expect(main(page)).toContainText(instead);
});

test("all that clashes is given up together at the counter, named before the button", async ({ page, server, desk }) => {
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const [early, late, across] = [`剪纸小组${number}`, `陶艺小组${number}`, `戏曲小组${number}`];
  const place = await desk.adds(await desk.offers({ inDays: 62, from: "17:30", to: "18:50", name: early }), "上官桂枝", mobile);
  await desk.adds(await desk.offers({ inDays: 62, from: "19:00", to: "20:30", name: late }), "上官桂枝", mobile);
  const wanted = await desk.offers({ inDays: 62, from: "18:00", to: "20:00", name: across });
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`/desk/sign-ups/${place}/swap/${wanted}`);
  await expect(heading(page)).toHaveText(`换成“${across}”吗？`);
  for (const name of [early, late, across]) await expect(main(page).locator("dl")).toContainText(name);
  await expect(main(page)).toContainText("要一起退");
  await main(page).getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名小票");
  await expect(main(page)).toContainText(across);
});

test("whoever is told no at the counter is registered and goes on without being typed again", async ({ page, server, desk }) => {
  const mobile = newMobile();
  const number = mobile.slice(-4);
  const name = `令狐${"甲乙丙丁戊己庚辛壬癸"[Number(number[3])]}`;
  const evening = { from: "19:00", to: "20:30", inDays: 63 };
  const has = await desk.offers({ ...evening, name: `书画小组${number}` });
  const wanted = await desk.offers({ ...evening, name: `诗词小组${number}` });
  const other = await desk.offers({ ...evening, inDays: 64, name: `棋牌小组${number}` });
  await desk.adds(has, name, mobile);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`/desk/offerings/${wanted}/add`);
  await page.getByLabel(/^姓名/).fill(name);
  await page.getByLabel(/^本人手机/).fill(mobile);
  await main(page).getByRole("button", { name: "给这个人报名" }).click();
  await expect(page.getByRole("alert")).toContainText("时间重了");
  await expect(main(page)).toContainText(`${name}已登记，没报上的原因也记下了。`);
  await main(page).getByRole("link", { name: "给这个人报别的" }).click();
  await expect(heading(page)).toHaveText("报哪一项");
  await page.goto(`${page.url().split("?")[0]}/${other}`);
  await main(page).getByRole("button", { name: "确认报名" }).click();
  await expect(main(page)).toContainText("报上了");
});
