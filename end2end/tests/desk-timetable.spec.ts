// 排课 by keyboard alone: a term is added and planned, a class is moved by an arrow key, put back, and published; one that is
// published goes to another weekday from a day on. And with the mouse: a class is dragged to another room, to another teacher, and out of its room.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { drags, holds, pullsInVain } from "./support/dragging";
import { enters, presses, tabTo, tabToField, types } from "./support/keyboard";
import { awake } from "./support/navigator";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

test("a term is planned by keyboard: added, clashing, moved, put back, moved again and published", async ({ page, server }) => {
  const number = newMobile().slice(-6);
  await signInAtDesk(page, "university", server.address);
  await presses(page, "学期和排课");
  await expect(heading(page)).toHaveText("学期和排课");
  await types(page, "学期叫什么", `2029年春季学期${number}`);
  await types(page, "学期第一天", "2029-2-26");
  await types(page, "学期最后一天", "2029-6-15");
  await presses(page, "加上，去排课");
  await expect(heading(page)).toHaveText(`2029年春季学期${number}`);
  await expect(main(page)).toContainText("2029年怎么调休，这里还不知道。");

  const [first, second] = [`篆书一年级${number}班`, `篆书二年级${number}班`];
  for (const name of [first, second]) {
    await presses(page, "加一个班");
    await expect(heading(page)).toHaveText("加一个班");
    await types(page, "系别", "书画系");
    await types(page, "课程", "篆书");
    await types(page, "班级名称", name);
    await types(page, "上课时间", "周三上午9:00-10:30");
    await types(page, "校区", "东湖校区");
    await types(page, "谁来教", "黄细花");
    await types(page, "招多少人", "20");
    await types(page, "学费", "免费");
    await presses(page, "保存");
    await expect(main(page).getByText("加好了。")).toBeVisible();
  }
  await expect(main(page).getByText("⚠有冲突")).toHaveCount(2);
  await expect(page.locator(".tile").filter({ hasText: "东湖校区" })).toHaveCount(2);

  // The next Tab after a tile is in its panel, and after a look in the answer.
  await awake(page);
  await tabTo(page, first);
  await enters(page);
  await expect(page.locator("#chosen-title")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("#chosen :focus")).toHaveCount(1);
  await presses(page, "先看看会不会冲突");
  await expect(main(page).getByText("现在还没有改。")).toBeVisible();
  await expect(main(page).getByText("照这样改的话")).toBeFocused();

  await awake(page);
  await tabTo(page, second);
  await page.keyboard.press("ArrowRight");
  await expect(main(page).getByText("没有冲突。")).toBeVisible();
  await expect(page.locator('td[data-weekday="4"] .tile')).toContainText(second);
  await presses(page, "放回原处");
  await expect(main(page).getByText("放回原处了。")).toBeVisible();
  await expect(main(page).getByText("⚠有冲突")).toHaveCount(2);
  await awake(page);
  await tabTo(page, second);
  await page.keyboard.press("ArrowRight");
  await expect(main(page).getByText("没有冲突。")).toBeVisible();

  await presses(page, "公布排好的班");
  await expect(main(page).getByLabel("什么时候开始报名")).toBeVisible();
  await types(page, "什么时候开始报名", "2029-1-8");
  await types(page, "什么时候截止", "2029-2-20");
  // Enter in a field looks, and looks again once somebody has looked: only the button publishes.
  await enters(page);
  await expect(main(page).getByText("现在还没有公布。")).toBeVisible();
  await types(page, "最小年龄", "50");
  const key = page.locator('form[action="/forms/desk-plan-publish"] input[name="key"]');
  const before = await key.inputValue();
  await enters(page);
  await expect(key).not.toHaveValue(before);
  await expect(main(page).getByLabel("最小年龄")).toHaveValue("50");
  await expect(main(page).getByText("现在还没有公布。")).toBeVisible();
  await presses(page, "公布");
  await expect(main(page).getByText("公布了2个班。")).toBeVisible();
});

