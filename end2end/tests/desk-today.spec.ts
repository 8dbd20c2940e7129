// 今日: each line of the board leads to what is to be done, which takes it off; and the board stands on the screen of a wall.
import type { APIRequestContext, Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { dayFromToday, daysToOpenTuesday, Desk, holidayOn } from "./support/desk";
import { send } from "./support/http";
import { liGuilan, newMobile, signInOver } from "./support/people";
import { nextTerm } from "./support/scene";
import { expect, test } from "./support/test";

const list = (page: Page, name: string) => main(page).getByRole("region", { name: new RegExp(`^${name}`) });
const line = (page: Page, name: string, words: string) => list(page, name).getByRole("listitem").filter({ hasText: words });

// A time of day in China, so many minutes from now; never another day, and never the last minute of this one, at which what begins ends.
function clock(minutes: number): string {
  const at = new Date(Date.now() + 8 * 3_600_000);
  const minute = Math.min(Math.max(at.getUTCHours() * 60 + at.getUTCMinutes() + minutes, 0), 23 * 60 + 58);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

// Somebody at the counter is put on the list; without a number of their own, where none is told.
async function adds(desk: Desk, offering: string, name: string, mobile = ""): Promise<string> {
  const fields = { offering, name, mobile, born_on: "1955-3-8", reason: "本人来柜台" };
  const { url } = await send(desk.request, desk.address, "/forms/desk-add", fields);
  return new URL(url).searchParams.get("added") ?? "";
}

async function removes(desk: Desk, signUp: string): Promise<void> {
  await send(desk.request, desk.address, "/forms/desk-remove", { sign_up: signUp, reason: "本人要求" });
}

const idIn = (path: string) => path.match(/[0-9a-f-]{36}/)?.[0] ?? "";

async function sessionOf(desk: Desk, offering: string): Promise<string> {
  return idIn((await (await desk.request.get(`/desk/offerings/${offering}/sessions`)).text()).split("/desk/sessions/")[1] ?? "");
}

async function opens(page: Page): Promise<void> {
  await page.goto("/desk/today?still");
  await expect(heading(page)).toHaveText("今日");
}

test.describe("at the centre", () => {
  test.beforeEach(async ({ page, server }) => signInAtDesk(page, "centre", server.address));

  test("each room tells what is in it now and next, how many are expected and have come, and whose it is", async ({ page, desk }) => {
    const name = `巧手编织${newMobile().slice(-4)}`;
    const offering = await desk.offers({ name, inDays: 0, from: clock(-5), to: "23:59", capacity: 5 });
    await adds(desk, offering, "陈淑芬", newMobile());
    await opens(page);
    const row = main(page).getByRole("row").filter({ hasText: name });
    await expect(row).toContainText("1人");
    await expect(row).toContainText("还没点名");
    const session = await sessionOf(desk, offering);
    const register = await (await desk.request.get(`/desk/sessions/${session}/register`)).text();
    const person = register.match(/marks\[of-([0-9a-f-]{36})\]/)?.[1] ?? "";
    await send(desk.request, desk.address, "/forms/desk-arrive", { session, person });
    await opens(page);
    await expect(row).toContainText("到了1人");

    // A club has the next hours of another room.
    const room = `排练厅${newMobile().slice(-5)}`;
    const id = idIn(await desk.leads("/forms/desk-room", { name: room, lending: "at_desk" }));
    await desk.opensToday();
    await opens(page);
    await expect(main(page)).toContainText(room);
    const choir = { what: "排练", whose: "club", group: "夕阳红合唱团", contact: "李桂兰", telephone: "19900000001" };
    const booked = await desk.leads("/forms/desk-book", { room: id, on: dayFromToday(0).text, from: clock(1), to: "23:59", ...choir });
    await opens(page);
    const club = main(page).getByRole("row").filter({ hasText: room });
    await expect(club).toContainText("夕阳红合唱团·排练");
    await club.getByRole("link", { name: "夕阳红合唱团·排练" }).click();
    await expect(page).toHaveURL(new RegExp(booked.split("?")[0] ?? "-"));
  });

  test("a place that came free tells who is next and why, and whom to call about it", async ({ page, desk }) => {
    const name = `剪纸提高${newMobile().slice(-4)}`;
    const offering = await desk.offers({ name, capacity: 1 });
    const first = await adds(desk, offering, "陈淑芬", newMobile());
    await adds(desk, offering, "万小红");
    await removes(desk, first);
    await opens(page);
    const offered = line(page, "空出的名额", name);
    await expect(offered).toContainText("给轮到的人留着");
    await expect(offered).toContainText("按候补先后轮到");
    await offered.getByRole("link", { name: /^看名单/ }).click();
    await expect(heading(page)).toHaveText(name);

    // Without a number no message arrives: they are called.
    await opens(page);
    await line(page, "要打的电话", `“${name}”轮到了`).getByRole("link", { name: /^打电话/ }).click();
    await expect(heading(page)).toHaveText("打电话");
    const call = main(page).locator("section").filter({ hasText: name });
    await call.getByRole("button", { name: "打通了：要" }).click();
    await expect(main(page)).toContainText("记下了。");
    await opens(page);
    await expect(main(page)).not.toContainText(name);
  });

  test("a place that nobody waits for is given to somebody at the counter", async ({ page, desk }) => {
    const name = `葫芦丝${newMobile().slice(-4)}`;
    const offering = await desk.offers({ name, capacity: 3 });
    await removes(desk, await adds(desk, offering, "陈淑芬", newMobile()));
    await opens(page);
    const free = line(page, "空出的名额", name);
    await expect(free).toContainText("空3个，没有人候补");
    await free.getByRole("link", { name: /^现场加人/ }).click();
    await expect(page).toHaveURL(new RegExp(`${offering}/add`));
  });

  test("whom no message has reached is told otherwise", async ({ page, desk }) => {
    const offering = await desk.offers({ name: `茶艺${newMobile().slice(-4)}`, capacity: 3 });
    const name = `万小${["兰", "菊", "梅"][Number(newMobile().slice(-1)) % 3]}`;
    await adds(desk, offering, name);
    await send(desk.request, desk.address, "/forms/desk-cancel", { offering, reason: "老师出门" });
    await opens(page);
    const told = list(page, "短信没收到").getByRole("listitem");
    await expect(told).toContainText(/\d+人没收到短信/);
    await told.getByRole("link", { name: /^打电话/ }).click();
    await expect(main(page)).toContainText(name);
  });

  test("what waits for a yes is decided: people who asked, and a club for its room", async ({ page, desk, playwright }) => {
    const name = `书法研修${newMobile().slice(-4)}`;
    const offering = await desk.offers({ name, capacity: 5 });
    await send(desk.request, desk.address, "/forms/desk-by-approval", { offering });
    const learner = await playwright.request.newContext();
    await signInOver(learner, desk.address, newMobile(), liGuilan);
    await send(learner, desk.address, "/forms/sign-up", { offering });
    await opens(page);
    const review = line(page, "等您审核", name);
    await expect(review).toContainText("1人等回答");
    await review.getByRole("link", { name: /^去审核/ }).click();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: /看看选中的/ }).click();
    await page.getByRole("button", { name: "同意这1人" }).click();
    await expect(page.getByRole("heading", { name: "等审核的人" })).toHaveCount(0);

    const club = await asksForRoom(desk, learner);
    await opens(page);
    const asked = line(page, "借场地，等您审核", club);
    await asked.getByRole("link", { name: /^去审核/ }).click();
    await main(page).getByRole("button", { name: "同意借" }).click();
    await expect(main(page)).toContainText("已借好");
    await opens(page);
    await expect(main(page)).not.toContainText(name);
    await expect(list(page, "借场地，等您审核").filter({ hasText: club })).toHaveCount(0);
    await learner.dispose();
  });

  test("a room that came free is given to whoever waited first", async ({ page, desk }) => {
    const room = idIn(await desk.leads("/forms/desk-room", { name: `琴房${newMobile().slice(-5)}`, lending: "at_desk" }));
    const on = dayFromToday(daysToOpenTuesday(40)).text;
    const [held, waits] = [`京剧社${newMobile().slice(-4)}`, `读书会${newMobile().slice(-4)}`];
    const books = (group: string) =>
      desk.leads("/forms/desk-book", { room, on, from: "14:00", to: "16:00", what: "活动", whose: "club", group, contact: "李桂兰", telephone: "19900000001", waits: "yes" });
    const booking = idIn(await books(held));
    await books(waits);
    await opens(page);
    await expect(main(page)).not.toContainText(waits);
    await desk.leads("/forms/desk-booking", { booking, revision: "0", act: "cancel", reason: "不用了" });
    await opens(page);
    const turn = line(page, "场地空出来了", waits);
    await expect(turn).toContainText("他们先等的");
    await turn.getByRole("link", { name: /^借给他们/ }).click();
    await main(page).getByRole("button", { name: "借给他们" }).click();
    await expect(main(page)).toContainText("已借好");
    await opens(page);
    await expect(main(page)).not.toContainText(waits);
  });

  test("a register that nobody has taken is told after a quarter of an hour, and taken", async ({ page, desk }) => {
    const name = `太极扇${newMobile().slice(-4)}`;
    const offering = await desk.offers({ name, inDays: 0, from: clock(-30), to: "23:59", capacity: 5 });
    await adds(desk, offering, "陈淑芬", newMobile());
    await opens(page);
    // In the first quarter of an hour of a day nothing of that day can have gone on for so long.
    if (clock(-15) === "0:00") return expect(line(page, "还没点名", name)).toHaveCount(0);
    await line(page, "还没点名", name).getByRole("link", { name: /^点名/ }).click();
    await main(page).getByRole("button", { name: "没记的都到了" }).click();
    await expect(main(page)).toContainText("到了1人");
    await opens(page);
    await expect(line(page, "还没点名", name)).toHaveCount(0);
  });
});

