// A published draw, recomputed by a program that shares no line with ours, and verified by ours.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { recordOf } from "./support/draw";
import { binary, root } from "./support/server";

// Whole numbers below `most`, the same ones each time for the same beginning: a linear congruential generator.
function chance(beginning: number): (most: number) => number {
  let state = beginning >>> 0;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

// A dozen offerings, three hundred people who want more than there is.
function someList(beginning: number): string {
  const below = chance(beginning);
  const lines = ["yinyao-draw\t1", "seed\t10\t掷骰子十次"];
  const shares: number[] = [];
  for (let offering = 1; offering <= 12; offering++) {
    lines.push(`offering\t${offering}\t${4 + below(20)}\t课程${offering}`);
    shares.push(below(3));
    for (let share = 1; share <= shares.at(-1)!; share++) lines.push(`share\t${offering}\t${below(3)}\t${below(2) ? "kept" : "open"}\t预留${share}`);
  }
  for (let one = 1; one < 12; one++) if (below(2)) lines.push(`clash\t${one}\t${one + 1}`);
  let number = 0;
  for (let person = 0; person < 300; person++) {
    number += 1 + below(100_000);
    const wishes = new Set(Array.from({ length: 1 + below(5) }, () => 1 + below(12)));
    const wish = (offering: number) => {
      const of = [1, 2].filter((share) => share <= shares[offering - 1]! && below(2));
      return `${offering}:${1 + below(4)}:${below(4) ? "first" : "again"}:${of.join("+") || "-"}`;
    };
    lines.push(["application", String(number).padStart(8, "0"), 1 + below(3), ...[...wishes].map(wish)].join("\t"));
  }
  return lines.join("\n") + "\n";
}

test("a second program draws the example as ours does", () => {
  const example = (name: string) => readFileSync(`${root}/domain/src/draw/example/${name}.txt`, "utf8");
  expect(recordOf(example("list"), "3516241636")).toBe(example("record"));
  expect(recordOf(example("district-list"), "3516241636")).toBe(example("district-record"));
});

test("a second program comes to the same places and waiting lists", async ({}, testInfo) => {
  const [listFile, recordFile] = [testInfo.outputPath("list.txt"), testInfo.outputPath("record.txt")];
  const verify = (list: string, record: string) => {
    writeFileSync(listFile, list);
    writeFileSync(recordFile, record);
    return spawnSync(binary, ["verify", listFile, recordFile], { encoding: "utf8" });
  };
  for (let number = 1; number <= 20; number++) {
    const list = someList(number);
    // In every second draw two offerings were called off since the list was frozen.
    const record = recordOf(list, String(3_516_241_636 + number), number % 2 ? [] : [3, 7]);
    const { status, stderr } = verify(list, record);
    expect(`${status} ${stderr}`).toBe("0 ");
    const waiting = record.indexOf("waiting\t");
    expect(verify(list, record.slice(0, waiting) + record.slice(waiting).replace(/\d{8}/, "00000000")).status).toBe(1);
  }
});
