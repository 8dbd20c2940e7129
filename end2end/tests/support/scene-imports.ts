// Lists of rooms and people at the desk: waiting with and without problems, of unknown columns, taken over, taken back.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { APIRequestContext } from "@playwright/test";
import type { Desk } from "./desk";
import { send } from "./http";
import { newMobile } from "./people";

export const roomsList = fileURLToPath(new URL("../../../server/demonstration/rooms-centre.csv", import.meta.url));
const register = fileURLToPath(new URL("../../../server/demonstration/people-300.xlsx", import.meta.url));

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

// `desk` signs in as the university, `another` as the centre: an error is kept for each reader and form.
export async function importPaths(desk: Desk, another: Desk) {
  const mark = newMobile().slice(-6);
  const rooms = readFileSync(roomsList, "utf8").replace(/^(\d{3}) /gm, `$1 ${mark}号`);
  const imported = await desk.imports(Buffer.from(rooms), {});
  const bigger = rooms.replace(/,1,150,/, ",1,180,");
  const again = pathOf(await desk.handsIn("rooms.csv", Buffer.from(bigger)));
  const undone = await desk.imports(Buffer.from(rooms.replaceAll(mark, `${mark}旧`)), {});
  await desk.leads("/forms/desk-import-undo", { import: undone.split("/")[3] });
  const unknown = Buffer.from(`老同志,生辰,打这个电话\n王娥,1956.10.25,${newMobile()}\n`);
  const columns = pathOf(await desk.handsIn("people.csv", unknown));
  const theirs = pathOf(await another.handsIn("people.csv", unknown));
  const bad = { import: theirs.split("/")[3], kind: "people", "columns[0]": "姓名", "columns[1]": "姓名", "columns[2]": "" };
  return {
    deskPeople: pathOf(await desk.handsIn("people-300.xlsx", readFileSync(register))),
    deskRoomsDiffering: again,
    deskImportColumns: columns,
    deskBadColumns: await led(another.request, another.address, "/forms/desk-import-columns", bad),
    deskImportUndo: `${imported}/undo`,
    deskImportUndone: undone,
  };
}

async function led(request: APIRequestContext, address: string, action: string, fields: Record<string, string>): Promise<string> {
  return pathOf((await send(request, address, action, fields)).url);
}
