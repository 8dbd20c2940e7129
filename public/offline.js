// Starts the service worker, which keeps pages for the time without network, and says on the page itself that a form
// could not be sent: nobody is led away from what they typed. A file of its own, because the worker must not wait for
// the browser part, which may never arrive.
"use strict";

const { serviceWorker } = navigator;
const SIGNS = ["pointerdown", "keydown", "scroll"];

// At the first touch, when all is there that the page itself needs: whoever only looks and leaves is spared its bytes.
async function start() {
  for (const sign of SIGNS) removeEventListener(sign, start);
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded));
  // Where nothing can be kept, or there can be no worker, the pages do without.
  await keepSheet().catch(() => {});
  serviceWorker.register("/service-worker.js").catch(() => {});
}

// The style sheet that stood in this page: neither the worker nor the next page needs to fetch what is here already.
async function keepSheet() {
  const sheet = document.querySelector("style[data-address]");
  if (!sheet) return;
  const files = await caches.open(`files ${document.querySelector("meta[name=build]").content}`);
  await files.put(sheet.dataset.address, new Response(sheet.textContent, { headers: { "content-type": "text/css" } }));
}

// The notice stands there because Back was pressed without network.
let toldByBack = false;

function sayNotSent(worker) {
  const notice = document.getElementById("no-network");
  if (!notice) return;
  // A page that is shown from what was kept still says from when it is.
  if (notice.hidden) document.getElementById("kept-from").hidden = true;
  document.getElementById("not-sent").hidden = false;
  notice.hidden = toldByBack = false;
  notice.focus();
  worker.postMessage("told");
  // What was pressed waits no longer, and the navigator goes on: as on a page that comes back as it was left.
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}

// Back may bring a page from the browser's memory, of which the worker knows nothing: without network it says from when it is.
// What stands there already, from the worker or because a form was not sent, stays.
addEventListener("pageshow", ({ persisted }) => {
  const notice = document.getElementById("no-network");
  if (!persisted || !notice || (!notice.hidden && !toldByBack)) return;
  toldByBack = !navigator.onLine;
  notice.hidden = navigator.onLine;
});

if (serviceWorker) {
  if (!serviceWorker.controller) for (const sign of SIGNS) addEventListener(sign, start, { passive: true });
  serviceWorker.addEventListener("message", ({ ports }) => sayNotSent(ports[0]));
  serviceWorker.startMessages();
}
