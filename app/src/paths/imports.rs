//! The addresses around a list that is handed in at the desk.

use domain::id::ImportId;

/// Hand in a plan.
pub const DESK_IMPORT: &str = "/desk/import";

/// What a plan handed in says, before anything is stored.
pub fn desk_import(id: ImportId) -> String {
    format!("/desk/import/{id}")
}

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
