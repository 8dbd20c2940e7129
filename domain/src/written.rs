//! A day and an amount as people write them, at a counter, in a form or in a sheet: read here alone.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::offering::Fen;
use crate::text::{narrow, trimmed};

/// The most that one amount may be, in yuan. More is a slip of the finger.
pub const MOST_YUAN: u32 = 1_000_000;

/// What was written is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Nothing was written.
    Missing,
    /// No amount in yuan.
    NoAmount,
    /// Less than a fen: more than two digits after the point.
    TooFine,
    /// More than [`MOST_YUAN`].
    TooMuch,
}

/// Reads yuan: 180, 180.5, １８０元, 1,080.00, ¥180, 180元整.
pub fn amount(written: &str) -> Result<Fen, AmountFault> {
    let written = narrow(written);
    let written = trimmed(&written).trim_start_matches(['¥', '￥']);
    let written = written.trim_end_matches('整').trim_end().trim_end_matches('元');
    let tidy: String = written.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    if tidy.is_empty() {
        return Err(AmountFault::Missing);
    }
    let (yuan, part) = tidy.split_once('.').unwrap_or((&tidy, ""));
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || !digits(yuan) || !digits(part) || (tidy.contains('.') && part.is_empty())
    {
        return Err(AmountFault::NoAmount);
    }
    if part.len() > 2 {
        return Err(AmountFault::TooFine);
    }
    if yuan.trim_start_matches('0').len() > 7 {
        return Err(AmountFault::TooMuch);
    }
    match format!("{yuan}{part:0<2}").parse() {
        Ok(fen) if fen <= MOST_YUAN * 100 => Ok(Fen(fen)),
        _ => Err(AmountFault::TooMuch),
    }
}

/// Year, month and day as somebody has written them. Whether there is such a day is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDay {
    /// Of whatever calendar.
    pub year: i32,
    /// 1 is January, if it is one.
    pub month: u32,
    /// Of the month.
    pub day: u32,
}

/// What was written is no day, or no moment of one: what to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// Not year, month and day.
    Unclear,
    /// Month and day alone.
    YearMissing,
    /// No year of those that may be meant: perhaps a digit too many, or two changed places.
    OddYear {
        /// As written.
        year: i32,
    },
    /// A year has no such month.
    NoSuchMonth {
        /// As written.
        month: u32,
    },
    /// The month has no such day in that year: 29 February.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// How many days it has in that year.
        has: i8,
    },
    /// A day has no such hour or minute.
    NoSuchTime,
}

impl WrittenDay {
    /// Reads a day alone: 2026-12-1, 2026年12月1日, 2026.12.1, 20261201.
    pub fn read(written: &str) -> Option<Self> {
        let written = narrow(written);
        let known =
            |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日号-/.、".contains(c);
        if written.chars().count() > 40 || !written.chars().all(known) {
            return None;
        }
        match Self::first_of(&numbers(&written))? {
            (day, []) => Some(day),
            _ => None,
        }
    }

    /// Reads a day at the beginning of numbers, and answers what follows: the hour and the minute.
    pub fn first_of<'a, 'b>(numbers: &'a [&'b str]) -> Option<(Self, &'a [&'b str])> {
        let (year, month, day, rest) = match numbers {
            [whole, rest @ ..] if whole.len() == 8 => {
                (&whole[..4], &whole[4..6], &whole[6..], rest)
            }
            [year, month, day, rest @ ..] => (*year, *month, *day, rest),
            _ => return None,
        };
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        Some((Self { year, month, day }, rest))
    }

    /// The day, in one of these years; or what there is none of.
    pub fn among(self, years: RangeInclusive<i32>) -> Result<Date, NotADay> {
        let odd_year = NotADay::OddYear { year: self.year };
        let no_month = NotADay::NoSuchMonth { month: self.month };
        let year = i16::try_from(self.year).ok().filter(|_| years.contains(&self.year));
        let month = i8::try_from(self.month).map_err(|_| no_month);
        let first = Date::new(year.ok_or(odd_year)?, month?, 1).map_err(|_| no_month)?;
        let has = first.days_in_month();
        let day = i8::try_from(self.day).ok().filter(|day| (1..=has).contains(day));
        let no_day = NotADay::NoSuchDay { year: self.year, month: self.month, has };
        let day = day.ok_or(no_day)?;
        Date::new(first.year(), first.month(), day).map_err(|_| no_day)
    }
}

/// Why a text whose digits are ordinary ones cannot be read as a day at its beginning.
pub fn unread(text: &str) -> NotADay {
    let is_month_and_day = text.contains('月') && !text.contains('年') && numbers(text).len() == 2;
    if is_month_and_day { NotADay::YearMissing } else { NotADay::Unclear }
}

/// The digits that stand together in a text whose digits are ordinary ones, in their order.
pub fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_three_numbers_and_what_follows_is_told() {
        for written in ["2026-12-1", "２０２６年１２月１日", "20261201", "2026.12.1", "2026/12/01"]
        {
            let day = WrittenDay::read(written).unwrap();
            assert_eq!(day.among(1900..=2199), Ok(date(2026, 12, 1)), "{written}");
        }
        for written in ["", "12-1", "明天", "2026-12-1 8:30", "2026-12-1-4", "<2026-12-1>"] {
            assert_eq!(WrittenDay::read(written), None, "{written}");
        }
        let (_, rest) = WrittenDay::first_of(&["20261201", "8", "30"]).unwrap();
        assert_eq!(rest, ["8", "30"]);
    }

    #[test]
    fn what_there_is_none_of_is_told() {
        let fault = |written: &str| WrittenDay::read(written).unwrap().among(2020..=2030);
        let no_day = |month, has| Err(NotADay::NoSuchDay { year: 2026, month, has });
        assert_eq!(fault("26-12-1"), Err(NotADay::OddYear { year: 26 }));
        assert_eq!(fault("99999-12-1"), Err(NotADay::OddYear { year: 99_999 }));
        assert_eq!(fault("2026-13-1"), Err(NotADay::NoSuchMonth { month: 13 }));
        assert_eq!(fault("2026-0-1"), Err(NotADay::NoSuchMonth { month: 0 }));
        assert_eq!(fault("2026-2-29"), no_day(2, 28));
        assert_eq!(fault("2026-2-999"), no_day(2, 28));
        assert_eq!(fault("2026-4-0"), no_day(4, 30));
        assert_eq!((unread("4月31日"), unread("明天")), (NotADay::YearMissing, NotADay::Unclear));
        assert_eq!(fault("2028-2-29"), Ok(date(2028, 2, 29)));
    }

    #[test]
    fn an_amount_is_whole_fen() {
        for written in ["180", "１８０元", "¥180.00", "180元整", " 180 元 整 "] {
            assert_eq!(amount(written), Ok(Fen::yuan(180)), "{written}");
        }
        assert_eq!(amount("1,080.5"), Ok(Fen(108_050)));
        assert_eq!(amount("1000000"), Ok(Fen::yuan(MOST_YUAN)));
        assert_eq!(amount("1000000.01"), Err(AmountFault::TooMuch));
        assert_eq!(amount("1.234"), Err(AmountFault::TooFine));
        assert_eq!(amount("-1"), Err(AmountFault::NoAmount));
        assert_eq!(amount("元"), Err(AmountFault::Missing));
    }
}
