//! Every address of the site. Personal data is never in one.

mod why;

use domain::calendar::Month;
use domain::id::{ApplicationId, DrawId, ImportId, InstitutionId, OfferingId, SignUpId};
use domain::offering::OfferingKind;

pub use self::why::{desk_sign_up, desk_turned_away};
use crate::address::escaped;

pub mod accounts;
pub mod answers;
pub mod approval;
pub mod care;
pub mod cash;
pub mod certificates;
pub mod feeds;
pub mod fees;
pub mod files;
mod helping;
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
pub mod ways;

pub use helping::*;

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
/// The desk: its offerings.
pub const DESK: &str = "/desk";
/// The desk's sign-in, by name and password.
pub const DESK_SIGN_IN: &str = "/desk/sign-in";
/// This month of the desk's institution, for its door.
pub const DESK_NOTICE: &str = "/desk/notice";
/// What goes on at the desk's institution today, and what is to be done.
pub const DESK_TODAY: &str = "/desk/today";
/// Hand in a plan.
pub const DESK_IMPORT: &str = "/desk/import";

/// How many one person may have at the desk's institution.
pub const DESK_LIMITS: &str = "/desk/limits";
/// The desk's draws.
pub const DESK_DRAWS: &str = "/desk/draws";
/// Planning a draw: which offerings.
pub const DESK_DRAW_CHOICE: &str = "/desk/draws/new";
/// Planning a draw: when, how much, and the seed.
pub const DESK_DRAW_PLAN: &str = "/desk/draws/new/plan";

/// What islands ask about an opening.
pub const READ_OPENING: &str = "/read/opening";

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

/// The path alone.
pub fn without_query(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}

