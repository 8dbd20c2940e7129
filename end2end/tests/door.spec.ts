// 签到: people tap their names at the door, the register is taken, and taps without network are sent later.
import { heading, main, signInAtDesk } from "./support/actions";
import type { Desk } from "./support/desk";
import { send } from "./support/http";
import { awake } from "./support/navigator";
import { expect, test } from "./support/test";

// An activity that begins soon, with two people on it; the path of its only session.
async function meeting(desk: Desk, name: string, mobiles: [string, string]): Promise<string> {
  const clock = (hours: number) => {
    const at = new Date(Date.now() + 8 * 3_600_000 + hours * 3_600_000);
    return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, "0")}`;
  };
  // Late in the evening it goes on until midnight.
  const from = Number(clock(1).split(":")[0]) < Number(clock(0).split(":")[0]) ? "23:58" : clock(1);
  const offering = await desk.offers({ name, inDays: 0, from, to: "23:59", capacity: 5 });
  for (const [person, mobile] of [["陈淑芬", mobiles[0]], ["吴秀英", mobiles[1]]]) {
    const fields = { offering, name: person, mobile, born_on: "1955-3-8", reason: "柜台报名" };
    expect((await send(desk.request, desk.address, "/forms/desk-add", fields)).status).toBe(200);
  }
  const list = await (await desk.request.get(`/desk/offerings/${offering}/sessions`)).text();
  return list.match(/\/desk\/sessions\/[0-9a-f-]{36}/)?.[0] ?? "";
}

test("a name is tapped at the door, taken back, and the rest is marked on the register", async ({ page, server, desk }) => {
  const session = await meeting(desk, "签到活动甲", ["19900000601", "19900000602"]);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await expect(heading(page)).toHaveText("签到");
  await main(page).getByRole("link", { name: "C", exact: true }).click();
  await expect(main(page).getByRole("button", { name: "吴秀英" })).toHaveCount(0);
  await main(page).getByRole("button", { name: "陈淑芬" }).click();
  await expect(main(page)).toContainText("陈淑芬，欢迎您，签到好了。");
  await main(page).getByRole("button", { name: "点错了，取消" }).click();
  await expect(main(page)).toContainText("取消了，请再点自己的名字。");

  await page.goto(`${session}/register`);
  await main(page).getByRole("group", { name: /陈淑芬/ }).getByText("请假").click();
  await main(page).getByRole("button", { name: "没记的都到了" }).click();
  await expect(main(page)).toContainText("应到2人，到了1人，请假1人，未到0人，还没记0人。");
  await page.getByLabel("纸上签到的行号").fill("1、9");
  await main(page).getByRole("button", { name: "存好" }).click();
  await expect(main(page)).toContainText("名单上没有这些行号：9。");
});

test("taps without network wait in the browser and are marked once", { tag: "@only-tablet" }, async ({ page, server, desk, complaints }) => {
  const session = await meeting(desk, "签到活动乙", ["19900000603", "19900000604"]);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await awake(page);
  await page.route("**/forms/desk-arrive", (route) => route.abort("internetdisconnected"));
  await main(page).getByRole("button", { name: "陈淑芬" }).click();
  await expect(main(page)).toContainText("记下了1人");
  await main(page).getByRole("button", { name: "吴秀英" }).click();
  await expect(main(page)).toContainText("记下了2人");
  await page.unroute("**/forms/desk-arrive");
  // The browser's own word for a network that is away.
  complaints.splice(0, Infinity, ...complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one)));
  await page.reload();
  await expect(main(page)).toContainText("到了2人，还有0人没签到。");
  await expect(main(page).locator("[data-waiting]")).toBeHidden();
});

test("where the browser reads no codes, no camera is offered; where it does, a code is read and sent", { tag: "@only-tablet" }, async ({ page, server, desk }) => {
  const session = await meeting(desk, "签到活动扫码", ["19900000621", "19900000622"]);
  await signInAtDesk(page, "centre", server.address);
  await page.addInitScript(() => Reflect.deleteProperty(window, "BarcodeDetector"));
  await page.goto(`${session}/door`);
  await expect(main(page).getByRole("button", { name: "用摄像头扫码" })).toHaveCount(0);

  await page.addInitScript(() => {
    // A camera that shows nothing, and a reader that sees a card in it.
    const stream = () => document.createElement("canvas").captureStream();
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => stream() } });
    const seen = class { detect = async () => [{ rawValue: "K999999" }]; };
    Object.defineProperty(window, "BarcodeDetector", { value: seen });
    HTMLMediaElement.prototype.play = async () => {};
  });
  await page.goto(`${session}/door`);
  await main(page).getByRole("button", { name: "用摄像头扫码" }).click();
  await expect(page.getByRole("alert")).toContainText("没有找到这张卡");
});
