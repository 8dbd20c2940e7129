//! Dates, moments and numbers as a coordinator types them: 2026年9月14日, 2026-9-14 8:30, 20260914, 下午2点半, １２.

use std::ops::RangeInclusive;

use domain::calendar::{Term, instant, start_of};
use domain::text::{narrow, trimmed};
use domain::timetable::may_last;
pub(crate) use domain::written::NotADay;
use domain::written::{WrittenDay, numbers, unread};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::wording::Sentence;
use crate::wording::desk::import_form::wrong_days;

/// Years in which something may be planned, or may have been.
const YEARS: RangeInclusive<i32> = 1990..=2100;

/// What was typed is no whole number, or none of those that may stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotANumber;

/// A whole number among those that may stand there.
pub(crate) fn number(typed: &str, among: RangeInclusive<u32>) -> Result<u32, NotANumber> {
    let number = trimmed(&narrow(typed)).parse().map_err(|_| NotANumber)?;
    if among.contains(&number) { Ok(number) } else { Err(NotANumber) }
}

/// The same; nothing where nothing was typed.
pub(crate) fn number_if_any(
    typed: &str,
    among: RangeInclusive<u32>,
) -> Result<Option<u32>, NotANumber> {
    if trimmed(typed).is_empty() { Ok(None) } else { number(typed, among).map(Some) }
}

/// A day.
pub(crate) fn day(typed: &str) -> Result<Date, NotADay> {
    match parts(typed)? {
        (date, None) => Ok(date),
        (_, Some(_)) => Err(NotADay::Unclear),
    }
}

/// The moment at which something begins: a day alone means its first minute.
pub(crate) fn beginning(typed: &str) -> Result<Timestamp, NotADay> {
    let (date, time) = parts(typed)?;
    Ok(instant(DateTime::from_parts(date, time.unwrap_or(Time::midnight()))))
}

/// The moment at which something ends: a day alone is included to its last minute.
pub(crate) fn end(typed: &str) -> Result<Timestamp, NotADay> {
    match parts(typed)? {
        (date, Some(time)) => Ok(instant(DateTime::from_parts(date, time))),
        (date, None) => date.tomorrow().map(start_of).map_err(|_| NotADay::Unclear),
    }
}

/// A moment that is over: a day alone is none.
pub(crate) fn moment(typed: &str) -> Result<Timestamp, NotADay> {
    match parts(typed)? {
        (date, Some(time)) => Ok(instant(DateTime::from_parts(date, time))),
        (_, None) => Err(NotADay::Unclear),
    }
}

/// Whether a term that is typed today may have these days; what is wrong is noted at its field.
pub(crate) fn is_a_term(attempt: &mut Attempt, term: &Term, today: Date) -> Result<(), AppError> {
    let Err(wrong) = may_last(term.starts_on, term.ends_on, today) else { return Ok(()) };
    let field = if wrong.is_of_the_first() { "term_starts_on" } else { "term_ends_on" };
    attempt.note(field, Sentence::of(|language| wrong_days(language, wrong)));
    Err(AppError::ToBeChanged)
}

/// An hour and minute of the day.
pub(crate) fn time_of_day(typed: &str) -> Result<Time, NotADay> {
    let text = narrow(typed);
    if text.chars().count() > 20 || !text.chars().all(belongs) {
        return Err(NotADay::Unclear);
    }
    time(&text, &numbers(&text))?.ok_or(NotADay::Unclear)
}

/// Digits between signs, and the words that stand among them.
fn parts(typed: &str) -> Result<(Date, Option<Time>), NotADay> {
    let text = narrow(typed);
    if text.chars().count() > 40 || !text.chars().all(belongs) {
        return Err(NotADay::Unclear);
    }
    let numbers = numbers(&text);
    let (written, rest) = WrittenDay::first_of(&numbers).ok_or_else(|| unread(&text))?;
    let date = written.among(YEARS)?;
    Ok((date, time(&text, rest)?))
}

fn belongs(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_whitespace()
        || "年月日号上下午早晚中星期周一二三四五六天点时分半整-/.:T()".contains(c)
}

