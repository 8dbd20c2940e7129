//! XLSX into cells: visible sheets, typed values, formulas told apart from words, merged cells.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{
    DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata,
};
use domain::plan::{Cell, Column, Merge, Sheet, SheetRow, serial};

use super::read::{MOST_COLUMNS, MOST_LINES};
use super::{Unreadable, guard};

/// Visible sheets that are looked at.
const MOST_SHEETS: usize = 30;

/// Merged cells of one sheet.
const MOST_MERGES: usize = 5_000;

/// Bytes of text that all cells may have together: one long text can stand in many cells.
const MOST_TEXT: usize = 20_000_000;

/// Cells of all sheets together that are not blank.
const MOST_CELLS: usize = 400_000;

/// The visible sheets of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    guard::inspect(bytes)?;
    // With overflow checks on, as in tests, calamine 0.38 panics at a cell named ZZZZZZZZ1. Nothing
    // outlives the call, so that a panic leaves nothing half done.
    catch_unwind(|| workbook(bytes)).unwrap_or(Err(Unreadable::Truncated))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    };
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(is_shown)
        .map(|sheet| sheet.name.clone())
        .take(MOST_SHEETS)
        .collect();
    if names.is_empty() {
        return Err(Unreadable::NotASheet);
    }
    let mut room = Room { text: MOST_TEXT, cells: MOST_CELLS };
    names.into_iter().map(|name| sheet(&mut workbook, name, &mut room)).collect()
}

/// How much more may be read.
struct Room {
    text: usize,
    cells: usize,
}

impl Room {
    fn take(&mut self, cell: &Cell) -> Result<(), Unreadable> {
        let text = match cell.value() {
            Cell::Text(text) => text.len(),
            _ => 0,
        };
        self.text = self.text.checked_sub(text).ok_or(Unreadable::TooLarge)?;
        self.cells = self.cells.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }
}

fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    room: &mut Room,
) -> Result<Sheet, Unreadable> {
    let merges = workbook.merge_cells_by_sheet_name(&name).map_err(unreadable)?;
    if merges.len() > MOST_MERGES {
        return Err(Unreadable::TooLarge);
    }
    let from_1904 = workbook.has_1904_epoch();
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        let mut cell = cell(record.value, from_1904);
        let shows_nothing = matches!(&cell, Cell::Text(_)) && cell.is_blank();
        if let Some(formula) = record.formula.filter(|_| !shows_nothing) {
            cell = Cell::Formula { formula: text_of(formula), shown: Box::new(cell) };
        }
        if cell.is_blank() {
            continue;
        }
        room.take(&cell)?;
        put(&mut rows, record.pos, cell)?;
    }
    let rows = rows.into_iter().map(|(row, cells)| SheetRow { number: row + 1, cells });
    Ok(Sheet { name, rows: rows.collect(), merges: merges.iter().filter_map(merge).collect() })
}

/// The formula's own text, or … where it is written once for many cells.
fn text_of(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            formula.chars().take(200).collect()
        }
        _ => "…".to_owned(),
    }
}

/// Puts a cell into its row. The cells of a file need not come in order.
fn put(
    rows: &mut BTreeMap<u32, Vec<Cell>>,
    (row, column): (u32, u32),
    cell: Cell,
) -> Result<(), Unreadable> {
    let column = column as usize;
    if column >= MOST_COLUMNS {
        return Err(Unreadable::TooManyColumns);
    }
    let cells = rows.entry(row).or_default();
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
    if rows.len() > MOST_LINES { Err(Unreadable::TooManyRows) } else { Ok(()) }
}

fn cell(value: DataRef, from_1904: bool) -> Cell {
    /// Days from the first day of 1900 to that of 1904, from which old Macintosh sheets count.
    const TO_1904: f64 = 1462.0;
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Text(text)
        }
        DataRef::SharedString(text) => Cell::Text(text.to_owned()),
        DataRef::Float(number) => Cell::Number(number),
        #[expect(clippy::cast_precision_loss, reason = "no list counts beyond 2^53")]
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Bool(yes) => Cell::Text(if yes { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::Error(error) => Cell::Text(error.to_string()),
        DataRef::DateTime(at) => {
            let number = at.as_f64();
            let day = if from_1904 && number >= 1.0 { number + TO_1904 } else { number };
            serial(day).map_or(Cell::Number(number), Cell::DateTime)
        }
    }
}

/// Cells merged downwards; those merged to the side alone cover no other row.
fn merge(dimensions: &Dimensions) -> Option<Merge> {
    let (first, last) = (dimensions.start, dimensions.end);
    let first_column = Column(u16::try_from(first.1).ok()?);
    let downwards = first.0 < last.0 && usize::from(first_column.0) < MOST_COLUMNS;
    downwards.then_some(Merge { first_row: first.0 + 1, last_row: last.0 + 1, first_column })
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Encrypted,
        XlsxError::FileNotFound(_)
        | XlsxError::RelationshipNotFound
        | XlsxError::NotAWorksheet(_) => Unreadable::NotASheet,
        _ => Unreadable::Truncated,
    }
}
