// What stays when the network goes: the pages last seen, my timetable, and a page that says whom to call.
// Plain JavaScript: a service worker in Rust would first have to load all of the browser part.
//
// Its caches: "offline"         the page in the place of those never seen; it holds nothing of anybody's
//             "pages <reader>"  pages of one reader: who, how they read, until when they are signed in
//             "files <build>"   style sheet, scripts and drawings that kept pages of one build name
//
// Pages of a person say `no-store`, for caches that cannot tell readers apart. This one can: the server marks each
// answer with its reader, and before a page of another reader, or of nobody, is shown, all kept pages are deleted.
// What may be kept the server decides (app/src/paths.rs). Answers to forms never are.
"use strict";

const OFFLINE = "/offline";
const MINE = "/my-sign-ups";
const AT_MOST = 30;
const AN_HOUR = 3_600_000;
// A network that does not answer for so long is none, if the page is kept. Shorter than the navigator's own patience.
const PATIENCE = 7_000;
// What a page names: "/pkg/yinyao.<hash>.css", "/icons.svg#i-phone".
const HASHED = /^\/(pkg\/.+\.[\w-]{22}\.\w+|desk\.css)$/;
const FILES = /"(\/(?:pkg\/[\w.-]+|[\w/-]+\.(?:svg|webmanifest|(?:js|wasm)\?build=[\w-]+)|desk\.css\?\w+))/g;
// The one page of a desk that is kept: people stand at the door whether there is a network or not. It shows their names, and
// is kept for half a day alone. A letter, or a greeting, is the same page.
const DOOR = /^(\/desk\/sessions\/[\w-]{36}\/door)(?=\?|$)/;
const HALF_A_DAY = 12 * AN_HOUR;
// A board on a wall asks for itself every minute, also where there was no network: nobody stands there to do it.
const BOARD = /^(\/wall\/|\/desk\/today(?=\?|$)(?!.*[?&]still))/;

// Another one whenever kept pages are deleted: what was asked for before must not be kept after.
let era = Symbol();
// Keeping goes one after another, behind the reader's back.
let work = Promise.resolve();
const later = (task) => (work = work.then(task).catch(() => {}));
const wait = (time) => new Promise((done) => setTimeout(done, time));
const pathOf = (address) => address.slice(location.origin.length).split("#")[0];
const kept = (path, cacheName) => caches.match(path, { cacheName });
const cachesOf = async (kind) => (await caches.keys()).filter((name) => name.startsWith(kind));
const remove = (names) => Promise.all(names.map((name) => caches.delete(name)));

// A new worker takes over at once, in all windows: it belongs to no build, and the fault that it mends should not stay
// until a tablet is restarted.
addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(bring(OFFLINE).then((html) => html ?? Promise.reject(new Error("Nothing to show."))));
});
addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  // First of all: what else may fail or take its time keeps no open page waiting.
  await clients.claim();
  // From now on pages are asked for while the worker wakes up. Where that is refused they are asked for a moment later.
  await registration.navigationPreload?.enable().catch(() => {});
  for (const { url } of await clients.matchAll()) later(() => bring(pathOf(url)));
  await later(async () => bringMine(await ownPages(), AN_HOUR));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  const isPage = request.mode === "navigate" || request.headers.get("accept")?.includes("text/html");
  if (origin !== location.origin) return;
  if (request.method === "GET" && (HASHED.test(pathname) || searchParams.has("build"))) {
    event.respondWith(file(request, pathname, searchParams.get("build")));
  } else if (request.method === "GET" && isPage) {
    event.respondWith(read(event, pathOf(request.url)));
  } else if (request.method === "POST" && isPage && request.referrer.startsWith(`${origin}/`)) {
    // A form on another site's page is left to the browser: it shall not pass for one of ours because we sent it on.
    event.respondWith(send(event, pathname.startsWith("/forms/sign-out")));
  }
});

// A file: either its name has a hash and it never changes, or it is asked for by build where a kept page is shown.
const file = async (request, path, build) =>
  (await (build ? kept(path, `files ${build}`) : caches.match(request))) ?? fetch(request);

