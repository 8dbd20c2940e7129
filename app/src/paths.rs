//! Every address of the site. Personal data is never in one.

use domain::id::{InstitutionId, OfferingId, SignUpId};
use domain::offering::OfferingKind;

use crate::address::escaped;

pub mod accounts;
pub mod answers;
pub mod approval;
pub mod care;
pub mod cash;
pub mod certificates;
mod desk;
mod draws;
pub mod feeds;
pub mod fees;
pub mod files;
pub mod filters;
mod helping;
mod imports;
mod kept;
pub mod keys;
pub mod listing;
pub mod log;
pub mod marks;
pub mod members;
pub mod messages;
pub mod order;
pub mod papers;
pub mod rooms;
pub mod sessions;
pub mod stages;
pub mod terms;
pub mod wall;
pub mod ways;
mod why;

pub use desk::*;
pub use draws::*;
pub use helping::*;
pub use imports::*;
pub use kept::*;
pub use why::*;

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
/// How I want to be told.
pub const MY_WAY: &str = "/me/told";
/// Asks whom to call in an emergency.
pub const EMERGENCY_CONTACT: &str = "/me/emergency-contact";
/// How long one has helped as a volunteer.
pub const MY_HOURS: &str = "/me/hours";
/// Asks for one's new number.
pub const MY_NUMBER: &str = "/me/number";
/// Asks for the code that went to the new number.
pub const MY_NUMBER_CODE: &str = "/me/number/code";
/// What reads aloud where our pages cannot.
pub const READING_ALOUD: &str = "/reading-aloud";
/// Takes the switches of the header.
pub const COMFORT: &str = "/comfort";
/// What is shown while there is no network.
pub const OFFLINE: &str = "/offline";
/// How to use Yinyao: the most common tasks.
pub const HELP: &str = "/help";
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

/// What islands ask about an opening.
pub const READ_OPENING: &str = "/read/opening";

/// How many places of an offering are free, for islands.
pub const READ_PLACES: &str = "/read/places";

/// The showcase of the design system, in a demonstration.
pub const DESIGN: &str = "/design";

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

/// The sign-in that this page of ours asks for: the desk's for a page of the desk.
pub fn sign_in_for(page: &str) -> String {
    if is_at_desk(page) { desk_sign_in(page) } else { sign_in(page) }
}

/// The path alone.
pub fn without_query(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}

/// The page of one offering.
pub fn offering(id: OfferingId) -> String {
    format!("/offerings/{id}")
}

/// Where the browser asks again how many of its places are free.
pub fn places(id: OfferingId) -> String {
    format!("{READ_PLACES}?offering={id}")
}

/// The same as a mere count, beside the facts.
pub fn counted_places(id: OfferingId) -> String {
    format!("{READ_PLACES}?offering={id}&counted=1")
}

/// Where the browser asks whether its sign-up has opened.
pub fn opening(id: OfferingId) -> String {
    format!("{READ_OPENING}?offering={id}")
}

/// Where the browser asks what somebody may mean; what was typed comes behind.
pub fn suggestions(kind: OfferingKind) -> String {
    format!("/read/suggestions?kind={}&words=", kind.code())
}

/// Where a search for these words leads.
pub fn search(kind: OfferingKind, words: &str) -> String {
    format!("{}?q={}", offerings(kind), escaped(words))
}

/// Checking before one signs up.
pub fn signing_up(id: OfferingId) -> String {
    format!("/offerings/{id}/sign-up")
}

/// Asking once more before another place is given up for this one.
pub fn swap(instead: OfferingId) -> String {
    format!("/offerings/{instead}/swap")
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

/// One task of the help, step by step.
pub fn help_task(code: &str) -> String {
    format!("{HELP}/{code}")
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
    fn a_suggestion_leads_to_its_search() {
        let way = search(OfferingKind::Class, "书法 &a");
        assert_eq!(way, "/classes?q=%E4%B9%A6%E6%B3%95%20%26a");
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
