// Why not, in words, and what else is possible.
import { confirmSignUp, heading, main, openOffering, signUp } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { findOffering, isOpen, type Offering } from "./support/http";
import { newMobile, signInAs } from "./support/people";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

test("a clash names what is at the same time and leads to it", async ({ page, server, desk }) => {
  const number = newMobile().slice(-4);
  const [choir, chess] = [`合唱排练${number}`, `象棋比赛${number}`];
  const first = await desk.offers({ name: choir, inDays: 12, from: "9:00", to: "10:30" });
  const second = await desk.offers({ name: chess, inDays: 12, from: "10:00", to: "11:00" });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, first);
  await signUp(page, "activity");
  await openOffering(page, second);
  await expect(main(page)).toContainText("时间重了");
  await expect(main(page)).toContainText(new RegExp(`您已报上“${choir}”，也在.*上午10:00。两边时间重了，只能去一边。`));
  await page.getByRole("link", { name: "看看怎么办" }).click();
  await expect(heading(page)).toHaveText("时间重了");
  await page.getByRole("link", { name: `看“${choir}”` }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText(choir);
});

test("what is at the same time is given up for a place, in one step", async ({ page, server, desk }) => {
  const number = newMobile().slice(-4);
  const [choir, chess] = [`合唱排练${number}`, `象棋比赛${number}`];
  const first = await desk.offers({ name: choir, inDays: 13, from: "9:00", to: "10:30" });
  const second = await desk.offers({ name: chess, inDays: 13, from: "10:00", to: "11:00" });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, first);
  await signUp(page, "activity");
  await page.goto(`/offerings/${second}/sign-up`);
  await page.getByRole("link", { name: "换成这个" }).click();
  await expect(heading(page)).toHaveText(`换成“${chess}”吗？`);
  await expect(main(page).locator("dl")).toContainText(choir);
  await page.getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText("换好了：原来的，已经替您退了。");
  await expect(main(page)).toContainText(chess);
  await openOffering(page, first);
  await expect(main(page)).toContainText("时间重了");
});

test("two things at the same time are named one by one and given up together", async ({ page, server, desk }) => {
  const number = newMobile().slice(-4);
  const [choir, tea, chess] = [`合唱排练${number}`, `茶话会${number}`, `象棋比赛${number}`];
  const first = await desk.offers({ name: choir, inDays: 15, from: "9:00", to: "10:30" });
  const second = await desk.offers({ name: tea, inDays: 15, from: "10:40", to: "11:30" });
  const across = await desk.offers({ name: chess, inDays: 15, from: "10:00", to: "11:00" });
  await signInAs(page, server.address, newMobile());
  for (const offering of [first, second]) {
    await openOffering(page, offering);
    await signUp(page, "activity");
  }
  await page.goto(`/offerings/${across}/sign-up`);
  await page.getByRole("link", { name: "换成这个" }).click();
  await expect(heading(page)).toHaveText(`换成“${chess}”吗？`);
  for (const name of [choir, tea, chess]) await expect(main(page).locator("dl")).toContainText(name);
  await page.getByRole("button", { name: "确认调换" }).click();
  await expect(heading(page)).toHaveText("报名成功");
  await expect(main(page)).toContainText(chess);
  for (const offering of [first, second]) {
    await openOffering(page, offering);
    await expect(main(page)).toContainText("时间重了");
  }
});

test("little time for the way is told before one signs up, and forbids nothing", async ({ page, server, desk }) => {
  const number = newMobile().slice(-4);
  const [choir, chess] = [`合唱排练${number}`, `象棋比赛${number}`];
  const first = await desk.offers({ name: choir, inDays: 15, from: "9:00", to: "10:30" });
  const second = await desk.offers({ name: chess, inDays: 15, from: "10:30", to: "11:30" });
  // The same on another day.
  await desk.offers({ name: chess, inDays: 16 });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, first);
  await signUp(page, "activity");
  await page.goto(`/offerings/${second}/sign-up`);
  await expect(main(page)).toContainText("路上时间紧");
  await expect(main(page)).toContainText(new RegExp(`和“${choir}”挨得近：.*上午10:30散，上午10:30开始。路上大约要10分钟。`));
  await expect(page.locator("#alternatives")).toBeVisible();
  await confirmSignUp(page);
  await expect(heading(page)).toHaveText("报名成功");
});

