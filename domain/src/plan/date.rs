//! Dates as offices write them: 2026/11/3, 2026年11月3日, 2026.3.8, 20260308, or a date cell.

use jiff::civil::{Date, Weekday};

use super::cell::{Cell, serial};
use super::problem::Reason;
use super::words::shortened;
use crate::text::{narrow, trimmed};
use crate::written::{NotADay, WrittenDay};

/// Years of which a list may speak.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day of [`YEARS`].
pub(super) fn date(cell: &Cell) -> Result<Date, Reason> {
    let read = match cell.value() {
        Cell::DateTime(at) => Some(at.date()),
        Cell::Number(number) if *number < 110_000.0 => serial(*number).map(|at| at.date()),
        other => written(&other.words()),
    };
    let possible = read.filter(|date| YEARS.contains(&i32::from(date.year())));
    possible.ok_or_else(|| Reason::NoSuchDate(shortened(&cell.words())))
}

/// The day of the week in 周二, 星期二 or 二.
pub(super) fn weekday(words: &str) -> Option<Weekday> {
    let words = trimmed(words);
    let name = ["星期", "礼拜", "周"].iter().find_map(|prefix| words.strip_prefix(prefix));
    let mut characters = name.unwrap_or(words).chars();
    let weekday = weekday_of(characters.next()?)?;
    characters.next().is_none().then_some(weekday)
}

/// 一 to 六, 日 or 天.
pub(super) fn weekday_of(c: char) -> Option<Weekday> {
    Some(match c {
        '一' | '1' => Weekday::Monday,
        '二' | '2' => Weekday::Tuesday,
        '三' | '3' => Weekday::Wednesday,
        '四' | '4' => Weekday::Thursday,
        '五' | '5' => Weekday::Friday,
        '六' | '6' => Weekday::Saturday,
        '日' | '天' | '7' => Weekday::Sunday,
        _ => return None,
    })
}

fn written(typed: &str) -> Option<Date> {
    let narrowed = narrow(trimmed(typed));
    // What follows in brackets is the weekday.
    let before = narrowed.split(['(', '周', '星']).next().unwrap_or_default();
    WrittenDay::read(before)?.among(YEARS).ok()
}

/// What there is none of in a date that is written as dates are; nothing where it is not even that.
pub fn no_such_date(typed: &str) -> Option<NotADay> {
    let narrowed = narrow(trimmed(typed));
    let before = narrowed.split(['(', '周', '星']).next().unwrap_or_default();
    WrittenDay::read(before)?.among(YEARS).err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<Date, Reason> {
        date(&Cell::Text(typed.into()))
    }

    #[test]
    fn dates_are_read_as_offices_write_them() {
        let third = jiff::civil::date(2026, 11, 3);
        for typed in [
            "2026/11/3",
            "2026-11-03",
            "2026年11月3日",
            "2026.11.3",
            "20261103",
            "２０２６年１１月３号",
            " 2026 年 11 月 3 日（周二）",
            "2026－11－3",
            "2026/11/3 星期二",
        ] {
            assert_eq!(read(typed), Ok(third), "{typed}");
        }
        assert_eq!(date(&Cell::Number(46329.0)), Ok(third));
        assert_eq!(date(&Cell::DateTime(third.at(9, 0, 0, 0))), Ok(third));
        assert_eq!(date(&Cell::Number(20_261_103.0)), Ok(third));
    }

    #[test]
    fn days_that_never_were_are_no_dates() {
        for typed in ["2026-2-30", "11月3日", "26/11/3", "2026", "明天", "2026/11/3/4", "1789-7-14"]
        {
            assert_eq!(read(typed), Err(Reason::NoSuchDate(typed.into())), "{typed}");
        }
        let no_day = NotADay::NoSuchDay { year: 2026, month: 2, has: 28 };
        assert_eq!(no_such_date("2026/2/30（周一）"), Some(no_day));
        assert_eq!((no_such_date("明天"), no_such_date("2026/2/28")), (None, None));
        assert!(date(&Cell::Number(-5.0)).is_err());
        assert!(date(&Cell::Number(0.5)).is_err());
    }

    #[test]
    fn weekdays_have_several_names() {
        for words in ["周二", "星期二", "礼拜二", " 二 "] {
            assert_eq!(weekday(words), Some(Weekday::Tuesday), "{words}");
        }
        assert_eq!([weekday("周八"), weekday("周二三"), weekday("")], [None, None, None]);
    }
}
