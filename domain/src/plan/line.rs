//! One row while it is being read: every field is tried, and whatever is wrong is kept.

use super::cell::{Cell, Column, SheetRow};
use super::problem::{Problem, Reason, Severity};
use super::reading::{Reading, Row, RowState};
use super::table::Table;
use super::words;

/// A row being read. Fields are named by their place in the kind's list of fields.
pub(super) struct Line<'a> {
    table: &'a Table<'a>,
    row: &'a SheetRow,
    pub problems: Vec<Problem>,
}

impl<'a> Line<'a> {
    /// What stands in a field, or in the merged cell that covers it.
    pub fn cell(&self, field: usize) -> &'a Cell {
        static NOTHING: Cell = Cell::Empty;
        let column = self.table.column(field);
        column.map_or(&NOTHING, |column| self.table.cell(self.row, column))
    }

    /// Notes what keeps the row from being taken over.
    pub fn refuse(&mut self, field: usize, reason: Reason) {
        self.note(field, Severity::Error, reason);
    }

    /// Notes what is worth a look.
    pub fn warn(&mut self, field: usize, reason: Reason) {
        self.note(field, Severity::Warning, reason);
    }

    fn note(&mut self, field: usize, severity: Severity, reason: Reason) {
        self.problems.push(problem(self.table, self.row.number, field, severity, reason));
    }

    /// A field that must be there.
    pub fn needed<T>(
        &mut self,
        field: usize,
        read: impl Fn(&Cell) -> Result<T, Reason>,
    ) -> Option<T> {
        let cell = self.cell(field);
        let read = match cell {
            Cell::Formula { formula, shown } if shown.is_blank() => {
                Err(Reason::Formula(words::shortened(&format!("={formula}"))))
            }
            cell if cell.is_blank() => Err(Reason::Missing),
            cell => read(cell),
        };
        read.map_err(|reason| self.refuse(field, reason)).ok()
    }

    /// A field that may be blank, which then means `blank`.
    pub fn optional<T>(
        &mut self,
        field: usize,
        blank: T,
        read: impl Fn(&Cell) -> Result<T, Reason>,
    ) -> Option<T> {
        if self.cell(field).is_blank() { Some(blank) } else { self.needed(field, read) }
    }

    /// Words in one line that must be there.
    pub fn words(&mut self, field: usize, limit: u32) -> Option<String> {
        self.needed(field, |cell| words::line(cell, limit))
    }

    /// Words in one line, empty if there are none.
    pub fn words_if_any(&mut self, field: usize, limit: u32) -> Option<String> {
        self.optional(field, String::new(), |cell| words::line(cell, limit))
    }

    /// Text in which lines may end, empty if there is none.
    pub fn note_if_any(&mut self, field: usize) -> Option<String> {
        const LONGEST_NOTE: u32 = 500;
        self.optional(field, String::new(), |cell| words::paragraph(cell, LONGEST_NOTE))
    }
}

/// A problem of a field of the table.
pub(super) fn problem(
    table: &Table,
    row: u32,
    field: usize,
    severity: Severity,
    reason: Reason,
) -> Problem {
    let column = Column(table.column(field).and_then(|at| u16::try_from(at).ok()).unwrap_or(0));
    let heading = table.headings.iter().find(|heading| heading.column == column);
    let heading = heading.map(|heading| heading.words.clone()).unwrap_or_default();
    Problem { row, column, heading, severity, reason }
}

/// Reads every row of a table. `read` gives a draft, the facts that rows are compared by, and at the
/// end `compare` looks for clashes between drafts before each becomes a value.
pub(super) fn read_rows<T, D>(
    table: &Table,
    mut read: impl FnMut(&mut Line) -> D,
    compare: impl Fn(&[(u32, D)]) -> Vec<(u32, usize, Severity, Reason)>,
    value: impl Fn(D) -> Option<T>,
) -> Reading<T> {
    let (mut drafts, mut problems, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for row in table.rows() {
        let mut line = Line { table, row, problems: Vec::new() };
        drafts.push((row.number, read(&mut line)));
        problems.append(&mut line.problems);
        cells.push(shown(table, row));
    }
    let clashes = compare(&drafts).into_iter();
    problems.extend(
        clashes.map(|(row, field, severity, reason)| problem(table, row, field, severity, reason)),
    );
    let rows = drafts.into_iter().zip(cells).map(|((number, draft), cells)| Row {
        number,
        state: RowState::Good,
        value: value(draft),
        cells,
    });
    Reading {
        sheet: table.sheet.name.clone(),
        headings: table.headings.clone(),
        rows: rows.collect(),
        problems,
    }
    .judged()
}

/// The row as a preview shows it.
fn shown(table: &Table, row: &SheetRow) -> Vec<String> {
    const LONGEST: usize = 120;
    let cell = |column: Column| table.cell(row, usize::from(column.0));
    let text = |column| {
        let words = cell(column).words();
        let mut kept: String = words.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        if words.chars().count() > LONGEST {
            kept.push('…');
        }
        kept
    };
    table.headings.iter().map(|heading| text(heading.column)).collect()
}
