// 场地: a coordinator at a desktop finds, books, gives up and reads of a room with the keyboard alone.
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk, dayFromToday, daysToOpenTuesday } from "./support/desk";
import { enters, presses, tabTo, tabToField, types } from "./support/keyboard";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

test("a room is added, found, booked for weeks and given up by keyboard alone", async ({ page, server }) => {
  const name = `舞蹈室${newMobile().slice(-5)}`;
  const first = daysToOpenTuesday(21);
  await signInAtDesk(page, "centre", server.address);
  await presses(page, "场地");
  await expect(heading(page)).toHaveText("场地");
  await presses(page, "加一处场地");
  await expect(heading(page)).toHaveText("加一处场地");
  await types(page, "名称", name);
  await types(page, "能坐多少人", "25");
  await types(page, "设备", "把杆、镜子");
  await enters(page);
  await expect(heading(page)).toHaveText(name);
  await expect(main(page)).toContainText("把杆、镜子");

  // What is wrong comes back with everything that was typed.
  await presses(page, "登记借用");
  await expect(heading(page)).toHaveText("借用场地");
  await types(page, "哪一天", "2027-2-29");
  await types(page, "几点开始", "14:00");
  await types(page, "几点结束", "16:00");
  await enters(page);
  await expect(page.getByRole("alert")).toContainText("没有这一天");
  await tabToField(page, "哪一天");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(dayFromToday(first).text);
  // From the first radio button the arrows choose.
  await tabTo(page, "只借这一次");
  await page.keyboard.press("ArrowDown");
  await types(page, "借到哪一天", dayFromToday(first + 14).text);
  await enters(page);
  // A public holiday may be among them.
  await expect(main(page)).toContainText(/能借[1-3]次/);
  await types(page, "做什么用", "民族舞排练");
  await tabTo(page, "社团、兴趣小组");
  await page.keyboard.press("Space");
  await types(page, "社团或部门名称", "夕阳红舞蹈队");
  await types(page, "联系人", "李桂兰");
  await types(page, "联系电话", "19900000001");
  await enters(page);
  await expect(main(page)).toContainText(/[1-3]次借好了。/);

  await page.goto(`${server.address}/desk/rooms`);
  await types(page, "哪一天", dayFromToday(first).text);
  await types(page, "几点开始", "15:00");
  await types(page, "几点结束", "15:30");
  await enters(page);
  await expect(main(page)).toContainText("那时候有“夕阳红舞蹈队·民族舞排练”");
  await presses(page, name);
  await expect(heading(page)).toHaveText(name);
  await page.goto(`${page.url()}?week=${dayFromToday(first).text}`);
  await presses(page, "夕阳红舞蹈队·民族舞排练");
  await expect(heading(page)).toContainText("民族舞排练");
  await types(page, "为什么", "老师出差");
  await enters(page);
  await expect(main(page)).toContainText("已取消");
  await presses(page, "恢复借用");
  await expect(main(page)).toContainText("已借好");
});

test("a booking is moved to another day by keyboard alone", async ({ page, server }) => {
  const name = `排练厅${newMobile().slice(-5)}`;
  const first = daysToOpenTuesday(22);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/rooms/new`);
  await types(page, "名称", name);
  await enters(page);
  await expect(heading(page)).toHaveText(name);
  await presses(page, "登记借用");
  await types(page, "哪一天", dayFromToday(first).text);
  await types(page, "几点开始", "14:00");
  await types(page, "几点结束", "16:00");
  await enters(page);
  await types(page, "做什么用", "京剧排练");
  await tabTo(page, "社团、兴趣小组");
  await page.keyboard.press("Space");
  await types(page, "社团或部门名称", "京剧社");
  await types(page, "联系人", "李桂兰");
  await types(page, "联系电话", "19900000001");
  await enters(page);
  await presses(page, "改时间、换地方");
  await expect(heading(page)).toHaveText("改时间、换地方");
  await tabToField(page, "几点开始");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("9:00");
  await tabToField(page, "几点结束");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("11:00");
  await enters(page);
  await expect(main(page)).toContainText("改到：");
  await types(page, "为什么", "下午要拖地");
  await enters(page);
  await expect(main(page)).toContainText("改好了。");
  await expect(main(page)).toContainText("上午9:00–11:00");
});

test("who waits for a room is given another one, and told beforehand what becomes of it", async ({ page, server }) => {
  const [name, other] = ["琴房", "茶室"].map((kind) => `${kind}${newMobile().slice(-5)}`);
  const day = dayFromToday(daysToOpenTuesday(24)).text;
  await signInAtDesk(page, "centre", server.address);
  for (const room of [other, name]) {
    await page.goto(`${server.address}/desk/rooms/new`);
    await types(page, "名称", room);
    await enters(page);
    await expect(heading(page)).toHaveText(room);
  }
  const ofRoom = page.url();
  for (const [group, done] of [["京剧社", "1次借好了。"], ["读书会", "1次在等。"]] as const) {
    await page.goto(ofRoom);
    await presses(page, "登记借用");
    await types(page, "哪一天", day);
    await types(page, "几点开始", "14:00");
    await types(page, "几点结束", "16:00");
    await enters(page);
    await types(page, "做什么用", "排练");
    await tabTo(page, "社团、兴趣小组");
    await page.keyboard.press("Space");
    await types(page, "社团或部门名称", group);
    await types(page, "联系人", "李桂兰");
    await types(page, "联系电话", "19900000001");
    await enters(page);
    await expect(main(page)).toContainText(done);
  }
  await presses(page, "改时间、换地方");
  await expect(main(page)).toContainText("现在是在等。换时间或地方，要重新排队。");
  await tabTo(page, "几点结束");
  await enters(page);
  // The same time: its own room is not another, and what is free comes first.
  await expect(main(page)).toContainText(`${other}：空着，改了就借好`);
  await expect(main(page)).toContainText("选了以后，原来的时间就不再等了。");
  await page.getByLabel(`${other}：空着`).focus();
  await page.keyboard.press("Space");
  await types(page, "为什么", "社团同意换地方");
  await enters(page);
  await expect(main(page)).toContainText("改好了。");
  await expect(main(page)).toContainText("已借好");
  await expect(main(page)).toContainText(other);
});

test("a series waits for the day that is taken, and is given up with it", async ({ page, server, desk }) => {
  const name = `棋牌室${newMobile().slice(-5)}`;
  // Two weeks that follow each other, neither of them with a holiday.
  let first = daysToOpenTuesday(26);
  while (daysToOpenTuesday(first + 7) !== first + 7) first = daysToOpenTuesday(first + 7);
  const [on, next] = [dayFromToday(first).text, dayFromToday(first + 7).text];
  const room = (await desk.leads("/forms/desk-room", { name, lending: "at_desk" })).match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const taken = { what: "象棋赛", whose: "staff", group: "办公室", contact: "李桂兰", telephone: "" };
  await desk.leads("/forms/desk-book", { room, on: next, from: "14:00", to: "16:00", ...taken });

  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/bookings/new?room=${room}`);
  await types(page, "哪一天", on);
  await types(page, "几点开始", "14:00");
  await types(page, "几点结束", "16:00");
  await tabTo(page, "只借这一次");
  await page.keyboard.press("ArrowDown");
  await types(page, "借到哪一天", next);
  await enters(page);
  await expect(main(page)).toContainText("能借1次，有1次借不到。");
  await types(page, "做什么用", "围棋");
  await tabTo(page, "社团、兴趣小组");
  await page.keyboard.press("Space");
  await types(page, "社团或部门名称", "围棋社");
  await types(page, "联系人", "李桂兰");
  await types(page, "联系电话", "19900000001");
  await tabTo(page, "有1次被占用，等这几天空出来");
  await page.keyboard.press("Space");
  await presses(page, "借下能借的日子");
  await expect(main(page)).toContainText("1次借好了。1次在等。");
  const together = main(page).getByRole("region", { name: "一起借的日子" });
  await expect(together).toContainText("在等这个时间");
  await tabTo(page, "只是这一次");
  await page.keyboard.press("ArrowDown");
  await types(page, "为什么", "社团散了");
  await enters(page);
  await expect(main(page)).toContainText("社团散了（后面1次也取消）");
  await expect(together).not.toContainText("在等这个时间");
});