test("who is too young is told from which age, and whom to call", async ({ page, server, request }) => {
  const year = new Date().getFullYear() - 40;
  const offering = await findOffering(request, server.address, "class", (one) => isOpen(one) && one.age_from === 50);
  await signInAs(page, server.address, newMobile(), { name: "陈晓梅", born: [year, 1, 2] });
  await openOffering(page, offering.id);
  await expect(main(page)).toContainText(/要满50岁才能报，到那天您(39|40|41)岁。/);
  await expect(main(page).getByRole("link", { name: "打电话问一问" })).toHaveAttribute("href", /^tel:\d+$/);
  await page.goto(`/offerings/${offering.id}/sign-up`);
  await expect(heading(page)).toHaveText("这里有年龄规定");
  await expect(main(page).locator('a[href^="tel:"]:visible')).toBeVisible();
});

test("what opens later tells the day and the time", async ({ page, server, desk }) => {
  const day = dayFromToday(3);
  const [year, month, date] = day.text.split("-");
  const offering = await desk.offers({ name: `评书专场${newMobile().slice(-4)}`, inDays: 14, opensAt: `${day.text} 9:00` });
  await signInAs(page, server.address, newMobile());
  await openOffering(page, offering);
  const told = new RegExp(`还没到报名时间\\s*${year}年${month}月${date}日（星期.）上午9:00开始。`);
  await expect(main(page)).toContainText(told);
  await page.goto(`/offerings/${offering}/sign-up`);
  await expect(page.getByRole("heading", { level: 1, name: /^请先核对，\s*到时再提交$/ })).toBeVisible();
  await expect(main(page)).toContainText(new RegExp(`${year}年${month}月${date}日（星期.）上午9:00开始报名`));
  await page.goto("/activities");
  await page.locator("#q").fill("评书专场");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.locator(".card").first()).toContainText(`${month}月${date}日上午9:00开始报名`);
});

test("other classes of the same course are shown where one is full", async ({ page, server, request }) => {
  const full = await findOffering(request, server.address, "class", (one) => one.name === "楷书一年级（2）班" && one.waiting > 0);
  // An imported plan has classes of the same names in another term: this is the parallel class of the same one.
  const parallel = (one: Offering) => one.name === "楷书一年级（1）班" && one.opens_at === full.opens_at;
  const other = await findOffering(request, server.address, "class", parallel);
  await signInAs(page, server.address, newMobile());
  await openOffering(page, full.id);
  await expect(main(page)).toContainText(/满了，候补\d+人/);
  const others = page.getByRole("region", { name: "也可以看看这些" });
  await expect(others.locator(`a[href="/offerings/${other.id}"]`)).toHaveText("楷书一年级（1）班");
});

test("what needs no sign-up says so", async ({ page, server, request }) => {
  const offering = await findOffering(request, server.address, "activity", (one) => one.admission === "drop_in");
  await openOffering(page, offering.id);
  await expect(main(page)).toContainText("不用报名，到时候直接来");
});

test("an address that leads nowhere says so and leads home", async ({ page }) => {
  for (const path of ["/nothing", "/offerings/x", "/offerings/0199c0de-0000-7000-8000-000000000001"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(heading(page)).toHaveText("没有找到这一页");
  }
  await page.getByRole("link", { name: "回首页" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test("somebody else's sign-up is not found", async ({ page, server, desk, somebodyElse }) => {
  const offering = await desk.offers({ name: `灯谜会${newMobile().slice(-4)}` });
  const other = await somebodyElse();
  await signInAs(other, server.address, newMobile());
  await openOffering(other, offering);
  await signUp(other, "activity");
  await signInAs(page, server.address, newMobile());
  const path = new URL(other.url()).pathname;
  for (const address of [path, `${path}/withdrawal`]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});
