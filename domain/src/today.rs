//! 今日: what meets at an institution on one day, room by room.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::attendance::is_unrecorded;
use crate::calendar::Span;
use crate::id::OfferingId;
use crate::offering::{OfferingKind, Session};

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
    /// How many people have a place; nothing where one simply comes.
    pub expected: Option<u32>,
    /// How many are marked as present.
    pub present: u32,
    /// How many are marked in any way.
    pub marks: u32,
    /// Who teaches; empty where nobody does.
    pub teacher: String,
}

/// One room today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomToday {
    /// 302 书画室; empty for what names no room.
    pub room: String,
    /// What is in it now; more than one where rooms are shared.
    pub now: Vec<MeetingToday>,
    /// What comes next today.
    pub next: Option<MeetingToday>,
}

/// The rooms that something of today is in or was in, by name; what names no room comes last. What is cancelled, or was moved to
/// another day, takes none.
pub fn by_rooms(meetings: &[MeetingToday], today: Span, now: Timestamp) -> Vec<RoomToday> {
    let mut rooms: BTreeMap<(bool, String), RoomToday> = BTreeMap::new();
    for meeting in meetings.iter().filter(|meeting| takes_place(meeting, today)) {
        let name =
            meeting.session.venue.as_ref().map(|venue| venue.name.clone()).unwrap_or_default();
        let empty = RoomToday { room: name.clone(), now: Vec::new(), next: None };
        let room = rooms.entry((name.is_empty(), name)).or_insert(empty);
        let span = meeting.session.span;
        if span.from <= now && now < span.to {
            room.now.push(meeting.clone());
        } else if span.from > now
            && room.next.as_ref().is_none_or(|next| span.from < next.session.span.from)
        {
            room.next = Some(meeting.clone());
        }
    }
    rooms.into_values().collect()
}

/// It meets on this day.
fn takes_place(meeting: &MeetingToday, today: Span) -> bool {
    !meeting.session.changed.is_cancelled() && meeting.session.span.overlaps(&today)
}

/// How many rooms are in use now, and how many people are expected in them.
pub fn in_use(rooms: &[RoomToday]) -> (u32, u32) {
    let used = rooms.iter().filter(|room| !room.now.is_empty());
    let people =
        |room: &RoomToday| room.now.iter().filter_map(|meeting| meeting.expected).sum::<u32>();
    used.fold((0, 0), |(rooms, expected), room| (rooms + 1, expected + people(room)))
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
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;
    use crate::calendar::start_of;
    use crate::id::{SessionId, VenueId};
    use crate::session::Changed;
    use crate::venue::Venue;

    fn today() -> Span {
        Span { from: start_of(date(2026, 12, 1)), to: start_of(date(2026, 12, 2)) }
    }

    fn at(hour: i8, room: &str, name: &str) -> MeetingToday {
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
            present: 0,
            marks: 0,
            teacher: "魏桂".into(),
        }
    }

    fn clock(hour: i8) -> Timestamp {
        crate::calendar::instant(date(2026, 12, 1).at(hour, 15, 0, 0))
    }

    #[test]
    fn a_room_tells_what_is_in_it_and_what_comes_next() {
        let meetings = [
            at(14, "302", "隶书"),
            at(9, "302", "楷书"),
            at(11, "302", "行书"),
            at(9, "", "散步"),
            at(8, "101", "太极"),
        ];
        let rooms = by_rooms(&meetings, today(), clock(9));
        let told: Vec<_> = rooms
            .iter()
            .map(|room| {
                let now: Vec<_> = room.now.iter().map(|one| one.name.as_str()).collect();
                (room.room.as_str(), now, room.next.as_ref().map(|one| one.name.as_str()))
            })
            .collect();
        let expected = [
            ("101", vec!["太极"], None),
            ("302", vec!["楷书"], Some("行书")),
            ("", vec!["散步"], None),
        ];
        assert_eq!(told, expected);
        assert_eq!(in_use(&rooms), (3, 60));
        assert_eq!(in_use(&by_rooms(&meetings, today(), clock(20))), (0, 0));
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
    fn what_is_cancelled_or_moved_away_takes_no_room_and_is_told_as_changed() {
        let mut off = at(9, "302", "楷书");
        off.session.changed.cancelled = Some("老师生病".into());
        let mut away = at(9, "305", "行书");
        away.session.changed.planned = Some(away.session.span);
        away.session.span = Span::on(date(2026, 12, 3), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let meetings = [off, away, at(14, "302", "隶书")];
        let rooms = by_rooms(&meetings, today(), clock(9));
        assert_eq!(rooms.len(), 1);
        assert!(rooms[0].now.is_empty() && rooms[0].next.is_some());
        assert_eq!(changed(&meetings).len(), 2);
        let names: Vec<_> =
            taught_next(&meetings, today(), clock(9)).iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["隶书"]);
        assert!(taught_next(&meetings, today(), clock(16)).is_empty());
    }
}
