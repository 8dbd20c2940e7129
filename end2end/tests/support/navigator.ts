// Watching the navigator: has it woken, was the document loaded anew, what would the browser have done.
import { type Page, type Route, expect } from "@playwright/test";

// The few words of script in the head listen to the way back until the navigator does; before they are read nobody does.
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => document.readyState === "complete" && window.onpopstate === null);
}

// Opens a page, and marks its document: a document that is loaded anew has no mark.
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await awake(page);
  await mark(page);
}

export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { stayed: true }));
}

export const stayed = (page: Page): Promise<boolean> => page.evaluate(() => "stayed" in window);

export async function expectStayed(page: Page): Promise<void> {
  expect(await stayed(page), "the document was not loaded anew").toBe(true);
}

// The document was loaded anew, and the navigator is there again.
export async function expectLoaded(page: Page): Promise<void> {
  await awake(page);
  expect(await stayed(page), "the document was loaded anew").toBe(false);
}

// Taps a link in the page that leads there.
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    const link = Object.assign(document.createElement("a"), { href: path });
    document.querySelector("main")?.append(link);
    link.click();
  }, path);
}

// What is fetched, not loaded, from addresses like this goes through `handle`.
export async function onFetch(page: Page, path: RegExp, handle: (route: Route) => unknown): Promise<void> {
  await page.route(path, async (route) => {
    await (route.request().resourceType() === "fetch" ? handle(route) : route.continue());
  });
}

// Keys held down, or another button of the mouse.
export interface Keys {
  ctrlKey?: boolean;
  metaKey?: boolean;
  shiftKey?: boolean;
  altKey?: boolean;
  button?: number;
}

// Whether the navigator takes the click on each of these links, or the sending of each of these forms, as they are
// written in HTML. Nothing is loaded. Each is pressed where it has a button, and tapped where it has none.
export async function whichAreTaken(page: Page, written: Record<string, string>, keys: Keys = {}): Promise<string[]> {
  return page.evaluate(
    ({ written, keys }) => {
      const taken: string[] = [];
      for (const [what, html] of Object.entries(written)) {
        const place = document.createElement("div");
        place.innerHTML = html;
        document.querySelector("main")?.append(place);
        const decided = (event: Event) => {
          if (event.defaultPrevented) taken.push(what);
          event.preventDefault();
        };
        // After the navigator, which listened first.
        for (const event of ["click", "submit"]) window.addEventListener(event, decided);
        const button = place.querySelector("button");
        if (button) place.querySelector("form")?.requestSubmit(button);
        else place.firstElementChild?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...keys }));
        for (const event of ["click", "submit"]) window.removeEventListener(event, decided);
        place.remove();
      }
      return taken;
    },
    { written, keys },
  );
}