fn time(text: &str, numbers: &[&str]) -> Result<Option<Time>, NotADay> {
    let number = |typed: &str| typed.parse::<i8>().map_err(|_| NotADay::NoSuchTime);
    let (hour, minute, second) = match numbers {
        [] => return Ok(None),
        [hour] => (hour, if text.contains('半') { 30 } else { 0 }, 0),
        [hour, minute] => (hour, number(minute)?, 0),
        [hour, minute, second] => (hour, number(minute)?, number(second)?),
        _ => return Err(NotADay::Unclear),
    };
    let hour = number(hour)?;
    let later = text.contains("下午") || text.contains('晚');
    let hour = if later && (1..12).contains(&hour) { hour + 12 } else { hour };
    Time::new(hour, minute, second, 0).map(Some).map_err(|_| NotADay::NoSuchTime)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for typed in [
            "2026年9月14日",
            "2026-9-14",
            "２０２６／９／１４",
            "20260914",
            " 2026.9.14 ",
            "2026年9月14日（星期一）",
        ] {
            assert_eq!(day(typed), Ok(date(2026, 9, 14)), "{typed}");
        }
        for typed in [
            "",
            "9月14日",
            "2026-13-1",
            "2026-2-30",
            "明天",
            "2026-9-14 8:30",
            "<b>2026-9-14",
            "99999999",
        ] {
            assert!(day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn of_a_day_that_there_is_not_it_is_told_what_there_is() {
        let no_day = |year, month, has| Err(NotADay::NoSuchDay { year, month, has });
        assert_eq!(day("2027年2月29日"), no_day(2027, 2, 28));
        assert_eq!(day("2028年2月30日"), no_day(2028, 2, 29));
        assert_eq!(
            beginning("2027-4-31 8:30").map(|_| ()),
            Err(NotADay::NoSuchDay { year: 2027, month: 4, has: 30 })
        );
        assert_eq!(end("2207年3月1日").map(|_| ()), Err(NotADay::OddYear { year: 2207 }));
        assert_eq!(day("2027-13-1"), Err(NotADay::NoSuchMonth { month: 13 }));
        assert_eq!(day("4月31日"), Err(NotADay::YearMissing));
        assert_eq!(day("明天"), Err(NotADay::Unclear));
        assert_eq!(beginning("2027-4-30 25:00").map(|_| ()), Err(NotADay::NoSuchTime));
    }

    #[test]
    fn a_time_of_day_is_read_as_people_type_it() {
        for typed in ["14:30", "１４：３０", "下午2点半", "下午2:30"] {
            assert_eq!(time_of_day(typed), Ok(Time::constant(14, 30, 0, 0)), "{typed}");
        }
        for typed in ["", "下午", "25:00", "14:60", "九点", "2026-9-14 8:30"] {
            assert!(time_of_day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_number_is_whole_and_within_its_bounds_or_left_out() {
        assert_eq!((number(" ３。", 1..=99), number("99", 1..=99)), (Ok(3), Ok(99)));
        for wrong in ["", "0", "100", "-1", "二", "1.5", "99999999999"] {
            assert_eq!(number(wrong, 1..=99), Err(NotANumber), "{wrong}");
        }
        assert_eq!(
            (number_if_any(" ", 1..=99), number_if_any("5", 1..=99)),
            (Ok(None), Ok(Some(5)))
        );
        assert_eq!(number_if_any("0", 1..=99), Err(NotANumber));
    }

    #[test]
    fn a_closing_day_is_included_and_a_closing_time_is_not() {
        let at = |hour, minute| instant(date(2026, 9, 14).at(hour, minute, 0, 0));
        assert_eq!(beginning("2026-9-14"), Ok(at(0, 0)));
        assert_eq!(beginning("2026年9月14日8点半"), Ok(at(8, 30)));
        assert_eq!(beginning("2026-09-14T08:30"), Ok(at(8, 30)));
        assert_eq!(end("2026/9/14 下午5:00"), Ok(at(17, 0)));
        assert_eq!(end("2026-9-14"), Ok(start_of(date(2026, 9, 15))));
        assert_eq!(end("2026-09-14 17:00:59"), Ok(at(17, 0) + jiff::SignedDuration::from_secs(59)));
        assert_eq!(end("2026-09-14 17:00:60"), Err(NotADay::NoSuchTime));
    }
}
