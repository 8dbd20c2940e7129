//! The addresses of lists that the desk takes home; `form` is the end of the file's name.

use domain::id::OfferingId;

use crate::address::escaped;

/// All of them.
pub const DESK_FILES: &str = "/desk/files";

/// What is offered, as it was looked for.
pub fn offerings_file(typed: &str, form: &str) -> String {
    let query = if typed.is_empty() { String::new() } else { format!("?q={}", escaped(typed)) };
    format!("{DESK_FILES}/offerings.{form}{query}")
}

/// Who belongs to the institution.
pub fn members_file(form: &str) -> String {
    format!("{DESK_FILES}/members.{form}")
}

/// Its rooms in this week.
pub fn week_file(form: &str) -> String {
    format!("{DESK_FILES}/rooms.{form}")
}

/// The hours of its volunteers.
pub fn hours_file(form: &str) -> String {
    format!("{DESK_FILES}/hours.{form}")
}

/// Who came to which session.
pub fn attendance_file(id: OfferingId, form: &str) -> String {
    format!("/desk/offerings/{id}/attendance.{form}")
}