test("the house is closed after a look, opened, and closed after all", async ({ page, server }) => {
  const day = dayFromToday(daysToOpenTuesday(60)).text;
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/closures`);
  await types(page, "从哪天（或几点）", day);
  await types(page, "到哪天（或几点）", day);
  await enters(page);
  // What others have on that day stays.
  for (const row of await main(page).getByRole("checkbox").all()) await row.uncheck();
  await types(page, "为什么不开放", "全馆消毒");
  await enters(page);
  await expect(main(page)).toContainText("记下了");
  await presses(page, "照常开放");
  await expect(main(page)).toContainText("那段时间照常开馆了。");
  await presses(page, "还是闭馆");
  await expect(main(page)).toContainText("恢复了，那段时间还是闭馆。");
  // Nobody after this test is to meet a closed house.
  await presses(page, "照常开放");
});

test("what falls into a closure is ticked and called off with it", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const tuesday = daysToOpenTuesday(30);
  const [on, name, room] = [dayFromToday(tuesday + 1).text, `篆书停电${number}班`, `停电教室${number}`];
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/rooms/new`);
  await types(page, "名称", room);
  await types(page, "能坐多少人", "30");
  await enters(page);
  await expect(heading(page)).toHaveText(room);
  const way = page.url();
  const offering = await university.teaches(name, {
    term_name: `停电学期${number}`,
    term_starts_on: dayFromToday(tuesday - 7).text,
    term_ends_on: dayFromToday(tuesday + 30).text,
    opens_at: "2025-1-1",
    closes_at: dayFromToday(tuesday - 8).text,
  }, { room });
  await university.adds(offering, "司马国富", newMobile());
  await university.close();
  await page.goto(way);
  await types(page, "从哪天（或几点）", on);
  await types(page, "到哪天（或几点）", on);
  await enters(page);
  await expect(main(page)).toContainText("影响1项安排：一共1人有名额。");
  await expect(main(page).getByRole("checkbox", { name })).toBeChecked();
  await types(page, "为什么不开放", "停电检修");
  await enters(page);
  await expect(main(page)).toContainText("停了1次，通知1人。");
  await page.goto(`${server.address}/desk/offerings/${offering}/sessions`);
  await expect(main(page)).toContainText("停电检修");
});

test("the house opens on a public holiday, and is shut again", async ({ page, server }) => {
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${server.address}/desk/closures`);
  // The farthest of them: nobody else's test is on that day.
  const holiday = main(page).getByRole("region", { name: "法定节假日" }).getByRole("listitem").last();
  await holiday.getByRole("button", { name: "这天开放" }).click();
  await expect(main(page)).toContainText("那段时间照常开馆了。");
  await expect(holiday).toContainText("照常开放");
  await holiday.getByRole("button", { name: "还是闭馆" }).click();
  await expect(main(page)).toContainText("恢复了，那段时间还是闭馆。");
  await expect(holiday.getByRole("button", { name: "这天开放" })).toBeVisible();
});
