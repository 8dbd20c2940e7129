//! What a preview of a plan shows: each row with how it stands, and which rows are wanted.

use serde::{Deserialize, Serialize};

use super::reading::RowState;

/// How a row stands in a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// What its cells say about it.
    pub state: RowState,
    /// It was taken over before, so that nothing would change.
    pub known: bool,
}

impl PreviewRow {
    /// The word in the page: `problem`, `known` or `ready`.
    pub const fn code(self) -> &'static str {
        match (self.state, self.known) {
            (RowState::Wrong, _) => "problem",
            (_, true) => "known",
            (_, false) => "ready",
        }
    }
}

/// Which rows of a preview are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shown {
    /// 全部.
    #[default]
    All,
    /// 有问题: those that are wrong or worth a look.
    Problems,
    /// 可以导入.
    Ready,
    /// 已经有了.
    Known,
}

impl Shown {
    /// All four, in the order in which they stand over the rows.
    pub const ALL: [Self; 4] = [Self::All, Self::Problems, Self::Ready, Self::Known];

    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Problems => "problems",
            Self::Ready => "ready",
            Self::Known => "known",
        }
    }

    /// Reads [`Self::code`]; anything unknown is everything.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|shown| shown.code() == code).unwrap_or_default()
    }

    /// Whether this row is among them.
    pub fn has(self, row: PreviewRow) -> bool {
        match self {
            Self::All => true,
            Self::Problems => row.state != RowState::Good,
            Self::Ready => row.state != RowState::Wrong && !row.known,
            Self::Known => row.state != RowState::Wrong && row.known,
        }
    }

    /// How many of these rows are among them.
    pub fn count(self, rows: &[PreviewRow]) -> usize {
        rows.iter().filter(|row| self.has(**row)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_worth_a_look_is_shown_among_problems_and_can_be_taken_over() {
        let row = |state, known| PreviewRow { state, known };
        let rows = [
            row(RowState::Good, false),
            row(RowState::Warned, false),
            row(RowState::Wrong, false),
            row(RowState::Good, true),
        ];
        let counts = Shown::ALL.map(|shown| shown.count(&rows));
        assert_eq!(counts, [4, 2, 2, 1]);
        assert_eq!(rows.map(PreviewRow::code), ["ready", "ready", "problem", "known"]);
        assert_eq!(Shown::from_code("nonsense"), Shown::All);
    }
}
