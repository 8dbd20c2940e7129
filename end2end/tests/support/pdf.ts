// What is on paper, from the PDF itself: Chromium writes its pages as plain objects, only their contents are packed.
import type { Page } from "@playwright/test";

export interface Sheet {
  // In millimetres.
  width: number;
  height: number;
}

export const a4: Sheet = { width: 210, height: 297 };
export const a4Across: Sheet = { width: 297, height: 210 };
export const a3: Sheet = { width: 297, height: 420 };

// Prints as a person does who presses 打印: the paper that the page names.
export async function printed(page: Page): Promise<Sheet[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.matchAll(/\/Type \/Page\b[^]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({ width: millimetres(width), height: millimetres(height) }));
}