// A page: from the network, or as it was last seen.
async function read(event, path) {
  // Back takes the browser's own copy, however old it is. Where there is no network, what we have kept says so.
  const copy = event.request.cache === "force-cache" && !navigator.onLine && (await keptPage(path));
  if (copy) return copy;
  const network = fromNetwork(event, era);
  event.waitUntil(network.then(() => work, () => {}));
  const late = wait(PATIENCE).then(() => keptPage(path));
  const first = Promise.race([network, late.then((page) => page ?? network)]);
  return first.catch(async () => (await keptPage(path)) ?? offlinePage(path));
}

// Keeps what was seen, and what goes with it: the page for offline of this build and this way of reading; my timetable.
async function fromNetwork(event, asked) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  const reader = await welcome(response, asked);
  if (!reader) return response;
  const copy = response.clone();
  later(async () => {
    await keep(copy, reader);
    const offline = await kept(OFFLINE, "offline");
    const look = ({ headers }) => headers.get("yinyao-build") + headers.get("yinyao-reader").split(" ")[1];
    if (!offline || look(offline) !== look(copy)) await bring(OFFLINE);
    await bringMine(reader.pages, AN_HOUR);
  });
  return response;
}

// A form. Signing out deletes what was kept even where nobody can be told of it, and again what came in meanwhile.
async function send(event, leaves) {
  const asked = era;
  try {
    if (leaves) await forget();
    const response = await fetch(event.request);
    await (leaves ? forget() : welcome(response, asked));
    event.waitUntil(later(async () => bringMine(await ownPages(), 0)));
    return response;
  } catch {
    return notSent(event.request);
  }
}

// Whose page is it? What was kept for anybody else is gone before it is seen.
async function welcome(response, asked) {
  const reader = response.headers.get("yinyao-reader");
  const pages = `pages ${reader}`;
  const others = (await cachesOf("pages ")).filter((name) => name !== pages);
  // An answer from before a change says nothing about who reads now.
  if (!reader || asked !== era) return undefined;
  if (others.length) asked = era = Symbol();
  await remove(others);
  return { pages, asked };
}

async function forget() {
  era = Symbol();
  await remove(await cachesOf("pages "));
}

// The cache of whoever is signed in, as long as that lasts, or of nobody.
async function ownPages() {
  const [pages] = await cachesOf("pages ");
  return pages?.split(" ")[3] * 1000 < Date.now() ? forget() : pages;
}

