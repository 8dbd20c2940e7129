//! What a room's desk has settled: who may ask for it, for how long, how far ahead, and between which hours.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{BookingRefusal, BookingState, Hours, Whose, last_day};
use crate::calendar::{Span, day};

/// How a club gets the room. The staff of its institution have it at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lending {
    /// 工作人员登记: clubs ask at the desk, and have what the desk writes down.
    #[default]
    AtDesk,
    /// 可以自己借: whoever asks first has it.
    AtOnce,
    /// 要审核: a coordinator says yes or no; the time is theirs until then.
    ByApproval,
}

impl Lending {
    /// All of them, in the order of a choice.
    pub const ALL: [Self; 3] = [Self::AtDesk, Self::AtOnce, Self::ByApproval];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtDesk => "at_desk",
            Self::AtOnce => "at_once",
            Self::ByApproval => "by_approval",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The rules of one room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomRules {
    /// The longest time at once, in minutes; nothing where there is no limit.
    pub longest_minutes: Option<u32>,
    /// For how many days ahead one may ask; nothing where there is no limit but a year.
    pub days_ahead: Option<u32>,
    /// How a club gets it.
    pub lending: Lending,
    /// When it is open.
    pub hours: Hours,
}

impl RoomRules {
    /// Whether a time that lies ahead keeps to them.
    pub fn admit(&self, span: Span, now: Timestamp) -> Result<(), BookingRefusal> {
        let today = day(now);
        let farthest = last_day(today);
        let own = self.days_ahead.and_then(|days| today.checked_add(i64::from(days).days()).ok());
        let latest = own.map_or(farthest, |own| own.min(farthest));
        if day(span.from) > latest {
            return Err(BookingRefusal::TooFarAhead { latest });
        }
        let lasts = span.to.duration_since(span.from).as_mins();
        if let Some(most) = self.longest_minutes.filter(|most| lasts > i64::from(*most)) {
            return Err(BookingRefusal::TooLong { most });
        }
        self.hours.admit(span)
    }

    /// How what is asked for now stands.
    pub const fn state_of(&self, whose: Whose) -> BookingState {
        match (self.lending, whose) {
            (Lending::ByApproval, Whose::Club) => BookingState::Requested,
            _ => BookingState::Confirmed,
        }
    }
}
