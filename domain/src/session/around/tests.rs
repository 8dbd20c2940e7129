//! Rooms, teachers and closed days that stand in the way of a change.

use jiff::civil::{date, time};
use uuid::Uuid;

use super::*;

const OWN: OfferingId = OfferingId(Uuid::from_u128(1));
const OTHER: OfferingId = OfferingId(Uuid::from_u128(2));
const ROOM: VenueId = VenueId(Uuid::from_u128(3));
const HALL: VenueId = VenueId(Uuid::from_u128(4));

fn of(offering: OfferingId) -> Occupant {
    Occupant::Session { offering, session: SessionId(Uuid::from_u128(5)) }
}

fn at(hour: i8) -> Span {
    Span::on(date(2026, 12, 1), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0))
}

fn choir() -> Taken {
    let (name, room, teacher) = ("合唱".into(), "302 书画室".into(), "曾志强".into());
    Taken { by: of(OTHER), name, span: at(9), venue: Some(ROOM), room, teacher }
}

fn around(taken: Taken) -> Around {
    Around { taken: vec![taken], shut: Vec::new() }
}

fn ask(
    around: &Around,
    hour: i8,
    venue: Option<VenueId>,
    teacher: &str,
) -> Result<(), SessionRefusal> {
    around.admits(OWN, &Meets { span: at(hour), venue }, teacher)
}

#[test]
fn a_room_and_a_teacher_are_in_one_place_at_a_time() {
    let around = around(choir());
    assert!(
        matches!(ask(&around, 10, Some(ROOM), "魏桂"), Err(SessionRefusal::RoomTaken { name, .. }) if name == "合唱")
    );
    assert!(matches!(
        ask(&around, 10, Some(HALL), "曾 志强"),
        Err(SessionRefusal::TeacherElsewhere { .. })
    ));
    assert_eq!(ask(&around, 10, Some(HALL), "魏桂"), Ok(()));
    assert!(around.admits_teacher(at(10), "曾志强").is_err());
    assert_eq!(around.admits_teacher(at(10), "魏桂"), Ok(()), "whoever is in the room");
    assert_eq!(ask(&around, 10, None, ""), Ok(()));
    assert_eq!(ask(&around, 11, Some(ROOM), "曾志强"), Ok(()), "one may follow the other");
    assert!(!around.leaves_free(ROOM) && around.leaves_free(HALL));
    assert!(!around.leaves_teacher_free("曾志强") && around.leaves_teacher_free("魏桂"));
    assert_eq!(around.in_room(ROOM).map(|taken| taken.by), Some(of(OTHER)));
}

#[test]
fn a_room_that_is_not_settled_is_nobodys() {
    let around = around(Taken { room: "待定".into(), teacher: "待定".into(), ..choir() });
    assert_eq!(ask(&around, 9, Some(ROOM), "待定"), Ok(()));
}

#[test]
fn an_offering_meets_once_at_a_time() {
    let around = around(Taken { by: of(OWN), venue: None, teacher: String::new(), ..choir() });
    assert_eq!(ask(&around, 9, None, ""), Err(SessionRefusal::MeetsThen { span: at(9) }));
}

#[test]
fn nothing_meets_in_a_closed_house_or_room() {
    let shut = |venue| Around {
        taken: Vec::new(),
        shut: vec![Shut { venue, span: at(8), reason: "地面维修".into() }],
    };
    let closed = Err(SessionRefusal::Closed { reason: "地面维修".into() });
    assert_eq!(ask(&shut(None), 9, Some(ROOM), ""), closed);
    assert_eq!(ask(&shut(Some(ROOM)), 9, Some(ROOM), ""), closed);
    assert_eq!(ask(&shut(Some(ROOM)), 9, Some(HALL), ""), Ok(()));
    assert!(!shut(Some(ROOM)).leaves_free(ROOM));
}

#[test]
fn a_room_tells_what_is_in_it_on_a_day_and_when_it_is_closed() {
    let day = date(2026, 12, 1);
    let evening = Span::on(day, time(18, 0, 0, 0), time(20, 0, 0, 0));
    let closed = |venue, reason: &str| Shut { venue, span: evening, reason: reason.into() };
    let around = Around {
        taken: vec![choir(), Taken { venue: Some(HALL), ..choir() }],
        shut: vec![closed(None, "消毒"), closed(Some(ROOM), "修空调")],
    };
    assert_eq!(around.taken_on(ROOM, day).count(), 1);
    assert_eq!(around.taken_on(ROOM, date(2026, 12, 2)).count(), 0);
    let why = |venue, on| {
        around.shut_on(venue, on).map(|(shut, _)| shut.reason.clone()).collect::<Vec<_>>()
    };
    assert_eq!(why(Some(ROOM), day), ["修空调"]);
    assert_eq!(why(None, day), ["消毒"], "the house is told once, and not with each room");
    assert!(why(Some(HALL), day).is_empty() && why(None, date(2026, 12, 2)).is_empty());
}
