//! 今日: what meets at an institution on one day, room by room.

use jiff::Timestamp;

use crate::attendance::is_unrecorded;
use crate::calendar::Span;
use crate::id::OfferingId;
use crate::offering::{OfferingKind, Session};

pub use rooms::{BookedToday, InRoom, InRooms, RoomToday, by_rooms, in_use};

mod rooms;

/// So many days back the board and a teacher's own page tell of registers that were forgotten: later nobody remembers who came.
pub const TOLD_FOR_DAYS: i64 = 14;

/// A session of this day, or one that was planned for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingToday {
    /// When, where, and what became of it.
    pub session: Session,
    /// Of what.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// Class, activity or shift.
    pub kind: OfferingKind,
    /// How many people have a place and are not on leave; nothing where one simply comes.
    pub expected: Option<u32>,
    /// How many are marked as present.
    pub present: u32,
    /// How many are marked as present or missed: leave is asked for before anybody takes the register.
    pub marks: u32,
    /// Who teaches; empty where nobody does.
    pub teacher: String,
}

/// It meets on this day.
fn takes_place(meeting: &MeetingToday, today: Span) -> bool {
    !meeting.session.changed.is_cancelled() && meeting.session.span.overlaps(&today)
}

/// What somebody teaches who could still not come: what is not over, whatever is soonest over first.
pub fn taught_next(meetings: &[MeetingToday], today: Span, now: Timestamp) -> Vec<&MeetingToday> {
    let is_left = |meeting: &&MeetingToday| {
        takes_place(meeting, today) && meeting.session.span.to > now && !meeting.teacher.is_empty()
    };
    let mut left: Vec<_> = meetings.iter().filter(is_left).collect();
    left.sort_by_key(|meeting| (meeting.session.span.from, meeting.session.span.to));
    left
}

/// What is not as it was planned: cancelled, moved to another time or day, or taught by somebody else.
pub fn changed(meetings: &[MeetingToday]) -> Vec<&MeetingToday> {
    let is_changed = |meeting: &&MeetingToday| {
        let changed = &meeting.session.changed;
        changed.is_cancelled()
            || changed.planned.is_some()
            || changed.makes_up
            || !changed.substitute.is_empty()
    };
    meetings.iter().filter(is_changed).collect()
}

/// Whose register was forgotten: nobody is marked, although it has gone on for a while or is over.
pub fn unrecorded(meetings: &[MeetingToday], today: Span, now: Timestamp) -> Vec<&MeetingToday> {
    let is_forgotten =
        |meeting: &&MeetingToday| takes_place(meeting, today) && meeting.is_unrecorded(now);
    meetings.iter().filter(is_forgotten).collect()
}

impl MeetingToday {
    /// Nobody is marked, although it has gone on for a while or is over.
    pub fn is_unrecorded(&self, now: Timestamp) -> bool {
        let expected = self.expected.unwrap_or_default();
        is_unrecorded(self.session.span, expected, self.marks, now)
    }
}

#[cfg(test)]
mod tests;
