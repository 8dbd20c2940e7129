//! A workbook is a zip file: how much it unpacks to is bounded before anybody reads it.
//!
//! The directory of a zip file may lie, so every part is unpacked once and counted. The reader behind
//! us believes what a part says about itself, so what makes it reserve memory is checked here.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;

/// Bytes that all parts may have together.
const MOST_UNPACKED: u64 = 60_000_000;

/// Bytes unpacked for each byte packed, in parts of over a million. Real sheets stay under 50.
const HIGHEST_RATIO: u64 = 250;

/// Parts of a workbook: sheets, pictures, styles.
const MOST_PARTS: usize = 2_000;

/// Elements of a part, since each can cost the reader a hundred bytes.
const MOST_ELEMENTS: usize = 2_000_000;

/// Elements of the styles, of which Excel itself allows 65,490, and of other small parts.
const MOST_ELEMENTS_OF_SMALL_PARTS: usize = 150_000;

/// Digits of the number of strings that a part may announce: the reader reserves them at once.
const MOST_DIGITS: usize = 6;

/// Refuses a workbook that would not fit into memory, or whose text is hidden from this check.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Truncated)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge);
    }
    announced(&mut archive)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.to_lowercase();
        let mut content = Vec::new();
        part.take(left + 1).read_to_end(&mut content).map_err(|_| Unreadable::Truncated)?;
        left = left.checked_sub(content.len() as u64).ok_or(Unreadable::TooLarge)?;
        inspect_part(&name, &content)?;
    }
    Ok(())
}

/// What the directory says, before anything is unpacked.
fn announced(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Unreadable> {
    let mut all: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(unreadable)?;
        if part.encrypted() {
            return Err(Unreadable::Encrypted);
        }
        let (unpacked, packed) = (part.size(), part.compressed_size().max(1));
        all = all.saturating_add(unpacked);
        if all > MOST_UNPACKED || (unpacked > 1_000_000 && unpacked / packed > HIGHEST_RATIO) {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

fn unreadable(error: ZipError) -> Unreadable {
    match error {
        ZipError::InvalidPassword => Unreadable::Encrypted,
        _ => Unreadable::Truncated,
    }
}

/// Bounds what the reader would build of one part.
fn inspect_part(name: &str, content: &[u8]) -> Result<(), Unreadable> {
    let is_markup = name.ends_with(".xml") || name.ends_with(".rels") || content.starts_with(b"<");
    if !is_markup {
        return Ok(());
    }
    // UTF-16 and the like would hide from the checks below what the reader then finds.
    let text = std::str::from_utf8(content).map_err(|_| Unreadable::Truncated)?;
    if text.contains('\0') || !is_declared_utf_8(text) {
        return Err(Unreadable::Truncated);
    }
    let small = ["styles.xml", "theme1.xml", ".rels"].iter().any(|end| name.ends_with(end));
    let most = if small { MOST_ELEMENTS_OF_SMALL_PARTS } else { MOST_ELEMENTS };
    if content.iter().filter(|byte| **byte == b'<').count() > most || announces_too_much(text) {
        return Err(Unreadable::TooLarge);
    }
    Ok(())
}

/// `<?xml … encoding="UTF-8"?>`, or no encoding named.
fn is_declared_utf_8(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let declaration = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let Some((_, named)) = declaration.and_then(|(inside, _)| inside.split_once("encoding")) else {
        return true;
    };
    let named: String = named.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
    ["utf8", "utf8s", "usasc", "ascii"].contains(&named.to_ascii_lowercase().as_str())
}

/// `uniqueCount="99999999999"`.
fn announces_too_much(text: &str) -> bool {
    text.match_indices("uniqueCount").any(|(at, word)| {
        let value = text[at + word.len()..]
            .trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'', '0']);
        value.bytes().take_while(u8::is_ascii_digit).count() > MOST_DIGITS
    })
}
