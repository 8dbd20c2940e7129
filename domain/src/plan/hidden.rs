//! 身份证号 in a list: read once and hidden, before anybody looks at the sheet or keeps it. What stays is what a number says.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::{Cell, Sheet};
use super::person::Sex;
use crate::person::{IdentityNumber, InvalidIdentityNumber};
use crate::text::narrow;

/// What a sound identity number says, without the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// Tells the numbers of one file apart: the same number has the same; in another file it means nothing.
    pub which: u32,
    /// The birthday in it.
    pub born_on: Date,
    /// The sex in it.
    pub sex: Sex,
}

/// A cell in which an identity number stood, or what may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hidden {
    /// A sound number.
    Sound(Identity),
    /// Its last character does not follow from the others.
    WrongCheckDigit,
    /// A long number that is none, or one among other words.
    Unreadable,
}

/// What is shown in its place.
pub(super) const DOTS: &str = "••••••";

/// So many digits in a row may be an identity number: 15 before 1999, 18 since, and some more or fewer mistyped.
const SHORTEST: usize = 15;
const LONGEST: usize = 20;

/// Hides every identity number of a file. Call it before a sheet is read or kept.
pub fn hide(sheets: &mut [Sheet]) {
    let mut seen = HashMap::new();
    for sheet in sheets {
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Some(hidden) = hidden(cell, &mut seen) {
                *cell = Cell::Hidden(hidden);
            }
        }
    }
}

fn hidden(cell: &Cell, seen: &mut HashMap<IdentityNumber, u32>) -> Option<Hidden> {
    match cell {
        Cell::Text(text) => in_text(text, seen),
        Cell::Number(number) if *number >= 1e14 => in_text(&cell.words(), seen),
        Cell::Formula { formula, shown } => {
            hidden(shown, seen).or_else(|| in_text(formula, seen).map(|_| Hidden::Unreadable))
        }
        _ => None,
    }
}

fn in_text(text: &str, seen: &mut HashMap<IdentityNumber, u32>) -> Option<Hidden> {
    // Most cells are short: they are not looked at twice.
    text.chars().filter(|c| c.is_numeric()).nth(SHORTEST - 1)?;
    let is_between = |c: &char| c.is_whitespace() || matches!(c, '-' | '\'' | '\u{200b}');
    let tidy: String = narrow(text).chars().filter(|c| !is_between(c)).collect();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X');
    if tidy.chars().all(is_part) && (SHORTEST..=LONGEST).contains(&tidy.len()) {
        return Some(match IdentityNumber::parse(&tidy) {
            Ok(number) => Hidden::Sound(identity(number, seen)),
            Err(InvalidIdentityNumber::WrongCheckDigit) => Hidden::WrongCheckDigit,
            Err(InvalidIdentityNumber::WrongForm | InvalidIdentityNumber::NoBirthday) => {
                Hidden::Unreadable
            }
        });
    }
    let runs = tidy.split(|c| !is_part(c));
    runs.flat_map(|run| run.as_bytes().windows(18)).any(may_be_one).then_some(Hidden::Unreadable)
}

/// Seventeen digits and one more, with a date where a birthday stands.
fn may_be_one(window: &[u8]) -> bool {
    let number = |from: usize, to: usize| {
        std::str::from_utf8(&window[from..to]).ok().and_then(|part| part.parse::<i16>().ok())
    };
    let small = |from, to| number(from, to).and_then(|part| i8::try_from(part).ok());
    let (Some(year), Some(month), Some(day)) = (number(6, 10), small(10, 12), small(12, 14)) else {
        return false;
    };
    window[..17].iter().all(u8::is_ascii_digit)
        && (1880..=2100).contains(&year)
        && Date::new(year, month, day).is_ok()
}

fn identity(number: IdentityNumber, seen: &mut HashMap<IdentityNumber, u32>) -> Identity {
    let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    // GB 11643: the seventeenth digit is odd for men.
    let is_odd = number.as_str().as_bytes()[16] % 2 == 1;
    let sex = if is_odd { Sex::Male } else { Sex::Female };
    let born_on = number.born_on();
    Identity { which: *seen.entry(number).or_insert(next), born_on, sex }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn cells(typed: &[&str]) -> Vec<Cell> {
        let mut sheets = [Sheet::of_texts(&[typed])];
        hide(&mut sheets);
        sheets[0].rows[0].cells.clone()
    }

    #[test]
    fn a_number_is_read_once_and_nothing_of_it_is_left() {
        let typed =
            ["36999919561025394x", "３６９９９９１９５６１０２５３９４Ｘ", "369999196505159905"];
        let cells = cells(&typed);
        let born_on = date(1956, 10, 25);
        let wang = Identity { which: 0, born_on, sex: Sex::Female };
        assert_eq!(cells[0], Cell::Hidden(Hidden::Sound(wang)));
        assert_eq!(cells[1], cells[0], "the same number, typed otherwise");
        assert!(matches!(cells[2], Cell::Hidden(Hidden::Sound(Identity { which: 1, .. }))));
        let kept = format!("{cells:?}");
        assert!(!kept.contains("369999") && !kept.contains("394"), "{kept}");
    }

    #[test]
    fn what_may_be_a_number_is_hidden_too_and_everything_else_stays() {
        for typed in [
            "369999195610253941",
            "36999919561025394",
            "369999561025394",
            "身份证369999195610253941",
        ] {
            assert!(matches!(cells(&[typed])[0], Cell::Hidden(_)), "{typed}");
        }
        for typed in [
            "19900002505",
            "+86 199-0000-2505",
            "0791-83838383、19900002505",
            "2026年9月21日至2027年1月15日",
        ] {
            assert_eq!(cells(&[typed])[0], Cell::Text(typed.into()));
        }
        let number = Cell::Number(369_999_195_610_253_900.0);
        assert_eq!(hidden(&number, &mut HashMap::new()), Some(Hidden::WrongCheckDigit));
        let shown = Box::new(Cell::Text("369999196505159905".into()));
        let formula = Cell::Formula { formula: "B2".into(), shown };
        assert!(matches!(hidden(&formula, &mut HashMap::new()), Some(Hidden::Sound(_))));
    }
}
