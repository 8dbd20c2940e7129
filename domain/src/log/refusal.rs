//! Why a change is not put back.

use serde::{Deserialize, Serialize};

/// Nothing has changed when one of these is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogRefusal {
    /// What was done has gone out into the world, or a paper tells of it.
    NotToBePutBack,
    /// It is too long ago.
    TooLate,
    /// Somebody has put it back before.
    PutBackAlready,
    /// It does not stand any more as the change has left it.
    ChangedSince,
    /// Somebody else has the place by now, or waits for it.
    NoPlaceLeft,
    /// Everybody with a place is told why, and nothing was said.
    ReasonMissing,
}
