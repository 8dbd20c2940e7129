// Where the navigator steps aside: what it never takes, and what the browser does when anything is not as expected.
import { heading, main } from "./support/actions";
import { findOffering, isOpen } from "./support/http";
import { expectLoaded, expectStayed, mark, onFetch, open, visit, whichAreTaken } from "./support/navigator";
import { newMobile, signInAs, signInByHand } from "./support/people";
import { expect, test } from "./support/test";

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "the navigator is a script");
// What a service worker asks for is not seen by a test.
test.use({ serviceWorkers: "block" });

// A connection that breaks, which the browser says on the console.
const broken = (complaint: string) => /ERR_FAILED/.test(complaint);
const forgive = (complaints: string[]) => complaints.splice(0, Infinity, ...complaints.filter((one) => !broken(one)));

test("only links from page to page are taken", async ({ page, server }) => {
  await open(page, "/classes?page=2");
  const port = Number(new URL(server.address).port);
  const others = {
    "within the page": '<a href="#main">x</a>',
    "within the page, in full": '<a href="/classes?page=2#main">x</a>',
    "the same page": '<a href="/classes?page=2">x</a>',
    "another window": '<a href="/activities" target="_blank">x</a>',
    "a named window": '<a href="/activities" target="print">x</a>',
    "a file": '<a href="/activities" download>x</a>',
    external: '<a href="/activities" rel="nofollow external">x</a>',
    native: '<a href="/my-sign-ups.ics" data-native>x</a>',
    "another port": `<a href="http://127.0.0.1:${port === 65535 ? port - 1 : port + 1}/">x</a>`,
    "another site": '<a href="https://yinyao.example/">x</a>',
    "a telephone": '<a href="tel:07910123456">x</a>',
    "no address": "<a>x</a>",
    "drawn in SVG": '<svg><a href="/activities"><text>x</text></a></svg>',
  };
  await onFetch(page, /\/(activities|classes)/, () => new Promise(() => {}));
  expect(await whichAreTaken(page, others)).toEqual([]);
  const link = { link: '<a href="/activities"><b>x</b></a>', query: '<a href="?page=3">x</a>' };
  expect(await whichAreTaken(page, link)).toEqual(["link", "query"]);
  for (const keys of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }]) {
    expect(await whichAreTaken(page, link, keys), JSON.stringify(keys)).toEqual([]);
  }
  await expectStayed(page);
});

test("only forms that lead to a page of ours are taken", async ({ page }) => {
  await open(page, "/classes");
  const form = (attributes: string, inside = "<button>x</button>") => `<form action="/activities" ${attributes}>${inside}</form>`;
  const others = {
    "with a file": form('method="post"', '<input type="file" name="a"><button>x</button>'),
    "in parts": form('method="post" enctype="multipart/form-data"'),
    "another site": '<form action="https://yinyao.example/" method="post"><button>x</button></form>',
    "another window": form('target="_blank"'),
    native: form("data-native"),
    "the button goes elsewhere": form("", '<button formaction="/comfort" formmethod="post">x</button>'),
  };
  // What is taken gets no answer here.
  await onFetch(page, /\/activities/, () => new Promise(() => {}));
  expect(await whichAreTaken(page, others)).toEqual([]);
  expect(await whichAreTaken(page, { get: form(""), post: form('method="post"') })).toEqual(["get", "post"]);
  await expectStayed(page);
});

test("the skip link, a new tab and a file work as ever", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await open(page, "/my-sign-ups/calendar");
  await visit(page, "/classes");
  await expect(heading(page)).toHaveText("老年大学的课程");
  await page.locator(".skip-link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/classes#main$/);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator(".card__link").first().click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(tab).toHaveURL(/\/offerings\//);
  await tab.close();
  await visit(page, `/offerings/${shift.id}`);
  await visit(page, "/my-sign-ups/calendar");
  await expect(main(page)).toContainText("订阅");
  const [file] = await Promise.all([page.waitForEvent("download"), main(page).locator("a[download]").first().click()]);
  expect(file.suggestedFilename()).toBe("yinyao.ics");
  await expectStayed(page);
});

test("a link whose page cannot be fetched is followed by the browser", async ({ page, complaints }) => {
  await open(page, "/");
  await onFetch(page, /\/classes$/, (route) => route.abort());
  await page.locator(".door").filter({ hasText: "老年大学" }).click();
  await expect(heading(page)).toHaveText("老年大学的课程");
  await expectLoaded(page);
  forgive(complaints);
});

test("an answer that is no page is the browser's", async ({ page, complaints }) => {
  await open(page, "/");
  const types: string[] = [];
  page.on("request", (request) => request.url().includes("/api/") && types.push(request.resourceType()));
  await visit(page, "/api/v1/offerings?kind=class");
  await expect(page).toHaveURL(/\/api\/v1\/offerings/);
  await expect(page.locator("body")).toContainText('"offerings"');
  expect(types).toEqual(["fetch", "document"]);
  // Chromium says that nothing fades into a document without our style sheet.
  complaints.splice(0, Infinity, ...complaints.filter((one) => !/ViewTransition opt-in disabled/.test(one)));
});

