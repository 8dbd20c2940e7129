//! An amount and a day as somebody at a counter types them; of a day that there is not, what is wrong with it.

use jiff::civil::Date;

use crate::offering::Fen;
use crate::text::{narrow, trimmed};

/// The most that one amount may be: a million yuan. More is a slip of the finger.
const MOST: u64 = 100_000_000;

/// Books go back no further than this, and no further ahead than tomorrow.
const FIRST_YEAR: i32 = 2020;

/// What was typed is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Nothing was typed.
    Missing,
    /// No amount in yuan.
    NoAmount,
    /// Less than a fen: more than two digits after the point.
    TooFine,
    /// More than a counter ever takes.
    TooMuch,
}

/// Reads yuan: 180, 180.5, １８０元, 1,080.00, ¥180.
pub fn amount(typed: &str) -> Result<Fen, AmountFault> {
    let typed = narrow(typed);
    let typed = trimmed(&typed).trim_start_matches(['¥', '￥']).trim_end_matches('元');
    let typed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    if typed.is_empty() {
        return Err(AmountFault::Missing);
    }
    let (yuan, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || !digits(yuan) || !digits(part) || (typed.contains('.') && part.is_empty())
    {
        return Err(AmountFault::NoAmount);
    }
    if part.len() > 2 {
        return Err(AmountFault::TooFine);
    }
    if yuan.trim_start_matches('0').len() > 7 {
        return Err(AmountFault::TooMuch);
    }
    let fen = format!("{yuan}{part:0<2}").parse::<u64>().map_err(|_| AmountFault::TooMuch)?;
    if fen > MOST {
        return Err(AmountFault::TooMuch);
    }
    u32::try_from(fen).map(Fen).map_err(|_| AmountFault::TooMuch)
}

/// What was typed is no day of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// Not year, month and day.
    NoDay,
    /// No year of a book: perhaps a digit too many, or two changed places.
    OddYear {
        /// As typed.
        year: i32,
    },
    /// A year has no such month.
    NoSuchMonth {
        /// As typed.
        month: u32,
    },
    /// The month has no such day in that year: 29 February.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// As typed.
        day: u32,
    },
    /// It is still to come.
    StillToCome {
        /// Which.
        day: Date,
    },
}

/// Reads a day up to the last one that a book has: 2026-12-1, 2026年12月1日, 20261201.
pub fn day(typed: &str, last: Date) -> Result<Date, DayFault> {
    let typed = narrow(typed);
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日号-/.".contains(c);
    if typed.chars().count() > 40 || !typed.chars().all(known) {
        return Err(DayFault::NoDay);
    }
    let parts: Vec<&str> =
        typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts.as_slice() {
        [whole] if whole.len() == 8 => (&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day] => (*year, *month, *day),
        _ => return Err(DayFault::NoDay),
    };
    let year: i32 = year.parse().map_err(|_| DayFault::NoDay)?;
    let month: u32 = month.parse().map_err(|_| DayFault::NoDay)?;
    let day: u32 = day.parse().map_err(|_| DayFault::NoDay)?;
    let latest = i32::from(last.year()) + 1;
    let Some(civil) = i16::try_from(year).ok().filter(|_| (FIRST_YEAR..=latest).contains(&year))
    else {
        return Err(DayFault::OddYear { year });
    };
    if !(1..=12).contains(&month) {
        return Err(DayFault::NoSuchMonth { month });
    }
    let found = match (i8::try_from(month), i8::try_from(day)) {
        (Ok(month), Ok(day)) => Date::new(civil, month, day).ok(),
        _ => None,
    };
    let found = found.ok_or(DayFault::NoSuchDay { year, month, day })?;
    if found > last { Err(DayFault::StillToCome { day: found }) } else { Ok(found) }
}
