// Draws the icons for home screens from public/mark.svg, as PNG for devices that take no SVG. Run it when the mark changes,
// and commit what it draws.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";

const publicFolder = fileURLToPath(new URL("../public", import.meta.url));
const mark = readFileSync(`${publicFolder}/mark.svg`, "utf8");
// The ground of the plate: where a device cuts the icon to a shape of its own, the ground goes on to the edge.
const ground = mark.match(/fill="(#[0-9A-F]{6})"/)?.[1] ?? "";

// Name, pixels, how much of the width the mark takes, and whether there is ground around it. Android may cut off all
// but a circle of 80 %, Apple rounds the corners.
const icons = [
  { name: "192", pixels: 192, mark: 1, ground: false },
  { name: "512", pixels: 512, mark: 1, ground: false },
  { name: "maskable-512", pixels: 512, mark: 0.86, ground: true },
  { name: "apple-180", pixels: 180, mark: 0.96, ground: true },
];

for (const icon of icons) {
  test(`draws ${icon.name}`, async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: icon.pixels, height: icon.pixels } });
    const width = `${icon.mark * 100}%`;
    await page.setContent(`<!doctype html><style>html{height:100%;background:${icon.ground ? ground : "transparent"}}
      body{margin:0;height:100%;display:grid;place-items:center}svg{width:${width};height:${width}}</style>${mark}`);
    const picture = await page.screenshot({ omitBackground: true });
    mkdirSync(`${publicFolder}/app-icon`, { recursive: true });
    writeFileSync(`${publicFolder}/app-icon/${icon.name}.png`, picture);
    await page.close();
  });
}
