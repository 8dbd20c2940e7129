// What the pictures of 怎么用银耀 show: for each step of each task (app/src/wording/help.rs) a real page in the right state,
// and what is ringed on it. `make manual` draws them; help.spec.ts holds them to the pages.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { awake } from "./navigator";
import { root } from "./server";
import type { Reader, Scene } from "./scene";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

// A phone, as wide as the pictures.
export const phone = { width: 390, height: 844 };
export const picture = { width: 390, height: 340 };

export interface Step {
  reader: Reader;
  path: string | ((paths: Scene["paths"]) => string);
  // What people have done on the page before.
  before?: (page: Page) => Promise<void>;
  // Its words, the same in the picture and in the step's sentence. Names and numbers of the day have none.
  words?: [string, string];
  // What one reads there, not what one presses: the sentence has its own words for it.
  isUnsaid?: boolean;
  ringed: (page: Page, words: string) => Locator;
}

type Ringed = Pick<Step, "words" | "ringed" | "isUnsaid">;
type Role = "link" | "button" | "heading" | "textbox";
const named =
  (role: Role) =>
  (chinese: string, english: string, within = "body"): Ringed => ({
    words: [chinese, english],
    ringed: (page, words) => page.locator(within).getByRole(role, { name: words, exact: true }).first(),
  });
const link = named("link");
const button = named("button");
const heading = named("heading");
const words = (selector: string, chinese: string, english: string): Ringed => ({
  words: [chinese, english],
  ringed: (page, words) => page.locator(selector).filter({ hasText: words }).first(),
});
const thing = (selector: string): Pick<Step, "ringed"> => ({ ringed: (page) => page.locator(selector).first() });
const step = (reader: Reader, path: Step["path"], ringed: Ringed, before?: Step["before"]): Step => ({ reader, path, before, ...ringed });

const settings: Step["before"] = async (page) => page.locator(".comfort__summary").click();
const filter: Step["before"] = async (page) => page.locator(".filter__summary").first().click();
const typed: Step["before"] = async (page) => page.locator("#q").fill("sf");
const copied: Step["before"] = async (page) => {
  await awake(page);
  await page.locator("[data-share]").click();
};
const counter = { ...words(".footer__columns > div", "也可以到柜台来", "Or come to the counter"), isUnsaid: true };

export const steps: Record<string, Step[]> = {
  "sign-in": [
    step("nobody", "/", link("登录", "Sign in", "header")),
    step("nobody", "/sign-in", button("发验证码", "Send the code")),
    step("nobody", "/sign-in/code", button("登录", "Sign in", "main")),
    step("learner", "/sign-in/name", button("继续", "Continue", "main")),
  ],
  find: [
    step("nobody", "/", words(".door", "老年大学", "Senior university")),
    step("nobody", "/classes", words(".filter__summary", "筛选：时间、地点、名额", "Filter: time, place, free places")),
    step("nobody", "/classes", words(".filter__box .button-row > .button", "按这些条件找", "Search"), filter),
    step("nobody", "/classes?q=shufa", thing(".card__link")),
  ],
  pinyin: [
    step("nobody", "/classes", { words: ["找课程、老师、地点", "Find a class, teacher or place"], ringed: (page, words) => page.getByLabel(words) }),
    step("nobody", "/classes", thing("#q"), typed),
    step("nobody", "/classes", button("查找", "Search"), typed),
    step("nobody", "/classes?q=zzzz", thing('.empty .button[href^="tel:"]')),
  ],
  "sign-up": [
    step("learner", (at) => at.openClass, link("报名这门课", "Sign up for this class")),
    step("learner", (at) => `${at.openClass}/sign-up`, button("确认报名", "Confirm my sign-up")),
    step("learner", (at) => at.confirmed, heading("报名成功", "You have a place")),
  ],
  "waiting-list": [
    step("learner", (at) => at.checkWaiting.replace("/sign-up", ""), link("排候补", "Join the waiting list")),
    step("learner", (at) => at.checkWaiting, button("确认排候补", "Join the waiting list")),
    step("learner", (at) => at.waiting, thing("h1")),
    step("learner", "/", heading("有名额了，请您回答", "A place is free for you")),
    step("learner", (at) => at.waiting, link("退出候补", "Leave the waiting list")),
  ],
  timetable: [
    step("learner", "/", link("我的报名", "My sign-ups", "header")),
    step("learner", "/my-sign-ups", words(".timetable__link", "看详情", "Details")),
    step("learner", "/my-sign-ups", link("看以后的全部安排", "Show all later dates")),
    step("learner", "/my-sign-ups", link("加到手机日历", "Add to my phone calendar")),
  ],
  withdraw: [
    step("learner", "/my-sign-ups", words(".summary__link", "查看或退课", "See or give up")),
    step("learner", (at) => at.confirmed, link("退课", "Give up my place")),
    step("learner", (at) => at.withdrawal, words(".button--danger", "退掉", "Give up")),
  ],
  reading: [
    step("nobody", "/", words(".comfort__summary", "阅读设置", "Display")),
    step("nobody", "/", words(".comfort__button", "最大", "Largest"), settings),
    step("nobody", "/", words(".comfort__button", "高对比", "High"), settings),
    step("nobody", "/", words(".comfort__button:not([hidden])", "朗读", "Read"), settings),
  ],
  print: [
    step("learner", (at) => at.confirmed, link("打印", "Print", "main")),
    step("learner", (at) => at.confirmed, counter),
    step("learner", (at) => at.confirmed, link("发给家人", "Send to family")),
    step("learner", (at) => at.confirmed, words(".share__said", "网址已复制", "The address is copied"), copied),
  ],
  "no-network": [
    step("nobody", "/offline", link("再试一次", "Try again")),
    step("nobody", "/", thing(".footer__phone")),
    step("nobody", "/", counter),
  ],
};

// Opens a step's page and does what comes before; answers what is ringed.
export async function show(page: Page, step: Step, language: Language, address: string, paths: Scene["paths"]): Promise<Locator> {
  await page.context().addCookies([{ name: "language", value: language, url: address }]);
  await page.goto(typeof step.path === "string" ? step.path : step.path(paths));
  const say = (chinese: string, english: string) => (language === "en" ? english : chinese);
  await step.before?.(page);
  return step.ringed(page, step.words ? say(...step.words) : "");
}

// As on most telephones: no sheet for sharing in the way, a clipboard, a voice.
export async function asOnATelephone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: undefined, configurable: true });
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} }, configurable: true });
    const voices = ["zh-CN", "en-US"].map((lang) => ({ lang, name: lang, localService: true, default: true, voiceURI: lang }));
    Object.defineProperty(speechSynthesis, "getVoices", { value: () => voices, configurable: true });
  });
}

export const fileOf = (task: string, number: number, language: Language) => `${root}/public/manual/${language}/${task}-${number}.svg`;

// The words of what a picture has in its ring.
export function wordsInRing(task: string, number: number, language: Language): string {
  const told = readFileSync(fileOf(task, number, language), "utf8").match(/ data-ringed="([^"]*)"/)?.[1] ?? "";
  return told.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
