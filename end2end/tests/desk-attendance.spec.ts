// 点名 and 关心, at a desk's own screen: who came, by staff, name, card and paper, guests while there is room; who missed two in a row
// is called, and whoever says that a mark is not right is answered.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { dayFromToday } from "./support/desk";
import { cardOf, guest, meeting } from "./support/meeting";
import { comeBackOver } from "./support/people";
import { expect, test } from "./support/test";

const of = (page: Page, name: string) => main(page).getByRole("group", { name: new RegExp(name) });

test("a register is taken from paper, in two taps by the staff, at the door by name and card, with guests while there is room", async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "点名活动甲", ["陈淑芬", "吴秀英", "林国富", "黄守仁"], 5);
  for (const name of ["司马文清", "司马文静"]) await guest(desk, name);
  const card = await cardOf(desk, session, "林国富");
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/register`);
  await page.getByLabel("纸上签到的行号").fill("１");
  await main(page).getByRole("button", { name: "存好" }).click();
  await expect(main(page)).toContainText("存好了，记了1人。");
  await expect(of(page, "陈淑芬")).toContainText("按纸上签到记的");
  // One tap on the mark, one on the button.
  await of(page, "吴秀英").getByText("到", { exact: true }).click();
  await main(page).getByRole("button", { name: "存好" }).click();
  await expect(main(page)).toContainText("应到4人，到了2人，请假0人，未到0人，还没记2人。");

  await main(page).getByRole("link", { name: "门口签到" }).click();
  await expect(heading(page)).toHaveText("签到");
  await main(page).getByRole("button", { name: "黄守仁" }).click();
  await expect(main(page)).toContainText("黄守仁，欢迎您，签到好了。");
  const reads = async (words: string) => {
    await page.getByLabel("扫学员卡，或写卡号、姓名").fill(words);
    await main(page).getByRole("button", { name: "签到", exact: true }).click();
  };
  await reads(card.number);
  await expect(main(page)).toContainText("林国富，欢迎您，签到好了。");
  await reads("司马文清");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(main(page)).toContainText("司马文清，欢迎您，签到好了。");
  await reads("司马文静");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(page.getByRole("alert")).toContainText("这次人满了，坐不下了。");
  await page.goto(`${session}/register`);
  await expect(main(page)).toContainText("应到4人，到了5人（其中临时来的1人），请假0人，未到0人，还没记0人。");
});

test("who misses two in a row is called, and says that a mark is not right, which is answered", async ({ page, server, somebodyElse }) => {
  // The demonstration's course that has gone on for three weeks; the last on its list was there until now.
  await signInAtDesk(page, "university", server.address);
  await page.goto(`/desk?q=${encodeURIComponent("八段锦短期班")}`);
  const offering = await main(page).locator('a.table__link[href^="/desk/offerings/"]').first().getAttribute("href");
  await page.goto(offering ?? "");
  const row = main(page).getByRole("row").filter({ hasText: /1\d{2}\s\d{4}\s\d{4}/ }).last();
  const told = (await row.innerText()).replace(/\u00a0/g, " ");
  const mobile = told.match(/1\d{2} \d{4} \d{4}/)?.[0].replaceAll(" ", "") ?? "";
  const name = (await row.getByRole("rowheader").getByRole("link").first().innerText()).trim();
  await page.goto(`${offering}/sessions`);
  // Nobody has taken the register of the last, which ends no row.
  const registers = main(page).getByRole("row").filter({ hasText: "已结束" }).getByRole("link", { name: /^点名/ });
  const ways = await registers.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(ways.length).toBeGreaterThan(2);
  for (const way of ways.slice(-3, -1)) {
    await page.goto(way);
    await of(page, name).getByText("未到", { exact: true }).click();
    await main(page).getByRole("button", { name: "存好" }).click();
    await expect(main(page)).toContainText("存好了，记了1人。");
  }
  const missed = main(page).locator("section").filter({ has: page.getByRole("heading", { name }) });
  await page.goto("/desk/care");
  await expect(missed).toContainText("连着2次，最近一次是");
  await missed.getByRole("link", { name: /^打电话/ }).click();
  await main(page).getByText("出门了，过些天回来").click();
  await page.getByLabel("到哪一天").fill(dayFromToday(20).text);
  await main(page).getByRole("button", { name: "记下来" }).click();
  await expect(main(page)).toContainText("记好了。");
  await expect(missed).toHaveCount(0);

  const person = await somebodyElse();
  await comeBackOver(person.context().request, server.address, mobile);
  await person.goto(`${server.address}/me`);
  await main(person).getByRole("link", { name: "到场记录" }).click();
  await expect(heading(person)).toHaveText("到场记录");
  const latest = main(person).locator(".summary__row").first();
  await expect(latest).toContainText("八段锦短期班");
  await expect(latest).toContainText("未到");
  await latest.getByRole("link", { name: /^看怎么记的/ }).click();
  // Whether the demonstration's teacher had recorded this one depends on the hour of the day.
  await expect(main(person)).toContainText(/工作人员：(“到”改成)?“未到”/);
  await person.getByLabel("哪里不对").fill("那天我在，站在第一排。");
  await main(person).getByRole("button", { name: "告诉工作人员" }).click();
  await expect(main(person)).toContainText("工作人员收到了，查完会告诉您。");

  await page.goto("/desk/marks");
  await main(page).locator("section").filter({ hasText: "站在第一排" }).getByRole("link").first().click();
  await main(page).getByText("改成“到”").click();
  await main(page).getByRole("button", { name: "答复" }).click();
  await expect(main(page)).toContainText("答复好了，本人会收到通知。");
  await person.goto(`${server.address}/`);
  await expect(main(person)).toContainText("到场记录有答复了");
  await person.goto(`${server.address}/me/attendance`);
  await expect(main(person).locator(".summary__row").first()).toContainText("到（工作人员记的");
});

test("who comes for the first time is noted by the staff, and comes in while there is room", async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "点名活动丙", ["陈淑芬", "吴秀英"], 3);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/register`);
  await main(page).getByRole("link", { name: "登记第一次来的人" }).click();
  await expect(heading(page)).toHaveText("登记第一次来的人");
  await page.getByLabel("姓名").first().fill("诸葛平");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(heading(page)).toHaveText("点名");
  await expect(main(page)).toContainText("存好了，记了1人。");
  await expect(main(page)).toContainText("（其中临时来的1人）");
  await page.goto(`${session}/guest`);
  await page.getByLabel("姓名").first().fill("诸葛安");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(page.getByRole("alert")).toContainText("这次人满了，坐不下了。");
  await expect(page.getByLabel("姓名").first()).toHaveValue("诸葛安");
});
