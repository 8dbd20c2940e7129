// 签到: people tap their names at the door, cards are read, guests come in while there is room, the register is taken also from
// paper, and what is done without network is sent later.
import type { Page } from "@playwright/test";
import { heading, main, signInAtDesk } from "./support/actions";
import { Desk } from "./support/desk";
import { cardOf, guest, meeting } from "./support/meeting";
import { awake } from "./support/navigator";
import { expect, test } from "./support/test";

test("a name is tapped at the door, taken back, and the rest is marked on the register and from paper", async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "签到活动甲", ["陈淑芬", "吴秀英"]);
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
  await page.getByLabel("纸上签到的行号").fill("1-2");
  await main(page).getByRole("button", { name: "存好" }).click();
  await expect(main(page)).toContainText("存好了，记了1人。");
  await expect(main(page)).toContainText("应到2人，到了2人，请假0人，未到0人，还没记0人。");
  await expect(main(page)).toContainText("按纸上签到记的");
});

test("a card and its code are read, and guests come in as long as there is room", async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "签到活动丙", ["陈淑芬", "吴秀英"], 3);
  for (const name of ["司马文秀", "司马文远"]) await guest(desk, name);
  const card = await cardOf(desk, session, "陈淑芬");
  const code = (await cardOf(desk, session, "吴秀英")).code;
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  const reads = async (words: string) => {
    await page.getByLabel("扫学员卡，或写卡号、姓名").fill(words);
    await page.getByLabel("扫学员卡，或写卡号、姓名").press("Enter");
  };
  await reads(card.number);
  await expect(main(page)).toContainText("陈淑芬，欢迎您，签到好了。");
  await reads(code);
  await expect(main(page)).toContainText("吴秀英，欢迎您，签到好了。");
  await reads("司马文秀");
  await expect(main(page)).toContainText("不在这次的名单上。");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(main(page)).toContainText("司马文秀，欢迎您，签到好了。");
  await reads("司马文远");
  await main(page).getByRole("button", { name: "还有位子，这次进来" }).click();
  await expect(page.getByRole("alert")).toContainText("这次人满了，坐不下了。");
});

// Each tap is kept, and how many are is told. The page is left before the network is back: it would go by itself once it has sent
// what waits, which may be while we lead it elsewhere.
async function tapsWithoutNetwork(page: Page, complaints: string[], names: string[]): Promise<void> {
  await page.route("**/forms/desk-arrive", (route) => route.abort("internetdisconnected"));
  for (const [before, name] of names.entries()) {
    await main(page).getByRole("button", { name }).click();
    await expect(main(page)).toContainText(`记下了${before + 1}人`);
  }
  await page.goto("about:blank");
  await page.unroute("**/forms/desk-arrive");
  // The browser's own word for a network that is away.
  complaints.splice(0, Infinity, ...complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one)));
}

test("taps without network wait in the browser and are marked once", { tag: "@only-tablet" }, async ({ page, server, desk, complaints }) => {
  const { session } = await meeting(desk, "签到活动乙", ["陈淑芬", "吴秀英"]);
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await awake(page);
  await tapsWithoutNetwork(page, complaints, ["陈淑芬", "吴秀英"]);
  await page.goto(`${session}/door`);
  await expect(main(page)).toContainText("到了2人，还有0人没签到。");
  await expect(main(page).locator("[data-waiting]")).toBeHidden();
});

test("what one desk's tablet has kept waits while another desk is signed in there", { tag: "@only-tablet" }, async ({ page, server, desk, playwright, complaints }) => {
  test.slow();
  const { session } = await meeting(desk, "签到活动丁", ["陈淑芬"]);
  const university = await Desk.of(playwright.request, server.address, "university");
  const classes = await (await university.request.get("/desk")).text();
  const theirs = classes.match(/\/desk\/offerings\/[0-9a-f-]{36}/)?.[0] ?? "";
  const sessions = await (await university.request.get(`${theirs}/sessions`)).text();
  const other = sessions.match(/\/desk\/sessions\/[0-9a-f-]{36}/)?.[0] ?? "";
  await university.close();
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await awake(page);
  await tapsWithoutNetwork(page, complaints, ["陈淑芬"]);

  await page.context().clearCookies();
  await signInAtDesk(page, "university", server.address);
  await page.goto(`${other}/door`);
  await awake(page);
  await expect(main(page).locator("[data-elsewhere]")).toContainText("另有1人是在别的单位签到的");
  await expect(main(page).locator("[data-waiting]")).toBeHidden();

  await page.context().clearCookies();
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await expect(main(page)).toContainText("到了1人，还有0人没签到。");
  await expect(main(page).locator("[data-elsewhere]")).toBeHidden();
});

