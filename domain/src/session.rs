//! 场次的变动: one session of an offering is cancelled, moved, made up for, or taught by somebody else.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, day};
use crate::id::VenueId;
use crate::offering::Session;
use crate::text::folded;

pub use around::{Around, Occupant, Shut, Taken};
pub use change::{Change, ChangeKind, Standing, after, with_room_open};
pub use news::{FromNowOn, SessionNews};
pub use refusal::SessionRefusal;
pub use reminder::{REMINDED_FROM, Reminded, reminded_now};
pub use substitute::{Invited, Substitute, ranked};
pub use weekly::{NewWeek, Rearranged, meant, rearranged, slot_of, slots_of};

mod around;
mod change;
mod news;
mod refusal;
mod reminder;
mod substitute;
mod weekly;

/// Who teaches a class from which day on, where its teacher has changed for good: `first` taught before. By time; what is cancelled
/// tells nothing.
pub fn followed_by(first: &str, sessions: &[Session]) -> Vec<(Date, String)> {
    let (mut teaches, mut turns) = (first, Vec::new());
    for session in sessions.iter().filter(|one| !one.changed.is_cancelled()) {
        let now = if session.changed.teacher.is_empty() { first } else { &session.changed.teacher };
        if folded(now) != folded(teaches) {
            turns.push((day(session.span.from), now.to_owned()));
            teaches = now;
        }
    }
    turns
}

/// When and where a session meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meets {
    /// When.
    pub span: Span,
    /// In which room, where one is told.
    pub venue: Option<VenueId>,
}

/// What became of a session as it was planned: what whoever comes should know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// 停课: it does not take place, for this reason. It counts nowhere as a meeting.
    pub cancelled: Option<String>,
    /// 改期: when it was planned, where it meets at another time or in another room now.
    pub planned: Option<Span>,
    /// 代课: who teaches in place of the class's own teacher; empty where nobody does.
    pub substitute: String,
    /// 以后都换: who is its teacher now, where that is somebody else than the class says; empty otherwise.
    pub teacher: String,
    /// 补课: it makes up for one that was cancelled.
    pub makes_up: bool,
}

impl Changed {
    /// It does not take place.
    pub const fn is_cancelled(&self) -> bool {
        self.cancelled.is_some()
    }

    /// When it was planned, where that is another time than this.
    pub fn planned_before(&self, now: Span) -> Option<Timestamp> {
        self.planned.filter(|planned| planned.from != now.from).map(|planned| planned.from)
    }
}
