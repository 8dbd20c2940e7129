//! Why something is not written into the book of a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::offering::Fen;

/// Why the book stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CashRefusal {
    /// Only what was paid is given back or corrected.
    #[error("no payment")]
    NoPayment,
    /// All of it was given back, or the payment was corrected.
    #[error("nothing left")]
    NothingLeft,
    /// Nothing is to be given back.
    #[error("nothing given")]
    NothingGiven,
    /// More than is left of the payment.
    #[error("more than is left")]
    MoreThanLeft {
        /// How much is left.
        left: Fen,
    },
    /// Some of it was given back: it was a payment, and no mistake.
    #[error("given back already")]
    GivenBackAlready,
    /// It was paid for another place and carried over to this one: only that payment itself can be corrected.
    #[error("carried over")]
    CarriedOver,
    /// The day is closed: once is enough.
    #[error("closed already")]
    ClosedAlready,
    /// The day has not come yet.
    #[error("still to come")]
    StillToCome,
    /// A later day was closed: what was carried over to it stays.
    #[error("a later day is closed")]
    LaterIsClosed {
        /// Which.
        day: Date,
    },
    /// An earlier day has lines and is not closed: it comes first.
    #[error("an earlier day is open")]
    EarlierIsOpen {
        /// Which.
        day: Date,
    },
    /// Money was taken or given back since the page was looked at: the sum is another one now.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// What was counted is not what the book says, and nobody says why.
    #[error("no note about the difference")]
    NoteMissing,
    /// More would stay in the drawer than was counted.
    #[error("more stays than was counted")]
    StaysTooMuch,
}
