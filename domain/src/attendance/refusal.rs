//! Why somebody is not marked in a register.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A no of the rules about registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AttendanceRefusal {
    /// Nobody can have come yet, or be missed.
    #[error("too early")]
    TooEarly {
        /// From when on they can.
        opens_at: Timestamp,
    },
    /// Nobody knows yet how long anybody helps: the shift still goes on.
    #[error("not over")]
    NotOver {
        /// Until when.
        ends_at: Timestamp,
    },
    /// It has begun: leave is not taken back any more.
    #[error("has begun")]
    Begun,
    /// The person has no place and is on no list of the session.
    #[error("not on the list")]
    NotOnTheList,
    /// Everybody who is expected and who has walked in takes up all places.
    #[error("full")]
    Full,
    /// Nobody of the institution has this card.
    #[error("unknown card")]
    UnknownCard,
    /// They have said so before, and wait for an answer.
    #[error("asked already")]
    AskedAlready,
    /// Somebody else has answered meanwhile.
    #[error("answered already")]
    AnsweredAlready,
    /// They are marked so: nothing would be put right.
    #[error("marked so")]
    MarkedSo,
    /// Staff have marked them otherwise since they were tapped without network: that stands.
    #[error("another mark stands")]
    MarkStands,
    /// On the list of the offering nobody has these codes.
    #[error("unknown row codes")]
    UnknownCodes {
        /// Which, in their order.
        codes: Vec<u32>,
    },
}
