// What is half typed when 字号, 对比 or language is changed stays, and Enter still does what the form is for.
import type { Page } from "@playwright/test";
import { heading, main } from "./support/actions";
import { choose, chosen } from "./support/comfort";
import { byReader, deskPages, learnerPages, pathTo } from "./support/pages";
import { newMobile } from "./support/people";
import { expect, test } from "./support/test";

test.describe("what stands half typed", () => {
  test.use({ storageState: async ({ scene }, use) => use(scene.states.learner as never) });

  test("stays there through every switch, and is in no address", async ({ page }) => {
    await page.goto("/sign-in/name?return_to=%2Fme");
    const field = () => page.locator("#name");
    await field().fill("李桂·兰兰");
    for (const name of ["更大", "最大", "大", "高对比", "标准", "English", "中文"]) {
      await choose(page, name);
      await expect(chosen(page, name)).toBeVisible();
      await expect(field(), name).toHaveValue("李桂·兰兰");
      expect(decodeURIComponent(page.url())).not.toContain("李桂");
      await expect(page.locator("#error-summary")).toHaveCount(0);
    }
    await expect(page).toHaveTitle("您叫什么名字？ - 银耀");
    await main(page).getByRole("link", { name: "上一步" }).click();
    await expect(heading(page)).toHaveText("我的资料");
  });
});

// `make test` looks at each form once, where it is met first; `make test-all` in every state of every page.
const all = process.env.MATRIX === "all";
const seen = new Set<string>();

// Where a page's question is sent to, as its HTML says.
const actionIn = (html: string) => {
  const form = html.match(/<form[^>]* id="question"[^>]*>/)?.[0] ?? "";
  // Where on the page the answer stands is not sent.
  return form.match(/ action="([^"#]*)/)?.[1] ?? "";
};

for (const [reader, pages] of byReader([...learnerPages, ...deskPages])) {
  // With scripts the page changes in place, and a phone sends the same form: one page shows that for all.
  test.describe(`what ${reader} half typed`, { tag: "@only-tablet-without-scripts" }, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[reader] as never) });

    // One browser for all: to begin anew for each page would take longer than the page.
    test("stays when the text grows, and Enter still does what the form is for", async ({ page, scene, context }) => {
      test.setTimeout(10_000 + pages.length * 10_000);
      for (const shown of pages) {
        const path = pathTo(shown, scene);
        const action = actionIn(await (await context.request.get(path)).text());
        if (!all && seen.has(action)) continue;
        seen.add(action);
        await test.step(shown.name, () => keepsWhatIsTyped(page, path, action));
        await context.clearCookies({ name: "text_size" });
      }
    });
  });
}

test("many forms were looked at", { tag: "@only-tablet-without-scripts" }, () => expect(seen.size).toBeGreaterThan(60));

async function keepsWhatIsTyped(page: Page, path: string, action: string): Promise<void> {
  await page.goto(path);
  // A page for the worst case has no switches at all.
  if ((await page.locator(".comfort").count()) === 0) return;
  await page.evaluate(() => document.querySelectorAll("main details").forEach((folded) => folded.setAttribute("open", "")));
  const fields = page.locator("#question :is(input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea)");
  // Pages without anything to type have the switches all the same.
  await expect(page.locator("#question"), path).toHaveCount(1);
  const names: [string, string][] = [];
  for (const field of await fields.all()) {
    const name = (await field.getAttribute("id")) ?? "";
    const autocomplete = await field.getAttribute("autocomplete");
    // The code of a consent is as secret as one's own: no server keeps it half typed, and only scripts can.
    const secret = name === "code" || autocomplete === "one-time-code" || (await field.getAttribute("type")) === "password";
    const typed = `半${names.length}`;
    await field.fill(typed);
    if (!secret) names.push([name, typed]);
  }
  await choose(page, "最大");
  await expect(chosen(page, "最大")).toBeVisible();
  for (const [name, typed] of names) await expect(page.locator(`#question #${name}`), `${path}: ${name}`).toHaveValue(typed);
  if (names.length === 0) return;
  const field = page.locator(`#question #${names[0]![0]}`);
  if ((await field.evaluate((field) => field.tagName)) === "TEXTAREA") return;
  // Sent nowhere, so that nothing is called off; what counts is where it goes.
  const pattern = `**${action}*`;
  await page.route(pattern, (route) => route.fulfill({ status: 204 }));
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === action);
  await field.press("Enter");
  await sent;
  await page.unroute(pattern);
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "largest");
}

test("Enter in a field goes on, and keeps the size of the text", async ({ page }) => {
  await page.goto("/sign-in");
  await choose(page, "更大");
  const field = page.getByLabel("您的手机号码是多少？");
  await field.fill(newMobile());
  await field.press("Enter");
  await expect(heading(page)).toHaveText("短信里的6位数字是什么？");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "larger");
});

test("a search half typed and a condition half chosen outlive a switch", async ({ page }) => {
  await page.goto("/classes");
  await page.locator("#q").fill("shu");
  await page.locator(".filter__summary").first().click();
  await page.getByText("星期二", { exact: true }).click();
  await choose(page, "高对比");
  await expect(chosen(page, "高对比")).toBeVisible();
  await expect(page.locator("#q")).toHaveValue("shu");
  await expect(page.getByRole("radio", { name: "星期二" })).toBeChecked();
  await page.getByRole("button", { name: "按这些条件找" }).click();
  await expect(page).toHaveURL(/\/classes\?q=shu&.*weekday=2/);
});
