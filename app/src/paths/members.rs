//! The addresses at the counter of those who belong to an institution. No name and no number of anybody stands in them.

use domain::id::{OfferingId, PersonId, SignUpId};

use crate::address::escaped;

/// Finding a member.
pub const DESK_MEMBERS: &str = "/desk/members";

/// Adding somebody who has signed up for nothing yet.
pub const DESK_MEMBER_NEW: &str = "/desk/members/new";

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

/// A code by which somebody else may act for the member.
pub fn desk_member_helper_code(person: PersonId) -> String {
    format!("{DESK_MEMBERS}/{person}/helper-code")
}

/// What is known of the member, to be put right.
pub fn desk_member_particulars(person: PersonId) -> String {
    format!("{DESK_MEMBERS}/{person}/particulars")
}

/// How the member wants to be told.
pub fn desk_member_told(person: PersonId) -> String {
    format!("{DESK_MEMBERS}/{person}/told")
}

/// A page of what the member could sign up for; `typed` is looked for.
pub fn desk_member_choice(person: PersonId, typed: &str, page: u32) -> String {
    looked_for(format!("{DESK_MEMBERS}/{person}/offerings"), typed, page)
}

/// A page of what somebody could have instead of this place; `typed` is looked for.
pub fn desk_swap_choice(given_up: SignUpId, typed: &str, page: u32) -> String {
    looked_for(format!("/desk/sign-ups/{given_up}/swap"), typed, page)
}

/// Asking once more before it is swapped for one of them.
pub fn desk_swap(given_up: SignUpId, instead: OfferingId) -> String {
    format!("/desk/sign-ups/{given_up}/swap/{instead}")
}

/// The slip of one place, for whoever has no telephone.
pub fn desk_slip(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/slip")
}

/// A page of a list of offerings.
fn looked_for(address: String, typed: &str, page: u32) -> String {
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
