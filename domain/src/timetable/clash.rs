//! What stands in the way of a planned class: its own times, its room, its teacher, and whoever has them already.

use jiff::civil::Date;

use crate::booking::Opening;
use crate::calendar::{Span, TimeSlot};
use crate::id::PlanClassId;
use crate::session::Occupant;

/// One thing that stands in the way of a planned class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Of which class.
    pub class: PlanClassId,
    /// Its name.
    pub name: String,
    /// At which of its weekly times; nothing where it is about all of them.
    pub slot: Option<TimeSlot>,
    /// What.
    pub why: Why,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody else is in the room then.
    Room {
        /// The room.
        room: String,
        /// Who.
        by: Other,
    },
    /// The teacher teaches something else then.
    Teacher {
        /// Who teaches.
        teacher: String,
        /// What.
        by: Other,
    },
    /// The teacher has too little time for the way from one campus to the other.
    OnTheWay {
        /// Who teaches.
        teacher: String,
        /// What they teach there.
        by: Other,
        /// How long the way takes, in minutes.
        minutes: u32,
    },
    /// Another class of the term has the name.
    SameName,
    /// Two of its own times overlap.
    MeetsTwice {
        /// The other one.
        other: TimeSlot,
    },
    /// The room is not open all of that time.
    NotOpen {
        /// The room.
        room: String,
        /// When it is open on that weekday; nothing where it is closed.
        open: Vec<Opening>,
    },
    /// 不再使用: the room takes nothing from a day of the term on.
    Retired {
        /// The room.
        room: String,
        /// The first day.
        from: Date,
    },
    /// Room or house are closed at the time of a session, though not all day.
    Closed {
        /// Why.
        reason: String,
        /// When.
        span: Span,
    },
    /// The room holds fewer people than there are places.
    TooSmall {
        /// The room.
        room: String,
        /// How many it holds.
        seats: u32,
        /// How many places are planned.
        places: u32,
    },
    /// The term has no day for it: all are holidays, or it is shorter than a week.
    NeverMeets,
}

/// Who or what is there first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// Another planned class, every week.
    Planned {
        /// Which.
        class: PlanClassId,
        /// Its name.
        name: String,
        /// When.
        slot: TimeSlot,
    },
    /// A session of what is published, or a booking.
    Standing {
        /// Which.
        by: Occupant,
        /// Its name.
        name: String,
        /// When it is first in the way.
        span: Span,
    },
}

impl Clash {
    /// Of a clash of two planned classes, whether it is told as the other's too and before this one: a list names each pair once.
    pub fn is_repeated(&self) -> bool {
        match &self.why {
            Why::Room { by: Other::Planned { class, .. }, .. }
            | Why::Teacher { by: Other::Planned { class, .. }, .. }
            | Why::OnTheWay { by: Other::Planned { class, .. }, .. } => *class < self.class,
            _ => false,
        }
    }

    /// The other planned class, where there is one.
    pub fn other(&self) -> Option<PlanClassId> {
        match &self.why {
            Why::Room { by: Other::Planned { class, .. }, .. }
            | Why::Teacher { by: Other::Planned { class, .. }, .. }
            | Why::OnTheWay { by: Other::Planned { class, .. }, .. } => Some(*class),
            _ => None,
        }
    }
}
