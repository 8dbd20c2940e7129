//! A day of a book as somebody at a counter types it; of a day that there is not, what is wrong with it.

use jiff::civil::Date;

use crate::written::{NotADay, WrittenDay, unread};

/// Books go back no further than this, and no further ahead than tomorrow.
const FIRST_YEAR: i32 = 2020;

/// What was typed is no day of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// There is no such day, or it is not clear.
    NotADay(NotADay),
    /// It is still to come.
    StillToCome {
        /// Which.
        day: Date,
    },
}

/// Reads a day up to the last one that a book has: 2026-12-1, 2026年12月1日, 20261201.
pub fn day(typed: &str, last: Date) -> Result<Date, DayFault> {
    let written = WrittenDay::read(typed).ok_or_else(|| DayFault::NotADay(unread(typed)))?;
    let years = FIRST_YEAR..=i32::from(last.year()) + 1;
    let found = written.among(years).map_err(DayFault::NotADay)?;
    if found > last { Err(DayFault::StillToCome { day: found }) } else { Ok(found) }
}
