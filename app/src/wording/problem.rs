//! What is wrong with a list that somebody hands in, and what to do about it.

use domain::language::Language;
use domain::plan::{Problem, Reason, RowState, Severity};

use super::Words;

mod fault;
mod remedy;
mod unreadable;

pub use fault::fault;
pub use remedy::remedy;
pub use unreadable::{no_table, unreadable};

/// Heads the workbook of problems.
pub const TO_BE_PUT_RIGHT: Words = Words("计划表需要修改的地方", "What to change in the list");
/// The columns of that workbook.
pub const PROBLEM_HEADINGS: [Words; 6] = [
    Words("行", "Row"),
    Words("列", "Column"),
    Words("表头", "Heading"),
    Words("严重程度", "Severity"),
    Words("问题", "Problem"),
    Words("怎么改", "What to do"),
];

/// What is wrong and what to do: 没有“周八”。请写周一到周日中的一天。
pub fn problem(reason: &Reason, language: Language) -> String {
    let (fault, remedy) = (fault(reason, language), remedy(reason, language));
    match language {
        Language::Chinese => format!("{fault}。{remedy}。"),
        Language::English => format!("{fault}. {remedy}."),
    }
}

/// Where a problem stands: 第6行F列“上课时间”.
pub fn place(problem: &Problem, language: Language) -> String {
    let Problem { row, column, heading, .. } = problem;
    match language {
        Language::Chinese => format!("第{row}行{column}列“{heading}”"),
        Language::English => format!("Row {row}, column {column} “{heading}”"),
    }
}

/// How much a problem matters: one keeps the plan from being taken over, the other does not.
pub const fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words("错误", "Error"),
        Severity::Warning => Words("提醒", "Reminder"),
    }
}

/// How a row stands.
pub const fn row_state(state: RowState) -> Words {
    match state {
        RowState::Good => Words("可以导入", "Ready"),
        RowState::Warned => Words("可以导入，请看一眼", "Ready, worth a look"),
        RowState::Wrong => Words("需要修改", "To be changed"),
    }
}

#[cfg(test)]
mod tests;
