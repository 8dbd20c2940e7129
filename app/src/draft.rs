//! What stands half typed in a page's form when a switch in the header is pressed: kept, and shown again as it was.

use crate::attempt::{AGAIN, Attempt};
use crate::error::AppError;
use crate::pages::booking::{self as own_booking, asking, moving};
use crate::pages::desk::{
    accounts, adding, announcement, approval, booking, care, cash, certificate as desk_certificate,
    closures, consents, door, draw, fees, filters, guest, hours, import, leaving, limits, log,
    marks, members, new_offering, offering as desk_offering, offerings as desk_offerings, onward,
    opening, receipt, register, removal, room, rooms, session, sign_in as desk_sign_in, stages,
    state, templates, terms, timetable, ways, weekly,
};
use crate::pages::{
    certificate, my_area, my_helpers, my_mark, my_number, my_particulars, my_told, offerings,
    rooms as lent_rooms, sign_in, together, wishes,
};
use crate::request::{Request, has_query};
use crate::{paths, planning};

/// The hidden field that tells the page on which a form stands. A list, whose form is its address, has none.
pub const PAGE: &str = "page";

/// A form's name, under which its attempts are kept, and those of its fields that may be. Never a password or a code.
pub type Kept = (&'static str, &'static [&'static str]);

/// What is ticked row by row, one after the other.
pub const CHOSEN: &str = "chosen";

/// The forms in which rows are ticked.
const TICKED_ROW_BY_ROW: [&str; 8] = [
    approval::KEPT.0,
    closures::KEPT.0,
    desk_offerings::bulk::KEPT.0,
    fees::together::KEPT.0,
    room::closures::KEPT.0,
    timetable::copying::KEPT.0,
    timetable::publishing::KEPT.0,
    ways::KEPT.0,
];

/// The rows that are ticked, as one value.
fn chosen(sent: &[(String, String)]) -> String {
    let row = format!("{CHOSEN}[]");
    let ticked = sent.iter().filter(|(name, _)| *name == row).map(|(_, id)| id.as_str());
    ticked.collect::<Vec<_>>().join(" ")
}

/// The form on the page of this path that somebody types into.
fn form_on(path: &str) -> Option<Kept> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    Some(match parts.as_slice() {
        ["classes"] => ("/classes", &offerings::FIELDS),
        ["activities"] => ("/activities", &offerings::FIELDS),
        ["shifts"] => ("/shifts", &offerings::FIELDS),
        ["me", "emergency-contact"] => my_particulars::KEPT,
        ["me", "area"] => my_area::KEPT,
        ["me", "told"] => my_told::KEPT,
        ["me", "certificates"] => certificate::mine::KEPT,
        ["me", "number"] => my_number::KEPT,
        ["me", "helpers", "new"] => my_helpers::new::KEPT,
        ["rooms"] => lent_rooms::KEPT,
        ["rooms", _, "booking"] => asking::OWN_KEPT,
        ["sign-in"] => sign_in::KEPT,
        ["sign-in", "name"] => sign_in::NAME_KEPT,
        ["sign-in", "birthday"] => sign_in::BIRTHDAY_KEPT,
        ["sign-ups", _, "together"] => together::KEPT,
        ["me", "attendance", _] => my_mark::KEPT,
        ["draws", _] => crate::pages::draw::list::KEPT,
        ["draws", _, "wishes"] => wishes::KEPT,
        ["desk"] => (paths::DESK, &paths::listing::FIELDS),
        ["desk", "bulk"] => desk_offerings::bulk::KEPT,
        ["desk", "filters"] => filters::KEPT,
        ["desk", "sign-in"] => desk_sign_in::KEPT,
        ["desk", "members", "new"] => members::new::KEPT,
        ["desk", "consents", "new"] => consents::new::KEPT,
        ["desk", "accounts"] => accounts::KEPT,
        ["desk", "accounts", _, "role"] => accounts::role::KEPT,
        ["desk", "limits"] => limits::KEPT,
        ["desk", "log"] => log::KEPT,
        ["desk", "log", _] => log::one::KEPT,
        ["desk", "members"] => members::KEPT,
        ["desk", "members", _, "particulars"] => members::particulars::KEPT,
        ["desk", "members", _, "told"] => members::told::KEPT,
        ["desk", "members", _, "helper-code"] => members::helper_code::KEPT,
        ["desk", "members", _, "certificates"] => desk_certificate::KEPT,
        ["desk", "certificates", _, "revocation"] => desk_certificate::revocation::KEPT,
        ["desk", "members", "merge"] => members::merge::KEPT,
        ["desk", "members", _, "offerings", _] => members::adding::KEPT,
        ["desk", "fees"] => fees::KEPT,
        ["desk", "fees", "settings"] => fees::terms::KEPT,
        ["desk", "fees", "refunds"] => fees::together::KEPT,
        ["desk", "fees", _] => fees::one::KEPT,
        ["desk", "cash"] => cash::KEPT,
        ["desk", "cash", "closing"] => cash::closing::KEPT,
        ["desk", "receipts", _, "refund"] => receipt::refund::KEPT,
        ["desk", "receipts", _, "correction"] => receipt::correction::KEPT,
        ["desk", "import"] => (planning::FORM, &planning::FIELDS),
        ["desk", "ways"] => ways::KEPT,
        ["desk", "import", _] => import::KEPT,
        ["desk", "import", _, "columns"] => import::columns::KEPT,
        ["desk", "draws", "new", "plan"] => draw::plan::KEPT,
        ["desk", "draws", _, "wishes"] => draw::wishes::KEPT,
        ["desk", "draws", _, "closing"] => draw::closing::KEPT,
        ["desk", "draws", _, "end"] => draw::end::KEPT,
        ["desk", "draws", _, "seed"] => draw::seed::KEPT,
        ["desk", "offerings", "new"] => new_offering::KEPT,
        ["desk", "offerings", _] => approval::KEPT,
        ["desk", "offerings", _, "edit"] => desk_offering::edit::KEPT,
        ["desk", "offerings", _, "add"] => adding::KEPT,
        ["desk", "offerings", _, "announcement"] => announcement::KEPT,
        ["desk", "announcements", "new"] => announcement::filter::KEPT,
        ["desk", "templates", _, _] => templates::one::KEPT,
        ["desk", "offerings", _, "state"] => state::KEPT,
        ["desk", "offerings", _, "onward"] => onward::KEPT,
        ["desk", "offerings", _, "leaving"] => leaving::KEPT,
        ["desk", "offerings", _, "weekly"] => weekly::KEPT,
        ["desk", "offerings", _, "opening"] => opening::KEPT,
        ["desk", "offerings", _, "stages"] => stages::KEPT,
        ["desk", "terms"] => terms::KEPT,
        ["desk", "terms", _] => terms::change::KEPT,
        ["desk", "departments", _] => terms::department::KEPT,
        ["desk", "terms", _, "plan" | "trial"] => timetable::moving::KEPT,
        ["desk", "terms", _, "classes", "new"] | ["desk", "planned", _] => timetable::class::KEPT,
        ["desk", "terms", _, "copy"] => timetable::copying::KEPT,
        ["desk", "terms", _, "publish"] => timetable::publishing::KEPT,
        ["desk", "sessions", _, "change"] => session::change::KEPT,
        ["desk", "sessions", _, "door"] => door::arrive::KEPT,
        ["desk", "sessions", _, "hours"] => hours::KEPT,
        ["desk", "sessions", _, "guest"] => guest::KEPT,
        ["desk", "care", _] => care::one::KEPT,
        ["desk", "marks", _] => marks::one::KEPT,
        ["desk", "sessions", _, "register"] => register::save::KEPT,
        ["desk", "rooms"] => rooms::KEPT,
        ["desk", "closures"] => closures::KEPT,
        ["desk", "rooms", "week"] => rooms::week::KEPT,
        ["desk", "rooms", "new"] | ["desk", "rooms", _, "change"] => room::form::KEPT,
        ["desk", "rooms", _] => room::closures::KEPT,
        ["desk", "rooms", _, "retirement"] => room::retirement::KEPT,
        ["desk", "bookings", "new"] => asking::DESK_KEPT,
        ["desk", "bookings", _] => booking::KEPT,
        ["desk", "bookings", _, "move"] => moving::DESK_KEPT,
        ["bookings", _] => own_booking::KEPT,
        ["bookings", _, "move"] => moving::OWN_KEPT,
        ["desk", "sign-ups", _, "decline"] => approval::decline::KEPT,
        ["desk", "sign-ups", _, "removal"] => removal::KEPT,
        ["desk", "sign-ups", _, "swap", _] => members::swap::KEPT,
        _ => return None,
    })
}

impl Request {
    /// Keeps what was sent along with a switch from this page of ours, and answers the address that shows it again: the
    /// page's own where nothing was typed. `query` is what the page's address says already.
    pub async fn keep_draft(
        &self,
        page: &str,
        query: &[(String, String)],
        sent: &[(String, String)],
    ) -> Result<String, AppError> {
        let path = paths::without_query(page);
        let Some((form, fields)) = form_on(path) else { return Ok(page.to_owned()) };
        let is_back = has_query(page, AGAIN);
        let of_each = match form {
            _ if form == draw::plan::KEPT.0 => draw::plan::kept_of_each(sent),
            _ if form == draw::wishes::KEPT.0 => draw::wishes::kept_of_each(sent),
            _ if form == leaving::KEPT.0 => leaving::kept_of_each(sent),
            _ if form == hours::KEPT.0 => hours::kept_of_each(sent),
            _ if form == register::save::KEPT.0 => register::save::kept_of_each(sent),
            _ if TICKED_ROW_BY_ROW.contains(&form) => vec![(CHOSEN.to_owned(), chosen(sent))],
            _ if form == import::columns::KEPT.0 => planning::kept_of_each(sent),
            _ => Vec::new(),
        };
        let fields = fields.iter().filter_map(|name| Some((*name, value(sent, name)?)));
        let of_each = of_each.iter().map(|(id, typed)| (id.as_str(), typed.as_str()));
        let values: Vec<_> = fields.chain(of_each).collect();
        let typed =
            values.iter().any(|(name, typed)| *typed != value(query, name).unwrap_or_default());
        if values.is_empty() || !(typed || is_back) {
            return Ok(page.to_owned());
        }
        let draft = Attempt::at(values);
        // Whoever enlarges the text to read what is wrong still finds it there.
        let before = if is_back { self.kept_attempt(form).await? } else { Attempt::default() };
        draft.with_errors_of(before).kept_for(self, form, page).await
    }
}

/// The first value of this name.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_keeps_a_secret() {
        for page in ["/sign-in/code", "/desk/sign-in", "/", "/offerings/x/sign-up", "/nothing"] {
            let fields = form_on(page).map_or(&[][..], |(_, fields)| fields);
            assert!(!fields.contains(&"code") && !fields.contains(&"password"), "{page}");
        }
        assert_eq!(form_on("/sign-in/code"), None);
        assert_eq!(form_on("/desk/sign-in"), Some(("desk-sign-in", &["name"][..])));
        assert_eq!(form_on("/desk/offerings/x/add").map(|(form, _)| form), Some("desk-add"));
    }
}
