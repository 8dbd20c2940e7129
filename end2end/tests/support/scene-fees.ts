// A fee for a place that has ended: somebody was signed up at the counter, has paid, and was taken off the list.
import { expect } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";
import { newMobile } from "./people";

export async function feePaths({ request, address }: Desk) {
  const page = async (way: string) => await (await request.get(way)).text();
  const mobile = newMobile();
  let place = "";
  // The first class of the list that is not full: whoever waits pays nothing.
  const listed = (await page("/desk/fees")).matchAll(/\/desk\/offerings\/([0-9a-f-]{36})/g);
  for (const offering of new Set([...listed].map((found) => found[1] ?? ""))) {
    await send(request, address, "/forms/desk-add", { offering, name: "贾玉兰", mobile, born_on: "1958-6-1" });
    await send(request, address, "/forms/desk-fees-find", { q: mobile });
    place = (await page("/desk/fees?found")).match(/\/desk\/fees\/([0-9a-f-]{36})/)?.[1] ?? "";
    if (place !== "") break;
  }
  await send(request, address, "/forms/desk-fee-paid", { sign_up: place, way: "cash" });
  await send(request, address, "/forms/desk-remove", { sign_up: place, reason: "搬到外地去了" });
  const deskFeeEnded = `/desk/fees/${place}`;
  expect(await page(deskFeeEnded)).toContain("搬到外地去了");
  return { deskFeeEnded };
}
