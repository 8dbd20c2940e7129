//! Between which times of the day messages go out, by China's time.

use jiff::Timestamp;
use jiff::civil::{Time, time};
use serde::{Deserialize, Serialize};

use crate::calendar::{civil, instant};

/// From when until when an institution's messages go out: never in the night, and within that as it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendingHours {
    from: Time,
    to: Time,
}

impl SendingHours {
    /// From eight in the morning to half past eight in the evening: no institution sends earlier or later.
    pub const WIDEST: Self = Self { from: time(8, 0, 0, 0), to: time(20, 30, 0, 0) };

    /// When they may begin.
    pub const FROM: [Time; 4] =
        [time(8, 0, 0, 0), time(8, 30, 0, 0), time(9, 0, 0, 0), time(10, 0, 0, 0)];

    /// When they may end.
    pub const TO: [Time; 4] =
        [time(17, 0, 0, 0), time(18, 0, 0, 0), time(19, 0, 0, 0), time(20, 30, 0, 0)];

    /// One of the beginnings with one of the ends; nothing for any other.
    pub fn between(from: Time, to: Time) -> Option<Self> {
        let known = Self::FROM.contains(&from) && Self::TO.contains(&to);
        known.then_some(Self { from, to })
    }

    /// From minutes of the day, as they are kept.
    pub fn of_minutes(from: i64, to: i64) -> Option<Self> {
        let at = |minute: i64| {
            let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
            Time::new(hour, minute, 0, 0).ok()
        };
        Self::between(at(from)?, at(to)?)
    }

    /// When the first goes out.
    pub const fn from(self) -> Time {
        self.from
    }

    /// From when on none goes out any more.
    pub const fn to(self) -> Time {
        self.to
    }

    /// Both as minutes of the day.
    pub fn minutes(self) -> (i64, i64) {
        (minute_of(self.from), minute_of(self.to))
    }

    /// Whether a message may go out at this instant.
    pub fn include(self, at: Timestamp) -> bool {
        (self.from..self.to).contains(&civil(at).time())
    }

    /// The same instant, or the next beginning where it lies outside of them.
    pub fn next(self, at: Timestamp) -> Timestamp {
        if self.include(at) {
            return at;
        }
        let when = civil(at);
        let date = if when.time() < self.to {
            when.date()
        } else {
            when.date().tomorrow().unwrap_or(when.date())
        };
        instant(date.to_datetime(self.from))
    }
}

/// The minute of the day in China at an instant.
pub fn minute_of_day(at: Timestamp) -> i64 {
    minute_of(civil(at).time())
}

fn minute_of(at: Time) -> i64 {
    i64::from(at.hour()) * 60 + i64::from(at.minute())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_institution_may_be_quiet_longer_and_never_shorter() {
        assert!(SendingHours::between(time(9, 0, 0, 0), time(18, 0, 0, 0)).is_some());
        assert!(SendingHours::between(time(7, 0, 0, 0), time(18, 0, 0, 0)).is_none());
        assert!(SendingHours::between(time(9, 0, 0, 0), time(22, 0, 0, 0)).is_none());
        let (from, to) = SendingHours::WIDEST.minutes();
        assert_eq!((from, to), (480, 1230));
        assert_eq!(SendingHours::of_minutes(from, to), Some(SendingHours::WIDEST));
        assert_eq!(SendingHours::of_minutes(-1, 100_000), None);
    }

    proptest! {
        #[test]
        fn what_waits_waits_for_the_next_beginning(
            at in 0_i64..4_000_000_000, from in 0_usize..4, to in 0_usize..4
        ) {
            let hours =
                SendingHours::between(SendingHours::FROM[from], SendingHours::TO[to]).unwrap();
            let at = Timestamp::from_second(at).unwrap();
            let next = hours.next(at);
            prop_assert!(next >= at && hours.include(next) && SendingHours::WIDEST.include(next));
            prop_assert!(next == at || civil(next).time() == hours.from());
            prop_assert!(next.duration_since(at).as_hours() < 17);
            let (first, end) = hours.minutes();
            prop_assert_eq!(hours.include(at), (first..end).contains(&minute_of_day(at)));
        }
    }
}