// My timetable, its first days and all of them, and the sign-ups that it leads to, where they were kept too long ago.
async function bringMine(pages, age) {
  // Of nobody there are three words.
  if (pages?.split(" ").length !== 4) return;
  const fresh = async (path, age) => {
    const page = await kept(path, pages);
    return page && Date.now() - page.headers.get("yinyao-kept") < age ? page.text() : bring(path);
  };
  const links = (await fresh(MINE, age))?.match(/\/(my-sign-ups\?all|sign-ups\/[\w-]{36})(?=")/g);
  for (const path of [...new Set(links)].slice(0, AT_MOST)) await fresh(path, path.startsWith(MINE) ? age : AN_HOUR);
}

// Asks for a page that nobody opened, and keeps it.
async function bring(path) {
  const asked = era;
  const response = await fetch(path, { headers: { accept: "text/html" } });
  const reader = await welcome(response, asked);
  return reader && keep(response, reader);
}

// Keeps a page with the files that it names, and answers its text.
async function keep(response, { pages, asked }) {
  if (!response.headers.has("yinyao-keep")) return undefined;
  const html = await response.text();
  const files = await caches.open(`files ${response.headers.get("yinyao-build")}`);
  for (const [, name] of html.matchAll(FILES)) await add(files, name);
  const headers = new Headers(response.headers);
  for (const name of ["vary", "content-encoding", "content-length"]) headers.delete(name);
  headers.set("yinyao-kept", Date.now());
  const path = pathOf(response.url);
  const name = path === OFFLINE ? "offline" : pages;
  const cache = await caches.open(name);
  if (asked !== era && name === pages) return remove([name]).then(() => undefined);
  await cache.put(path, new Response(html, { headers }));
  await tidy(cache);
  return html;
}

// Without its style sheet a page is not kept; without others it is. The desk's own sheet changes with its address.
async function add(files, name) {
  const path = name.startsWith("/desk.css") ? name : name.split("?")[0];
  if (await files.match(path)) return;
  const response = await fetch(name).catch(() => undefined);
  if (response?.ok) await files.put(path, response);
  else if (path.endsWith(".css")) throw new Error(`${path} is not there.`);
}

// The oldest pages go, one's own and others by themselves; then the files of builds that no kept page is of.
async function tidy(cache) {
  const isMine = ({ url }) => /^\/(my-)?sign-ups/.test(pathOf(url));
  const keys = await cache.keys();
  for (const key of keys) if (isPast(pathOf(key.url), await cache.match(key))) await cache.delete(key);
  for (const some of [keys.filter(isMine), keys.filter((key) => !isMine(key))]) {
    for (const old of some.slice(0, -AT_MOST)) await cache.delete(old);
  }
  const needed = new Set();
  for (const name of ["offline", ...(await cachesOf("pages "))]) {
    for (const { headers } of await (await caches.open(name)).matchAll()) needed.add(`files ${headers.get("yinyao-build")}`);
  }
  await remove((await cachesOf("files ")).filter((name) => !needed.has(name)));
}

// A kept page as it is shown: with the drawings of its own build, and with some hidden parts in sight.
async function show(page, ids, status, change = (html) => html) {
  let html = (await page.text()).replace(/"\/[\w/-]+\.(svg|webmanifest)/g, `$&?build=${page.headers.get("yinyao-build")}`);
  for (const id of ids) html = html.replace(new RegExp(`(<[^>]* id="${id}"[^>]*?) hidden(="")?`), "$1");
  return new Response(change(html), { status, headers: page.headers });
}

const isPast = (path, page) => DOOR.test(path) && Date.now() - page.headers.get("yinyao-kept") > HALF_A_DAY;

// As it was seen, with the notice, whose words stand in the title, too: that is what is read out first.
async function keptPage(path) {
  const pages = await ownPages();
  const seen = path.match(DOOR)?.[1] ?? path;
  const page = pages && (await kept(seen, pages));
  if (page && isPast(seen, page)) return (await caches.open(pages)).delete(seen).then(() => undefined);
  const change = (html) => html.replace("<title>", `$&${html.match(/"notice__title">([^<]+)/)?.[1]} - `);
  return page && show(page, ["no-network"], 200, change);
}

// The page for offline in the place of another, with links to some that are kept.
async function offlinePage(path, isForm) {
  const page = await kept(OFFLINE, "offline");
  if (!page) return Response.error();
  const pages = await ownPages();
  const keys = pages ? await (await caches.open(pages)).keys() : [];
  // Home stands in every header, and the timetable leads to each sign-up.
  const paths = keys.map(({ url }) => pathOf(url)).filter((path) => !/\?|^\/$|^\/sign-ups/.test(path));
  let items = "";
  for (const path of paths.sort((a, b) => (a === MINE) - (b === MINE)).reverse().slice(0, 6)) {
    const title = (await (await kept(path, pages)).text()).match(/<title>([^<]*?)( - [^<-]*)?</)?.[1];
    items += `<li class="links__item"><a class="links__link" href="${path}">${title}</a></li>`;
  }
  const ids = [...(items ? ["kept"] : []), ...(isForm ? ["not-sent"] : [])];
  const change = (html) =>
    html
      .replace('id="never-seen"', isForm ? "$& hidden" : "$&")
      .replace('id="kept-pages">', (start) => start + items)
      .replaceAll(`="${OFFLINE}"`, () => `="${path.replaceAll("&", "&amp;")}"`);
  const shown = await show(page, ids, 503, change);
  if (BOARD.test(path)) shown.headers.set("refresh", "60");
  return shown;
}

// The page with the form says so itself (offline.js) and stays, with all that was typed: 204 leads nowhere. To a script
// the answer is a failure, on which the navigator lets the browser send the form.
async function notSent(request) {
  if (request.mode !== "navigate") return Response.error();
  const [page] = await clients.matchAll();
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((done) => (port1.onmessage = () => done(true)));
  page?.postMessage("not sent", [port2]);
  if (page && (await Promise.race([told, wait(1000)]))) return new Response(null, { status: 204 });
  return offlinePage(pathOf(request.referrer), true);
}
