//! 开放时间: between which hours a room is open on each day of the week.

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

use super::BookingRefusal;
use crate::calendar::{Span, civil};

/// When something opens and closes on a day: 8:30–11:30.
pub type Opening = (Time, Time);

/// The hours of a week, Monday first, several on a day where it closes at noon. Where none are told at all the room is open
/// whenever somebody unlocks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours([Vec<Opening>; 7]);

impl Hours {
    /// The same with these hours on a weekday; closed on it where there are none. What does not end after it begins is left out,
    /// and what follows without a break is one.
    #[must_use]
    pub fn with(mut self, weekday: Weekday, mut hours: Vec<Opening>) -> Self {
        hours.retain(|(opens, closes)| opens < closes);
        hours.sort_unstable();
        let mut joined: Vec<Opening> = Vec::new();
        for (opens, closes) in hours {
            match joined.last_mut() {
                Some(last) if opens <= last.1 => last.1 = last.1.max(closes),
                _ => joined.push((opens, closes)),
            }
        }
        self.0[index(weekday)] = joined;
        self
    }

    /// When it is open on a weekday; nothing where it is closed, or where no hours are told at all.
    pub fn on(&self, weekday: Weekday) -> &[Opening] {
        &self.0[index(weekday)]
    }

    /// Somebody has said when it is open.
    pub fn are_told(&self) -> bool {
        self.0.iter().any(|hours| !hours.is_empty())
    }

    /// Whether it is open all of this time.
    pub fn admit(&self, span: Span) -> Result<(), BookingRefusal> {
        if !self.are_told() {
            return Ok(());
        }
        let (from, to) = (civil(span.from), civil(span.to));
        let day: Date = from.date();
        let open = self.on(day.weekday());
        let is_within =
            |(opens, closes): &Opening| from.time() >= *opens && to <= day.to_datetime(*closes);
        match open {
            [] => Err(BookingRefusal::NotThatDay { day }),
            open if open.iter().any(is_within) => Ok(()),
            open => Err(BookingRefusal::OutsideHours { open: open.to_vec() }),
        }
    }
}

/// The days of a week, Monday first.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn index(weekday: Weekday) -> usize {
    usize::from(weekday.to_monday_zero_offset().unsigned_abs())
}
