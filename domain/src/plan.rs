//! 计划表: a list as an office keeps it, what it says, and every rule about it.
//!
//! A file becomes [`Sheet`]s of [`Cell`]s elsewhere; from there on everything is decided here. The
//! table is found by the words of its headings, every cell of every row is tried, and what is wrong
//! is told by row and column. Nothing is guessed in silence.

use serde::{Deserialize, Serialize};

mod activity;
mod cell;
mod clash;
mod class;
mod columns;
mod date;
mod hidden;
mod lesson_time;
mod line;
mod list;
mod name;
mod number;
mod person;
mod preview;
mod problem;
mod reading;
mod room;
mod shift;
pub mod single;
mod table;
mod telephone;
mod time;
mod words;

pub use activity::{PlannedActivity, Span, Way};
pub use cell::{Cell, Column, Merge, Sheet, SheetRow, serial};
pub use clash::UNSETTLED;
pub(crate) use clash::is_settled;
pub use class::PlannedClass;
pub use columns::{ColumnMap, Headings, ListKind, SheetColumn, headings};
pub use date::no_such_date;
pub use hidden::{Hidden, Identity, hide};
pub use list::{List, Needed, NoTable, read_as, read_list};
pub use person::{Category, EmergencyContact, PlannedPerson, Sex};
pub use preview::{PreviewRow, Shown};
pub use problem::{Problem, Reason, Severity};
pub use reading::{Heading, Reading, Row, RowState};
pub use room::{PlannedRoom, opening_hours};
pub use shift::PlannedShift;

/// A plan of one of the three kinds of offering, told apart by its headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plan {
    /// 招生计划.
    Classes(Reading<PlannedClass>),
    /// 活动安排.
    Activities(Reading<PlannedActivity>),
    /// 志愿服务安排.
    Shifts(Reading<PlannedShift>),
}

impl Plan {
    /// Its problems, by row and column.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Classes(reading) => &reading.problems,
            Self::Activities(reading) => &reading.problems,
            Self::Shifts(reading) => &reading.problems,
        }
    }

    /// No row is wrong, so that all can be taken over.
    pub fn is_sound(&self) -> bool {
        self.problems().iter().all(|problem| problem.severity == Severity::Warning)
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Classes(reading) => reading.rows.len(),
            Self::Activities(reading) => reading.rows.len(),
            Self::Shifts(reading) => reading.rows.len(),
        }
    }

    /// It has no rows; never so for one that was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests;
