// 签到, while the network is away: the tablet's page stays and is there after a reload, what is tapped, read and typed is kept and
// told, and all of it is marked once when the network is back.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { cardOf, guest, meeting } from "./support/meeting";
import { awake } from "./support/navigator";
import { kept, notice, openWith, withServiceWorker } from "./support/offline";
import { expect, test } from "./support/test";

withServiceWorker();

// The page goes by itself once it has sent what waited, which may be while we lead it elsewhere.
const goes = (page: Page, path: string) => expect(() => page.goto(path)).toPass();

test("taps, cards and names are kept through a loss and a reload, and marked when the network is back", async ({ page, server, desk }) => {
  test.slow();
  const { session } = await meeting(desk, "断网活动甲", ["陈淑芬", "吴秀英"], 4);
  await guest(desk, "司马文博");
  const card = await cardOf(desk, session, "吴秀英");
  await signInAtDesk(page, "centre", server.address);
  await openWith(page, `${session}/door`, `${session}/door`);
  await awake(page);
  const field = page.getByLabel("扫学员卡，或写卡号、姓名");
  const waiting = main(page).locator("[data-waiting]");
  await server.goneWhile(async () => {
    await main(page).getByRole("button", { name: "陈淑芬" }).click();
    await expect(waiting).toContainText("记下了1人");
    // Large, in the place of the greeting of who came before; the tile says so, and they are counted in.
    const noted = main(page).locator("[data-noted]");
    await expect(noted).toHaveText("陈淑芬，记下了，等网络通了就交上去。");
    await expect(main(page).getByRole("button", { name: "陈淑芬" })).toContainText("记下了");
    await expect(main(page)).toContainText("到了1人，还有1人没签到。");
    await field.fill(card.number);
    await field.press("Enter");
    await expect(waiting).toContainText("记下了2人");
    await expect(field).toHaveValue("");
    await field.fill("司马文博");
    await field.press("Enter");
    await expect(waiting).toContainText("记下了3人");
    await expect(noted).toHaveText("司马文博，记下了，等网络通了就交上去。");
    await expect(heading(page), "nobody was led away").toHaveText("签到");

    await page.reload();
    await expect(heading(page)).toHaveText("签到");
    await expect(notice(page)).toBeVisible();
    await expect(waiting).toContainText("记下了3人");
    await expect(main(page).getByRole("button", { name: "陈淑芬" })).toHaveAttribute("aria-pressed", "true");
    // A letter leads to the whole page, which is all that is kept.
    await main(page).getByRole("link", { name: "W", exact: true }).click();
    await expect(main(page).getByRole("button", { name: "吴秀英" })).toBeVisible();
  });
  await goes(page, `${session}/door`);
  await expect(main(page)).toContainText("到了3人，还有0人没签到。", { timeout: 30_000 });
  await expect(waiting).toBeHidden();
  expect(await page.evaluate(() => Object.values(localStorage).join()), "nothing of anybody stays").not.toContain("司马");
  const register = await (await desk.request.get(`${session}/register`)).text();
  expect(register.replace(/<[^>]*>/g, "")).toContain("到了3人（其中临时来的1人）");
});

test("a tap that was kept says when it is sent, too: a clock that is three hours slow drops nobody", async ({ page, server, desk }) => {
  test.slow();
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3 * 3_600_000;
  });
  const { session } = await meeting(desk, "断网活动丁", ["陈淑芬"]);
  await signInAtDesk(page, "centre", server.address);
  await openWith(page, `${session}/door`, `${session}/door`);
  await awake(page);
  const later = page.waitForRequest((request) => request.url().endsWith("/forms/desk-arrive") && /[?&]at=|^at=/.test(request.postData() ?? ""));
  const first = page.waitForRequest((request) => request.url().endsWith("/forms/desk-arrive") && /(^|&)tap=/.test(request.postData() ?? ""));
  await server.goneWhile(async () => {
    await main(page).getByRole("button", { name: "陈淑芬" }).click();
    await expect(main(page).locator("[data-waiting]")).toContainText("记下了1人");
  });
  const body = new URLSearchParams((await later).postData() ?? "");
  const [at, sent] = [Number(body.get("at")), Number(body.get("sent"))];
  expect(new URLSearchParams((await first).postData() ?? "").get("tap"), "by which its first sending is known").toBe(String(at));
  expect(Date.now() / 1000 - at).toBeGreaterThan(2 * 3600);
  expect(sent).toBeGreaterThanOrEqual(at);
  expect(sent - at, "as long ago as it was").toBeLessThan(600);
  await goes(page, `${session}/door`);
  await expect(main(page)).toContainText("到了1人，还有0人没签到。", { timeout: 30_000 });
});

test("a tap is taken back while it waits, and what it was is not marked", async ({ page, server, desk }) => {
  test.slow();
  const { session } = await meeting(desk, "断网活动丙", ["陈淑芬", "吴秀英"]);
  await signInAtDesk(page, "centre", server.address);
  await openWith(page, `${session}/door`, `${session}/door`);
  await awake(page);
  const waiting = main(page).locator("[data-waiting]");
  const tile = main(page).getByRole("button", { name: "陈淑芬" });
  const takeBack = main(page).getByRole("button", { name: "撤销", exact: true });
  await expect(takeBack, "nothing waits yet").toHaveCount(0);
  await server.goneWhile(async () => {
    await tile.click();
    await expect(waiting).toContainText("记下了1人");
    await expect(takeBack).toHaveCount(1);
    await expect(takeBack).toHaveAccessibleDescription(/陈淑芬/);
    await takeBack.click();
    await expect(waiting).toBeHidden();
    await expect(takeBack).toHaveCount(0);
    await expect(tile).not.toHaveAttribute("aria-pressed");
    await expect(tile).toBeFocused();
    await expect(main(page).locator("[data-untapped]")).toHaveText("取消了，请再点自己的名字。");
    await expect(main(page)).toContainText("到了0人，还有2人没签到。");
    // Another one taps; the first one comes after all, and goes again: also after a reload it can be taken back.
    await main(page).getByRole("button", { name: "吴秀英" }).click();
    await expect(waiting).toContainText("记下了1人");
    await expect(main(page).locator("[data-untapped]")).toBeHidden();
    await tile.click();
    await expect(waiting).toContainText("记下了2人");
    await page.reload();
    await expect(waiting).toContainText("记下了2人");
    await takeBack.first().click();
    await expect(waiting).toContainText("记下了1人");
  });
  await goes(page, `${session}/door`);
  await expect(main(page)).toContainText("到了1人，还有1人没签到。", { timeout: 30_000 });
  await expect(main(page).getByRole("button", { name: "陈淑芬" }), "the first by the alphabet was taken back").not.toHaveAttribute("aria-pressed");
  await expect(waiting).toBeHidden();
});

test("of a desk's pages the door alone is kept, and goes with its sign-in", async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "断网活动乙", ["陈淑芬"]);
  await signInAtDesk(page, "centre", server.address);
  await openWith(page, `${session}/door`, `${session}/door`);
  await page.goto(`${session}/register`);
  await page.goto("/desk");
  expect((await kept(page)).paths.filter((path) => path.startsWith("/desk"))).toEqual([`${session}/door`]);
  await page.getByRole("button", { name: "退出登录" }).first().click();
  // While the page is being left nothing can be asked of it.
  const stillKept = () => kept(page).then(({ paths }) => paths.includes(`${session}/door`), () => true);
  await expect.poll(stillKept).toBe(false);
});
