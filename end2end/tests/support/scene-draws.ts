// Draws in every state that the desk's pages can show.
import { expect } from "@playwright/test";
import { type Desk, dayFromToday, secondsFromNow } from "./desk";

// A draw that takes wishes, one whose window opens later, and four whose windows close while the rest of the scene is made.
export async function makeDraws(university: Desk) {
  const evening = { from: "19:00", to: "20:30", capacity: 1 };
  const began = Date.now();
  const open = [
    await university.offers({ ...evening, name: "茶艺入门（摇号的）", inDays: 50 }),
    await university.offers({ ...evening, name: "香道入门（摇号的）", inDays: 51 }),
  ];
  const frozen = await university.offers({ ...evening, name: "插花入门（待抽签的）", inDays: 52 });
  const held = await university.offers({ ...evening, name: "篆刻入门（抽过签的）", inDays: 53 });
  const free = await university.offers({ ...evening, name: "拓印入门（还没摇号的）", inDays: 54 });
  const amended = [
    await university.offers({ ...evening, name: "剪纸入门（名单后取消的）", inDays: 55 }),
    await university.offers({ ...evening, name: "泥塑入门（名单上还在的）", inDays: 56 }),
  ];
  const ahead = [
    await university.offers({ ...evening, name: "评弹欣赏（以后摇号的）", inDays: 76 }),
    await university.offers({ ...evening, name: "评书欣赏（以后摇号的）", inDays: 77 }),
  ];
  const endedDraw = [
    await university.offers({ ...evening, name: "年画入门（名单后取消的）", inDays: 78 }),
    await university.offers({ ...evening, name: "扎染入门（不摇号了的）", inDays: 79 }),
  ];
  // Not before the last wish on any machine: all of them are fewer requests than half of the offerings took.
  const soon = () => secondsFromNow(5 + (Date.now() - began) / 2000);
  const paths = {
    ahead: await university.plansDraw(ahead, dayFromToday(20).text, { opens_at: dayFromToday(10).text }),
    open: await university.plansDraw(open, dayFromToday(20).text, { "district[0]": "1", district_until: dayFromToday(25).text }),
    frozen: await university.plansDraw([frozen], soon()),
    held: await university.plansDraw([held], soon()),
    amended: await university.plansDraw(amended, soon()),
    ended: await university.plansDraw(endedDraw, soon()),
  };
  const slip = await university.wishes(paths.open, "魏桂兰", open[0]);
  for (const name of ["魏桂兰", "张国强"]) {
    await university.wishes(paths.frozen, name, frozen);
    await university.wishes(paths.held, name, held);
  }
  await university.wishes(paths.amended, "魏桂兰", amended[1]);
  await university.wishes(paths.ended, "魏桂兰", endedDraw[1]);
  return { ...paths, slip, off: amended[0], offToo: endedDraw[0], drawn: open[0], other: open[1], drawnLater: ahead[0], free };
}

// Where they are seen, once four of them have closed and been frozen, one of these was held, an offering of another was called off,
// and the last was called off itself after that.
export async function drawPaths(university: Desk, draws: Awaited<ReturnType<typeof makeDraws>>) {
  const id = (path: string) => path.split("/")[3];
  for (const path of [draws.frozen, draws.held, draws.amended, draws.ended]) {
    const frozen = async () => {
      await university.leads("/forms/desk-draw-freeze", { draw: id(path) });
      return (await university.request.get(path)).text();
    };
    await expect.poll(frozen, { timeout: 60_000 }).toContain("名单指纹");
  }
  const digits = (draw: string) => ({
    draw: id(draw),
    seed: "3 5 1 6 2 4 1 6 3 6",
    fell_at: secondsFromNow(0),
    circumstances: "一楼大厅，学员代表三人见证",
  });
  await university.leads("/forms/desk-draw-hold", digits(draws.held));
  const badPlan = { offerings: draws.free, name: "", closes_at: "明天", most_wanted: "0", digits: "3" };
  await university.leads("/forms/desk-cancel", { offering: draws.off, reason: "老师病了，这门课停开" });
  await university.leads("/forms/desk-cancel", { offering: draws.offToo, reason: "老师病了，这门课停开" });
  await university.leads("/forms/desk-draw-end", { draw: id(draws.ended), reason: "报名的人不多，人人有名额" });
  return {
    drawAhead: draws.ahead.replace("/desk", ""),
    drawnLater: `/offerings/${draws.drawnLater}`,
    wishesAhead: `${draws.ahead.replace("/desk", "")}/wishes`,
    deskDrawAhead: draws.ahead,
    drawEnded: draws.ended.replace("/desk", ""),
    drawAmended: draws.amended.replace("/desk", ""),
    deskDraw: draws.open,
    deskDrawnOffering: `/desk/offerings/${draws.drawn}`,
    deskDrawChoice: `/desk/draws/new?offering=${draws.free}`,
    deskDrawPlan: `/desk/draws/new/plan?offering=${draws.free}`,
    deskBadDrawPlan: await university.leads("/forms/desk-draw-plan", badPlan),
    deskWishes: `${draws.open}/wishes`,
    deskBadWishes: await university.leads("/forms/desk-wish", { draw: id(draws.open), name: "", wanted: "" }),
    deskSlip: draws.slip,
    deskDrawClosing: `${draws.open}/closing`,
    deskBadDrawClosing: await university.leads("/forms/desk-draw-closing", { draw: id(draws.open), closes_at: "2020-1-1", reason: "" }),
    deskDrawEnd: `${draws.open}/end`,
    deskDrawTakeOut: `${draws.open}/end?offering=${draws.other}`,
    deskBadDrawEnd: await university.leads("/forms/desk-draw-end", { draw: id(draws.open), reason: "" }),
    deskFrozenDraw: draws.frozen,
    deskDrawDoor: `${draws.frozen}/door`,
    deskDrawSeed: `${draws.frozen}/seed`,
    deskDrawCheck: await university.leads("/forms/desk-draw-check", digits(draws.frozen)),
    deskHeldDraw: draws.held,
  };
}
