//! A list of rooms or people as the desk looks at it before confirming: each row, and how it stands.

use domain::plan::{PreviewRow, Problem, Reading, Row, RowState, Shown};
use store::Seen;

use crate::wording::Words;

/// One row.
#[derive(Clone, Debug)]
pub struct ListedLine {
    /// The row as the sheet counts.
    pub number: u32,
    /// How it stands.
    pub row: PreviewRow,
    /// How it stands, in words.
    pub state: Words,
    /// As it was understood, under [`Listed::headings`]; nothing where it was not.
    pub understood: Option<Vec<String>>,
    /// What stands in its cells, each after its heading; empty cells left out.
    pub cells: Vec<(String, String)>,
    /// What is said of it besides.
    pub remarks: Vec<String>,
    /// What is wrong with it, or worth a look.
    pub problems: Vec<Problem>,
}

/// A whole list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What the columns are called.
    pub headings: Vec<Words>,
    /// Its rows.
    pub lines: Vec<ListedLine>,
    /// Rooms of which something is said otherwise.
    pub differing: u32,
    /// The mark of what they are now.
    pub seen: Seen,
}

impl Listed {
    /// How each row stands, for counting.
    pub fn rows(&self) -> Vec<PreviewRow> {
        self.lines.iter().map(|line| line.row).collect()
    }

    /// How many rows are new and sound.
    pub fn new_rows(&self) -> u32 {
        u32::try_from(Shown::Ready.count(&self.rows())).unwrap_or(u32::MAX)
    }

    /// How many rows are left out, because something is wrong with them.
    pub fn wrong(&self) -> usize {
        self.lines.iter().filter(|line| line.row.state == RowState::Wrong).count()
    }

    /// There is something to take over.
    pub fn can_be_confirmed(&self) -> bool {
        self.new_rows() > 0 || self.differing > 0
    }
}

/// A row of which `known` says whether it is there already, and `told` what is said of it.
pub(super) fn line<T>(
    reading: &Reading<T>,
    row: &Row<T>,
    known: bool,
    told: Option<(Vec<String>, Vec<String>)>,
) -> ListedLine {
    let preview = PreviewRow { state: row.state, known };
    let (understood, remarks) = told.unzip();
    ListedLine {
        number: row.number,
        row: preview,
        state: crate::wording::desk::import::row_state(preview),
        understood: understood.filter(|_| row.state != RowState::Wrong),
        cells: super::preview::cells(&reading.headings, &row.cells),
        remarks: remarks.unwrap_or_default(),
        problems: reading.problems_of(row.number).cloned().collect(),
    }
}
