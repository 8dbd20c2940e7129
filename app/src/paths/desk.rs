//! The addresses of the desk and of an offering there.

use domain::calendar::Month;
use domain::id::{ImportId, OfferingId, SignUpId};
use domain::offering::OfferingKind;

use super::fees::OF_PERSON;
use super::without_query;
use crate::address::escaped;

/// The desk: its offerings.
pub const DESK: &str = "/desk";

/// The desk's sign-in, by name and password.
pub const DESK_SIGN_IN: &str = "/desk/sign-in";

/// This month of the desk's institution, for its door.
pub const DESK_NOTICE: &str = "/desk/notice";

/// What goes on at the desk's institution today, and what is to be done.
pub const DESK_TODAY: &str = "/desk/today";

/// In the address: the board stands alone, for a screen on a wall.
pub const ON_WALL: &str = "wall";

/// The board for a screen on a wall.
pub fn desk_today_wall() -> String {
    format!("{DESK_TODAY}?{ON_WALL}=1")
}

/// How many one person may have at the desk's institution.
pub const DESK_LIMITS: &str = "/desk/limits";

/// The desk's sign-in, and coming back here afterwards; the desk's first page needs no telling.
pub fn desk_sign_in(return_to: &str) -> String {
    if return_to == DESK {
        return DESK_SIGN_IN.to_owned();
    }
    format!("{DESK_SIGN_IN}?return_to={}", escaped(return_to))
}

/// The path, with or without a query, belongs to the coordinators' side.
pub fn is_at_desk(path: &str) -> bool {
    let path = without_query(path);
    path.strip_prefix(DESK).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The desk's page of one offering: who has signed up.
pub fn desk_offering(id: OfferingId) -> String {
    format!("/desk/offerings/{id}")
}

/// Making one offering.
pub const DESK_NEW_OFFERING: &str = "/desk/offerings/new";

/// The same of this kind.
pub fn desk_new_offering(kind: OfferingKind) -> String {
    format!("{DESK_NEW_OFFERING}?kind={}", kind.code())
}

/// Making another one like this.
pub fn desk_another_offering(like: OfferingId) -> String {
    format!("{DESK_NEW_OFFERING}?like={like}")
}

/// Back to what was typed, before it is made.
pub fn desk_entered_before(id: ImportId) -> String {
    format!("{DESK_NEW_OFFERING}?import={id}")
}

/// Changing what is said of an offering.
pub fn desk_offering_edit(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/edit")
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

/// Taking a person off the list, with a reason.
pub fn desk_removal(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/removal")
}

/// The same for whoever comes from the person, and goes back there.
pub fn desk_removal_of_person(id: SignUpId) -> String {
    format!("{}?{OF_PERSON}", desk_removal(id))
}
