//! How a booking stands, and by which act it changes.

use serde::{Deserialize, Serialize};

use super::BookingRefusal;

/// How a booking stands. Whatever holds the room is alone in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookingState {
    /// 等着借: the time was taken when it was asked for.
    Waiting,
    /// 等审核: nobody else gets the time until a coordinator has decided.
    Requested,
    /// 已借好.
    Confirmed,
    /// 没有同意.
    Declined,
    /// 已取消.
    Cancelled,
}

/// What a coordinator does with a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Says yes.
    Approve,
    /// Says no, with a reason.
    Decline,
    /// Calls it off, with a reason.
    Cancel,
    /// Undoes the calling off.
    Reinstate,
    /// Gives somebody who waits the time that came free.
    Give,
}

impl BookingState {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Requested, Self::Confirmed, Self::Declined, Self::Cancelled];

    /// The word used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Requested => "requested",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Nobody else is in the room at its time.
    pub const fn holds_room(self) -> bool {
        matches!(self, Self::Requested | Self::Confirmed)
    }

    /// 可以改时间、换地方: it holds its room, or waits for one.
    pub const fn may_move(self) -> bool {
        self.holds_room() || matches!(self, Self::Waiting)
    }

    /// How it stands after an act; `stood` is how it stood before it was called off.
    pub const fn after(self, act: Act, stood: Option<Self>) -> Result<Self, BookingRefusal> {
        match (self, act) {
            (Self::Requested, Act::Approve) | (Self::Waiting, Act::Give) => Ok(Self::Confirmed),
            (Self::Requested, Act::Decline) => Ok(Self::Declined),
            (Self::Waiting | Self::Requested | Self::Confirmed, Act::Cancel) => Ok(Self::Cancelled),
            (Self::Cancelled, Act::Reinstate) => match stood {
                Some(Self::Waiting) => Ok(Self::Waiting),
                Some(Self::Requested) => Ok(Self::Requested),
                _ => Ok(Self::Confirmed),
            },
            _ => Err(BookingRefusal::NotAsItStands),
        }
    }
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Approve, Self::Decline, Self::Cancel, Self::Reinstate, Self::Give];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Decline => "decline",
            Self::Cancel => "cancel",
            Self::Reinstate => "reinstate",
            Self::Give => "give",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whoever had asked is told why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::Cancel)
    }
}
