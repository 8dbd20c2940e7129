//! Every address of the site. Personal data is never in one.

use domain::id::{ImportId, InstitutionId, OfferingId, SignUpId};
use domain::offering::OfferingKind;

use crate::address::escaped;

/// Home.
pub const HOME: &str = "/";
/// My sign-ups: the timetable.
pub const MY_SIGN_UPS: &str = "/my-sign-ups";
/// My timetable as a file for calendars.
pub const MY_CALENDAR_FILE: &str = "/my-sign-ups.ics";
/// How to subscribe to my timetable.
pub const MY_CALENDAR: &str = "/my-sign-ups/calendar";
/// My particulars, and where I am signed in.
pub const ME: &str = "/me";
/// Asks for the mobile number.
pub const SIGN_IN: &str = "/sign-in";
/// Asks for the code.
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// What to do if no code came.
pub const SIGN_IN_NO_CODE: &str = "/sign-in/no-code";
/// First sign-in: asks for the name.
pub const SIGN_IN_NAME: &str = "/sign-in/name";
/// First sign-in: asks for the birthday.
pub const SIGN_IN_BIRTHDAY: &str = "/sign-in/birthday";
/// The desk: its offerings.
pub const DESK: &str = "/desk";
/// The desk's sign-in, by name and password.
pub const DESK_SIGN_IN: &str = "/desk/sign-in";
/// Hand in a plan.
pub const DESK_IMPORT: &str = "/desk/import";

/// The list behind one of the three doors.
pub const fn offerings(kind: OfferingKind) -> &'static str {
    match kind {
        OfferingKind::Class => "/classes",
        OfferingKind::Activity => "/activities",
        OfferingKind::Shift => "/shifts",
    }
}

/// Signing in, and coming back here afterwards.
pub fn sign_in(return_to: &str) -> String {
    format!("{SIGN_IN}?return_to={}", escaped(return_to))
}

/// The desk's sign-in, and coming back here afterwards; the desk's first page needs no telling.
pub fn desk_sign_in(return_to: &str) -> String {
    if return_to == DESK {
        return DESK_SIGN_IN.to_owned();
    }
    format!("{DESK_SIGN_IN}?return_to={}", escaped(return_to))
}

/// The sign-in that this page of ours asks for: the desk's for a page of the desk.
pub fn sign_in_for(page: &str) -> String {
    if is_at_desk(page) { desk_sign_in(page) } else { sign_in(page) }
}

/// The path, with or without a query, belongs to the coordinators' side.
pub fn is_at_desk(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path.strip_prefix(DESK).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The page of one offering.
pub fn offering(id: OfferingId) -> String {
    format!("/offerings/{id}")
}

/// Checking before one signs up.
pub fn signing_up(id: OfferingId) -> String {
    format!("/offerings/{id}/sign-up")
}

/// A sign-up: confirmed, or waiting.
pub fn sign_up(id: SignUpId) -> String {
    format!("/sign-ups/{id}")
}

/// Asking once more before a place is given up.
pub fn withdrawal(id: SignUpId) -> String {
    format!("/sign-ups/{id}/withdrawal")
}

/// Everything of one institution.
pub fn offerings_of(kind: OfferingKind, institution: InstitutionId) -> String {
    format!("{}?institution={institution}", offerings(kind))
}

/// The subscription that calendars read; whoever knows the token reads the timetable.
pub fn calendar_feed(token: &str) -> String {
    format!("/calendar/{token}.ics")
}

/// The desk's page of one offering: who has signed up.
pub fn desk_offering(id: OfferingId) -> String {
    format!("/desk/offerings/{id}")
}

/// The attendance sheet, for paper.
pub fn desk_sheet(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/sheet")
}

/// The list as a file; `form` is xlsx or csv.
pub fn desk_list_file(id: OfferingId, form: &str) -> String {
    format!("/desk/offerings/{id}/list.{form}")
}

/// Adding a person at the counter.
pub fn desk_adding(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/add")
}

/// Closing, opening or calling an offering off, with a reason.
pub fn desk_state(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/state")
}

/// Taking a person off the list, with a reason.
pub fn desk_removal(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/removal")
}

/// What a plan handed in says, before anything is stored.
pub fn desk_import(id: ImportId) -> String {
    format!("/desk/import/{id}")
}

/// The problems of a plan, as a workbook.
pub fn desk_import_problems(id: ImportId) -> String {
    format!("/desk/import/{id}/problems.xlsx")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_escaped() {
        assert_eq!(
            sign_in("/classes?q=a&page=2"),
            "/sign-in?return_to=/classes%3Fq%3Da%26page%3D2"
        );
    }

    #[test]
    fn a_page_of_the_desk_asks_for_the_sign_in_of_the_desk() {
        assert_eq!(
            sign_in_for("/desk/import?again"),
            "/desk/sign-in?return_to=/desk/import%3Fagain"
        );
        assert_eq!(sign_in_for(DESK), DESK_SIGN_IN);
        assert_eq!(sign_in_for("/desks"), "/sign-in?return_to=/desks");
    }
}