test("a file behind an ordinary link is saved, and the page stays", async ({ page, scene }) => {
  await page.context().addCookies(scene.states.learner.cookies);
  await open(page, "/");
  const [file] = await Promise.all([page.waitForEvent("download"), visit(page, "/my-sign-ups.ics")]);
  expect(file.suggestedFilename()).toBe("yinyao.ics");
  await expect(page.locator("[data-busy]")).toHaveCount(0);
  await expectStayed(page);
});

test("after eight seconds without an answer the browser takes over", async ({ page, complaints }) => {
  await page.clock.install();
  await open(page, "/");
  await onFetch(page, /\/classes$/, () => new Promise(() => {}));
  await page.locator(".door").filter({ hasText: "老年大学" }).click();
  await expect(page.locator(".door[data-busy]")).toBeVisible();
  await page.clock.runFor(7_000);
  await expectStayed(page);
  await page.clock.runFor(1_500);
  await expect(heading(page)).toHaveText("老年大学的课程");
  await expectLoaded(page);
  forgive(complaints);
});

// The answer of the first sending is lost: whether the server had it cannot be known here.
for (const [what, arrives] of Object.entries({ "never arrived": false, "arrived but was not answered": true })) {
  test(`a sign-up that ${what} is sent again by the browser, and done once`, async ({ page, server, request, complaints }) => {
    const shift = await findOffering(request, server.address, "shift", isOpen);
    await signInAs(page, server.address, newMobile());
    await page.clock.install();
    await open(page, `/offerings/${shift.id}/sign-up`);
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(`${request.resourceType()} ${request.postData()}`));
    await onFetch(page, /\/forms\/sign-up$/, async (route) => {
      if (!arrives) return route.abort();
      await route.fetch({ maxRedirects: 0 });
      await page.clock.runFor(8_500);
    });
    await page.getByRole("button", { name: "确认报名" }).click();
    await expect(heading(page)).toHaveText("报名成功");
    expect(await page.evaluate(() => "stayed" in window)).toBe(false);
    // The very same, in the same order.
    expect(sent).toHaveLength(2);
    expect(sent[1].replace("document ", "fetch ")).toBe(sent[0]);
    await page.goto("/my-sign-ups");
    await expect(page.locator(".summary__row")).toHaveCount(1);
    forgive(complaints);
  });
}

test("a page of another build is loaded with its own files", async ({ page }) => {
  await open(page, "/");
  await onFetch(page, /\/classes$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain('<meta name="build"');
    await route.fulfill({ response, body: html.replace('<meta name="build" content="', '<meta name="build" content="another-') });
  });
  await page.locator(".door").filter({ hasText: "老年大学" }).click();
  await expect(heading(page)).toHaveText("老年大学的课程");
  await expectLoaded(page);
});

test("a form whose answer is of another build is not sent again", async ({ page, server, request }) => {
  const shift = await findOffering(request, server.address, "shift", isOpen);
  await signInAs(page, server.address, newMobile());
  await open(page, `/offerings/${shift.id}/sign-up`);
  let sent = 0;
  page.on("request", (request) => (sent += Number(request.method() === "POST")));
  await page.evaluate(() => document.querySelector("meta[name=build]")?.setAttribute("content", "another"));
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page).toHaveURL(/\/sign-ups\//);
  await expect(heading(page)).toHaveText("报名成功");
  await expectLoaded(page);
  expect(sent).toBe(1);
});

test("signing in and signing out begin a new document", async ({ page }) => {
  await open(page, "/sign-in");
  await signInByHand(page, newMobile());
  await expect(page.getByText("第1步，共2步：第一次登录")).toBeVisible();
  await expectLoaded(page);
  await mark(page);
  await visit(page, "/me");
  await expectStayed(page);
  await page.getByRole("button", { name: "退出登录" }).first().click();
  await expect(page.locator(".site-nav").getByRole("link", { name: "登录" })).toBeVisible();
  await expectLoaded(page);
});

test("another language, and the desk's side, begin a new document", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expectLoaded(page);
  await mark(page);
  await visit(page, "/classes");
  await expect(heading(page)).toHaveText("Classes at the senior university");
  await expectStayed(page);
  await visit(page, "/desk/sign-in");
  await expect(page.locator("body")).toHaveClass("desk");
  await expectLoaded(page);
});

test("whoever goes back before the browser part has arrived again sees the page of the address", async ({ page, complaints }) => {
  await open(page, "/");
  await visit(page, "/classes");
  await expect(heading(page)).toHaveText("老年大学的课程");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator(".door").first()).toBeVisible();
  complaints.splice(0, Infinity, ...complaints.filter((one) => !/wasm|Failed to fetch|ERR_FAILED/i.test(one)));
});

test("the thirtieth change is a full load", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "/");
  for (let change = 1; change <= 30; change += 1) {
    await visit(page, change % 2 ? "/activities" : "/shifts");
    await expect(heading(page)).toHaveText(change % 2 ? "活动中心的活动" : "志愿服务");
    if (change < 30) await expectStayed(page);
  }
  await expectLoaded(page);
});