test("a class goes to another weekday from a day on, by keyboard alone", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const days = { term_name: `2029年秋季学期（换时间${number}）`, term_starts_on: "2029-9-3", term_ends_on: "2029-11-30" };
  const offering = await university.teaches(`篆书换时间${number}班`, { ...days, opens_at: "2025-1-1", closes_at: "2029-8-31" });
  await university.close();
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/offerings/${offering}/sessions`);
  await presses(page, "以后都换时间");
  await expect(heading(page)).toHaveText("以后都换时间");

  // What is wrong comes back with everything that was typed.
  const over = async (label: string, words: string) => {
    await tabToField(page, label);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(words);
  };
  await over("从哪天起", "2029-2-29");
  await tabTo(page, "星期一");
  for (let days = 0; days < 3; days += 1) await page.keyboard.press("ArrowDown");
  await types(page, "几点开始", "14:00");
  await types(page, "几点结束", "15:30");
  await enters(page);
  await expect(page.getByRole("alert")).toContainText("没有这一天");
  await expect(main(page).getByLabel("星期四")).toBeChecked();
  await over("从哪天起", "2029-10-10");
  await enters(page);
  // Eight Wednesdays become eight Thursdays; those before that day stay.
  await expect(main(page)).toContainText("会换8次。");
  await expect(main(page)).toContainText("2029年10月11日（星期四）下午2:00–3:30");
  await expect(main(page)).toContainText("现在还没有改。");
  await types(page, "为什么改", "教室另有安排");
  await enters(page);
  await expect(page.getByLabel("为什么改")).toHaveValue("教室另有安排");
  await expect(main(page)).toContainText("现在还没有改。");
  await presses(page, "就这样换，通知大家");
  await expect(main(page)).toContainText("换好了8次，通知了0人。");
  await presses(page, "回到每一次的安排");
  await expect(main(page)).toContainText("2029年11月29日（星期四）下午2:00–3:30");
});

const tile = (page: Page, name: string) => page.locator(".tile").filter({ hasText: name });

test("all seven days of a week are seen at once on a tablet", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const days = { term_name: `2029年秋季学期${number}`, term_starts_on: "2029-9-3", term_ends_on: "2029-11-30" };
  const board = await university.leads("/forms/desk-term-new", days);
  const term = board.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const facts = { department: "书画系", subject: "隶书", teacher: "黄细花", places: "20", fee: "免费" };
  for (const [name, slots] of [["隶书一年级（1）班", "周一上午8:30-10:00"], ["隶书一年级（2）班", "周日下午14:30-16:00"]]) {
    await university.leads("/forms/desk-plan-class", { term, name: name!, slots: slots!, ...facts });
  }
  await university.close();
  await signInAtDesk(page, "university", server.address);
  await page.goto(board);
  for (const width of [820, 1180]) {
    await page.setViewportSize({ width, height: 1180 });
    const table = page.locator("#board");
    for (const told of [table.locator('td[data-weekday="1"] .tile'), table.locator('td[data-weekday="7"] .tile'), table.locator("thead th").last()]) {
      const box = await told.boundingBox();
      expect(box?.x, `${width} px`).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? width) + (box?.width ?? 0), `${width} px`).toBeLessThanOrEqual(width);
    }
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), `${width} px`).toBeLessThanOrEqual(1);
  }
});

test("a class is dragged to a room, out of it, and to another teacher; what is published stays", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const days = { term_name: `2029年秋季学期${number}`, term_starts_on: "2029-9-3", term_ends_on: "2029-11-30" };
  const board = await university.leads("/forms/desk-term-new", days);
  const [planned, published] = [`隶书一年级${number}班`, `篆书一年级${number}班`];
  await university.teaches(published, { ...days, opens_at: "2025-1-1", closes_at: "2029-8-31" });
  const term = board.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const facts = { department: "书画系", subject: "隶书", slots: "周三上午9:00-10:30", teacher: "黄细花", places: "20", fee: "免费" };
  await university.leads("/forms/desk-plan-class", { term, name: planned, ...facts });
  await university.close();

  await signInAtDesk(page, "university", server.address);
  // Rooms that stand empty share a line until somebody wants to see them all.
  await page.goto(board);
  await expect(main(page)).toContainText(/空着的教室\d+间：/);
  // The room of what is published has a line of its own.
  await expect(page.locator('td[data-room]:not([data-room="none"])')).toHaveCount(7);
  await main(page).getByRole("link", { name: "都列出来" }).first().click();
  await expect(page).toHaveURL(/empty=1/);
  await awake(page);
  // A screen on which all rooms are seen at once: a mouse that scrolls the page is another thing than one that drags.
  await page.setViewportSize({ width: 1280, height: 4000 });
  const at = (where: string) => page.locator(`td${where}`).filter({ has: tile(page, planned) });
  const wednesday = '[data-weekday="3"]';
  await expect(at(`${wednesday}[data-room="none"]`)).toBeVisible();

  // A drag that is called off, and then one of what is published: neither moves anything.
  const thursday = page.locator('td[data-weekday="4"][data-room="none"]');
  await holds(page, tile(page, planned), thursday);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await pullsInVain(page, tile(page, published), thursday);
  await expect(at(`${wednesday}[data-room="none"]`)).toBeVisible();
  await expect(page).toHaveURL(/empty=1#board$/);

  const room = await page.locator('td[data-room]:not([data-room="none"])').first().getAttribute("data-room");
  await drags(page, tile(page, planned), page.locator(`td[data-weekday="4"][data-room="${room}"]`));
  await expect(main(page).getByText("改好了。")).toBeVisible();
  await expect(at(`[data-weekday="4"][data-room="${room}"]`)).toBeVisible();
  await awake(page);
  await drags(page, tile(page, planned), thursday);
  await expect(at('[data-weekday="4"][data-room="none"]')).toBeVisible();

  await main(page).getByRole("link", { name: "按老师看" }).click();
  await expect(page).toHaveURL(/by=teacher/);
  await awake(page);
  const row = page.locator("td[data-teacher]").filter({ has: tile(page, published) });
  const other = await row.getAttribute("data-teacher");
  await expect(at('[data-weekday="4"][data-teacher="黄细花"]')).toBeVisible();
  await drags(page, tile(page, planned), page.locator(`td[data-weekday="4"][data-teacher="${other}"]`));
  await expect(main(page).getByText("改好了。")).toBeVisible();
  await expect(at(`[data-weekday="4"][data-teacher="${other}"]`)).toBeVisible();
});

test("a term is copied: in spring each class stays in its year, and one that is ticked moves up", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const autumn = { term_name: `2028年秋季学期（照排${number}）`, term_starts_on: "2028-9-4", term_ends_on: "2028-12-1" };
  const spring = { term_name: `2029年春季学期（照排${number}）`, term_starts_on: "2029-2-26", term_ends_on: "2029-6-15" };
  const term = (board: string) => board.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const from = term(await university.leads("/forms/desk-term-new", autumn));
  const [first, second, stays] = [`篆书一年级${number}班`, `篆书二年级${number}班`, `篆书二年级（乙）${number}班`];
  for (const name of [first, stays]) {
    await university.teaches(name, { ...autumn, opens_at: "2025-1-1", closes_at: "2028-8-31" });
  }
  const to = term(await university.leads("/forms/desk-term-new", spring));
  await university.close();
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${server.address}/desk/terms/${to}/copy?from=${from}`);
  await expect(main(page).getByLabel("不升级")).toBeChecked();
  const planned = (name: string) => main(page).getByRole("rowheader").filter({ hasText: name });
  await expect(planned(first)).toHaveCount(1);
  await expect(planned(stays)).toHaveCount(1);
  const tick = main(page).getByRole("checkbox", { name: `升一级 ${first}` });
  await expect(tick).not.toBeChecked();
  await tick.check();
  await main(page).getByRole("button", { name: "照打的勾再看看" }).click();
  // It moves up, and a new first year is opened after it.
  await expect(planned(second)).toHaveCount(1);
  await expect(planned(first)).toHaveCount(1);
  await expect(tick).toBeChecked();
  await main(page).getByRole("button", { name: "就这样排" }).click();
  await expect(main(page)).toContainText("排好了3个班");
});

