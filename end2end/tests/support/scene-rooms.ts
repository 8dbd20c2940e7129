// Rooms of a university in every state that a page can show: booked, waited for, to be decided, closed, retired.
import type { APIRequestContext } from "@playwright/test";
import type { Desk } from "./desk";
import { dayFromToday, daysToOpenTuesday } from "./desk";
import { send } from "./http";
import { newMobile } from "./people";

const choir = { what: "合唱排练", whose: "club", group: "夕阳红合唱团", contact: "李桂兰", telephone: "19900000001" };

export async function roomPaths(desk: Desk, learner: APIRequestContext) {
  const name = `琴房${newMobile().slice(-6)}`;
  const hours = { monday: "8:30-11:30；14:00-17:00", saturday: "闭馆" };
  const added = await desk.leads("/forms/desk-room", { name, floor: "2", capacity: "20", equipment: "钢琴、谱架", step_free: "yes", lending: "by_approval" });
  const room = added.match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const first = daysToOpenTuesday(30);
  const on = dayFromToday(first).text;
  const time = { room, on, from: "14:00", to: "16:00" };
  const asked = await desk.leads("/forms/desk-book", { ...time, ...choir });
  const waiting = await desk.leads("/forms/desk-book", { ...time, ...choir, group: "京剧社", waits: "yes" });
  const weekly = { ...time, from: "9:00", to: "10:30", every: "1", until: dayFromToday(first + 28).text };
  const booked = await desk.leads("/forms/desk-book", { ...weekly, ...choir, whose: "staff", group: "办公室" });
  const inTheMiddle = dayFromToday(first + 14).text;
  await desk.leads("/forms/desk-room-close", { room, from: inTheMiddle, to: inTheMiddle, reason: "地面维修" });
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const looked = { room, on: dayFromToday(first + 7).text, from: "14:00", to: "16:00", every: "1", until: dayFromToday(first + 28).text };
  const elsewhere = { on: dayFromToday(first + 1).text, from: "9:00", to: "10:30", reach: "rest" };
  const other = `舞蹈室${newMobile().slice(-6)}`;
  const closed = (await desk.leads("/forms/desk-room", { name: other, ...hours })).match(/[0-9a-f-]{36}/)?.[0] ?? "";
  await desk.leads("/forms/desk-room-retire", { room: closed, revision: "1", on: dayFromToday(20).text });
  // The same from the club's side, on another day.
  const club = { what: choir.what, group: choir.group, contact: choir.contact, telephone: choir.telephone };
  const ownTime = { room, on: dayFromToday(first + 1).text, from: "14:00", to: "16:00" };
  const asks = async (fields: Record<string, string>) => {
    const { pathname, search } = new URL((await send(learner, desk.address, "/forms/book-room", fields)).url);
    return pathname + search;
  };
  const own = await asks({ ...ownTime, ...club });
  const inLine = (await asks({ ...ownTime, ...club, group: "京剧社", waits: "yes" })).split("?")[0];
  const agreed = (await asks({ ...ownTime, from: "17:00", to: "18:00", ...club })).split("?")[0];
  await desk.leads("/forms/desk-booking", { booking: agreed.split("/")[2], revision: "0", act: "approve" });
  const gone = await asks({ ...ownTime, from: "19:00", to: "20:00", ...club });
  await send(learner, desk.address, "/forms/give-up-room", { booking: gone.split("/")[2], revision: "0" });
  const weeks = { every: "1", until: dayFromToday(first + 8).text, waits: "yes" };
  const series = (await asks({ ...ownTime, from: "17:00", to: "18:00", ...weeks, ...club, group: "书友社" })).split("?")[0];
  const lent = (await (await learner.get("/rooms")).text()).match(/\/rooms\?institution=[0-9a-f-]{36}/)?.[0] ?? "";
  const asking = `/rooms/${room}/booking`;
  return {
    rooms: lent,
    roomsFound: `${lent}&${query({ on, from: "14:00", to: "16:00", people: "10" })}`,
    roomsWrong: `${lent}&${query({ on: "2027-2-29", from: "", to: "", people: "x" })}`,
    roomAsking: asking,
    roomAskingDays: `${asking}?${query({ on: dayFromToday(first + 2).text, from: "14:00", to: "16:00", every: "", until: "" })}`,
    badRoomAsking: await asks({ ...ownTime, on: dayFromToday(first + 3).text, what: "", group: "", contact: "", telephone: "1" }),
    ownRoom: own,
    ownRoomSeries: series,
    ownRoomGone: gone,
    deskRoom: `/desk/rooms/${room}?week=${on}`,
    deskRoomsWeek: `/desk/rooms/week?${query({ week: inTheMiddle })}`,
    deskRoomHours: `/desk/rooms/${closed}`,
    deskRoomChange: `/desk/rooms/${closed}/change`,
    deskRoomRetirement: `/desk/rooms/${room}/retirement`,
    deskRoomRetired: `/desk/rooms/${closed}/retirement`,
    deskRoomsFound: `/desk/rooms?${query({ on, from: "14:00", to: "16:00", people: "" })}`,
    deskBooking: booked,
    deskBookingAsked: asked.split("?")[0],
    deskBookingWaiting: waiting.split("?")[0],
    deskBookingNew: `/desk/bookings/new?room=${room}`,
    deskBookingDays: `/desk/bookings/new?${query(looked)}`,
    deskBookingTaken: `/desk/bookings/new?${query(time)}`,
    deskBookingWrong: `/desk/bookings/new?${query({ room, on: "x", from: "", to: "" })}`,
    deskBadBooking: await desk.leads("/forms/desk-book", { ...looked, telephone: "12" }),
    deskBadRoom: await desk.leads("/forms/desk-room", { name: "", monday: "上午", longest: "x" }),
    deskBadClosure: await desk.leads("/forms/desk-room-close", { room, from: "2027-2-29", to: "", reason: "" }),
    deskRoomClosing: `/desk/rooms/${room}?${query({ from: on, to: on })}`,
    deskBadRetirement: await desk.leads("/forms/desk-room-retire", { room, revision: "1", on: "明天" }),
    deskBookingWhere: `${booked.split("?")[0]}/move?${query(elsewhere)}`,
    deskBadBookingMove: await desk.leads("/forms/desk-booking-move", { ...elsewhere, booking: booked.match(/[0-9a-f-]{36}/)?.[0] ?? "", revision: "0", room: "", reason: "" }),
    deskBookingSlip: `${booked.split("?")[0]}/slip`,
    deskLineMove: `${waiting.split("?")[0]}/move`,
    deskLineWhere: `${waiting.split("?")[0]}/move?${query({ on, from: "14:30", to: "15:30", reach: "" })}`,
    deskClosuresLook: `/desk/closures?${query({ from: on, to: on })}`,
    deskBadHouseClosure: await desk.leads("/forms/desk-house-close", { from: on, to: on, reason: "" }),
    ownRoomMove: `${own}/move`,
    ownRoomSlip: `${agreed}/slip`,
    ownLineMove: `${inLine}/move`,
    ownLineWhere: `${inLine}/move?${query({ on: ownTime.on, from: "14:30", to: "17:00", reach: "" })}`,
    ownRoomWhere: `${own}/move?${query({ on: dayFromToday(first + 4).text, from: "14:00", to: "16:00", reach: "one" })}`,
    deskBadCancelling: await desk.leads("/forms/desk-booking", { booking: booked.match(/[0-9a-f-]{36}/)?.[0] ?? "", revision: "0", act: "cancel", reason: "" }),
  };
}
