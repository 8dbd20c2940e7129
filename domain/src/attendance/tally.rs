//! How many came of how many, whether a register was taken at all, and whether one more may walk in.

use jiff::{SignedDuration, Timestamp};

use super::Mark;
use crate::calendar::Span;

/// A register that nobody has begun so long after the session did was forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// How a register stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// People who have a place.
    pub expected: u32,
    /// Marked as present, those who walked in among them.
    pub present: u32,
    /// Have a place, and are on leave.
    pub excused: u32,
    /// Have a place, and were missed.
    pub absent: u32,
    /// Have a place, and nothing is recorded.
    pub unmarked: u32,
    /// Came without a place.
    pub walk_ins: u32,
}

impl Tally {
    /// Counts lines, each with whether the person has a place, and their mark.
    pub fn of(lines: impl IntoIterator<Item = (bool, Option<Mark>)>) -> Self {
        let mut tally = Self::default();
        for (has_place, mark) in lines {
            tally.expected += u32::from(has_place);
            tally.walk_ins += u32::from(!has_place && mark == Some(Mark::Present));
            match mark {
                Some(Mark::Present) => tally.present += 1,
                // Leave of somebody who has no place any more leaves none free, and nobody misses them.
                Some(Mark::Excused) => tally.excused += u32::from(has_place),
                Some(Mark::Absent) => tally.absent += u32::from(has_place),
                None => tally.unmarked += u32::from(has_place),
            }
        }
        tally
    }
}

/// Whether the register of a session was forgotten: it has gone on for a quarter of an hour, people are expected, and nobody
/// is marked.
pub fn is_unrecorded(session: Span, expected: u32, marks: u32, now: Timestamp) -> bool {
    let begun = session.from.checked_add(FORGOTTEN_AFTER).unwrap_or(Timestamp::MAX);
    expected > 0 && marks == 0 && now >= begun.min(session.to)
}

/// Whether one more may come without a place: who has one is expected until they are on leave, also when they are late, and a place
/// that is offered is kept for whoever may still say yes. Without a number of places everybody may.
pub const fn walk_in_fits(capacity: Option<u32>, tally: &Tally, offered: u32) -> bool {
    match capacity {
        Some(capacity) => {
            let expected = tally.expected.saturating_sub(tally.excused);
            expected.saturating_add(offered).saturating_add(tally.walk_ins) < capacity
        }
        None => true,
    }
}
