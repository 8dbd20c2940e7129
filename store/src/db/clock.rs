//! The clock that judges openings and closings; tests stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;

/// No second is this one: the clock runs.
const RUNNING: i64 = i64::MIN;

/// A clock that several parts of a program look at.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Hands>);

#[derive(Debug)]
struct Hands {
    /// The second it stands at, or [`RUNNING`].
    stopped: AtomicI64,
    /// Milliseconds by which the database's clock is ahead of this machine's.
    ahead: AtomicI64,
}

impl Default for Clock {
    fn default() -> Self {
        Self(Arc::new(Hands { stopped: AtomicI64::new(RUNNING), ahead: AtomicI64::new(0) }))
    }
}

impl Clock {
    /// A clock that stands still, for tests.
    pub fn stopped(at: Timestamp) -> Self {
        let clock = Self::default();
        clock.set(at);
        clock
    }

    /// Moves the hands of a stopped clock.
    pub fn set(&self, at: Timestamp) {
        self.0.stopped.store(at.as_second(), Ordering::SeqCst);
    }

    /// Moves the hands of a stopped clock forward.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().checked_add(by).unwrap_or(Timestamp::MAX));
    }

    /// The instant, in whole seconds: 8:59:59 lasts until 9:00:00.
    pub fn now(&self) -> Timestamp {
        whole_second(self.exactly())
    }

    /// The same with its milliseconds.
    pub fn exactly(&self) -> Timestamp {
        self.stopped_at().unwrap_or_else(|| {
            let ahead = self.0.ahead.load(Ordering::Relaxed);
            let milliseconds = Timestamp::now().as_millisecond() + ahead;
            Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
        })
    }

    /// The instant at which a test has stopped it.
    pub(crate) fn stopped_at(&self) -> Option<Timestamp> {
        let second = self.0.stopped.load(Ordering::SeqCst);
        (second != RUNNING).then(|| instant(second))
    }

    /// Follows the database's clock, so that what is shown is what will be judged.
    pub(crate) fn follow(&self, database: Timestamp) {
        let ahead = database.as_millisecond() - Timestamp::now().as_millisecond();
        self.0.ahead.store(ahead, Ordering::Relaxed);
    }
}

/// The second that it is: the one before it, where not all of it has passed.
pub(crate) fn whole_second(at: Timestamp) -> Timestamp {
    instant(at.as_millisecond().div_euclid(1000))
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_by_hand_alone() {
        let clock = Clock::stopped(Timestamp::UNIX_EPOCH);
        clock.advance(Duration::from_secs(90));
        assert_eq!(clock.now().as_second(), 90);
        clock.follow(Timestamp::MAX);
        assert_eq!(clock.now().as_second(), 90);
    }
}
