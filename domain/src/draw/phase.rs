//! How far a draw has come.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::offering::Window;

/// What comes next in a draw depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawPhase {
    /// Planned and published: its window opens later, and wishes may be made ahead.
    Later,
    /// Its window is open for wishes.
    Open,
    /// The window has closed; the list is to be frozen.
    Closed,
    /// The list is published; the seed is to come.
    Frozen,
    /// Held: places and waiting lists are given.
    Held,
    /// Called off before it was held.
    CalledOff,
}

/// What has been done already, if anything that ends the wishes has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing: the window decides.
    Nothing,
    /// The list was frozen.
    Frozen,
    /// The draw was held.
    Held,
    /// The draw was called off.
    CalledOff,
}

impl DrawPhase {
    /// Judged now.
    pub fn of(window: Window, done: Done, now: Timestamp) -> Self {
        match done {
            Done::CalledOff => Self::CalledOff,
            Done::Held => Self::Held,
            Done::Frozen => Self::Frozen,
            Done::Nothing if now < window.opens_at => Self::Later,
            Done::Nothing if now < window.closes_at => Self::Open,
            Done::Nothing => Self::Closed,
        }
    }

    /// Wishes may be made, changed and taken back: ahead as well as in the window.
    pub const fn takes_wishes(self) -> bool {
        matches!(self, Self::Later | Self::Open)
    }

    /// The plan may still be changed: nobody has seen a list.
    pub const fn is_before_list(self) -> bool {
        matches!(self, Self::Later | Self::Open | Self::Closed)
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn the_window_decides_until_something_was_done() {
        let opens_at = Timestamp::UNIX_EPOCH;
        let closes_at = opens_at + SignedDuration::from_secs(10);
        let window = Window { opens_at, closes_at };
        let at = |seconds| opens_at + SignedDuration::from_secs(seconds);
        let of = |done, seconds| DrawPhase::of(window, done, at(seconds));
        assert_eq!(of(Done::Nothing, -1), DrawPhase::Later);
        assert_eq!(of(Done::Nothing, 0), DrawPhase::Open);
        assert_eq!(of(Done::Nothing, 9), DrawPhase::Open);
        assert_eq!(of(Done::Nothing, 10), DrawPhase::Closed);
        assert_eq!(of(Done::Frozen, 10), DrawPhase::Frozen);
        assert_eq!(of(Done::Held, 10), DrawPhase::Held);
        assert_eq!(of(Done::CalledOff, 5), DrawPhase::CalledOff);
        let takes = [DrawPhase::Later, DrawPhase::Open].map(DrawPhase::takes_wishes);
        assert!(takes == [true; 2] && !DrawPhase::Closed.takes_wishes());
        assert!(DrawPhase::Closed.is_before_list() && !DrawPhase::Frozen.is_before_list());
    }
}
