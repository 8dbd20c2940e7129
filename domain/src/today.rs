//! 今日: what meets at an institution on one day, room by room.

use jiff::Timestamp;

use crate::attendance::is_unrecorded;
use crate::calendar::Span;
use crate::id::OfferingId;
use crate::offering::{OfferingKind, Session};

pub use self::rooms::{BookedToday, InRoom, RoomToday, by_rooms, in_use};
pub use self::wall::{Leaf, leaf, rooms_on_wall, teacher_missing};

mod rooms;
mod wall;

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
    /// For how many there is room, or work; nothing where there is no end to them.
    pub places: Option<u32>,
    /// How many are marked as present.
    pub present: u32,
    /// How many are marked as present or missed: leave is asked for before anybody takes the register.
    pub marks: u32,
    /// Who teaches; empty where nobody does.
    pub teacher: String,
    /// Somebody was asked to teach in their place.
    pub sought: bool,
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

/// Shifts of this day that are not over and have less than half of the hands that they need, the soonest first.
pub fn short_of_hands(
    meetings: &[MeetingToday],
    today: Span,
    now: Timestamp,
) -> Vec<&MeetingToday> {
    let is_short = |meeting: &&MeetingToday| {
        let is_shift = meeting.kind == OfferingKind::Shift && meeting.session.span.to > now;
        let has_few =
            meeting.expected.zip(meeting.places).is_some_and(|(has, needs)| 2 * has < needs);
        is_shift && has_few && takes_place(meeting, today)
    };
    let mut short: Vec<_> = meetings.iter().filter(is_short).collect();
    short.sort_by_key(|meeting| (meeting.session.span.from, meeting.session.span.to));
    short
}

impl MeetingToday {
    /// Nobody is marked, although it has gone on for a while or is over.
    pub fn is_unrecorded(&self, now: Timestamp) -> bool {
        let expected = self.expected.unwrap_or_default();
        is_unrecorded(self.session.span, expected, self.marks, now)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;
    use crate::calendar::start_of;
    use crate::id::{SessionId, VenueId};
    use crate::session::Changed;
    use crate::venue::Venue;

    pub(crate) fn today() -> Span {
        Span { from: start_of(date(2026, 12, 1)), to: start_of(date(2026, 12, 2)) }
    }

    /// At the university, in a room at an hour and for an hour and a half.
    pub(crate) fn at(hour: i8, room: &str, name: &str) -> MeetingToday {
        let venue = (!room.is_empty()).then(|| Venue {
            id: VenueId(Uuid::from_u128(1)),
            name: room.into(),
            floor: String::new(),
            directions: String::new(),
        });
        let span = Span::on(date(2026, 12, 1), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0));
        let id = SessionId(Uuid::from_u128(2));
        MeetingToday {
            session: Session { id, span, venue, changed: Changed::default() },
            offering: OfferingId(Uuid::from_u128(3)),
            name: name.into(),
            kind: OfferingKind::Class,
            expected: Some(20),
            places: Some(20),
            present: 0,
            marks: 0,
            teacher: "魏桂".into(),
            sought: false,
        }
    }

    pub(crate) fn clock(hour: i8) -> Timestamp {
        crate::calendar::instant(date(2026, 12, 1).at(hour, 15, 0, 0))
    }

    #[test]
    fn a_register_without_a_mark_is_told_after_a_quarter_of_an_hour() {
        let begun = MeetingToday { marks: 1, ..at(9, "302", "行书") };
        let mut off = at(9, "302", "隶书");
        off.session.changed.cancelled = Some("老师生病".into());
        let meetings =
            [at(8, "101", "太极"), at(9, "302", "楷书"), begun, off, at(14, "302", "国画")];
        let told = |hour| {
            let forgotten = unrecorded(&meetings, today(), clock(hour));
            forgotten.iter().map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(told(8), ["太极"]);
        assert_eq!(told(9), ["太极", "楷书"]);
        assert_eq!(told(20), ["太极", "楷书", "国画"]);
    }

    #[test]
    fn a_shift_with_less_than_half_of_its_hands_is_told_until_it_is_over() {
        let shift = |hour, has, needs| MeetingToday {
            kind: OfferingKind::Shift,
            expected: Some(has),
            places: Some(needs),
            ..at(hour, "", "送餐")
        };
        let class = MeetingToday { expected: Some(0), ..at(9, "302", "楷书") };
        let meetings = [shift(14, 1, 3), class, shift(9, 0, 5), shift(9, 3, 5), shift(9, 1, 2)];
        let needs = |hour| {
            let short = short_of_hands(&meetings, today(), clock(hour));
            short.iter().filter_map(|one| one.places).collect::<Vec<_>>()
        };
        assert_eq!(needs(9), [5, 3]);
        assert_eq!(needs(11), [3]);
    }

    #[test]
    fn what_is_cancelled_or_moved_away_takes_no_room_and_is_told_as_changed() {
        let mut off = at(9, "302", "楷书");
        off.session.changed.cancelled = Some("老师生病".into());
        let mut away = at(9, "305", "行书");
        away.session.changed.planned = Some(away.session.span);
        away.session.span = Span::on(date(2026, 12, 3), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let meetings = [off, away, at(14, "302", "隶书")];
        let rooms = by_rooms(&[], &meetings, &[], &[], today(), clock(9));
        assert_eq!(rooms.len(), 1);
        assert!(rooms[0].now.is_empty() && rooms[0].next.is_some());
        assert_eq!(changed(&meetings).len(), 2);
        let names: Vec<_> =
            taught_next(&meetings, today(), clock(9)).iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["隶书"]);
        assert!(taught_next(&meetings, today(), clock(16)).is_empty());
    }
}
