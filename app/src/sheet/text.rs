//! Text tables into cells: UTF-8, UTF-16 or GB18030, separated by commas, semicolons or tabs.

use csv::{ReaderBuilder, StringRecord};
use domain::plan::{Cell, Sheet, SheetRow};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::Unreadable;
use super::read::{MOST_COLUMNS, MOST_LINES};

/// What separates cells, the usual one first.
const SEPARATORS: [u8; 3] = *b",\t;";

/// The one sheet of a text file.
pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let text = decode(bytes)?;
    let (text, told) = told_separator(&text);
    if text.trim_start().starts_with('<') || !is_text(text) {
        return Err(Unreadable::NotASheet); // A web page that calls itself a sheet, or no text at all.
    }
    let separator = told.unwrap_or_else(|| likely_separator(text));
    Ok(Sheet { rows: rows(text, separator)?, ..Sheet::default() })
}

/// A byte order mark decides; without one UTF-8 if it is that, otherwise GB18030.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            return String::from_utf8(rest.to_vec()).map_err(|_| Unreadable::Truncated);
        }
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(text.to_owned()),
            Err(_) => (GB18030, bytes),
        },
    };
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(rest);
    decoded.map(std::borrow::Cow::into_owned).ok_or(Unreadable::NotASheet)
}

/// Text has few control characters, however short it is. A single one is told where it stands.
fn is_text(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    controls <= (10 + text.len() / 1000).min(text.len() / 10)
}

/// `sep=;` in the first line, as Excel understands it; it is no row.
fn told_separator(text: &str) -> (&str, Option<u8>) {
    let told = text.strip_prefix("sep=").and_then(|rest| {
        let separator = rest.bytes().next().filter(|byte| SEPARATORS.contains(byte))?;
        let rest = rest[1..].strip_prefix("\r\n").or_else(|| rest[1..].strip_prefix('\n'))?;
        Some((rest, Some(separator)))
    });
    told.unwrap_or((text, None))
}

/// What separates the most cells at the beginning.
fn likely_separator(text: &str) -> u8 {
    let cells = |separator: u8| {
        let mut reader = reader(text, separator);
        let counts = reader.records().take(30).map_while(Result::ok).map(|record| record.len() - 1);
        counts.sum::<usize>()
    };
    let mut best = SEPARATORS[0];
    for separator in SEPARATORS {
        if cells(separator) > cells(best) {
            best = separator;
        }
    }
    best
}

/// Quotes as RFC 4180 has them; rows may have any number of cells.
fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(text.as_bytes())
}

fn rows(text: &str, separator: u8) -> Result<Vec<SheetRow>, Unreadable> {
    let mut rows = Vec::new();
    let mut number = 0;
    for record in reader(text, separator).records() {
        let record = record.map_err(|_| Unreadable::Truncated)?;
        number += blank_lines_before(text, &record) + 1;
        let cells: Vec<Cell> = record.iter().map(cell).collect();
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        if cells.iter().skip(MOST_COLUMNS).any(|cell| !cell.is_blank()) {
            return Err(Unreadable::TooManyColumns);
        }
        if rows.len() == MOST_LINES {
            return Err(Unreadable::TooManyRows);
        }
        rows.push(SheetRow { number, cells });
    }
    Ok(rows)
}

fn cell(field: &str) -> Cell {
    if field.is_empty() { Cell::Empty } else { Cell::Text(field.to_owned()) }
}

/// Lines with nothing on them are skipped by the reader and counted by a sheet.
fn blank_lines_before(text: &str, record: &StringRecord) -> u32 {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
    let (before, rest) = text.as_bytes().split_at(start.unwrap_or_default().min(text.len()));
    // Where lines end in CR LF, a record begins with the LF of the one before.
    let mut last = before.last().copied().unwrap_or_default();
    let mut lines = 0;
    for end in rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        lines += u32::from(*end == b'\r' || last != b'\r');
        last = *end;
    }
    lines
}
