//! Addresses where a coordinator decides on those who ask.

use domain::id::SignUpId;

/// Saying no to somebody who has asked, with a reason.
pub fn desk_decline(id: SignUpId) -> String {
    format!("/desk/sign-ups/{id}/decline")
}
