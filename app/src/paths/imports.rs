//! The addresses around a list that is handed in at the desk.

use domain::id::ImportId;

/// Hand in a plan.
pub const DESK_IMPORT: &str = "/desk/import";

/// What a plan handed in says, before anything is stored.
pub fn desk_import(id: ImportId) -> String {
    format!("/desk/import/{id}")
}

/// The same with these rows alone ([`domain::plan::Shown::code`]), and this page of them where there are several; 1 is the first.
pub fn desk_import_rows(id: ImportId, shown: &str, page: u32) -> String {
    let page = if page > 1 { format!("&page={page}") } else { String::new() };
    format!("{}?show={shown}{page}", desk_import(id))
}

/// Where its rows stand on the page of an import.
pub const IMPORT_ROWS: &str = "rows-shown";

/// Saying what the columns of a list handed in are.
pub fn desk_import_columns(id: ImportId) -> String {
    format!("/desk/import/{id}/columns")
}

/// What taking an import back would do.
pub fn desk_import_undo(id: ImportId) -> String {
    format!("/desk/import/{id}/undo")
}

/// The problems of a plan, as a workbook.
pub fn desk_import_problems(id: ImportId) -> String {
    format!("/desk/import/{id}/problems.xlsx")
}
