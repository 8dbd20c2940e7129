//! Addresses of what explains to a desk how somebody came by a place, or did not.

use domain::id::{OfferingId, SignUpId};
use domain::listing::{Order, TurnedAwayColumn};

use super::order::ordered;

/// One entry at the desk, with how it was decided.
pub fn desk_sign_up(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}")
}

/// Who asked for a place on an offering and was told no.
pub fn desk_turned_away(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/turned-away")
}

/// The same, in this order.
pub fn desk_turned_away_ordered(id: OfferingId, order: Order<TurnedAwayColumn>) -> String {
    ordered(&desk_turned_away(id), order)
}

/// The same list as a file; `form` is the end of its name.
pub fn desk_turned_away_file(id: OfferingId, form: &str) -> String {
    format!("{}.{form}", desk_turned_away(id))
}
