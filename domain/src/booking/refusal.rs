//! Why a room is not to be had, and why what is known of one stays as it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Opening;
use crate::calendar::Span;

/// A no of the rules about rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BookingRefusal {
    /// It would end before it begins.
    #[error("ends before it begins")]
    EndsFirst,
    /// It would begin in the past.
    #[error("begins in the past")]
    BeginsInThePast,
    /// Longer than the room is given at a time.
    #[error("longer than {most} minutes")]
    TooLong {
        /// The longest, in minutes.
        most: u32,
    },
    /// Farther ahead than one may ask, or the year is mistyped.
    #[error("too far ahead")]
    TooFarAhead {
        /// The last day that may be asked for today.
        latest: Date,
    },
    /// The room is not open on that day of the week.
    #[error("not open on that weekday")]
    NotThatDay {
        /// The day.
        day: Date,
    },
    /// The room opens later or closes earlier on that day.
    #[error("outside of its hours")]
    OutsideHours {
        /// When it is open.
        open: Vec<Opening>,
    },
    /// House or room are closed then.
    #[error("closed then: {reason}")]
    Closed {
        /// Why.
        reason: String,
    },
    /// Something else is in the room then.
    #[error("taken by {name}")]
    Taken {
        /// What, or whose; empty where whoever asks is not to know.
        name: String,
        /// When.
        span: Span,
    },
    /// A plan puts something into a room that somebody has booked then.
    #[error("{offering} would be in a booked room")]
    PlanMeetsBooking {
        /// What is planned.
        offering: String,
        /// The room.
        room: String,
        /// Whose booking, and for what.
        name: String,
        /// When.
        span: Span,
    },
    /// 不再使用: the room takes nothing from that day on.
    #[error("retired")]
    Retired {
        /// The first day.
        from: Date,
    },
    /// A club cannot ask for this room.
    #[error("for the desk alone")]
    DeskAlone,
    /// The club, or whoever asks, would have more at once than the house allows.
    #[error("more than {most} at once")]
    TooMany {
        /// How many at once.
        most: u32,
        /// How many there are.
        has: u32,
    },
    /// A weekly booking would end before its first day.
    #[error("until before the first day")]
    UntilBeforeFirst,
    /// A weekly booking goes on for a year at most.
    #[error("for too long")]
    UntilTooFar {
        /// The last day that it may go on to.
        latest: Date,
    },
    /// Of all the days that were wanted none can be had.
    #[error("none of the days is free")]
    NoDayFree,
    /// Somebody else has asked for this time before, and it is their turn.
    #[error("somebody asked first")]
    AskedFirst,
    /// It cannot be done as the booking stands now.
    #[error("not as it stands")]
    NotAsItStands,
    /// It would be where and when it is already.
    #[error("nothing moves")]
    NothingMoves,
    /// It has taken place.
    #[error("over")]
    Over,
    /// Somebody else has changed it since the page was shown.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Another room of the institution has this name.
    #[error("name taken")]
    NameTaken,
    /// Something stands in the room after the day from which it is to be used no more.
    #[error("booked after that day")]
    StandsAfter {
        /// How many sessions and bookings.
        count: u32,
    },
    /// A room would be given up so long ago, or so far ahead, that the year is mistyped.
    #[error("given up at another time")]
    RetirementFar {
        /// The first day that may be said.
        earliest: Date,
        /// The last one.
        latest: Date,
    },
    /// A closure of the same room, or of the house, is there for that time.
    #[error("closed then already: {reason}")]
    ClosedAlready {
        /// Why.
        reason: String,
        /// From when to when.
        span: Span,
    },
    /// A closure lies in the past altogether.
    #[error("a closure in the past")]
    ClosureIsOver,
    /// A closure begins later, or lasts longer, than a year: the year is mistyped.
    #[error("a closure too far away")]
    ClosureTooFar {
        /// Its last possible day.
        latest: Date,
    },
}

impl BookingRefusal {
    /// The same for somebody who is not to know who is in a room.
    #[must_use]
    pub fn without_names(self) -> Self {
        match self {
            Self::Taken { span, .. } => Self::Taken { name: String::new(), span },
            other => other,
        }
    }
}
