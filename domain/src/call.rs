//! 打电话: why a coordinator calls somebody about a sign-up, what came of it, and when calling was enough.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::civil;

/// What somebody is called about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CallReason {
    /// A place was offered to them, and they have not answered in time.
    Offer,
    /// A fee is due.
    Fee,
}

impl CallReason {
    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Fee => "fee",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Offer, Self::Fee].into_iter().find(|reason| reason.code() == code)
    }
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CallOutcome {
    /// They want the place.
    Accepted,
    /// They do not want it.
    Declined,
    /// Not this one: they wait on.
    Kept,
    /// Nobody answered.
    NoAnswer,
    /// They were told what there was to tell.
    Reached,
}

impl CallOutcome {
    /// Every one of them.
    const ALL: [Self; 5] =
        [Self::Accepted, Self::Declined, Self::Kept, Self::NoAnswer, Self::Reached];

    /// The word kept in the database, and sent by a button.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Kept => "kept",
            Self::NoAnswer => "no_answer",
            Self::Reached => "reached",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// When.
    pub at: Timestamp,
    /// About what.
    pub about: CallReason,
    /// What came of it.
    pub outcome: CallOutcome,
}

/// Whether the next person may be asked, after these calls about one offer. Two without an answer are enough, in two
/// different half days; in one where the next session, at `begins_at`, is less than a day away.
pub fn called_enough(calls: &[Call], begins_at: Timestamp, now: Timestamp) -> bool {
    let half_day = |call: &Call| {
        let when = civil(call.at);
        (when.date(), when.hour() < 12)
    };
    let mut missed: Vec<_> =
        calls.iter().filter(|call| call.outcome == CallOutcome::NoAnswer).map(half_day).collect();
    let is_urgent = begins_at.duration_since(now).as_hours() < 24;
    let enough = missed.len() >= 2;
    missed.dedup();
    enough && (is_urgent || missed.len() >= 2)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::instant;

    fn at(day: i8, hour: i8) -> Timestamp {
        instant(date(2026, 12, day).at(hour, 0, 0, 0))
    }

    fn enough(missed: &[(i8, i8)], begins_at: Timestamp) -> bool {
        let call = |(day, hour)| {
            let (about, outcome) = (CallReason::Offer, CallOutcome::NoAnswer);
            Call { at: at(day, hour), about, outcome }
        };
        let calls: Vec<_> = missed.iter().copied().map(call).collect();
        called_enough(&calls, begins_at, at(2, 16))
    }

    #[test]
    fn the_next_person_is_asked_after_two_calls_in_two_half_days() {
        let far = at(9, 9);
        assert!(!enough(&[], far));
        assert!(!enough(&[(2, 10)], far));
        assert!(!enough(&[(2, 10), (2, 11)], far), "the same morning");
        assert!(enough(&[(2, 11), (2, 14)], far));
        assert!(enough(&[(1, 10), (2, 10)], far));
        let soon = at(3, 9);
        assert!(enough(&[(2, 14), (2, 15)], soon), "it begins tomorrow");
        assert!(!enough(&[(2, 14)], soon));
    }

    #[test]
    fn a_call_that_was_answered_is_no_call_without_an_answer() {
        let reached = |day| {
            let (about, outcome) = (CallReason::Offer, CallOutcome::Reached);
            Call { at: at(day, 10), about, outcome }
        };
        assert!(!called_enough(&[reached(1), reached(2)], at(9, 9), at(2, 16)));
    }

    #[test]
    fn what_is_stored_is_read_again() {
        for outcome in CallOutcome::ALL {
            assert_eq!(CallOutcome::from_code(outcome.code()), Some(outcome));
        }
        for reason in [CallReason::Offer, CallReason::Fee] {
            assert_eq!(CallReason::from_code(reason.code()), Some(reason));
        }
        assert_eq!((CallOutcome::from_code(""), CallReason::from_code("")), (None, None));
    }
}