test("where there is no camera none is offered; where a browser reads codes itself, one is read and sent", { tag: "@only-tablet" }, async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "签到活动扫码", ["陈淑芬", "吴秀英"]);
  const { code } = await cardOf(desk, session, "吴秀英");
  await signInAtDesk(page, "centre", server.address);
  await page.goto(`${session}/door`);
  await expect(main(page).getByRole("button", { name: "用摄像头扫码" })).toHaveCount(0);

  await page.addInitScript((code) => {
    // A camera that shows nothing, and a reader that sees a card in it: one of nobody, then the one of somebody.
    const stream = () => document.createElement("canvas").captureStream();
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => stream() } });
    const first = !location.search.includes("again");
    const seen = class { detect = async () => [{ rawValue: first ? "K999999" : code }]; };
    Object.defineProperty(window, "BarcodeDetector", { value: seen });
    HTMLMediaElement.prototype.play = async () => {};
  }, code);
  await page.goto(`${session}/door`);
  await main(page).getByRole("button", { name: "用摄像头扫码" }).click();
  await expect(page.getByRole("alert")).toContainText("没有找到这张卡");
  await main(page).getByRole("button", { name: "用摄像头扫码" }).click();
  await expect(main(page)).toContainText("吴秀英，欢迎您，签到好了。");
});

test("where the browser reads no codes, a program of ours reads the card that is held to the camera", { tag: "@only-tablet" }, async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "签到活动摄像", ["陈淑芬", "吴秀英"]);
  const { code } = await cardOf(desk, session, "吴秀英");
  const card = await (await desk.request.get(`${code}/card`)).text();
  const drawn = card.match(/<svg[^>]*qr__code[^>]*>.*?<\/svg>/s)?.[0] ?? "";
  const [viewBox, squares] = [/viewBox="([^"]+)"/, / d="([^"]+)"/].map((part) => drawn.match(part)?.[1]);
  expect(squares, "the card has a code").toBeTruthy();
  await signInAtDesk(page, "centre", server.address);
  await page.addInitScript(([viewBox, squares]) => {
    Reflect.deleteProperty(window, "BarcodeDetector");
    // A camera before which somebody holds the card, neither straight nor in the middle, in a room that is not bright.
    const getUserMedia = async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
      const paper = canvas.getContext("2d")!;
      const image = new Image();
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="${viewBox}"><path d="${squares}" stroke="#222" fill="none"/></svg>`;
      image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
      await image.decode();
      paper.fillStyle = "#556";
      paper.fillRect(0, 0, 1280, 720);
      paper.translate(760, 320);
      paper.rotate(0.3);
      setInterval(() => {
        paper.fillStyle = "#ccc";
        paper.fillRect(-220, -220, 440, 440);
        paper.drawImage(image, -200, -200);
      }, 100);
      return canvas.captureStream();
    };
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
  }, [viewBox, squares] as const);
  await page.goto(`${session}/door`);
  await main(page).getByRole("button", { name: "用摄像头扫码" }).click();
  await expect(main(page)).toContainText("吴秀英，欢迎您，签到好了。");
});

test("a camera that nobody has allowed is told, and the field is there as before", { tag: "@only-tablet" }, async ({ page, server, desk }) => {
  const { session } = await meeting(desk, "签到活动不许", ["陈淑芬"]);
  await signInAtDesk(page, "centre", server.address);
  await page.addInitScript(() => {
    const getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
  });
  await page.goto(`${session}/door`);
  await main(page).getByRole("button", { name: "用摄像头扫码" }).click();
  await expect(main(page).getByRole("status")).toHaveText("摄像头没有打开。可以写卡号或姓名。");
  await expect(main(page).getByRole("button", { name: "用摄像头扫码" })).toBeVisible();
});
