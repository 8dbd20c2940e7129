//! Faults that a test switches on, one at a time and for one database, to show that the checker finds them.
//!
//! | fault | must break | found by `store/tests/seeded.rs`, or as named |
//! |---|---|---|
//! | `CapacityIgnored` | I1 | a rush |
//! | `CounterSkipsCapacity` | I1 | somebody at the counter after a rush, and the rush through HTTP (`server/tests/rushed.rs`) |
//! | `CountedOnce` | I1 | a rush |
//! | `NoLock` | I1 | a rush on PostgreSQL whose table lacks its last check |
//! | `RoomUnlocked` | one room, one of them at a time | twenty who ask for a room at once, on PostgreSQL |
//! | `TwoPlaces` | I2 | a rush on a table that lacks its unique index |
//! | `AnsweredEarly` | I3 | `server/tests/killed.rs`, by kill -9 |
//! | `SyncedAtCheckpoint` | I3 | `server/tests/power_loss.rs`, by replaying what was on disk |
//! | `RefusalKept` | I4 | a rush with forged early forms |
//! | `StaleCount` | I5 | a rush with people who give their place up |
//! | `BySurname` | I6 | people who give their place up while others wait |
//! | `PassedForNothing` | I6 | people who give their place up while others wait |
//! | `HalfForgotten` | I5 | two who waited together, of whom one has an offer |
//! | `KeyIgnored` | I7 | a rush with people who tap twice |
//! | `ClashIgnored` | I8 | one person for two classes at one time, and the rush through HTTP (`server/tests/rushed.rs`) |
//! | `LimitIgnored` | I8 | one person for two shifts of a team that allows one |
//! | `MovedUntold` | I9 | people who give their place up while others wait |
//! | `PassedUncalled` | I9 | somebody who did not answer, and whom nobody called |
//! | `DecidedApart` | I9 | `server/tests/killed.rs`, by kill -9 on both engines |
//! | `ClockShifted` | I10 | a rush with forged early forms, and the one through HTTP (`server/tests/rushed.rs`) |
//! | `OwnClock` | I10 | `server/tests/wrong_clocks.rs`, by a server whose clock is fast |
//! | `DrawnByClock` | the draw recomputed | a draw with many wishes |
//! | `FirstWishesStay` | I3 | the same, with people who change theirs |
//! | `InstitutionIgnored` | what an institution has is its own | `server/tests/authorisation/control.rs`, by the matrix of all routes |

use std::time::Duration;

/// How long the faults [`Bug::AnsweredEarly`] and [`Bug::DecidedApart`] put off what was answered.
pub(crate) const A_MOMENT: Duration = Duration::from_secs(1);

/// A fault of ours, on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// Everybody gets a place, and the count stops at the capacity.
    CapacityIgnored,
    /// Whoever is signed up at the counter gets a place.
    CounterSkipsCapacity,
    /// Of those who ask together everybody is judged by the places that there were before the first of them.
    CountedOnce,
    /// The offering's row is read and not locked.
    NoLock,
    /// A room's row is not locked before one looks who is in it.
    RoomUnlocked,
    /// Whoever has signed up already may do so again.
    TwoPlaces,
    /// SQLite's writer answers first and commits a moment later.
    AnsweredEarly,
    /// SQLite commits without a sync, and syncs at checkpoints alone (`synchronous = normal`).
    SyncedAtCheckpoint,
    /// What a unit did is kept though it refused.
    RefusalKept,
    /// A place counts as taken for ever once somebody had it.
    StaleCount,
    /// Whoever waits is offered a place by name.
    BySurname,
    /// Who stands first is marked as passed over, and nothing is in their way.
    PassedForNothing,
    /// Nobody of two who have waited together is asked again when they can accept.
    HalfForgotten,
    /// A form's key is not looked at.
    KeyIgnored,
    /// Clashes are overlooked.
    ClashIgnored,
    /// Nobody looks how many classes or shifts one has already.
    LimitIgnored,
    /// Nobody is told that a place is offered to them.
    MovedUntold,
    /// An offer goes on to the next person though nobody was called.
    PassedUncalled,
    /// What new sign-ups were decided by is written a moment after their unit was committed and answered, in a unit apart.
    DecidedApart,
    /// The clock is an hour fast.
    ClockShifted,
    /// On PostgreSQL the machine's own clock judges, and not the database's.
    OwnClock,
    /// The draw takes its seed from the clock.
    DrawnByClock,
    /// Whoever changes their wishes is told that they are taken, and keeps the former ones.
    FirstWishesStay,
    /// Somebody's word about a mark is read at every desk, whose session it ever was.
    InstitutionIgnored,
}

pub(crate) use switch::Seeded;

#[cfg(all(feature = "seeded_bugs", debug_assertions))]
mod switch {
    use super::Bug;

    /// The variable that switches a fault on in a program built for tests. No release contains this name.
    const VARIABLE: &str = "YINYAO_SEEDED_BUG";

    /// Those that a program can be given, by their names.
    const NAMED: [Bug; 8] = [
        Bug::AnsweredEarly,
        Bug::SyncedAtCheckpoint,
        Bug::CapacityIgnored,
        Bug::ClashIgnored,
        Bug::ClockShifted,
        Bug::CounterSkipsCapacity,
        Bug::DecidedApart,
        Bug::OwnClock,
    ];

    /// Which fault this database has.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct Seeded(Option<Bug>);

    impl Seeded {
        /// With this fault.
        pub(crate) const fn with(bug: Bug) -> Self {
            Self(Some(bug))
        }

        /// What the process's environment says.
        pub(crate) fn from_environment() -> Self {
            let told = std::env::var(VARIABLE).unwrap_or_default();
            Self(NAMED.into_iter().find(|bug| format!("{bug:?}") == told))
        }

        /// Whether it has this fault.
        pub(crate) fn is(self, bug: Bug) -> bool {
            self.0 == Some(bug)
        }
    }
}

#[cfg(not(all(feature = "seeded_bugs", debug_assertions)))]
mod switch {
    use super::Bug;

    /// No fault: there is no way to switch one on.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct Seeded;

    impl Seeded {
        pub(crate) const fn from_environment() -> Self {
            Self
        }

        pub(crate) const fn is(self, _: Bug) -> bool {
            false
        }
    }
}
