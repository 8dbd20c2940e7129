// 用摄像头扫码: the tablet's camera at the door reads a card's code into the field and sends it. Loaded on that page alone; where
// there is no camera, nothing is shown. No picture leaves the tablet, and none is kept.
"use strict";

const box = document.querySelector("[data-camera]");
// The next person finds the camera on, as whoever set the tablet up has left it.
const ON = "yinyao-camera";

// A picture is looked at no larger than this: a card held to the tablet fills most of it.
const WIDEST = 640;

// What reads codes: the browser itself, or our own program where it cannot (app/scan).
async function reader() {
  const formats = (await window.BarcodeDetector?.getSupportedFormats?.().catch(() => [])) ?? ["qr_code"];
  if (window.BarcodeDetector && formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue;
  }
  const { default: begin, read } = await import(box.dataset.reader);
  await begin({ module_or_path: box.dataset.program });
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture) => {
    const smaller = Math.min(1, WIDEST / picture.videoWidth);
    canvas.width = picture.videoWidth * smaller;
    canvas.height = picture.videoHeight * smaller;
    if (!canvas.width || !canvas.height) return undefined;
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
    return read(canvas.width, canvas.height, new Uint8Array(data.buffer));
  };
}

// The field is there as before, and the button for another try.
function off(picture) {
  sessionStorage.removeItem(ON);
  picture.hidden = true;
  box.querySelector("button").hidden = false;
  box.querySelector("[role=status]").textContent = box.dataset.off;
}

async function scan() {
  const picture = box.querySelector("video");
  let stream;
  try {
    // People stand before the tablet and hold their card to it.
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
  } catch {
    // Nobody has allowed it, or something else has it.
    return off(picture);
  }
  sessionStorage.setItem(ON, "on");
  box.querySelector("[role=status]").textContent = "";
  picture.srcObject = stream;
  picture.hidden = false;
  box.querySelector("button").hidden = true;
  await picture.play();
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  const read = await reader().catch(() => undefined);
  if (!read) {
    // The program did not come.
    stop();
    return off(picture);
  }
  const look = async () => {
    const found = await read(picture).catch(() => undefined);
    if (!found) return setTimeout(look, 200);
    stop();
    const form = box.closest("form");
    form.elements.scanned.value = found;
    // Without network it is kept and the page stays: the next card is read once this one is put away.
    form.addEventListener("kept", () => setTimeout(scan, 2000), { once: true });
    form.requestSubmit();
  };
  look();
}

// Where a browser does not tell its cameras, one is tried.
const hasCamera = async () => {
  const devices = (await navigator.mediaDevices.enumerateDevices?.()) ?? [{ kind: "videoinput" }];
  return devices.some(({ kind }) => kind === "videoinput");
};

async function offer() {
  if (!(await hasCamera())) return;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", scan);
  // What was scanned and could not be used is read first. A card that was read is put away first, or it would be read again.
  if (sessionStorage.getItem(ON) && !document.querySelector("[role=alert]")) setTimeout(scan, 2000);
}

if (box && navigator.mediaDevices && window.WebAssembly) offer();
