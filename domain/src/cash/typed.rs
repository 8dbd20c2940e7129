//! A day of a book as somebody at a counter types it; of a day that there is not, what is wrong with it.

use jiff::civil::Date;

use crate::written::{NoSuchDay, WrittenDay};

/// Books go back no further than this, and no further ahead than tomorrow.
const FIRST_YEAR: i32 = 2020;

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
    let written = WrittenDay::read(typed).ok_or(DayFault::NoDay)?;
    let WrittenDay { year, month, day } = written;
    let found =
        written.among(FIRST_YEAR..=i32::from(last.year()) + 1).map_err(|fault| match fault {
            NoSuchDay::Year => DayFault::OddYear { year },
            NoSuchDay::Month => DayFault::NoSuchMonth { month },
            NoSuchDay::Day => DayFault::NoSuchDay { year, month, day },
        })?;
    if found > last { Err(DayFault::StillToCome { day: found }) } else { Ok(found) }
}
