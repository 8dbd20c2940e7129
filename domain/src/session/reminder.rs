//! 提前一天的提醒: of which sessions people are reminded the day before, and when.

use jiff::Timestamp;
use jiff::civil::{Time, time};
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, civil, instant};
use crate::offering::OfferingKind;
use crate::outbox::SendingHours;

/// From this time of the day before on.
pub const REMINDED_FROM: Time = time(16, 0, 0, 0);

/// Of which sessions an institution reminds people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reminded {
    /// Of none.
    Nothing,
    /// Of activities and shifts, and of the first session of a class: what one does not go to every week.
    #[default]
    First,
    /// Of every session.
    Every,
}

impl Reminded {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::First, Self::Every];

    /// The word kept in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::First => "first",
            Self::Every => "every",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reminded| reminded.code() == code)
    }

    /// Whether people are reminded of a session.
    pub fn is_of(self, kind: OfferingKind, is_first: bool) -> bool {
        match self {
            Self::Nothing => false,
            Self::First => is_first || kind != OfferingKind::Class,
            Self::Every => true,
        }
    }
}

/// When the sessions begin of which people are reminded now: tomorrow, from the afternoon until no message goes out any more.
pub fn reminded_now(now: Timestamp) -> Option<Span> {
    let when = civil(now);
    if !(REMINDED_FROM..SendingHours::WIDEST.to()).contains(&when.time()) {
        return None;
    }
    let tomorrow = when.date().tomorrow().ok()?;
    let after = tomorrow.tomorrow().ok()?;
    let midnight = |date: jiff::civil::Date| instant(date.to_datetime(Time::midnight()));
    Some(Span { from: midnight(tomorrow), to: midnight(after) })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::outbox::is_by_day;

    #[test]
    fn what_one_goes_to_every_week_is_no_news() {
        let class = |reminded: Reminded, is_first| reminded.is_of(OfferingKind::Class, is_first);
        assert!(class(Reminded::First, true) && !class(Reminded::First, false));
        assert!(Reminded::First.is_of(OfferingKind::Shift, false));
        assert!(Reminded::First.is_of(OfferingKind::Activity, false));
        assert!(class(Reminded::Every, false) && !class(Reminded::Nothing, true));
    }

    #[test]
    fn in_the_afternoon_one_is_reminded_of_tomorrow() {
        let at = |hour| instant(date(2026, 12, 31).at(hour, 0, 0, 0));
        assert_eq!(reminded_now(at(15)), None);
        let first = instant(date(2027, 1, 1).at(0, 0, 0, 0));
        assert_eq!(reminded_now(at(16)).unwrap().from, first);
        assert_eq!(reminded_now(at(21)), None);
    }

    proptest! {
        #[test]
        fn nobody_is_reminded_at_night_or_of_what_has_begun(now in 0_i64..4_000_000_000) {
            let now = Timestamp::from_second(now).unwrap();
            if let Some(span) = reminded_now(now) {
                prop_assert!(is_by_day(now) && span.from > now);
                prop_assert_eq!(span.to.duration_since(span.from).as_hours(), 24);
            }
        }
    }
}
