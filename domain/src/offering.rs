//! 报名项目: a class, an activity or a shift, the one thing that people sign up for.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{DayPart, Span, TimeSlot};
use crate::id::{OfferingId, SessionId};
use crate::institution::Institution;
use crate::session::Changed;
use crate::sign_up::Place;
use crate::stage::{ForAll, Share, for_all, next_place_for_all};
use crate::venue::Venue;

pub use allocation::{Allocation, can_be_drawn};
pub use conditions::{Conditions, Level};
pub use contents::{Contents, promised};
pub use drawn::OfferingDraw;
pub use kind::{Admission, Effort, KindFacts, OfferingKind};
pub use opening::{can_be_opened, open_now};
pub use places::{Fen, Places};
pub use window::Window;

mod allocation;
pub mod bulk;
mod conditions;
mod contents;
mod drawn;
mod kind;
mod opening;
mod places;
#[cfg(test)]
pub(crate) mod sample;
mod window;

/// Whether the institution still runs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferingState {
    /// The window decides.
    Open,
    /// The coordinator has closed sign-up by hand; what is held stays.
    Closed,
    /// Called off: nobody is expected any more.
    Cancelled {
        /// When it was called off.
        at: Timestamp,
        /// Why, in the coordinator's words.
        reason: String,
    },
}

/// One dated meeting (场次).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// When.
    pub span: Span,
    /// Where.
    pub venue: Option<Venue>,
    /// What became of it as it was planned.
    pub changed: Changed,
}

/// The facts that a rule about places needs, without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// When one may sign up.
    pub window: Window,
    /// How one comes.
    pub admission: Admission,
    /// How places are given now.
    pub allocation: Allocation,
    /// Whether it still runs.
    pub state: OfferingState,
    /// Who may come.
    pub conditions: Conditions,
    /// The day on which ages count: the first session's.
    pub ages_on: Date,
    /// The end of the last session.
    pub ends_at: Timestamp,
}

/// Everything a page of one offering shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offering {
    /// Key.
    pub id: OfferingId,
    /// Class, activity or shift.
    pub kind: OfferingKind,
    /// 楷书一年级（1）班.
    pub name: String,
    /// 楷书, 乒乓球, 医院导诊: what one looks for.
    pub subject: String,
    /// Who holds it.
    pub institution: Institution,
    /// Where the first session meets.
    pub venue: Option<Venue>,
    /// The weekly times; empty if its sessions follow no week.
    pub slots: Vec<TimeSlot>,
    /// First session's day, last session's day, and how many there are.
    pub first_on: Date,
    /// Last session's day.
    pub last_on: Date,
    /// Number of sessions.
    pub session_count: u32,
    /// The first session.
    pub first: Span,
    /// Places and people.
    pub places: Places,
    /// What is reserved of its places; empty where they are not given in the order of asking.
    #[serde(default)]
    pub shares: Vec<Share>,
    /// The rules for coming.
    pub terms: Terms,
    /// The draw that gives its places, or gave them.
    pub draw: Option<OfferingDraw>,
    /// To pay, for the whole offering.
    pub fee: Fen,
    /// Whom to call about it.
    pub telephone: String,
    /// That person's name, if told.
    pub contact: String,
    /// What to bring; empty if nothing.
    pub bring: String,
    /// Bus stop and way in: its own; otherwise the institution's, or for a shift the meeting place's. Empty if unknown.
    pub directions: String,
    /// What else was said; empty if nothing.
    pub note: String,
    /// What only its kind has.
    pub facts: KindFacts,
}

impl Offering {
    /// The part of the day it begins in.
    pub fn day_part(&self) -> DayPart {
        DayPart::of(crate::calendar::civil(self.first.from).time())
    }

    /// How its places stand for somebody who belongs to no group.
    pub fn for_all(&self, now: Timestamp) -> ForAll {
        for_all(&self.places, &self.shares, now)
    }

    /// What somebody who belongs to no group would get, if nothing else stood against it.
    pub fn next_place_for_all(&self, now: Timestamp) -> Place {
        next_place_for_all(self.terms.allocation, &self.places, &self.shares, now)
    }
}
