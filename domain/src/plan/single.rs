//! What is typed into a single field, read as the cell of a list is, so that the same words mean the same.

use super::cell::Cell;
use super::lesson_time::lesson_times;
use super::problem::Reason;
use super::{number, telephone, words};
use crate::calendar::TimeSlot;
use crate::offering::Fen;
use crate::text::trimmed;

/// More than a note ever says.
const LONGEST_NOTE: u32 = 500;

/// One line; empty where nothing was typed.
pub fn line(typed: &str, limit: u32) -> Result<String, Reason> {
    words::line(&cell(typed), limit)
}

/// One line that must be there.
pub fn needed_line(typed: &str, limit: u32) -> Result<String, Reason> {
    let line = line(typed, limit)?;
    if line.is_empty() { Err(Reason::Missing) } else { Ok(line) }
}

/// Text in which lines may end; empty where nothing was typed.
pub fn note(typed: &str) -> Result<String, Reason> {
    words::paragraph(&cell(typed), LONGEST_NOTE)
}

/// A fee that must be there, if only as 免费.
pub fn fee(typed: &str) -> Result<Fen, Reason> {
    if trimmed(typed).is_empty() { Err(Reason::Missing) } else { number::fee(&cell(typed)) }
}

/// A telephone number; empty where nothing was typed.
pub fn telephone_if_any(typed: &str) -> Result<String, Reason> {
    if trimmed(typed).is_empty() {
        return Ok(String::new());
    }
    telephone::telephone(&cell(typed)).map(|telephone| telephone.as_str().to_owned())
}

/// Weekly times: 周二上午9:00-10:30.
pub fn weekly_times(typed: &str) -> Result<Vec<TimeSlot>, Reason> {
    lesson_times(&cell(typed)).map(|times| times.slots)
}

fn cell(typed: &str) -> Cell {
    Cell::Text(typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_field_is_read_as_a_cell_is() {
        assert_eq!(line(" 合唱 ", 60), Ok("合唱".to_owned()));
        assert_eq!((needed_line("  ", 60), fee("")), (Err(Reason::Missing), Err(Reason::Missing)));
        assert_eq!((fee("200元"), fee("免费")), (Ok(Fen::yuan(200)), Ok(Fen::FREE)));
        assert_eq!(line("<b>", 60), Err(Reason::Markup));
        assert_eq!(telephone_if_any("电话"), Err(Reason::NotATelephone));
        assert_eq!(telephone_if_any(" "), Ok(String::new()));
        let times = weekly_times("周二、周四上午9:00-10:30").unwrap();
        assert_eq!(times.len(), 2);
        assert!(matches!(weekly_times("待定"), Err(Reason::TimeUnclear(_))));
        assert!(matches!(note(&"字".repeat(501)), Err(Reason::TooLong { .. })));
    }
}
