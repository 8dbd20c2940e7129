// The first view of every public page: one answer with HTML and style sheet, compressed as served, in 14 KB; afterwards
// the style sheet is the browser's, and only the HTML travels.
import { weightOf } from "./support/http";
import { learnerPages, pathTo } from "./support/pages";
import { expect, test } from "./support/test";

// What a new connection carries before it has to wait for an answer.
const budget = 14 * 1024;

test.use({ storageState: async ({ scene }, use) => use(scene.states.nobody as never) });

test("HTML and style sheet of every public page fit into what a new connection carries at once", async ({ page, scene }, info) => {
  test.setTimeout(120_000);
  const table: string[] = [];
  // The plain page for a wrong way is made without Leptos: 400 bytes that name the style sheet.
  const plain = 405;
  for (const shown of learnerPages.filter(({ reader, showcase, status }) => reader === "nobody" && !showcase && status !== plain)) {
    const asked: string[] = [];
    page.removeAllListeners("request");
    page.on("request", (request) => asked.push(request.resourceType()));
    const before = () => asked.filter((kind) => ["document", "stylesheet", "font"].includes(kind));
    // As on a first visit.
    await page.context().clearCookies({ name: "style_sheet" });
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    await page.goto(pathTo(shown, scene), { waitUntil: "load" });
    expect.soft(before(), `what ${shown.name} needs before it is seen`).toEqual(["document"]);
    await expect.soft(page.locator('link[rel="stylesheet"]')).toHaveCount(0);
    const first = await weightOf(page.url(), cookie);
    asked.length = 0;
    await page.reload({ waitUntil: "load" });
    expect.soft(before(), `what ${shown.name} needs the second time`).toEqual(["document", "stylesheet"]);
    const again = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const second = await weightOf(page.url(), again);
    table.push(`${shown.name.padEnd(24)} ${first}, again ${second}`);
    expect.soft(first, `${shown.name}: bytes of the first view`).toBeLessThanOrEqual(budget);
    expect.soft(second, `${shown.name}: without the style sheet`).toBeLessThan(first - 4000);
  }
  await info.attach("bytes of the first view", { body: table.join("\n"), contentType: "text/plain" });
  console.log(table.join("\n"));
});