// A club asks for a room that is decided on; answers the club's name.
async function asksForRoom(desk: Desk, learner: APIRequestContext): Promise<string> {
  const room = idIn(await desk.leads("/forms/desk-room", { name: `大厅${newMobile().slice(-5)}`, lending: "by_approval" }));
  const group = `舞蹈队${newMobile().slice(-4)}`;
  const on = dayFromToday(daysToOpenTuesday(41)).text;
  const asked = { room, on, from: "9:00", to: "10:00", what: "排练", group, contact: "李桂兰", telephone: "19900000001" };
  await send(learner, desk.address, "/forms/book-room", asked);
  return group;
}

test.describe("at the university, as the demonstration has it", () => {
  test.beforeEach(async ({ page, server }) => signInAtDesk(page, "university", server.address));

  test("whoever missed two in a row is called", async ({ page }) => {
    await opens(page);
    await list(page, "关心没来的人").getByRole("link", { name: /^打电话/ }).click();
    await expect(main(page)).toContainText("八段锦短期班");
    await main(page).locator("section").filter({ hasText: "八段锦短期班" }).getByRole("link", { name: /^打电话/ }).click();
    await main(page).getByText("都好，还来").click();
    await main(page).getByRole("button", { name: "记下来" }).click();
    await expect(main(page)).toContainText("记好了。");
    await opens(page);
    await expect(list(page, "关心没来的人")).toHaveCount(0);
  });

  test("whoever says that a mark is not right is answered", async ({ page }) => {
    await opens(page);
    const waits = list(page, "说点名不对的").getByRole("listitem");
    const before = Number((await waits.innerText()).match(/(\d+)人等答复/)?.[1]);
    await waits.getByRole("link", { name: /^答复/ }).click();
    await main(page).locator("section").filter({ hasText: "坐在最后一排" }).getByRole("link").click();
    await expect(main(page)).toContainText("那天我到了，坐在最后一排。");
    await main(page).getByText("改成“到”").click();
    await main(page).getByRole("button", { name: "答复" }).click();
    await expect(main(page)).toContainText("答复好了");
    await opens(page);
    await expect(list(page, "说点名不对的")).toHaveCount(before > 1 ? 1 : 0);
    await expect(main(page)).not.toContainText(`${before}人等答复`);
  });

  test("a register that was forgotten on an earlier day is taken after all", async ({ page }) => {
    await opens(page);
    await line(page, "前些天没点名", "八段锦短期班").getByRole("link", { name: /^点名/ }).click();
    await expect(main(page).getByRole("button", { name: "没签的都没到" })).toBeVisible();
    await main(page).getByRole("button", { name: "没记的都到了" }).click();
    await expect(main(page)).toContainText("还没记0人");
    await opens(page);
    await expect(line(page, "前些天没点名", "八段锦短期班")).toHaveCount(0);
  });

  test("where a teacher cannot come, a substitute is found, or the session is moved or cancelled", async ({ page, server }) => {
    // The next session of the short course is moved to today.
    await page.goto(`/desk?q=${encodeURIComponent("八段锦短期班")}`);
    const offering = await main(page).locator('a.table__link[href^="/desk/offerings/"]').first().getAttribute("href");
    await page.goto(`${offering}/sessions`);
    const sessions = await main(page).getByRole("link", { name: "改这次" }).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const next = sessions.at(0) ?? "";
    await page.goto(`${next}/change?what=move`);
    await main(page).locator("#on").fill(dayFromToday(0).text);
    await main(page).getByLabel("开始").fill(clock(1));
    await main(page).getByLabel("结束").fill("23:59");
    await main(page).getByRole("button", { name: "看看会影响谁" }).click();
    // No class meets on a public holiday: then there is nothing of today to be changed.
    if (holidayOn(0)) return expect(page.locator("#error-summary")).toContainText("那时候不开门");
    await main(page).locator("#reason").fill("停电检修");
    await main(page).getByRole("button", { name: "改好，通知大家" }).click();
    await expect(main(page)).toContainText("已经通知");

    await opens(page);
    await expect(line(page, "今天有变动", "八段锦短期班")).toBeVisible();
    const teacher = line(page, "老师来不了？", "八段锦短期班");
    await expect(teacher).toContainText("黄细花");
    await expect(teacher.getByRole("link", { name: /^改时间/ })).toHaveAttribute("href", /what=move/);
    await expect(teacher.getByRole("link", { name: /^停课/ })).toHaveAttribute("href", /what=cancel/);
    await teacher.getByRole("link", { name: /^找代课/ }).click();
    // A call was made: what was said is noted, and stands with the name.
    await main(page).locator("#asked_other").fill("方美");
    await main(page).getByRole("radio", { name: "这次来不了" }).check();
    await main(page).getByRole("button", { name: "记下来" }).click();
    await expect(main(page)).toContainText("记下来了。");
    await expect(main(page)).toContainText(/方美，这次来不了/);
    // Who teaches the same, or has done so before, comes first.
    await main(page).locator("#other").fill("单桂英");
    await main(page).locator("#reason").fill("老师生病");
    await main(page).getByRole("button", { name: "定下来，通知大家" }).click();
    await expect(main(page)).toContainText("已经通知");
    await opens(page);
    await expect(line(page, "今天有变动", "八段锦短期班")).toContainText("单桂英");
  });

  test("what is to be paid is one line that leads to the fees", async ({ page, server, playwright }) => {
    const university = await Desk.of(playwright.request, server.address, "university");
    const number = newMobile().slice(-4);
    const taught = await university.teaches(`篆书一年级${number}班`, nextTerm(`2028年春季学期${number}`), { fee: "180" });
    await university.adds(taught, "司马国富", newMobile());
    await university.close();
    await opens(page);
    await expect(list(page, "没交的费用")).toContainText(/\d+人没交/);
    await list(page, "没交的费用").getByRole("link", { name: /^看费用/ }).click();
    await expect(heading(page)).toHaveText("交费");
  });
});

