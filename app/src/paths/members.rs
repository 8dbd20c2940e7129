//! The addresses at the counter of those who belong to an institution. No name and no number of anybody stands in them.

use domain::id::{OfferingId, PersonId};

use crate::address::escaped;

/// Finding a member.
pub const DESK_MEMBERS: &str = "/desk/members";

/// Members who may be one person.
pub const DESK_TWINS: &str = "/desk/members/twins";

/// Two records side by side, of which the first would stay.
pub fn desk_merge(keep: PersonId, other: PersonId) -> String {
    format!("{DESK_MEMBERS}/merge?keep={keep}&other={other}")
}

/// A member: what they have at the institution.
pub fn desk_member(person: PersonId) -> String {
    format!("{DESK_MEMBERS}/{person}")
}

/// Everything the member has, and their card, on paper.
pub fn desk_member_card(person: PersonId) -> String {
    format!("{DESK_MEMBERS}/{person}/card")
}

/// A page of what the member could sign up for; `typed` is looked for.
pub fn desk_member_choice(person: PersonId, typed: &str, page: u32) -> String {
    let address = format!("{DESK_MEMBERS}/{person}/offerings");
    match (typed.is_empty(), page) {
        (true, ..=1) => address,
        (true, _) => format!("{address}?page={page}"),
        (false, ..=1) => format!("{address}?q={}", escaped(typed)),
        (false, _) => format!("{address}?q={}&page={page}", escaped(typed)),
    }
}

/// Signing the member up for one of them.
pub fn desk_member_adding(person: PersonId, offering: OfferingId) -> String {
    format!("{DESK_MEMBERS}/{person}/offerings/{offering}")
}
