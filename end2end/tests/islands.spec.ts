// What wakes in the browser: suggestions, live places, the filter of a preview. And the journeys where none of it arrives.
import { readFileSync } from "node:fs";
import { heading, main, openOffering } from "./support/actions";
import { send } from "./support/http";
import { getAPlace, journeys, lookAndGiveUp } from "./support/journeys";
import { awake, expectStayed, mark } from "./support/navigator";
import { newMobile, signInAs } from "./support/people";
import { previewOn } from "./support/preview";
import { badPlan } from "./support/scene";
import { expect, test } from "./support/test";

test.describe("with the browser part", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "islands are scripts");

  test("suggestions come as one types, and the keyboard chooses among them", async ({ page }) => {
    await page.goto("/classes");
    const field = page.getByRole("combobox");
    await field.pressSequentially("shuf", { delay: 30 });
    const list = page.getByRole("listbox");
    await expect(list.getByRole("option").first()).toContainText(/书法/);
    await expect(field).toHaveAttribute("aria-expanded", "true");
    await field.press("ArrowDown");
    const first = list.getByRole("option").first();
    await expect(first).toHaveAttribute("aria-selected", "true");
    await expect(field).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id")) ?? "none");
    await field.press("ArrowUp");
    await expect(first).toHaveAttribute("aria-selected", "false");
    await field.press("Escape");
    await expect(list).toHaveCount(0);
    await expect(field).toHaveValue("shuf");
    await field.press("a");
    await expect(first).toBeVisible();
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(page).toHaveURL(/\/classes\?q=/);
    await expect(page.locator(".count")).toContainText("找到");
  });

  test("a suggestion is tapped", async ({ page }) => {
    await page.goto("/activities");
    await page.getByRole("combobox").pressSequentially("ppq", { delay: 30 });
    const first = page.getByRole("option").first();
    await expect(first).toContainText("乒乓球");
    const box = await first.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(60);
    await first.tap();
    await expect(page).toHaveURL(/\/activities\?q=/);
    await expect(page.locator(".card").first()).toContainText("乒乓球");
  });

  test("Enter without a choice searches for what was typed", async ({ page }) => {
    await page.goto("/classes");
    const field = page.getByRole("combobox");
    await field.pressSequentially("sf");
    await field.press("Enter");
    await expect(page).toHaveURL(/[?&]q=sf/);
  });

  test("the places on a page change when somebody else signs up", async ({ page, server, desk, somebodyElse }) => {
    await page.clock.install();
    const offering = await desk.offers({ name: `太极扇${newMobile().slice(-4)}`, capacity: 2 });
    await openOffering(page, offering);
    await expect(main(page)).toContainText("还有2个名额");
    const other = await somebodyElse();
    await signInAs(other, server.address, newMobile());
    await send(other.context().request, server.address, "/forms/sign-up", { offering, expected: "held" });
    await expect(async () => {
      // The clock of the page stands still; this is its next question.
      await page.clock.runFor(40_000);
      await expect(main(page)).toContainText("还有1个名额", { timeout: 500 });
    }).toPass();
  });

  test("the rows of a preview are filtered in place", async ({ page, scene }) => {
    await page.context().addCookies(scene.states.coordinator.cookies);
    await page.goto(scene.paths.deskBadPreview);
    const { rows, all, problems, count } = await previewOn(page);
    const before = await rows.count();
    // Before the island wakes the link loads the page again, which is as good.
    await awake(page);
    await mark(page);
    await problems.click();
    await expect(rows).toHaveCount(count);
    await expectStayed(page);
    await expect(problems).toHaveAttribute("aria-current", "true");
    await expect(page.getByText(`现在显示${count}行`)).toBeVisible();
    await all.click();
    await expect(rows).toHaveCount(before);
  });

  test("waking moves nothing and takes away nothing that was typed", async ({ page }) => {
    let arrive = () => {};
    const held = new Promise<void>((done) => (arrive = done));
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/classes", { waitUntil: "commit" });
    const field = page.locator("#q");
    await field.fill("kaishu");
    await field.focus();
    // All of the page is there, but the browser part.
    await page.waitForLoadState("domcontentloaded");
    const before = await field.boundingBox();
    arrive();
    await expect(field).toHaveAttribute("role", "combobox");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("kaishu");
    expect(await field.boundingBox()).toEqual(before);
  });
});

test.describe("where the browser part never arrives", () => {
  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the journeys without any script are in journeys.spec.ts");
  test.use({ withoutWasm: true });

  for (const [what, journey] of Object.entries(journeys)) {
    test(`she gets a place in ${what} all the same`, async ({ page }) => {
      const name = await getAPlace(page, journey);
      await lookAndGiveUp(page, journey, name);
    });
  }

  test("a plan is looked at all the same", async ({ page, scene }) => {
    await page.context().addCookies(scene.states.coordinator.cookies);
    await page.goto("/desk/import");
    const file = { name: "offerings-bad.xlsx", mimeType: "application/octet-stream", buffer: readFileSync(badPlan) };
    await page.getByLabel("表格文件").setInputFiles(file);
    await page.getByRole("button", { name: "读一读这张表" }).click();
    await expect(heading(page)).toHaveText(/^有\d+处要先改$/);
    await page.getByRole("link", { name: /要看一看\d+行$/ }).click();
    await expect(page).toHaveURL(/show=problems/);
    await expect(page.locator('.import__row:visible[data-state="ready"]')).toHaveCount(0);
  });
});
