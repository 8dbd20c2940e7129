//! The addresses where a desk plans its terms.

use domain::id::{DepartmentId, PlanClassId, TermId};

/// The terms, and planning another.
pub const DESK_TERMS: &str = "/desk/terms";

/// In an address: a planned class is told as changed, and can be put back.
pub const CHANGED: &str = "changed";

/// In an address: name or days of the term were just changed.
pub const TERM_CHANGED: &str = "term-changed";

/// Name and days of a term, to be corrected.
pub fn desk_term(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}")
}

/// What a department is called.
pub fn desk_department(department: DepartmentId) -> String {
    format!("/desk/departments/{department}")
}

/// The timetable of a term.
pub fn desk_plan(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}/plan")
}

/// The same with a row for each room or teacher, by this word.
pub fn desk_plan_by(term: TermId, rows: &str) -> String {
    format!("{}?by={rows}", desk_plan(term))
}

/// The board as a file whose name ends so.
pub fn desk_plan_file(term: TermId, rows: &str, form: &str) -> String {
    format!("{DESK_TERMS}/{term}/plan.{form}?by={rows}")
}

/// The same with what has just been changed.
pub fn desk_plan_changed(term: TermId, rows: &str, class: PlanClassId) -> String {
    format!("{}&{CHANGED}={class}", desk_plan_by(term, rows))
}

/// 试排: the trial of a term, with a row for each room or teacher, by this word.
pub fn desk_trial_by(term: TermId, rows: &str) -> String {
    format!("{}?by={rows}", desk_trial(term))
}

/// The trial of a term.
pub fn desk_trial(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}/trial")
}

/// Planning another class of a term.
pub fn desk_plan_new(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}/classes/new")
}

/// Copying an earlier term into this one.
pub fn desk_plan_copy(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}/copy")
}

/// The same, from this term, a course taking so many years.
pub fn desk_plan_copy_from(term: TermId, from: TermId, years: usize) -> String {
    format!("{}?from={from}&years={years}", desk_plan_copy(term))
}

/// Publishing what is planned.
pub fn desk_plan_publish(term: TermId) -> String {
    format!("{DESK_TERMS}/{term}/publish")
}

/// One planned class: all that is said of it.
pub fn desk_planned(class: PlanClassId) -> String {
    format!("/desk/planned/{class}")
}
