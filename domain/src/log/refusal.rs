//! Why a change is not put back.

use serde::{Deserialize, Serialize};

/// Nothing has changed when one of these is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogRefusal {
    /// What was done has gone out into the world, or a paper tells of it.
    NotToBePutBack,
    /// Of everything that was published somebody has asked for it, or its desk has changed it.
    AskedForSince,
    /// It is too long ago.
    TooLate,
    /// Somebody has put it back before.
    PutBackAlready,
    /// It does not stand any more as the change has left it.
    ChangedSince,
    /// It stands on a list of a draw that everybody reads, or was drawn without.
    ListPublished,
    /// Somebody else has the place by now, or waits for it.
    NoPlaceLeft,
    /// The person has got something else at that time meanwhile.
    ExpectedElsewhere,
    /// The person has as much as one may have, and nothing was said why they may have more.
    LimitReached,
    /// Everybody with a place is told why, and nothing was said.
    ReasonMissing,
}
