//! The addresses around a place that is offered.

use domain::id::{OfferingId, SignUpId};

/// Whom the desk's institution is to call.
pub const DESK_CALLS: &str = "/desk/calls";

/// Whom the desk's messages did not reach.
pub const DESK_MESSAGES: &str = "/desk/messages";

/// Where a coordinator writes to everybody on one list.
pub fn desk_announcement(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/announcement")
}

/// Asks once more before a place that is offered goes to the next person and one waits on.
pub fn waiting_on(id: SignUpId) -> String {
    format!("/sign-ups/{id}/waiting-on")
}

/// Asks with whom one wants to wait together.
pub fn together(id: SignUpId) -> String {
    format!("/sign-ups/{id}/together")
}

/// Where the desk links two who wait for one offering.
pub fn desk_together(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/together")
}

/// The calls as a file whose name ends so.
pub fn desk_calls_file(form: &str) -> String {
    format!("{DESK_CALLS}.{form}")
}
