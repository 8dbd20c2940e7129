//! What was read from a list: its rows, what is wrong with them, and how each stands.

use serde::{Deserialize, Serialize};

use super::cell::Column;
use super::problem::{Problem, Severity};

/// How a row stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum RowState {
    /// Nothing to say.
    #[default]
    Good,
    /// It can be taken over; something is worth a look.
    Warned,
    /// It cannot be taken over as it stands.
    Wrong,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row<T> {
    /// The row as the sheet counts, from 1.
    pub number: u32,
    /// How it stands.
    pub state: RowState,
    /// What it says; `None` where a cell could not be read.
    pub value: Option<T>,
    /// What stands in it, under [`Reading::headings`]; long texts are cut for showing.
    pub cells: Vec<String>,
}

/// A heading of the table, in the order of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its column.
    pub column: Column,
    /// As the sheet words it.
    pub words: String,
}

/// A list that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading<T> {
    /// The sheet that the table was found on; empty for a text file.
    pub sheet: String,
    /// The table's headings.
    pub headings: Vec<Heading>,
    /// Its rows; totals and blank rows are left out.
    pub rows: Vec<Row<T>>,
    /// What is wrong, by row and column.
    pub problems: Vec<Problem>,
}

impl<T> Reading<T> {
    /// No row is wrong, so that all can be taken over.
    pub fn is_sound(&self) -> bool {
        self.errors() == 0
    }

    /// How many problems keep rows from being taken over.
    pub fn errors(&self) -> usize {
        self.of(Severity::Error)
    }

    /// How many problems are only worth a look.
    pub fn warnings(&self) -> usize {
        self.of(Severity::Warning)
    }

    fn of(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// The problems of one row.
    pub fn problems_of(&self, row: u32) -> impl Iterator<Item = &Problem> {
        let first = self.problems.partition_point(|problem| problem.row < row);
        self.problems[first..].iter().take_while(move |problem| problem.row == row)
    }

    /// What the rows say that can be taken over, in order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let sound = self.rows.iter().filter(|row| row.state != RowState::Wrong);
        sound.filter_map(|row| row.value.as_ref())
    }

    /// Sorts the problems and tells each row how it stands.
    pub(super) fn judged(mut self) -> Self {
        self.problems.sort_by_key(|problem| (problem.row, problem.column));
        let mut problems = self.problems.iter().peekable();
        for row in &mut self.rows {
            while let Some(problem) = problems.next_if(|problem| problem.row <= row.number) {
                let state = match problem.severity {
                    Severity::Warning => RowState::Warned,
                    Severity::Error => RowState::Wrong,
                };
                row.state = row.state.max(state);
            }
        }
        self
    }
}
