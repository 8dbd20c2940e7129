//! Why one session stays as it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

/// A no of the rules about one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SessionRefusal {
    /// It has taken place, or would have.
    #[error("it is over")]
    Over,
    /// It is cancelled already.
    #[error("it is cancelled")]
    Cancelled,
    /// It takes place: there is nothing to bring back or to make up for.
    #[error("it takes place")]
    NotCancelled,
    /// It meets as it was planned.
    #[error("it was not moved")]
    NotMoved,
    /// Time and room stay as they are.
    #[error("nothing would change")]
    NothingChanges,
    /// No other session is left: the whole offering is called off instead.
    #[error("the last session")]
    LastOne,
    /// So many are called off with others in one go; the rest are called off afterwards.
    #[error("no more than {most} at once")]
    TooManyAtOnce {
        /// How many at most.
        most: u32,
    },
    /// There is a session already that makes up for it.
    #[error("made up for already")]
    MadeUpAlready,
    /// It would begin in the past.
    #[error("begins in the past")]
    BeginsInThePast,
    /// It would end before it begins.
    #[error("ends before it begins")]
    EndsFirst,
    /// So far from the day of the plan that the year is probably mistyped.
    #[error("too far away")]
    TooFar {
        /// The last day that it may be.
        latest: Date,
    },
    /// The day from which something is to be different is over.
    #[error("that day is over")]
    DayIsOver,
    /// Nothing meets from that day on: it is after the last session, or the year is mistyped.
    #[error("nothing meets from that day on")]
    NothingFrom {
        /// The day of the last session.
        last: Date,
    },
    /// Until the term ends there is no day on which it could meet instead.
    #[error("no day is left")]
    NoDayLeft,
    /// The house or the room is closed then, or it is a public holiday.
    #[error("closed then: {reason}")]
    Closed {
        /// Why.
        reason: String,
    },
    /// The same offering meets then.
    #[error("it meets then already")]
    MeetsThen {
        /// When.
        span: Span,
    },
    /// Something else of the institution is in the room then.
    #[error("the room is taken by {name}")]
    RoomTaken {
        /// The room.
        room: String,
        /// What.
        name: String,
        /// When.
        span: Span,
    },
    /// The teacher teaches something else of the institution then.
    #[error("the teacher teaches {name}")]
    TeacherElsewhere {
        /// Who.
        teacher: String,
        /// What.
        name: String,
        /// When.
        span: Span,
    },
    /// It is no room of the institution.
    #[error("no such room")]
    NoSuchRoom,
    /// Only a class has a teacher.
    #[error("no teacher")]
    NoTeacher,
    /// They teach it as it is.
    #[error("the same teacher")]
    SameTeacher,
    /// Somebody else has changed it since the page was shown.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
}
