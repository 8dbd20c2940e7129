//! A time that is wanted once, or on the same weekday for weeks.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{BookingRefusal, last_day};
use crate::calendar::Span;

/// Every so many weeks, until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekly {
    /// 1 for every week, 2 for every other.
    pub every: u8,
    /// The last day on which it may fall, included.
    pub until: Date,
}

/// What somebody wants of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The first day.
    pub first: Date,
    /// From when on each day.
    pub from: Time,
    /// Until when.
    pub to: Time,
    /// How it goes on; nothing where it is wanted once.
    pub weekly: Option<Weekly>,
}

impl Wanted {
    /// Each day that is wanted, in order: all of the first one's weekday, at most a year of them.
    pub fn spans(&self) -> Result<Vec<Span>, BookingRefusal> {
        if self.to <= self.from {
            return Err(BookingRefusal::EndsFirst);
        }
        let on = |date| Span::on(date, self.from, self.to);
        let Some(Weekly { every, until }) = self.weekly else { return Ok(vec![on(self.first)]) };
        if until < self.first {
            return Err(BookingRefusal::UntilBeforeFirst);
        }
        let latest = last_day(self.first);
        if until > latest {
            return Err(BookingRefusal::UntilTooFar { latest });
        }
        let weeks = i64::from(every.max(1));
        let days = (0..).map_while(|number: i64| {
            self.first.checked_add((number * weeks).weeks()).ok().filter(|date| *date <= until)
        });
        Ok(days.map(on).collect())
    }
}
