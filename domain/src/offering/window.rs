//! 报名时间: when one may sign up.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// When one may sign up: from the opening instant on; the closing instant is already closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First instant at which one may.
    pub opens_at: Timestamp,
    /// First instant at which one may no longer.
    pub closes_at: Timestamp,
}

impl Window {
    /// Whether one may sign up now.
    pub fn admits(&self, now: Timestamp) -> Result<(), Refusal> {
        if now < self.opens_at {
            Err(Refusal::NotOpenYet { opens_at: self.opens_at })
        } else if now >= self.closes_at {
            Err(Refusal::WindowClosed { closed_at: self.closes_at })
        } else {
            Ok(())
        }
    }

    /// The first instant, from now on, at which one could ask at all; the window may be over by then.
    pub fn not_before_it_opens(&self, now: Timestamp) -> Timestamp {
        now.max(self.opens_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENING: Timestamp = Timestamp::UNIX_EPOCH;

    fn one_hour() -> Window {
        Window { opens_at: OPENING, closes_at: Timestamp::from_second(3600).unwrap() }
    }

    #[test]
    fn the_opening_moment_is_open_and_the_closing_moment_is_closed() {
        let just = |second| one_hour().admits(Timestamp::from_second(second).unwrap());
        assert_eq!(just(-1), Err(Refusal::NotOpenYet { opens_at: OPENING }));
        assert_eq!(just(0), Ok(()));
        assert_eq!(just(3599), Ok(()));
        assert_eq!(just(3600), Err(Refusal::WindowClosed { closed_at: one_hour().closes_at }));
    }

    #[test]
    fn whoever_looks_before_it_opens_would_ask_when_it_does() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let asks = |second| one_hour().not_before_it_opens(at(second));
        assert_eq!([asks(-1), asks(0), asks(60)], [OPENING, OPENING, at(60)]);
    }
}
