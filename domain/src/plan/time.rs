//! Times of day as offices write them: 9:00, ９：３０, 下午2点半, 14时30分, or a time cell.

use jiff::civil::Time;

use super::cell::{Cell, serial};
use super::problem::Reason;
use super::words::shortened;
use crate::text::narrow;

/// The part of the day that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// A time as written, before the part of the day is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub part: Option<Part>,
    pub hour: i8,
    pub minute: i8,
}

/// The words for parts of the day; longer ones before those they begin with.
const PARTS: [(&str, Part); 13] = [
    ("上午", Part::Morning),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("清晨", Part::Morning),
    ("中午", Part::Noon),
    ("下午", Part::Afternoon),
    ("午后", Part::Afternoon),
    ("傍晚", Part::Afternoon),
    ("晚上", Part::Evening),
    ("夜间", Part::Evening),
    ("晚", Part::Evening),
    ("早", Part::Morning),
    ("夜", Part::Evening),
];

impl Written {
    /// The time of day; `None` if the hour contradicts the part of the day.
    pub fn time(self) -> Option<Time> {
        let hour = match (self.part, self.hour) {
            (None, hour) => hour,
            (Some(Part::Morning), hour @ 0..=12) => hour,
            (Some(Part::Noon), hour @ 11..=14) => hour,
            (Some(Part::Noon), hour @ 1..=2) => hour + 12,
            (Some(Part::Afternoon), hour @ 1..=11) => hour + 12,
            (Some(Part::Afternoon), hour @ 12..=23) => hour,
            (Some(Part::Evening), hour @ 5..=11) => hour + 12,
            (Some(Part::Evening), hour @ 17..=23) => hour,
            _ => return None,
        };
        Time::new(hour, self.minute, 0, 0).ok()
    }
}

/// A time of day in a cell of its own.
pub(super) fn time_of_day(cell: &Cell) -> Result<Time, Reason> {
    let read = match cell.value() {
        Cell::DateTime(at) => Some(at.time()),
        Cell::Number(number) if *number < 1.0 => serial(*number).map(|at| at.time()),
        other => {
            let tidy = tidy(&other.words());
            let whole = written(&tidy).filter(|(_, rest)| rest.is_empty() || *rest == ":00");
            whole.and_then(|(written, _)| written.time())
        }
    };
    read.ok_or_else(|| Reason::NoSuchTime(shortened(&cell.words())))
}

/// Ordinary digits and colons, no blanks.
pub(super) fn tidy(typed: &str) -> String {
    narrow(typed).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The part of the day that the text begins with, with or without brackets, and what follows.
pub(super) fn part(text: &str) -> (Option<Part>, &str) {
    let inner = text.trim_start_matches('(');
    for (word, part) in PARTS {
        if let Some(rest) = inner.strip_prefix(word) {
            return (Some(part), rest.trim_start_matches(['(', ')', ':', ',']));
        }
    }
    (None, text)
}

/// The time that a tidied text begins with, and what follows.
pub(super) fn written(text: &str) -> Option<(Written, &str)> {
    let (part, rest) = part(text);
    let (hour, rest) = number(rest)?;
    let (minute, rest) = minutes(rest)?;
    Some((Written { part, hour, minute }, rest))
}

/// What follows the hour: `:30`, `点半`, `点`, `时30分`.
fn minutes(text: &str) -> Option<(i8, &str)> {
    if let Some(rest) = text.strip_prefix([':', '.', '∶']) {
        let (minute, after) = number(rest)?;
        return (rest.len() - after.len() == 2).then_some((minute, after));
    }
    let rest = text.strip_prefix("点钟").or_else(|| text.strip_prefix(['点', '时']))?;
    for (words, minute) in [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0)] {
        if let Some(rest) = rest.strip_prefix(words) {
            return Some((minute, rest));
        }
    }
    match number(rest) {
        Some((minute, rest)) => Some((minute, rest.strip_prefix('分').unwrap_or(rest))),
        None => Some((0, rest)),
    }
}

/// One or two digits.
fn number(text: &str) -> Option<(i8, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn read(typed: &str) -> Result<Time, Reason> {
        time_of_day(&Cell::Text(typed.into()))
    }

    #[test]
    fn half_past_two_in_the_afternoon_is_written_in_many_ways() {
        for typed in [
            "14:30",
            "１４：３０",
            "下午2:30",
            "下午14:30",
            "（下午）2：30",
            "下午2点半",
            "14时30分",
            "14:30:00",
            " 下午 2 点 30 分 ",
        ] {
            assert_eq!(read(typed), Ok(time(14, 30, 0, 0)), "{typed}");
        }
        assert_eq!(read("上午9点"), Ok(time(9, 0, 0, 0)));
        assert_eq!(read("晚上7点一刻"), Ok(time(19, 15, 0, 0)));
        assert_eq!(read("中午1:30"), Ok(time(13, 30, 0, 0)));
        assert_eq!(read("中午12:00"), Ok(time(12, 0, 0, 0)));
    }

    #[test]
    fn a_time_cell_is_a_fraction_of_a_day() {
        assert_eq!(time_of_day(&Cell::Number(0.375)), Ok(time(9, 0, 0, 0)));
        let at = serial(0.604_166_666_7).unwrap();
        assert_eq!(time_of_day(&Cell::DateTime(at)), Ok(time(14, 30, 0, 0)));
    }

    #[test]
    fn hours_that_never_strike_are_refused() {
        for typed in ["25:00", "9:60", "9:5", "上午14:30", "晚上3点", "九点", "9", "", "9:00起"]
        {
            assert_eq!(read(typed), Err(Reason::NoSuchTime(typed.into())), "{typed}");
        }
    }
}
