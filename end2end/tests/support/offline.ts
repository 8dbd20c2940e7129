// The service worker at work: the time without network, what it has kept in a browser, and another build of the site.
import { copyFileSync, cpSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { findOffering, isOpen, send } from "./http";
import { newMobile, signInAs } from "./people";
import { binary, site } from "./server";
import { expect, test } from "./test";

// What a file of tests about it begins with.
export function withServiceWorker(): void {
  test.use({ serviceWorkers: "allow" });

  test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "a service worker is a script");
  test.skip(({ viewport }) => (viewport?.width ?? 0) < 600, "the worker knows nothing of screens; accessibility.spec.ts sees its page on all");

  // That the network is away is what these tests are about; the browser complains of it.
  test.afterEach(({ complaints }) => {
    const expected = /ERR_INTERNET_DISCONNECTED|status of 503|ERR_FAILED|ERR_CONNECTION_REFUSED/;
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !expected.test(text)));
  });
}

export const notice = (page: Page) => page.locator("#no-network");
const saved = /这是\d{1,2}月\d{1,2}日(上午|中午|下午|晚上)\d{1,2}:\d\d保存的内容。/;

// The page stands there as it was kept, and says so.
export async function expectKept(page: Page, words: RegExp = saved): Promise<void> {
  await expect(notice(page)).toBeVisible();
  await expect(notice(page)).toContainText(words);
}

// Signed in, with a place in a class; answers its page.
export async function withAPlace(page: Page, address: string): Promise<{ name: string; path: string }> {
  await signInAs(page, address, newMobile());
  const { id, name } = await findOffering(page.context().request, address, "class", isOpen);
  const answer = await send(page.context().request, address, "/forms/sign-up", { offering: id, expected: "held" });
  return { name, path: new URL(answer.url).pathname };
}

// The paths of kept pages, and the names of all caches.
export async function kept(page: Page): Promise<{ paths: string[]; caches: string[]; text: string }> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const paths: string[] = [];
    let text = "";
    for (const name of names.filter((name) => !name.startsWith("files "))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname, search } = new URL(request.url);
        paths.push(pathname + search);
        text += await (await cache.match(request))?.text();
      }
    }
    return { paths, caches: names, text };
  });
}

export const textOf = (page: Page, path: string) => page.evaluate(async (path) => (await caches.match(path))?.text(), path);

// A page with the worker at work, which has kept the page for offline and whatever else is waited for.
export async function openWith(page: Page, path: string, ...waitedFor: string[]): Promise<void> {
  await page.goto(path);
  await startWorker(page, ...waitedFor);
}

// The same where the page stands open already.
export async function startWorker(page: Page, ...waitedFor: string[]): Promise<void> {
  // The worker starts at the first touch.
  await page.keyboard.press("Shift");
  await page.evaluate(() => navigator.serviceWorker.ready);
  const takenOver = (timeout: number) => expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout }).toBe(true);
  // On a machine with much to do the browser now and then never gives a page that is open to the worker; the next one is the
  // worker's, as for people.
  await takenOver(10_000).catch(async () => {
    await page.reload();
    await takenOver(20_000);
  });
  for (const one of ["/offline", ...waitedFor]) await expect.poll(async () => (await kept(page)).paths).toContain(one);
}

// A copy of the build in a folder, with another style sheet, which has another name, and another service worker; the old
// ones are gone.
export function anotherBuild(folder: string): { binary: string; site: string } {
  const [copy, files] = [join(folder, "yinyao"), join(folder, "site")];
  mkdirSync(folder, { recursive: true });
  try {
    linkSync(binary, copy);
  } catch {
    copyFileSync(binary, copy);
  }
  cpSync(site, files, { recursive: true });
  const names = readFileSync(`${dirname(binary)}/hash.txt`, "utf8");
  const hash = names.match(/^css: *(\S+)$/m)?.[1] ?? "";
  const other = [...hash].reverse().join("");
  writeFileSync(join(folder, "hash.txt"), names.replace(hash, other));
  const style = readFileSync(`${files}/pkg/yinyao.${hash}.css`, "utf8");
  for (const form of ["", ".br", ".gz"]) rmSync(`${files}/pkg/yinyao.${hash}.css${form}`, { force: true });
  writeFileSync(`${files}/pkg/yinyao.${other}.css`, `${style}\n:root { --another-build: 1; }\n`);
  for (const form of [".br", ".gz"]) rmSync(`${files}/service-worker.js${form}`, { force: true });
  writeFileSync(`${files}/service-worker.js`, `${readFileSync(`${site}/service-worker.js`, "utf8")}\n// Another one.\n`);
  return { binary: copy, site: files };
}