test("two classes change their days in a trial by keyboard, which changes nothing until all of it is done", async ({ page, server, playwright }) => {
  const university = await Desk.of(playwright.request, server.address, "university");
  const number = newMobile().slice(-6);
  const days = { term_name: `2029年秋季学期（试排${number}）`, term_starts_on: "2029-9-3", term_ends_on: "2029-11-30" };
  const board = await university.leads("/forms/desk-term-new", days);
  const term = board.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const facts = { term, department: "书画系", subject: "魏碑", teacher: "黄细花", places: "20", fee: "免费" };
  const [first, second] = [`魏碑一年级${number}班`, `魏碑二年级${number}班`];
  await university.leads("/forms/desk-plan-class", { ...facts, name: first, slots: "周三上午9:00-10:30" });
  await university.leads("/forms/desk-plan-class", { ...facts, name: second, slots: "周四上午9:00-10:30" });
  await university.close();

  await signInAtDesk(page, "university", server.address);
  await page.goto(board);
  await presses(page, "开始试排");
  await expect(heading(page)).toHaveText("试排");
  await expect(main(page)).toContainText("还没有动。");
  await awake(page);
  await tabTo(page, first);
  await page.keyboard.press("ArrowRight");
  await expect(main(page).getByText("⚠有冲突")).toHaveCount(2);
  await presses(page, "看看全部照此改会怎样");
  await expect(main(page)).toContainText("这样改会多出冲突，不能一起改。");
  await expect(main(page).getByRole("button", { name: "全部照此改", exact: true })).toHaveCount(0);
  await awake(page);
  await tabTo(page, second);
  await page.keyboard.press("ArrowLeft");
  await expect(main(page).getByText("没有冲突。")).toBeVisible();
  await expect(tile(page, first)).toContainText("原来：每周三上午9:00–10:30");

  // The plan itself is as it was.
  await presses(page, "回到排课表");
  await expect(page.locator('td[data-weekday="3"] .tile')).toContainText(first);
  await expect(main(page)).toContainText("有一个试排还没做完，动了2个班。");
  await presses(page, "去看试排");
  await presses(page, "看看全部照此改会怎样");
  await expect(main(page)).toContainText("会改2个班。");
  await presses(page, "全部照此改");
  await expect(main(page)).toContainText("照试排改好了2个班。");
  await expect(page.locator('td[data-weekday="4"] .tile')).toContainText(first);
  await expect(page.locator('td[data-weekday="3"] .tile')).toContainText(second);
  // Later, too: the page of the trial has it, as long as nobody has changed any of it.
  await page.goto(board);
  await presses(page, "看上次照试排改的");
  await expect(main(page)).toContainText("这些班后来没有动过，可以一起放回原处。");
  await presses(page, "全部放回原处");
  await expect(main(page)).toContainText("全部放回原处了。");
  await expect(page.locator('td[data-weekday="3"] .tile')).toContainText(first);
});
