//! A file as bytes becomes sheets of cells. What it is, its first bytes tell, never its name.
//!
//! Reading is work for the processor, up to a second for the largest file: call it where blocking is allowed.

use domain::plan::{self, List, Plan, PlannedPerson, PlannedRoom, Reading, Sheet};

use super::{Unreadable, text, xlsx};

/// The largest file that is looked at, in bytes.
pub const LARGEST: usize = 20_000_000;

/// People, classes, rooms of one list. The largest universities plan 5,000 classes a year; one unit takes them all over.
pub const MOST_ROWS: usize = 20_000;

/// Rows of one sheet that are not blank: beside the longest list there are its title, headings and totals.
pub const MOST_LINES: usize = MOST_ROWS + 200;

/// Columns that may be filled.
pub const MOST_COLUMNS: usize = 60;

/// What a file begins with that Excel wrote before 2007, or that it protects with a password.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The visible sheets of a file, identity numbers hidden.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let mut sheets = if bytes.starts_with(b"PK") {
        xlsx::sheets(bytes)?
    } else if bytes.starts_with(OLE) {
        return Err(if is_encrypted(bytes) { Unreadable::Encrypted } else { Unreadable::OldXls });
    } else {
        vec![text::sheet(bytes)?]
    };
    plan::hide(&mut sheets);
    Ok(sheets)
}

/// A plan of classes, activities or shifts.
pub fn plan(bytes: &[u8]) -> Result<Plan, Unreadable> {
    Ok(list(bytes)?.plan()?)
}

/// A list of rooms.
pub fn rooms(bytes: &[u8]) -> Result<Reading<PlannedRoom>, Unreadable> {
    Ok(list(bytes)?.rooms_listed()?)
}

/// A register of people.
pub fn people(bytes: &[u8]) -> Result<Reading<PlannedPerson>, Unreadable> {
    Ok(list(bytes)?.people_listed()?)
}

/// A list of whichever kind its headings tell.
fn list(bytes: &[u8]) -> Result<List, Unreadable> {
    Ok(plan::read_list(&sheets(bytes)?)?)
}

/// A workbook with a password is an old container that holds a stream of this name, in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
