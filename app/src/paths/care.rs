//! The addresses of the calls to those who did not come.

use domain::id::SignUpId;

/// Whom the desk calls.
pub const DESK_CARE: &str = "/desk/care";

/// One of them: the number, and what came of the call.
pub fn desk_care_one(id: SignUpId) -> String {
    format!("{DESK_CARE}/{id}")
}

/// Whom to call as a file whose name ends so.
pub fn desk_care_file(form: &str) -> String {
    format!("{DESK_CARE}.{form}")
}
