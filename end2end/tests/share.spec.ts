// 打印 and 发给家人: what is handed on, by which way, and what never is.
import type { Page } from "@playwright/test";
import { openOffering } from "./support/actions";
import { awake } from "./support/navigator";
import { expect, test } from "./support/test";

const send = (page: Page) => page.getByRole("link", { name: "发给家人" });
const said = (page: Page) => page.locator(".share__said");

// What was handed over, as `window.handed`.
interface Handed {
  shared?: { title?: string; url?: string };
  copied?: string;
  printed?: boolean;
}
const handed = (page: Page) => page.evaluate(() => (window as { handed?: Handed }).handed);

async function withDevice(page: Page, device: { share?: "works" | "closed" | "broken"; clipboard?: "works" | "refused" }): Promise<void> {
  await page.addInitScript(({ share, clipboard }) => {
    const told: Handed = {};
    Object.assign(window, { handed: told });
    const set = (name: string, value: unknown) => Object.defineProperty(navigator, name, { value, configurable: true });
    const error = { closed: "AbortError", broken: "NotAllowedError" };
    set(
      "share",
      share &&
        (async (what: Handed["shared"]) => {
          told.shared = { ...what };
          if (share !== "works") throw new DOMException("", error[share]);
        }),
    );
    set(
      "clipboard",
      clipboard && {
        writeText: async (text: string) => {
          if (clipboard === "refused") throw new DOMException("", "NotAllowedError");
          told.copied = text;
        },
      },
    );
    window.print = () => (told.printed = true);
  }, device);
}

test.describe("with the browser part", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "without scripts see below");

  test("the device's own sheet gets the title and the public address", async ({ page, scene, server }) => {
    await withDevice(page, { share: "works", clipboard: "works" });
    await openOffering(page, scene.paths.free.split("/")[2]!);
    await awake(page);
    await send(page).click();
    await expect.poll(() => handed(page)).toMatchObject({ shared: { url: server.address + scene.paths.free } });
    const { shared, copied } = (await handed(page)) ?? {};
    expect(shared?.title).toContain("银杏区银龄志愿服务总队");
    expect(Object.keys(shared ?? {}).sort()).toEqual(["title", "url"]);
    expect(copied).toBeUndefined();
    await expect(said(page)).toHaveText("");
  });

  test("who closes the sheet has nothing copied behind their back", async ({ page, scene }) => {
    await withDevice(page, { share: "closed", clipboard: "works" });
    await page.goto(scene.paths.free);
    await awake(page);
    await send(page).click();
    await expect.poll(async () => (await handed(page))?.shared).toBeTruthy();
    await expect(said(page)).toHaveText("");
    expect((await handed(page))?.copied).toBeUndefined();
  });

  for (const share of [undefined, "broken"] as const) {
    test(`the link is copied where the sheet is ${share ?? "missing"}`, async ({ page, scene, server }) => {
      await withDevice(page, { share, clipboard: "works" });
      await page.goto(scene.paths.free);
      await awake(page);
      await send(page).click();
      await expect(said(page)).toHaveText("网址已复制，粘贴到微信里发给家人。");
      expect((await handed(page))?.copied).toContain(server.address + scene.paths.free);
    });
  }

  for (const clipboard of [undefined, "refused"] as const) {
    test(`the address is shown and marked where copying is ${clipboard ?? "missing"}`, async ({ page, scene, server }) => {
      await withDevice(page, { clipboard });
      await page.goto(scene.paths.free);
      await awake(page);
      await send(page).click();
      await expect(said(page)).toHaveText("请长按下面的网址，选“复制”。");
      const field = page.getByRole("textbox", { name: "网址" });
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(server.address + scene.paths.free);
      const marked = await field.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
      expect(marked).toBe(server.address + scene.paths.free);
    });
  }

  test("from a confirmation the family gets the offering, never the confirmation", async ({ page, scene, server }) => {
    await page.context().addCookies(scene.states.learner.cookies);
    await withDevice(page, { share: "works" });
    await page.goto(scene.paths.confirmed);
    await awake(page);
    await send(page).click();
    await expect.poll(async () => (await handed(page))?.shared?.url).toBe(server.address + scene.paths.held);
    const { shared } = (await handed(page)) ?? {};
    expect(JSON.stringify(shared)).not.toMatch(/李桂兰|sign-ups|138/);
  });

  test("打印 prints the page that one is on", async ({ page, scene }) => {
    await page.context().addCookies(scene.states.learner.cookies);
    await withDevice(page, {});
    for (const path of [scene.paths.confirmed, "/my-sign-ups", "/help"]) {
      await page.goto(path);
      await awake(page);
      await page.getByRole("main").getByRole("link", { name: "打印", exact: true }).click();
      await expect.poll(async () => (await handed(page))?.printed).toBe(true);
      await expect(page).toHaveURL(new RegExp(`${path}$`));
    }
  });
});

test.describe("without scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled, "with scripts see above");

  test("发给家人 writes a message, and the address can be copied by hand", async ({ page, scene, server }) => {
    await page.context().addCookies(scene.states.learner.cookies);
    for (const path of [scene.paths.confirmed, scene.paths.held]) {
      await page.goto(path);
      const message = (await send(page).getAttribute("href")) ?? "";
      expect(message).toMatch(/^sms:\?&body=/);
      const text = decodeURIComponent(message.slice("sms:?&body=".length));
      expect(text).toContain(server.address + scene.paths.held);
      expect(text).not.toMatch(/李桂兰|sign-ups|138/);
      await page.getByText("看网址，抄给家人").click();
      await expect(page.getByRole("textbox", { name: "网址" })).toHaveValue(server.address + scene.paths.held);
    }
  });

  test("打印 leads to how one prints", async ({ page, scene }) => {
    await page.context().addCookies(scene.states.learner.cookies);
    await page.goto("/my-sign-ups");
    await page.getByRole("main").getByRole("link", { name: "打印", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("打印，发给家人");
    await expect(page.locator(".steps__item").first()).toContainText("浏览器菜单里的打印");
  });
});

test("whom to call stands at the same place on every page, and an offering names its own number", async ({ page, scene }) => {
  await page.context().addCookies(scene.states.learner.cookies);
  for (const path of ["/", "/classes", scene.paths.held, scene.paths.confirmed, "/my-sign-ups", "/help", "/help/print", "/sign-ups/x"]) {
    await page.goto(path);
    const ways = page.locator("footer a");
    await expect(ways.nth(0), path).toHaveAttribute("href", /^tel:\d+$/);
    await expect(ways.nth(1), path).toHaveText("怎么用银耀");
    await expect(page.locator("footer .footer__columns > div").first(), path).toContainText("要人帮忙，请打电话");
  }
  await page.goto(scene.paths.held);
  await expect(page.locator('main .facts a[href^="tel:"]')).toHaveAttribute("href", "tel:079100000101");
});