/// The path, with or without a query, belongs to the coordinators' side.
pub fn is_at_desk(path: &str) -> bool {
    let path = without_query(path);
    path.strip_prefix(DESK).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The same for everybody who is not signed in: home, the lists, an offering, a draw, whether something has opened.
pub fn is_for_anybody(path: &str) -> bool {
    let path = without_query(path);
    let one_of = |kind: &str| path.strip_prefix(kind).is_some_and(|id| !id.contains('/'));
    let of_one = one_of("/offerings/") || one_of("/draws/");
    let of_list = OfferingKind::ALL.iter().any(|kind| path == offerings(*kind));
    path == HOME || of_list || of_one || path == READ_OPENING
}

/// A browser may keep this page for the time without network. Not the desk's, which show other people; not what one is
/// asked on the way in; not particulars and addresses that nobody needs in that time; not the questions before a
/// place is taken or given up, which are true in that moment alone.
pub fn may_be_kept(path: &str) -> bool {
    let path = without_query(path);
    let below = |page: &str| {
        path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // The check of a draw fetches a program, which is not kept.
    let asks = [
        "/sign-up",
        "/swap",
        "/withdrawal",
        "/waiting-on",
        "/together",
        "/wishes",
        "/check",
        "/booking",
    ]
    .iter()
    .any(|end| path.ends_with(end));
    let helps = below(HELPING) && path != HELPING_HOW && path != HELPING_FORM;
    let of_helpers = helps || below("/consents");
    let is_ones_own = below(ME) || path == MY_CALENDAR || below("/certificates");
    !(below(DESK) || below(SIGN_IN) || is_ones_own || asks || of_helpers)
}

/// The page of one offering.
pub fn offering(id: OfferingId) -> String {
    format!("/offerings/{id}")
}

/// Where the browser asks again how many of its places are free.
pub fn places(id: OfferingId) -> String {
    format!("/read/places?offering={id}")
}

/// The same as a mere count, beside the facts.
pub fn counted_places(id: OfferingId) -> String {
    format!("/read/places?offering={id}&counted=1")
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

/// A draw as everybody may see it: what is drawn, when, its published list and record.
pub fn draw(id: DrawId) -> String {
    format!("/draws/{id}")
}

/// My wishes in a draw: made, put in order, changed.
pub fn wishes(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes")
}

/// The same, to be changed.
pub fn changing_wishes(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes?change")
}

/// Asking once more before my wishes are taken back.
pub fn wishes_withdrawal(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes/withdrawal")
}

/// The published list of a draw, as its text.
pub fn draw_list_file(id: DrawId) -> String {
    format!("/draws/{id}/list.txt")
}

/// The published record of a draw, as its text.
pub fn draw_record_file(id: DrawId) -> String {
    format!("/draws/{id}/record.txt")
}

/// Where the visitor's own browser draws again.
pub fn draw_check(id: DrawId) -> String {
    format!("/draws/{id}/check")
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

/// One task of the help, step by step.
pub fn help_task(code: &str) -> String {
    format!("{HELP}/{code}")
}

/// A month of the desk's institution, for its door; `paper` is a4 or a3.
pub fn desk_notice(month: Month, paper: &str) -> String {
    format!("{DESK_NOTICE}?month={month}&paper={paper}")
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

/// Calling an offering off, with a reason.
pub fn desk_state(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/state")
}

/// Opening sign-up before its window begins or after it has ended.
pub fn desk_opening(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/opening")
}

/// The desk's page of one draw: its state and the next step.
pub fn desk_draw(id: DrawId) -> String {
    format!("{DESK_DRAWS}/{id}")
}

/// Planning a draw with these offerings, or changing the plan of one; at the desk's address `page`.
pub fn desk_draw_plan(page: &str, draw: Option<DrawId>, offerings: &[OfferingId]) -> String {
    let draw = draw.map(|draw| format!("draw={draw}"));
    let offerings = offerings.iter().map(|id| format!("offering={id}"));
    let query: Vec<String> = draw.into_iter().chain(offerings).collect();
    if query.is_empty() { page.to_owned() } else { format!("{page}?{}", query.join("&")) }
}

/// Making wishes at the counter.
pub fn desk_wishes(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/wishes")
}

/// The slip of wishes that were made at the counter.
pub fn desk_application(id: ApplicationId) -> String {
    format!("/desk/applications/{id}")
}

/// Moving a draw's closing later, with a reason.
pub fn desk_draw_closing(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/closing")
}

/// Calling a draw off, or taking one offering out of it, with a reason.
pub fn desk_draw_end(draw: DrawId, offering: Option<OfferingId>) -> String {
    let page = format!("{DESK_DRAWS}/{draw}/end");
    offering.map_or(page.clone(), |offering| format!("{page}?offering={offering}"))
}

/// Entering the digits that have fallen.
pub fn desk_draw_seed(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/seed")
}

/// Reading the digits back before they are used.
pub fn desk_draw_check(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/check")
}

/// A draw's digest on paper, for the door.
pub fn desk_draw_door(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/door")
}

/// Taking a person off the list, with a reason.
pub fn desk_removal(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/removal")
}

/// What a plan handed in says, before anything is stored.
pub fn desk_import(id: ImportId) -> String {
    format!("/desk/import/{id}")
}

/// Saying what the columns of a list handed in are.
pub fn desk_import_columns(id: ImportId) -> String {
    format!("/desk/import/{id}/columns")
}

/// What taking an import back would do.
pub fn desk_import_undo(id: ImportId) -> String {
    format!("/desk/import/{id}/undo")
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
    fn a_suggestion_leads_to_its_search() {
        let way = search(OfferingKind::Class, "书法 &a");
        assert_eq!(way, "/classes?q=%E4%B9%A6%E6%B3%95%20%26a");
    }

    #[test]
    fn only_pages_to_look_at_are_kept() {
        for page in
            [HOME, "/classes?q=a", "/offerings/1", "/draws/1", "/sign-ups/1", MY_SIGN_UPS, OFFLINE]
        {
            assert!(may_be_kept(page), "{page}");
        }
        for page in [
            DESK,
            "/desk/offerings/1?q=a",
            SIGN_IN,
            SIGN_IN_CODE,
            "/sign-in?return_to=/",
            ME,
            MY_CALENDAR,
            "/offerings/1/sign-up",
            "/offerings/1/swap",
            "/rooms/1/booking?on=x",
            "/sign-ups/1/withdrawal?x",
            "/draws/1/wishes?change",
            "/draws/1/wishes/withdrawal",
        ] {
            assert!(!may_be_kept(page), "{page}");
        }
    }

    #[test]
    fn my_wishes_are_for_nobody_else() {
        assert!(is_for_anybody("/draws/1"));
        assert!(!is_for_anybody("/draws/1/wishes"));
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
