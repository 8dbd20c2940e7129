// Every page of the site map (app/src/site_map.rs) in every state that it has, and who looks at it.
import type { Reader, Scene } from "./scene";

export interface PageToSee {
  // Also the name of its picture.
  name: string;
  reader: Reader;
  path: string | ((paths: Scene["paths"]) => string);
  // 200 unless told.
  status?: number;
}

const page = (name: string, reader: Reader, path: PageToSee["path"], status?: number): PageToSee => ({ name, reader, path, status });

export const learnerPages: PageToSee[] = [
  page("home", "nobody", "/"),
  page("home-signed-in", "learner", "/"),
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
  page("offering-drop-in", "learner", (at) => at.dropIn),
  page("offering-cancelled", "learner", (at) => at.calledOff),
  page("check", "learner", (at) => at.check),
  page("check-waiting", "learner", (at) => at.checkWaiting),
  page("refused-not-open-yet", "learner", (at) => at.notOpenYet, 422),
  page("refused-clash", "learner", (at) => at.clash, 422),
  page("sign-up-confirmed", "learner", (at) => at.confirmed),
  page("sign-up-waiting", "learner", (at) => at.waiting),
  page("sign-up-withdrawn", "learner", (at) => at.withdrawn),
  page("sign-up-cancelled", "learner", (at) => at.cancelled),
  page("withdrawal", "learner", (at) => at.withdrawal),
  page("withdrawal-waiting", "learner", (at) => at.stopWaiting),
  page("my-sign-ups", "learner", "/my-sign-ups"),
  page("my-calendar", "learner", "/my-sign-ups/calendar"),
  page("me", "learner", "/me"),
  page("me-error", "learner", (at) => at.badContact, 422),
  page("sign-in", "nobody", "/sign-in"),
  page("sign-in-error", "nobody", (at) => at.badNumber, 422),
  page("sign-in-code", "nobody", "/sign-in/code"),
  page("sign-in-code-error", "nobody", (at) => at.badCode, 422),
  page("sign-in-no-code", "nobody", "/sign-in/no-code"),
  page("sign-in-name", "learner", "/sign-in/name"),
  page("sign-in-name-error", "learner", (at) => at.badName, 422),
  page("sign-in-birthday", "learner", "/sign-in/birthday"),
  page("sign-in-birthday-error", "learner", (at) => at.badBirthday, 422),
  page("not-found", "nobody", "/nothing-here", 404),
  page("unknown-offering", "nobody", "/offerings/x", 404),
  page("wrong-way", "nobody", "/forms/sign-up", 405),
];

export const deskPages: PageToSee[] = [
  page("desk-sign-in", "nobody", "/desk/sign-in"),
  page("desk-sign-in-error", "nobody", (at) => at.deskBadSignIn, 422),
  page("desk-forbidden", "learner", "/desk", 403),
  page("desk", "coordinator", "/desk"),
  page("desk-none-found", "coordinator", "/desk?q=zzzz"),
  page("desk-offering", "coordinator", (at) => at.deskOffering),
  page("desk-adding", "coordinator", (at) => at.deskAdding),
  page("desk-adding-error", "coordinator", (at) => at.deskBadAdding, 422),
  page("desk-sheet", "coordinator", (at) => at.deskSheet),
  page("desk-state", "coordinator", (at) => at.deskState),
  page("desk-state-error", "coordinator", (at) => at.deskBadState, 422),
  page("desk-removal", "coordinator", (at) => at.deskRemoval),
  page("desk-import", "coordinator", "/desk/import"),
  page("desk-import-error", "coordinator", (at) => at.deskBadImport, 422),
  page("desk-preview", "coordinator", (at) => at.deskPreview),
  page("desk-preview-problems", "coordinator", (at) => `${at.deskBadPreview}?show=problems`),
];

export const pathTo = (shown: PageToSee, scene: Scene) => (typeof shown.path === "string" ? shown.path : shown.path(scene.paths));
