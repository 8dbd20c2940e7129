// Every page of the site map (app/src/site_map.rs) in every state that it has, and who looks at it.
import type { Page, Response, Route } from "@playwright/test";
import type { Reader, Scene } from "./scene";

export interface PageToSee {
  // Also the name of its picture.
  name: string;
  reader: Reader;
  path: string | ((paths: Scene["paths"]) => string);
  // 200 unless told.
  status?: number;
  // Only reached by sending a form: with this body, perhaps from a page of another site.
  sent?: { body: string; from?: "another site" };
  // The showcase of the design system: samples side by side, more than a page of ours ever holds.
  showcase?: boolean;
}

// 2027-01, as it stands in an address: a month with activities in the demonstration.
function monthFromNow(months: number): string {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

const page = (name: string, reader: Reader, path: PageToSee["path"], status?: number): PageToSee => ({ name, reader, path, status });

export const learnerPages: PageToSee[] = [
  page("home", "nobody", "/"),
  page("home-signed-in", "learner", "/"),
  page("home-continuing", "regular", "/"),
  page("classes", "nobody", "/classes"),
  page("classes-found", "nobody", "/classes?q=shufa&weekday=2"),
  page("classes-none", "nobody", "/classes?q=zzzz"),
  page("activities", "nobody", "/activities"),
  page("shifts", "nobody", "/shifts"),
  page("shifts-last-page", "nobody", "/shifts?page=999"),
  page("offering-signed-out", "nobody", (at) => at.free),
  page("offering-held", "learner", (at) => at.held),
  page("offering-waiting", "learner", (at) => at.full),
  page("offering-full", "nobody", (at) => at.full),
  page("offering-free", "learner", (at) => at.free),
  page("offering-not-open-yet", "learner", (at) => at.later),
  page("offering-in-stages", "nobody", (at) => at.inStages),
  page("offering-continuing", "regular", (at) => at.inStages),
  page("offering-kept", "nobody", (at) => at.kept),
  page("check-kept", "regular", (at) => at.checkKept),
  page("offering-drop-in", "learner", (at) => at.dropIn),
  page("offering-cancelled", "learner", (at) => at.calledOff),
  page("check", "learner", (at) => at.check),
  page("check-waiting", "learner", (at) => at.checkWaiting),
  page("refused-not-open-yet", "learner", (at) => at.notOpenYet, 422),
  page("refused-clash", "learner", (at) => at.clash, 422),
  page("swap", "learner", (at) => at.clash.replace("sign-up", "swap")),
  page("refused-age", "newcomer", (at) => at.tooYoung, 422),
  page("refused-closed", "learner", (at) => at.closedToAll, 422),
  page("refused-cancelled", "learner", (at) => at.noMore, 422),
  page("refused-over", "learner", (at) => at.overAlready, 422),
  page("offering-closed", "learner", (at) => at.closed),
  page("offering-over", "nobody", (at) => at.over),
  page("sign-up-confirmed", "learner", (at) => at.confirmed),
  page("sign-up-waiting", "learner", (at) => at.waiting),
  page("sign-up-withdrawn", "learner", (at) => at.withdrawn),
  page("sign-up-cancelled", "learner", (at) => at.cancelled),
  page("sign-up-removed", "learner", (at) => at.takenOff),
  page("withdrawal", "learner", (at) => at.withdrawal),
  page("withdrawal-waiting", "learner", (at) => at.stopWaiting),
  page("sign-up-offered", "learner", (at) => at.offered),
  page("offering-reviewed", "newcomer", (at) => at.reviewed),
  page("offering-in-review", "learner", (at) => at.reviewed),
  page("check-reviewed", "newcomer", (at) => at.checkReviewed),
  page("sign-up-in-review", "learner", (at) => at.inReview),
  page("withdrawal-in-review", "learner", (at) => at.takeBack),
  page("withdrawal-offered", "learner", (at) => at.decline),
  page("waiting-on", "learner", (at) => at.waitingOn),
  page("together", "learner", (at) => at.together),
  page("together-error", "learner", (at) => at.badTogether, 422),
  page("offering-drawn", "nobody", (at) => at.drawn),
  page("offering-drawn-mine", "learner", (at) => at.drawn),
  page("draw", "nobody", (at) => at.draw),
  page("draw-mine", "learner", (at) => at.draw),
  page("draw-held", "nobody", (at) => at.drawHeld),
  page("draw-check", "nobody", (at) => `${at.drawHeld}/check`),
  page("wishes", "learner", (at) => at.wishes),
  page("wishes-change", "learner", (at) => at.wishesChange),
  page("wishes-error", "learner", (at) => at.badWishes, 422),
  page("wishes-impossible", "newcomer", (at) => at.wishes),
  page("wishes-too-late", "learner", (at) => at.wishesTooLate),
  page("wishes-withdrawal", "learner", (at) => at.wishesWithdrawal),
  page("my-sign-ups", "learner", "/my-sign-ups"),
  page("my-sign-ups-continuing", "regular", "/my-sign-ups"),
  page("my-sign-ups-empty", "newcomer", "/my-sign-ups"),
  page("my-calendar", "learner", "/my-sign-ups/calendar"),
  page("my-calendar-made", "newcomer", "/my-sign-ups/calendar"),
  page("me", "learner", "/me"),
  page("my-helpers", "learner", "/me/helpers"),
  page("my-helpers-new", "learner", "/me/helpers/new"),
  page("my-helpers-code", "learner", "/me/helpers/code"),
  page("helping", "learner", "/helping"),
  page("helping-code", "learner", "/helping/code"),
  page("helping-confirm", "newcomer", "/helping/confirm"),
  page("helping-how", "nobody", "/helping/how"),
  page("helping-form", "nobody", "/helping/form"),
  page("consent-end", "learner", (at) => at.consentEnd),
  page("my-hours-none", "learner", "/me/hours"),
  page("my-number", "learner", "/me/number"),
  page("my-number-error", "learner", (at) => at.badNewNumber, 422),
  page("my-number-code", "newcomer", "/me/number/code"),
  page("emergency-contact", "learner", "/me/emergency-contact"),
  page("emergency-contact-error", "learner", (at) => at.badContact, 422),
  page("area", "learner", "/me/area"),
  page("rooms", "learner", "/rooms"),
  page("rooms-of", "nobody", (at) => at.rooms),
  page("rooms-found", "nobody", (at) => at.roomsFound),
  page("rooms-error", "nobody", (at) => at.roomsWrong, 422),
  page("room-asking", "learner", (at) => at.roomAsking),
  page("room-asking-days", "learner", (at) => at.roomAskingDays),
  page("room-asking-error", "learner", (at) => at.badRoomAsking, 422),
  page("own-room", "learner", (at) => at.ownRoom),
  page("own-room-gone", "learner", (at) => at.ownRoomGone),
  page("area-error", "learner", (at) => at.badArea, 422),
  page("sign-in", "nobody", "/sign-in"),
  page("sign-in-error", "nobody", (at) => at.badNumber, 422),
  page("sign-in-code", "nobody", "/sign-in/code"),
  page("sign-in-code-error", "nobody", (at) => at.badCode, 422),
  page("sign-in-no-code", "nobody", "/sign-in/no-code"),
  page("sign-in-name", "learner", "/sign-in/name"),
  page("sign-in-name-error", "learner", (at) => at.badName, 422),
  page("sign-in-birthday", "learner", "/sign-in/birthday"),
  page("sign-in-birthday-error", "learner", (at) => at.badBirthday, 422),
  page("help", "nobody", "/help"),
  page("help-task", "nobody", "/help/sign-in"),
  page("help-unknown", "nobody", "/help/nothing", 404),
  page("offline", "nobody", "/offline"),
  page("reading-aloud", "nobody", "/reading-aloud"),
  page("not-found", "nobody", "/nothing-here", 404),
  page("unknown-offering", "nobody", "/offerings/x", 404),
  page("wrong-way", "nobody", "/forms/sign-up", 405),
];

export const deskPages: PageToSee[] = [
  page("desk-sign-in", "nobody", "/desk/sign-in"),
  // Here, because it shows the desk's tables, too.
  { ...page("design", "nobody", "/design"), showcase: true },
  page("desk-sign-in-error", "nobody", (at) => at.deskBadSignIn, 422),
  page("desk-forbidden", "learner", "/desk", 403),
  page("desk", "coordinator", "/desk"),
  page("desk-none-found", "coordinator", "/desk?q=zzzz"),
  page("desk-offering", "coordinator", (at) => at.deskOffering),
  page("desk-offering-closed", "coordinator", (at) => at.deskClosed),
  page("desk-offering-cancelled", "coordinator", (at) => at.deskCalledOff),
  page("desk-offering-not-open-yet", "coordinator", (at) => at.deskLater),
  page("desk-opening", "coordinator", (at) => at.deskOpening),
  page("desk-opening-error", "coordinator", (at) => at.deskBadOpening, 422),
  page("desk-opening-refused", "coordinator", (at) => at.deskNotOpened, 422),
  page("desk-stages", "coordinator", (at) => `${at.deskOffering}/stages`),
  page("desk-stages-set", "coordinator", (at) => at.deskStages),
  page("desk-stages-error", "coordinator", (at) => at.deskBadStages, 422),
  page("desk-messages", "coordinator", "/desk/messages"),
  page("desk-accounts", "coordinator", "/desk/accounts"),
  page("desk-accounts-error", "centre", (at) => at.deskBadAccount, 422),
  page("desk-account", "coordinator", (at) => at.deskAccount),
  page("desk-password", "coordinator", "/desk/password"),
  page("desk-announcement", "coordinator", (at) => `${at.deskOffering}/announcement`),
  page("desk-announcement-look", "coordinator", (at) => at.deskAnnouncement),
  page("desk-announcement-error", "centre", (at) => at.deskBadAnnouncement, 422),
  page("desk-today", "coordinator", "/desk/today"),
  page("desk-today-still", "centre", "/desk/today?still"),
  page("desk-sessions", "coordinator", (at) => `${at.deskOffering}/sessions`),
  page("desk-session", "coordinator", (at) => at.deskSession),
  page("desk-session-cancel", "coordinator", (at) => `${at.deskSession}/change?what=cancel`),
  page("desk-session-cancel-error", "coordinator", (at) => at.deskBadSession, 422),
  page("desk-session-move", "coordinator", (at) => `${at.deskSession}/change?what=move`),
  page("desk-session-move-error", "coordinator", (at) => `${at.deskSession}/change?what=move&on=x&from=&to=`, 422),
  page("desk-session-move-look", "coordinator", (at) => `${at.deskSession}/change?what=move&${at.deskSessionTo}`),
  page("desk-session-teach", "coordinator", (at) => `${at.deskSession}/change?what=teach`),
  page("desk-register", "coordinator", (at) => `${at.deskSession}/register`),
  page("desk-register-error", "coordinator", (at) => at.deskBadRegister, 422),
  page("desk-door", "coordinator", (at) => `${at.deskSession}/door`),
  page("desk-door-error", "coordinator", (at) => at.deskBadDoor, 422),
  page("desk-hours-none", "coordinator", (at) => `${at.deskSession}/hours`),
  page("desk-care-none", "coordinator", "/desk/care"),
  page("desk-care-not-now", "coordinator", (at) => at.deskRemoval.replace("/sign-ups/", "/care/").replace("/removal", "")),
  page("desk-rooms", "coordinator", "/desk/rooms"),
  page("desk-rooms-found", "coordinator", (at) => at.deskRoomsFound),
  page("desk-rooms-error", "coordinator", "/desk/rooms?on=x&from=&to=9:00&people=x", 422),
  page("desk-room", "coordinator", (at) => at.deskRoom),
  page("desk-room-hours", "coordinator", (at) => at.deskRoomHours),
  page("desk-room-error", "coordinator", (at) => at.deskBadClosure, 422),
  page("desk-room-new", "centre", "/desk/rooms/new"),
  page("desk-room-new-error", "coordinator", (at) => at.deskBadRoom, 422),
  page("desk-room-change", "coordinator", (at) => at.deskRoomChange),
  page("desk-room-retirement", "coordinator", (at) => at.deskRoomRetirement),
  page("desk-room-retirement-error", "coordinator", (at) => at.deskBadRetirement, 422),
  page("desk-room-retired", "coordinator", (at) => at.deskRoomRetired),
  page("desk-booking-new", "coordinator", (at) => at.deskBookingNew),
  page("desk-booking-new-error", "coordinator", (at) => at.deskBookingWrong, 422),
  page("desk-booking-days", "coordinator", (at) => at.deskBookingDays),
  page("desk-booking-taken", "coordinator", (at) => at.deskBookingTaken),
  page("desk-booking-days-error", "coordinator", (at) => at.deskBadBooking, 422),
  page("desk-booking", "coordinator", (at) => at.deskBooking),
  page("desk-booking-asked", "coordinator", (at) => at.deskBookingAsked),
  page("desk-booking-waiting", "coordinator", (at) => at.deskBookingWaiting),
  page("desk-booking-error", "coordinator", (at) => at.deskBadCancelling, 422),
  page("desk-adding", "coordinator", (at) => at.deskAdding),
  page("desk-adding-error", "coordinator", (at) => at.deskBadAdding, 422),
  page("desk-sheet", "coordinator", (at) => at.deskSheet),
  page("desk-state", "coordinator", (at) => at.deskState),
  page("desk-state-error", "coordinator", (at) => at.deskBadState, 422),
  page("desk-removal", "coordinator", (at) => at.deskRemoval),
  page("desk-removal-error", "coordinator", (at) => at.deskBadRemoval, 422),
  page("desk-entry", "coordinator", (at) => at.deskRemoval.replace("/removal", "")),
  page("desk-turned-away-none", "coordinator", (at) => `${at.deskOffering}/turned-away`),
  page("desk-members", "coordinator", "/desk/members"),
  page("desk-members-found", "coordinator", (at) => at.deskMembers),
  page("desk-members-error", "centre", (at) => at.deskBadMembers, 422),
  page("desk-member", "coordinator", (at) => at.deskMember),
  page("desk-member-card", "coordinator", (at) => `${at.deskMember}/card`),
  page("desk-member-choice", "coordinator", (at) => `${at.deskMember}/offerings`),
  page("desk-member-adding", "coordinator", (at) => at.deskMemberAdding),
  page("desk-member-adding-error", "coordinator", (at) => at.deskBadMemberAdding, 422),
  page("desk-limits", "coordinator", "/desk/limits"),
  page("desk-fees", "coordinator", "/desk/fees"),
  page("desk-fees-paid", "coordinator", "/desk/fees?paid"),
  page("desk-fees-none", "centre", "/desk/fees"),
  page("desk-fee", "coordinator", (at) => at.deskFee),
  page("desk-fee-error", "coordinator", (at) => at.deskBadFee, 422),
  page("desk-fee-terms", "coordinator", "/desk/fees/settings"),
  page("desk-fee-terms-error", "coordinator", (at) => at.deskBadFeeTerms, 422),
  page("desk-calls-none", "coordinator", "/desk/calls"),
  page("desk-offering-reviewed", "coordinator", (at) => at.deskReviewed),
  page("desk-decline", "coordinator", (at) => at.deskDecline),
  page("desk-decline-error", "coordinator", (at) => at.badDecline, 422),
  page("desk-together", "coordinator", (at) => at.deskTogether),
  page("desk-consents", "coordinator", "/desk/consents"),
  page("desk-consent-new", "coordinator", "/desk/consents/new"),
  page("desk-consent", "coordinator", (at) => at.deskConsent),
  page("desk-consent-end", "coordinator", (at) => at.deskConsentEnd),
  page("desk-ways", "coordinator", "/desk/ways"),
  page("desk-ways-changed", "team", "/desk/ways?term=all&to=approval&changed=3&same=1&left=2"),
  page("desk-draws", "coordinator", "/desk/draws"),
  page("desk-draws-none", "team", "/desk/draws"),
  page("desk-draw-choice", "coordinator", (at) => at.deskDrawChoice),
  page("desk-draw-choice-none", "coordinator", "/desk/draws/new?none", 422),
  page("desk-draw-plan", "coordinator", (at) => at.deskDrawPlan),
  page("desk-draw-plan-error", "coordinator", (at) => at.deskBadDrawPlan, 422),
  page("desk-draw-open", "coordinator", (at) => at.deskDraw),
  page("desk-draw-offering", "coordinator", (at) => at.deskDrawnOffering),
  page("desk-wishes", "coordinator", (at) => at.deskWishes),
  page("desk-wishes-error", "coordinator", (at) => at.deskBadWishes, 422),
  page("desk-slip", "coordinator", (at) => at.deskSlip),
  page("desk-draw-closing", "coordinator", (at) => at.deskDrawClosing),
  page("desk-draw-closing-error", "coordinator", (at) => at.deskBadDrawClosing, 422),
  page("desk-draw-end", "coordinator", (at) => at.deskDrawEnd),
  page("desk-draw-end-error", "coordinator", (at) => at.deskBadDrawEnd, 422),
  page("desk-draw-take-out", "coordinator", (at) => at.deskDrawTakeOut),
  page("desk-draw-frozen", "coordinator", (at) => at.deskFrozenDraw),
  page("desk-draw-door", "coordinator", (at) => at.deskDrawDoor),
  page("desk-draw-seed", "coordinator", (at) => at.deskDrawSeed),
  page("desk-draw-check", "coordinator", (at) => at.deskDrawCheck),
  page("desk-draw-held", "coordinator", (at) => at.deskHeldDraw),
  page("desk-notice", "coordinator", "/desk/notice"),
  page("desk-notice-a3", "coordinator", "/desk/notice?paper=a3"),
  page("desk-notice-full", "centre", `/desk/notice?month=${monthFromNow(1)}`),
  page("desk-notice-empty", "coordinator", "/desk/notice?month=2020-01"),
  page("desk-import", "coordinator", "/desk/import"),
  page("desk-import-of-a-centre", "centre", "/desk/import"),
  page("desk-import-of-a-team", "team", "/desk/import"),
  page("desk-imported", "coordinator", (at) => at.deskImported),
  page("desk-preview-all-known", "coordinator", (at) => at.deskAllKnown),
  page("desk-import-error", "coordinator", (at) => at.deskBadImport, 422),
  page("desk-preview", "coordinator", (at) => at.deskPreview),
  page("desk-preview-problems", "coordinator", (at) => `${at.deskBadPreview}?show=problems`),
];

// Plain pages in the place of a form that could not be taken. That of a resting database is judged in server/tests/away.rs.
export const plainPages: PageToSee[] = [
  { ...page("too-much-sent", "nobody", "/forms/save-name", 413), sent: { body: `name=${"x".repeat(1_100_000)}` } },
  { ...page("bad-form", "learner", "/forms/sign-up", 400), sent: { body: "key=x&offering=x" } },
  { ...page("foreign-form", "learner", "/forms/sign-up", 403), sent: { body: "key=x&offering=x", from: "another site" } },
];

// Opens a page as its readers come to it.
export async function see(page: Page, shown: PageToSee, scene: Scene, address: string): Promise<Response | null> {
  const path = pathTo(shown, scene);
  if (!shown.sent) return page.goto(path);
  const { body, from } = shown.sent;
  if (from === "another site") {
    // The browser itself says where such a form comes from.
    // Away from our own page, whose policy would hold for what is put in its place.
    await page.goto("about:blank");
    const fields = [...new URLSearchParams(body)].map(([name, value]) => `<input name="${name}" value="${value}">`);
    await page.setContent(`<form method="post" action="${address}${path}">${fields.join("")}<button>送出</button></form>`);
    const [answer] = await Promise.all([page.waitForResponse(address + path), page.getByRole("button").click()]);
    await page.waitForURL(address + path);
    return answer;
  }
  const asForm = (route: Route) => {
    const headers = { ...route.request().headers(), "content-type": "application/x-www-form-urlencoded" };
    return route.continue({ method: "POST", postData: body, headers });
  };
  await page.route(address + path, asForm, { times: 1 });
  return page.goto(path);
}

export const pathTo = (shown: PageToSee, scene: Scene) => (typeof shown.path === "string" ? shown.path : shown.path(scene.paths));
