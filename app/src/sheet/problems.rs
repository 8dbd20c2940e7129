//! The problems of an imported list as a workbook, to be put right line by line.

use domain::language::Language;
use domain::plan::Problem;

use super::write::{Unwritable, table};
use crate::wording::problem::{PROBLEM_HEADINGS, TO_BE_PUT_RIGHT, fault, remedy, severity};

/// Row, column, heading, how much it matters, what is wrong and what to do: one line for each problem.
pub fn problems(problems: &[Problem], language: Language) -> Result<Vec<u8>, Unwritable> {
    let line = |problem: &Problem| {
        vec![
            problem.row.to_string(),
            problem.column.to_string(),
            problem.heading.clone(),
            severity(problem.severity).in_language(language).to_owned(),
            fault(&problem.reason, language),
            remedy(&problem.reason, language).to_owned(),
        ]
    };
    let headings = PROBLEM_HEADINGS.map(|heading| heading.in_language(language));
    let lines: Vec<Vec<String>> = problems.iter().map(line).collect();
    table(TO_BE_PUT_RIGHT.in_language(language), &headings, &lines)
}
