//! Dates as offices write them: 2026/11/3, 2026年11月3日, 2026.3.8, 20260308, or a date cell.

use jiff::civil::{Date, Weekday};

use super::cell::{Cell, serial};
use super::problem::Reason;
use super::words::shortened;
use crate::text::{narrow, trimmed};

/// A day from 1900 to 2199.
pub(super) fn date(cell: &Cell) -> Result<Date, Reason> {
    let read = match cell.value() {
        Cell::DateTime(at) => Some(at.date()),
        Cell::Number(number) if *number < 110_000.0 => serial(*number).map(|at| at.date()),
        other => written(&other.words()),
    };
    let possible = read.filter(|date| (1900..2200).contains(&date.year()));
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
    let tidy: String = before.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = tidy.trim_end_matches(['日', '号']);
    if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return of(&whole[..4], &whole[4..6], &whole[6..]);
    }
    let mut parts = whole.split(['-', '/', '.', '年', '月', '、']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { of(year, month, day) }
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
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
