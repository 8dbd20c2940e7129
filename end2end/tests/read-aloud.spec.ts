// 朗读本页: with a voice that only writes down what it is given, and on a device that has none.
import type { Page } from "@playwright/test";
import { heading, main } from "./support/actions";
import { awake } from "./support/navigator";
import { expect, test } from "./support/test";

interface Voice {
  lang: string;
  localService: boolean;
}

interface Heard {
  spoken: { text: string; lang: string; rate: number }[];
  cancelled: number;
  // The piece that is being read ends.
  end(): void;
  // More voices have been found.
  find(voices: Voice[]): void;
}

const mandarin: Voice = { lang: "zh-CN", localService: true };
const english: Voice = { lang: "en_GB", localService: true };

// In the place of the browser's own speech, which has no voice here.
async function giveVoices(page: Page, voices: Voice[]): Promise<void> {
  await page.addInitScript((voices) => {
    interface Piece {
      text: string;
      lang: string;
      rate: number;
      onend: (() => void) | null;
    }
    let now: Piece | null = null;
    const speech = {
      known: voices,
      onvoiceschanged: null as (() => void) | null,
      getVoices: () => speech.known,
      speak: (piece: Piece) => {
        now = piece;
        heard.spoken.push({ text: piece.text, lang: piece.lang, rate: piece.rate });
      },
      cancel: () => {
        now = null;
        heard.cancelled += 1;
      },
    };
    const heard: Heard = {
      spoken: [],
      cancelled: 0,
      end: () => now?.onend?.(),
      find: (voices) => {
        speech.known = voices;
        speech.onvoiceschanged?.();
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    Object.assign(window, {
      heard,
      SpeechSynthesisUtterance: function (this: Piece, text: string) {
        Object.assign(this, { text, lang: "", rate: 1, onend: null });
      },
    });
  }, voices);
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard.spoken);
const cancelled = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard.cancelled);
const end = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard.end());

const button = (page: Page) => page.locator("#read-aloud");
const link = (page: Page) => page.locator('.comfort a[href="/reading-aloud"]');

async function press(page: Page): Promise<void> {
  if (!(await button(page).isVisible())) await page.locator(".comfort__summary").click();
  await button(page).click();
}

test.describe("where the device has a voice", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the voice is called by a script");

  test("a press reads the page piece by piece, follows it visibly, and another press stops", async ({ page }) => {
    await giveVoices(page, [english, mandarin]);
    await page.goto("/sign-in");
    await expect(button(page)).not.toHaveAttribute("hidden");
    await expect(link(page)).toHaveAttribute("hidden");
    await expect(button(page)).toHaveText("朗读本页");
    expect(await heard(page)).toEqual([]);
    await press(page);
    await expect(button(page)).toHaveText("停止");
    const [first] = await heard(page);
    expect(first).toEqual({ text: "您的手机号码是多少？", lang: "zh-CN", rate: expect.closeTo(0.9, 3) });
    const marked = page.locator(".being-read");
    await expect(marked).toHaveText("您的手机号码是多少？");
    expect(await marked.evaluate((block) => parseFloat(getComputedStyle(block).outlineWidth))).toBeGreaterThanOrEqual(3);
    await expect(marked).toBeInViewport();
    await end(page);
    await expect(marked).toHaveText("我们发一条验证码短信，确认是您本人。不用记密码。");
    await end(page);
    // Sentence by sentence, so that no browser cuts it off.
    expect((await heard(page)).map((piece) => piece.text).slice(1)).toEqual(["我们发一条验证码短信，确认是您本人。", "不用记密码。"]);
    await press(page);
    await expect(button(page)).toHaveText("朗读本页");
    await expect(marked).toHaveCount(0);
    expect(await cancelled(page)).toBe(1);
    await end(page);
    expect(await heard(page)).toHaveLength(3);
  });

  test("when all is read it stops by itself; what nobody sees is not read", async ({ page, scene }) => {
    await giveVoices(page, [mandarin]);
    await page.context().addCookies(scene.states.learner.cookies);
    await page.goto(scene.paths.check);
    await expect(button(page)).not.toHaveAttribute("hidden");
    await press(page);
    await expect(button(page)).toHaveText("停止");
    for (let piece = 0; (await button(page).textContent()) === "停止"; piece += 1) {
      expect(piece).toBeLessThan(200);
      await expect(page.locator(".being-read")).toBeInViewport();
      await end(page);
    }
    const text = (await heard(page)).map((piece) => piece.text).join("");
    expect(text).toContain("现在还没有提交。");
    expect(text).toContain("李桂兰");
    // The last button; another test may have taken the last place meanwhile.
    expect(text).toMatch(/确认(报名|排候补)$/);
    // “修改” is followed by its row's name, for those who only hear the page.
    expect(text).not.toContain("修改 姓名");
    await expect(page.locator(".being-read")).toHaveCount(0);
  });

  test("it stops when the page changes", async ({ page }) => {
    await giveVoices(page, [mandarin]);
    await page.goto("/");
    await expect(button(page)).not.toHaveAttribute("hidden");
    await press(page);
    await expect(button(page)).toHaveText("停止");
    await awake(page);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator(".site-nav__link[href='/my-sign-ups']").click();
    await expect(heading(page)).toHaveText("您的手机号码是多少？");
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
    expect(await cancelled(page)).toBe(1);
    await expect(button(page)).toHaveText("朗读本页");
    await expect(page.locator(".being-read")).toHaveCount(0);
  });

  test("a voice that is found late is offered; one in a network never", async ({ page }) => {
    await giveVoices(page, [{ lang: "zh-CN", localService: false }, english]);
    await page.goto("/sign-in");
    await awake(page);
    await expect(button(page)).toHaveAttribute("hidden");
    await expect(link(page)).not.toHaveAttribute("hidden");
    await page.evaluate((voice) => (window as unknown as { heard: Heard }).heard.find([voice]), { ...mandarin, lang: "cmn-Hans-CN" });
    await expect(button(page)).not.toHaveAttribute("hidden");
    await expect(link(page)).toHaveAttribute("hidden");
  });

  test("the English page is read by an English voice", async ({ page, server }) => {
    await giveVoices(page, [mandarin, english]);
    await page.context().addCookies([{ name: "language", value: "en", url: server.address }]);
    await page.goto("/sign-in");
    await expect(button(page)).toHaveText("Read aloud");
    await expect(button(page)).not.toHaveAttribute("hidden");
    await press(page);
    await expect(button(page)).toHaveText("Stop");
    expect((await heard(page))[0]).toMatchObject({ text: "What is your mobile number?", lang: "en_GB" });
  });
});

test("where there is none, a link leads to what else reads, and says why", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(button(page)).toHaveAttribute("hidden");
  if (!(await link(page).isVisible())) await page.locator(".comfort__summary").click();
  await link(page).click();
  await expect(heading(page)).toHaveText("让手机、平板念给您听");
  await expect(main(page)).toContainText("没看到这个按钮，就用手机自己的朗读，办法在下面。");
  await expect(main(page).getByRole("heading", { level: 2 })).toHaveText(["苹果手机、平板", "安卓手机、平板", "电脑", "不会设，我们帮您"]);
});
