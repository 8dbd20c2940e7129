//! Why somebody has to wait for their stage, and why stages cannot stand as they were asked for.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A no of the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StageRefusal {
    /// The person belongs to the former class, which may continue later.
    #[error("the former class may continue later")]
    ReturningLater {
        /// First instant at which it may.
        from: Timestamp,
    },
    /// The person belongs to the former class, but all places for it are taken.
    #[error("no place for the former class left")]
    ReturningFull {
        /// First instant at which everybody may sign up.
        opens_at: Timestamp,
    },
    /// Stages are for offerings whose places are given in the order of asking.
    #[error("stages in order only")]
    InOrderOnly,
    /// The former class must be another class of the same institution that begins earlier.
    #[error("no former class")]
    NotAFormerClass,
    /// The former class may continue before everybody may sign up, not afterwards.
    #[error("the former class after the opening")]
    ReturningTooLate {
        /// When everybody may.
        opens_at: Timestamp,
    },
    /// Shares are released after the opening, and before sign-up closes.
    #[error("released outside of the window")]
    ReleasedOutsideWindow {
        /// When everybody may sign up.
        opens_at: Timestamp,
        /// When sign-up closes.
        closes_at: Timestamp,
    },
    /// More places would be kept than nobody holds.
    #[error("more kept than there are")]
    MoreKeptThanPlaces {
        /// Places that nobody holds; none where nobody counts them.
        left: u32,
    },
}