// The demonstration has a shift that is over, with two who came.
test("hours of service that wait are typed where it was not the whole shift, confirmed, and still put right", async ({ page, server }) => {
  await signInAtDesk(page, "volunteers", server.address);
  await opens(page);
  const waits = list(page, "服务时长，等您确认").getByRole("listitem").first();
  await expect(waits).toContainText("2人");
  await waits.getByRole("link", { name: /^确认时长/ }).click();
  await expect(heading(page)).toHaveText("服务时长");
  const hours = page.url();
  const [first, second] = [main(page).getByRole("textbox").first(), main(page).getByRole("textbox").nth(1)];
  const confirms = main(page).getByRole("button", { name: "确认时长" });
  const whole = await second.inputValue();
  await first.fill("三");
  await confirms.click();
  await expect(page.getByRole("alert")).toContainText("请写小时，例如：1.5");
  await expect(first).toHaveValue("三");
  await first.fill("1.5");
  await confirms.click();
  await expect(main(page)).toContainText("确认了2人的时长。");
  await expect(first).toHaveValue("1.5");
  await expect(second).toHaveValue(whole);
  await expect(main(page).getByRole("row").filter({ hasText: "已确认" })).toHaveCount(2);
  await opens(page);
  await expect(list(page, "服务时长，等您确认")).toHaveCount(0);
  const shorter = whole === "0.5" ? "1" : "0.5";
  await page.goto(hours);
  await first.fill("90分钟");
  await second.fill(shorter);
  await confirms.click();
  await expect(main(page)).toContainText("确认了1人的时长。");
  await expect(second).toHaveValue(shorter);
});

