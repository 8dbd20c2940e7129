//! The addresses of lists that the desk takes home; `form` is the end of the file's name.

use domain::id::OfferingId;
use domain::listing::Listing;
use jiff::civil::Date;

use super::listing::kept_query;

/// All of them.
pub const DESK_FILES: &str = "/desk/files";

/// What is offered, as it was looked for.
pub fn offerings_file(listing: &Listing, form: &str) -> String {
    let file = format!("{DESK_FILES}/offerings.{form}");
    match kept_query(listing).as_str() {
        "" => file,
        query => format!("{file}?{query}"),
    }
}

/// In the address of that file: those that were ticked, which are kept and no part of it.
pub const TICKED: &str = "ticked";

/// What was ticked of what is offered.
pub fn ticked_offerings_file(form: &str) -> String {
    format!("{DESK_FILES}/offerings.{form}?{TICKED}")
}

/// Who belongs to the institution.
pub fn members_file(form: &str) -> String {
    format!("{DESK_FILES}/members.{form}")
}

/// Its rooms in this week.
pub fn week_file(form: &str) -> String {
    format!("{DESK_FILES}/rooms.{form}")
}

/// The same in the week that begins on this Monday.
pub fn file_of_week(monday: Date, form: &str) -> String {
    format!("{}?week={monday}", week_file(form))
}

/// The hours of its volunteers.
pub fn hours_file(form: &str) -> String {
    format!("{DESK_FILES}/hours.{form}")
}

/// Who came to which session.
pub fn attendance_file(id: OfferingId, form: &str) -> String {
    format!("/desk/offerings/{id}/attendance.{form}")
}
