// 用摄像头扫码: the tablet's camera at the door reads a card's code into the field and sends it. Loaded on that page alone; where
// a browser reads no codes or has no camera, nothing is shown. No picture leaves the tablet, and none is kept.
"use strict";

const box = document.querySelector("[data-camera]");
// The next person finds the camera on, as whoever set the tablet up has left it.
const ON = "yinyao-camera";

async function scan() {
  const picture = box.querySelector("video");
  let stream;
  try {
    // People stand before the tablet and hold their card to it.
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
  } catch {
    // Nobody has allowed it: the field is there as before.
    sessionStorage.removeItem(ON);
    return;
  }
  sessionStorage.setItem(ON, "on");
  picture.srcObject = stream;
  picture.hidden = false;
  box.querySelector("button").hidden = true;
  await picture.play();
  const reader = new BarcodeDetector();
  const look = async () => {
    const [found] = await reader.detect(picture).catch(() => []);
    if (!found) return setTimeout(look, 200);
    for (const track of stream.getTracks()) track.stop();
    const form = box.closest("form");
    form.elements.scanned.value = found.rawValue;
    // Without network it is kept and the page stays: the next card is read once this one is put away.
    form.addEventListener("kept", () => setTimeout(scan, 2000), { once: true });
    form.requestSubmit();
  };
  look();
}

if (box && "BarcodeDetector" in window && navigator.mediaDevices) {
  box.hidden = false;
  box.querySelector("button").addEventListener("click", scan);
  // What was scanned and could not be used is read first. A card that was read is put away first, or it would be read again.
  if (sessionStorage.getItem(ON) && !document.querySelector("[role=alert]")) setTimeout(scan, 2000);
}