test("the board stands on the screen of a wall: its whole width, large, renewed every minute", async ({ page, server, desk }) => {
  const known = `合唱排练${newMobile().slice(-4)}`;
  await desk.offers({ name: known, inDays: 0, from: clock(-5), to: "23:59", capacity: 40 });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await signInAtDesk(page, "centre", server.address);
  const answer = await page.goto("/desk/today");
  expect(answer?.headers()["refresh"]).toBe("60");
  const board = main(page).locator(".board");
  const box = await board.boundingBox();
  expect(box?.width).toBeGreaterThan(1700);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(wide, "nothing is cut off at the side").toBe(true);
  const sizes = await board.locator("th, td, p, a, h2, .line").evaluateAll((all) =>
    all.filter((one) => one.checkVisibility() && one.textContent?.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize)),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  // The rooms and what is to be done begin side by side on the first screen.
  const [rooms, tasks] = [await board.locator("> section").boundingBox(), await board.locator(".board__side").boundingBox()];
  expect(tasks?.x ?? 0).toBeGreaterThan((rooms?.x ?? 0) + (rooms?.width ?? 0) - 1);
  expect(rooms?.y ?? 1080).toBeLessThan(540);
  await main(page).getByRole("link", { name: "不要自动更新" }).click();
  await expect(main(page).getByRole("link", { name: "每分钟自动更新一次" })).toBeVisible();

  // Alone on its screen: no menu, nothing to sign out with, everything large and on the one screen.
  const wall = "/desk/today?wall=1";
  const alone = await page.goto(wall);
  expect(alone?.headers()["refresh"]).toMatch(/^(60|20; url=\/desk\/today\?wall=1&page=2)$/);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  const large = await page.locator(".wall th, .wall td, .wall dt, .wall dd").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
  expect(Math.min(...large)).toBeGreaterThanOrEqual(24);
  const fits = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { width: scrollWidth <= window.innerWidth, height: scrollHeight };
    });
  expect((await fits()).width, "nothing is cut off at the side").toBe(true);
  expect((await fits()).height).toBeLessThanOrEqual(1080);
  const row = page.locator(".wall tbody tr").filter({ hasText: known });
  await expect(row).toContainText("应到0");
  await expect(row).toContainText("已到0");

  await desk.opensToday();
  // Twelve rooms, places that came free, and everything else there is to do: pages that turn, each of them one screen.
  const many: string[] = [];
  for (let number = 1; number <= 12; number++) {
    const room = `大教室${newMobile().slice(-5)}`;
    many.push(room);
    const id = idIn(await desk.leads("/forms/desk-room", { name: room, lending: "at_desk" }));
    const choir = { what: "排练", whose: "club", group: "夕阳红合唱团", contact: "李桂兰", telephone: "19900000001" };
    await desk.leads("/forms/desk-book", { room: id, on: dayFromToday(0).text, from: clock(30), to: "23:59", ...choir });
  }
  for (let number = 1; number <= 5; number++) {
    const offering = await desk.offers({ name: `很长很长的剪纸提高班${newMobile().slice(-4)}`, capacity: 1 });
    const first = await adds(desk, offering, "陈淑芬", newMobile());
    await adds(desk, offering, "万小红", newMobile());
    await removes(desk, first);
  }
  await page.goto(wall);
  await expect(row, "what goes on now is not crowded out").toHaveCount(1);
  let [next, shown] = [wall, ""];
  do {
    const turned = await page.goto(next);
    expect((await fits()).width, "nothing is cut off at the side").toBe(true);
    expect((await fits()).height, next).toBeLessThanOrEqual(1080);
    const cut = await page.locator(".wall .line").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    expect(cut, "no line is cut").toBe(0);
    shown += await page.locator(".wall").innerText();
    next = turned?.headers()["refresh"]?.split("url=")[1] ?? wall;
  } while (next !== wall);
  for (const room of many) expect(shown).toContain(room);
  expect(shown).toMatch(/第1页，共\d+页/);
  expect(shown).toContain("轮到候补第1位");
  expect(shown).not.toContain("万小红");

  // At its secret address it needs no sign-in, shows the same, and leads nowhere.
  await page.goto("/desk/feeds");
  const make = page.getByRole("button", { name: /墙上的屏幕.*(生成地址|换一个地址)|(生成地址|换一个地址).*墙上的屏幕/ });
  await make.click();
  await expect(main(page)).toContainText("地址生成好了");
  const address = await page.getByRole("textbox", { name: "墙上的屏幕" }).inputValue();
  await page.context().clearCookies();
  const secret = await page.goto(new URL(address).pathname);
  expect(secret?.headers()["refresh"]).toMatch(/^20; url=\/wall\/[^?]+\?page=2$/);
  await expect(row).toHaveCount(1);
  await expect(main(page).getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
});
