//! What the board says of a room, a register and a change.

use jiff::civil::{date, time};
use uuid::Uuid;

use super::*;
use crate::calendar::start_of;
use crate::id::{BookingId, SessionId, VenueId};
use crate::session::{Changed, Shut};
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

fn booked(hour: i8, room: &str, name: &str) -> BookedToday {
    BookedToday {
        booking: BookingId(Uuid::from_u128(4)),
        room: VenueId(Uuid::from_u128(1)),
        room_name: room.into(),
        span: Span::on(date(2026, 12, 1), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0)),
        name: name.into(),
    }
}

fn meeting_in(meetings: &[MeetingToday], hour: i8) -> Vec<RoomToday> {
    by_rooms(InRooms { meetings, booked: &[], shut: &[] }, today(), clock(hour))
}

fn name(one: &InRoom) -> &str {
    match one {
        InRoom::Meeting(meeting) => &meeting.name,
        InRoom::Booked(booked) => &booked.name,
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
    let rooms = meeting_in(&meetings, 9);
    let told: Vec<_> = rooms
        .iter()
        .map(|room| {
            let now: Vec<_> = room.now.iter().map(name).collect();
            (room.room.as_str(), now, room.next.as_ref().map(name))
        })
        .collect();
    let expected = [
        ("101", vec!["太极"], None),
        ("302", vec!["楷书"], Some("行书")),
        ("", vec!["散步"], None),
    ];
    assert_eq!(told, expected);
    assert_eq!(in_use(&rooms), (3, 60));
    assert_eq!(in_use(&meeting_in(&meetings, 20)), (0, 0));
}

#[test]
fn a_room_that_is_booked_or_closed_is_not_free() {
    let meetings = [at(14, "302", "隶书")];
    let clubs = [booked(9, "302", "合唱团"), booked(11, "302", "舞蹈队")];
    let closed = |venue| Shut {
        venue,
        span: Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 0, 0, 0)),
        reason: "修空调".into(),
    };
    let told = |booked: &[BookedToday], shut: &[Shut], hour| {
        by_rooms(InRooms { meetings: &meetings, booked, shut }, today(), clock(hour)).remove(0)
    };
    let club = told(&clubs, &[], 9);
    assert_eq!(club.now.iter().map(name).collect::<Vec<_>>(), ["合唱团"]);
    assert_eq!((club.is_free(), club.next.as_ref().map(name)), (false, Some("舞蹈队")));
    assert_eq!(in_use(&[club]), (1, 0), "nobody says how many a club brings");
    assert!(told(&clubs, &[], 13).is_free());
    for venue in [None, Some(VenueId(Uuid::from_u128(1)))] {
        let room = told(&[], &[closed(venue)], 9);
        assert_eq!((room.is_free(), room.shut), (false, Some("修空调".into())));
        assert!(told(&[], &[closed(venue)], 10).is_free(), "it is open again");
    }
    let elsewhere = Some(VenueId(Uuid::from_u128(9)));
    assert!(told(&[], &[closed(elsewhere)], 9).is_free());
    let nowhere = [at(9, "", "散步")];
    let all = InRooms { meetings: &nowhere, booked: &[], shut: &[closed(None)] };
    assert_eq!(by_rooms(all, today(), clock(9))[0].shut, None, "a walk needs no house");
}

#[test]
fn a_register_without_a_mark_is_told_after_a_quarter_of_an_hour() {
    let begun = MeetingToday { marks: 1, ..at(9, "302", "行书") };
    let mut off = at(9, "302", "隶书");
    off.session.changed.cancelled = Some("老师生病".into());
    let meetings = [at(8, "101", "太极"), at(9, "302", "楷书"), begun, off, at(14, "302", "国画")];
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
    let rooms = meeting_in(&meetings, 9);
    assert_eq!(rooms.len(), 1);
    assert!(rooms[0].now.is_empty() && rooms[0].next.is_some());
    assert_eq!(changed(&meetings).len(), 2);
    let names: Vec<_> =
        taught_next(&meetings, today(), clock(9)).iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["隶书"]);
    assert!(taught_next(&meetings, today(), clock(16)).is_empty());
}
