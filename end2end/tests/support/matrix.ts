// Every page in every state: axe, sound HTML, large enough to read and to tap, nothing beyond the edge; in four windows ×
// three sizes × two themes × two languages. A page that is open becomes a phone's by its window alone (no script of ours
// asks how wide it is). `make test-all` looks at all
// of them (MATRIX=all), `make test` at a part that touches each window, size, theme and language on many pages.
import type { Page } from "@playwright/test";
import { faultsOf } from "./axe";
import { htmlFaults } from "./html";
import { deskPages, learnerPages, type PageToSee, plainPages, see } from "./pages";
import { chineseFaults, frameFaults, type Sizes, sidewaysFaults, sizeFaults } from "./probes";
import { forcedColourFaults, movementFaults, paperFaults } from "./probes/devices";
import { firstScreenFaults } from "./probes/first-screen";
import { asServed, lossFaults, readingFaults, spacedOut, twiceAsLarge } from "./probes/reading";
import { focusFaults, targetFaults } from "./probes/targets";
import { expect, test } from "./test";

const windows = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
];
export const phone = windows[1]!;
const desktop = { width: 1280, height: 800 };
const sizes = ["standard", "larger", "largest"] as const;
const themes = ["standard", "high"] as const;
const languages = ["zh-CN", "en"] as const;
type Size = (typeof sizes)[number];

// The table of design/accessibility.md, section 3.
const learner: Record<Size, Sizes> = {
  standard: { smallest: 20, body: 24, target: 60 },
  larger: { smallest: 25, body: 30, target: 60 },
  largest: { smallest: 30, body: 36, target: 72 },
};
const desk: Record<Size, Sizes> = {
  standard: { ...learner.standard, inTable: { body: 20, target: 48 } },
  larger: { ...learner.larger, inTable: { body: 25, target: 48 } },
  largest: { ...learner.largest, inTable: { body: 30, target: 48 } },
};

const all = process.env.MATRIX === "all";
const states = windows.flatMap((window) => sizes.flatMap((size) => themes.map((theme) => ({ window, size, theme }))));
// Whatever the sample: most readers' own, and the largest text where there is least room.
const always = states.filter(({ window, size, theme }) => theme === "standard" && (size === "largest" ? window.width <= 820 : size === "standard" && [390, 820].includes(window.width)));
// Of 24 states every page shows three in each language; the next page shows the next three.
const sample = <T>(list: T[], page: number) => (all ? list : list.filter((_, index) => (index + page * 5) % 8 === 0));

async function show(page: Page, { window, size, theme }: (typeof states)[number]): Promise<void> {
  await page.setViewportSize(window);
  await page.evaluate(({ size, theme }) => Object.assign(document.documentElement.dataset, { textSize: size, contrast: theme }), { size, theme });
}

// What a new page stands for: what it must be whoever looks at it, then axe in the windows and themes that its readers have.
const pages = [...learnerPages, ...plainPages, ...deskPages];

// The tests of these pages. Each of the two files has half of the work: who tests takes one after the other.
export function holdEverywhere(chosen: PageToSee[]): void {
  for (const shown of chosen) holdsEverywhere(shown, pages.indexOf(shown));
}

function holdsEverywhere(shown: PageToSee, number: number): void {
  const wanted = deskPages.includes(shown) ? desk : learner;
  test.describe(shown.name, () => {
    test.use({ storageState: async ({ scene }, use) => use(scene.states[shown.reader] as never) });

    // Each language is loaded once, and the open page goes through all windows: loading takes longer than measuring.
    test(`holds in every window, size, theme and language: ${shown.name}`, async ({ page, server, scene }) => {
      test.setTimeout(all ? 1_500_000 : 120_000);
      const speak = (language: string) => page.context().addCookies([{ name: "language", value: language, url: server.address }]);
      const devicesIn = all ? languages : [languages[number % 2]!];
      for (const [turn, language] of languages.entries()) {
        await speak(language);
        await page.setViewportSize(phone);
        const answer = await see(page, shown, scene, server.address);
        expect(answer?.status()).toBe(shown.status ?? 200);
        if (turn === 0) expect.soft(await htmlFaults((await answer?.text()) ?? "")).toEqual([]);
        expect.soft(await frameFaults(page, language), language).toEqual([]);
        if (language === "zh-CN") expect.soft(await chineseFaults(page)).toEqual([]);
        // On a phone, mark, comfort controls and navigation leave room for the page, whatever the size of text.
        for (const size of sizes) {
          await show(page, { window: phone, size, theme: "standard" });
          if (!plainPages.includes(shown)) expect.soft(await firstScreenFaults(page), `the first screen in ${language}, ${size}`).toEqual([]);
        }
        const looked = [...(turn === 0 ? always : []), ...sample(states, number + turn * 3)];
        for (const state of looked) {
          await show(page, state);
          const told = `${language}, ${state.window.width} px, ${state.size}, ${state.theme}`;
          expect.soft(await sizeFaults(page, wanted[state.size]), told).toEqual([]);
          expect.soft(await readingFaults(page), told).toEqual([]);
          expect.soft(await sidewaysFaults(page), told).toEqual([]);
          expect.soft(await targetFaults(page), told).toEqual([]);
          if (all) expect.soft(await faultsOf(page, "contrast"), told).toEqual([]);
        }
        if (devicesIn.includes(language)) await suitsDevices(page);
        await judgedByAxe(page, language, wanted === desk);
      }
    });
  });
}

// Devices and their owners: no movement, colours of their own, paper, the keyboard, larger or wider text, a desktop at 400 %.
async function suitsDevices(page: Page): Promise<void> {
  await show(page, { window: windows[2]!, size: "standard", theme: "standard" });
  expect.soft(await movementFaults(page)).toEqual([]);
  expect.soft(await forcedColourFaults(page)).toEqual([]);
  expect.soft(await paperFaults(page)).toEqual([]);
  expect.soft(await focusFaults(page), "the keyboard's focus").toEqual([]);
  await twiceAsLarge(page);
  expect.soft(await lossFaults(page), "text twice as large").toEqual([]);
  expect.soft(await sidewaysFaults(page), "text twice as large").toEqual([]);
  await asServed(page);
  await show(page, { window: phone, size: "largest", theme: "standard" });
  await spacedOut(page);
  expect.soft(await lossFaults(page), "text spaced out").toEqual([]);
  await asServed(page);
  await show(page, { window: { width: 320, height: 256 }, size: "standard", theme: "standard" });
  expect.soft(await sidewaysFaults(page), "a desktop at 400 %").toEqual([]);
}

// In Chinese in each of its windows and themes. In English once more: the words are others, and so are their places.
async function judgedByAxe(page: Page, language: string, atDesk: boolean): Promise<void> {
  // What is folded away is judged, too.
  await page.evaluate(() => document.querySelectorAll("main details").forEach((folded) => folded.setAttribute("open", "")));
  // Words in the part of a table that is scrolled out of sight cannot be judged.
  await show(page, { window: atDesk ? desktop : windows[2]!, size: "standard", theme: "standard" });
  expect.soft(await faultsOf(page), language).toEqual([]);
  if (language === "en") return;
  await show(page, { window: atDesk ? desktop : windows[2]!, size: "standard", theme: "high" });
  expect.soft(await faultsOf(page, "contrast"), "in high contrast").toEqual([]);
  if (atDesk) return;
  await show(page, { window: phone, size: "standard", theme: "standard" });
  expect.soft(await faultsOf(page), "on a phone").toEqual([]);
}
