// A draw that was held is drawn again by the visitor's own browser.
import type { Locator, Page } from "@playwright/test";
import { heading } from "./support/actions";
import { findOffering } from "./support/http";
import { expect, test } from "./support/test";

// All outcomes stand in the page; one of them is shown.
const outcome = (page: Page) => page.locator("[data-outcome]:not([hidden])");

test.describe("checking a draw", () => {
  let held: string;

  test.beforeEach(async ({ request, server }) => {
    const drawn = await findOffering(request, server.address, "class", (one) => one.draw?.is_held === true);
    held = `/draws/${drawn.draw!.id}`;
  });

  test("the page of a draw leads to the check, which comes to the same result", async ({ page, javaScriptEnabled }) => {
    await page.goto(held);
    await page.getByRole("link", { name: "自己核对摇号结果" }).click();
    await expect(heading(page)).toHaveText("自己核对摇号结果");
    if (!javaScriptEnabled) {
      await expect(outcome(page)).toContainText("yinyao verify list.txt record.txt");
      return;
    }
    await expect(outcome(page)).toContainText("相符，结果一模一样");
    const list = await (await page.request.get(`${held}/list.txt`)).text();
    const people = list.split("\n").filter((line) => line.startsWith("application")).length;
    await expect(outcome(page)).toContainText(`名单上有${people}个人`);
    await page.goBack();
    await page.goForward();
    await expect(outcome(page)).toContainText("相符，结果一模一样");
  });

  test("beside its button the box breaks lines as Chinese does: no comma begins one", { tag: "@only-tablet" }, async ({ page }) => {
    await page.goto(held);
    for (const width of [600, 700, 760, 820, 900, 1024, 1180]) {
      await page.setViewportSize({ width, height: 1180 });
      const begun = await page.locator(".status").evaluateAll((boxes) =>
        boxes.flatMap((box) => {
          const found: string[] = [];
          const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const words = text.textContent ?? "";
            const boxOf = (at: number) => {
              const range = document.createRange();
              range.setStart(text!, at);
              range.setEnd(text!, at + 1);
              return range.getBoundingClientRect();
            };
            for (let at = 1; at < words.length; at += 1) {
              const [before, sign] = [boxOf(at - 1), boxOf(at)];
              if (/[，。、；：？”）]/.test(words[at]!) && sign.top > before.top + before.height / 2) found.push(words.slice(at - 4, at + 4));
            }
          }
          return found;
        }),
      );
      expect(begun, `${width} px wide`).toEqual([]);
    }
  });

  test("a list that was kept tells whether the published one was changed", async ({ page, javaScriptEnabled }) => {
    test.skip(!javaScriptEnabled, "the check is a program");
    const list = await (await page.request.get(`${held}/list.txt`)).text();
    const record = await (await page.request.get(`${held}/record.txt`)).text();
    await page.goto(`${held}/check`);
    await expect(outcome(page)).toContainText("相符，结果一模一样");
    const hand = (field: Locator, text: string) => field.setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    const [ownList, ownRecord] = [page.getByLabel("您保存的名单"), page.getByLabel("您保存的结果")];
    await hand(ownList, list.replace(/^(seed\t\d+\t).*$/m, "$1别的"));
    await expect(outcome(page)).toContainText("结果不是用这份名单抽的");
    await hand(ownList, list);
    await expect(outcome(page)).toContainText("相符，结果一模一样");
    const lines = record.split("\n");
    const last = Math.max(...lines.map((line, at) => (line.startsWith("place") ? at : 0)));
    lines[last] = lines[last]!.replace(/\d{8}$/, "99999999");
    await hand(ownRecord, lines.join("\n"));
    await expect(outcome(page)).toContainText(new RegExp(`结果第${last + 1}行写的是“place.*99999999”`));
    await hand(ownRecord, "<b>不是结果</b>");
    await expect(outcome(page)).toContainText("这不是摇号的结果");
    await hand(ownList, "不是名单");
    await expect(outcome(page)).toContainText("名单第1行读不了");
  });

  test("the program and every page around it come from the same build", async ({ page, javaScriptEnabled }) => {
    test.skip(!javaScriptEnabled, "the check is a program");
    const answers: string[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/verify/")) answers.push(`${response.status()} ${response.headers()["content-type"]}`);
    });
    await page.goto(`${held}/check`);
    await expect(outcome(page)).toContainText("相符，结果一模一样");
    expect(answers.sort()).toEqual(["200 application/wasm", "200 text/javascript"]);
  });
});
