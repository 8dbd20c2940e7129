//! A sheet as an office keeps it, whatever file it came in: rows of cells, and what was merged.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use serde::{Deserialize, Serialize};

use super::hidden::{DOTS, Hidden};

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words as typed, blanks at the ends included.
    Text(String),
    /// A number without the format of a date.
    Number(f64),
    /// A number that the sheet shows as a date or a time; a time alone is on 1899-12-30.
    DateTime(DateTime),
    /// Computed: what stands there may change without anybody typing.
    Formula {
        /// Without the leading `=`; may be empty where a formula is shared between cells.
        formula: String,
        /// What the sheet showed when it was saved.
        shown: Box<Cell>,
    },
    /// An identity number stood here: what it says, never itself.
    Hidden(Hidden),
}

impl Cell {
    /// Nothing but blanks stands in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(is_blank),
            Self::Formula { shown, formula } => formula.is_empty() && shown.is_blank(),
            Self::Number(_) | Self::DateTime(_) | Self::Hidden(_) => false,
        }
    }

    /// The value, looking through a formula to what it showed.
    pub fn value(&self) -> &Self {
        match self {
            Self::Formula { shown, .. } if !matches!(**shown, Self::Formula { .. }) => shown,
            other => other,
        }
    }

    /// The words that a person sees in it.
    pub fn words(&self) -> String {
        match self.value() {
            Self::Empty | Self::Formula { .. } => String::new(),
            Self::Text(text) => text.clone(),
            Self::Hidden(_) => DOTS.to_owned(),
            Self::Number(number) => format!("{number}"),
            Self::DateTime(at) if at.date() == NO_DAY => at.time().strftime("%H:%M").to_string(),
            Self::DateTime(at) => at.date().to_string(),
        }
    }
}

/// A blank of any kind, the full-width and the invisible ones too.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The day that a time alone stands on.
const NO_DAY: Date = date(1899, 12, 30);

/// The date and time of a serial number, to the minute; `None` outside the years 1899 to 2199.
///
/// Day 60 is 29 February 1900, which never was: a mistake that all sheets have kept.
pub fn serial(number: f64) -> Option<DateTime> {
    if !(0.0..110_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
    let minutes = (number * 1440.0).round() as i64;
    let days = minutes / 1440;
    let days = if (1..60).contains(&days) { days + 1 } else { days };
    let day = NO_DAY.checked_add(days.days()).ok()?;
    day.at(0, 0, 0, 0).checked_add((minutes % 1440).minutes()).ok()
}

/// A column, counted from 0 and shown as its letters.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Column(pub u16);

impl fmt::Display for Column {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (high, low) = (self.0 / 26, self.0 % 26);
        if high > 0 {
            Self(high - 1).fmt(formatter)?;
        }
        write!(formatter, "{}", char::from(b'A' + low as u8))
    }
}

/// A row that is not blank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetRow {
    /// As the sheet counts: the first is 1.
    pub number: u32,
    /// From column A on; may end early.
    pub cells: Vec<Cell>,
}

/// Cells merged into one, whose value stands in the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// First row, from 1.
    pub first_row: u32,
    /// Last row, included.
    pub last_row: u32,
    /// First column.
    pub first_column: Column,
}

/// One visible sheet of a workbook, or a whole text file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// 招生计划; empty for a text file.
    pub name: String,
    /// Rows that are not blank, in order.
    pub rows: Vec<SheetRow>,
    /// What was merged.
    pub merges: Vec<Merge>,
}

impl Sheet {
    /// A sheet of texts without blank rows before them, as tests and text files have it.
    pub fn of_texts<R: AsRef<[S]>, S: AsRef<str>>(rows: &[R]) -> Self {
        let cell = |text: &S| match text.as_ref() {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        };
        let row = |(index, row): (usize, &R)| SheetRow {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            cells: row.as_ref().iter().map(cell).collect(),
        };
        Self { rows: rows.iter().enumerate().map(row).collect(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let letters = |column: u16| Column(column).to_string();
        assert_eq!([letters(0), letters(25), letters(26), letters(59)], ["A", "Z", "AA", "BH"]);
    }

    #[test]
    fn serial_numbers_are_days_since_1900() {
        assert_eq!(serial(46329.0), Some(date(2026, 11, 3).at(0, 0, 0, 0)));
        assert_eq!(serial(46_329.604_166_666_6), Some(date(2026, 11, 3).at(14, 30, 0, 0)));
        assert_eq!(serial(1.0), Some(date(1900, 1, 1).at(0, 0, 0, 0)));
        assert_eq!(serial(61.0), Some(date(1900, 3, 1).at(0, 0, 0, 0)));
        assert_eq!(serial(0.375), Some(NO_DAY.at(9, 0, 0, 0)));
        assert_eq!([serial(-1.0), serial(f64::NAN), serial(1e18)], [None, None, None]);
    }

    #[test]
    fn a_telephone_in_a_number_cell_is_read_whole() {
        assert_eq!(Cell::Number(19_900_003_414.0).words(), "19900003414");
        assert_eq!(Cell::Number(0.5).words(), "0.5");
        assert!(Cell::Text(" \u{3000}\u{a0}".into()).is_blank());
    }
}
