//! Rooms are given once, within their rules; what is passed over says why.

use jiff::civil::{Weekday, date, time};
use uuid::Uuid;

use super::*;
use crate::calendar::civil;
use crate::id::{BookingId, VenueId};
use crate::session::{Occupant, Shut, Taken};
use crate::venue::{StepFree, Venue};

mod closing;
mod line;
mod moving;
mod properties;
mod rules;

/// Tuesday 24 November 2026, nine in the morning.
fn now() -> Timestamp {
    at(24, 9, 10).from
}

fn at(day: i8, from: i8, to: i8) -> Span {
    Span::on(date(2026, 11, day), time(from, 0, 0, 0), time(to, 0, 0, 0))
}

fn room(number: u128) -> Room {
    let venue = Venue {
        id: VenueId(Uuid::from_u128(number)),
        name: "201 琴房".into(),
        floor: "2".into(),
        directions: String::new(),
    };
    Room {
        venue,
        capacity: Some(20),
        equipment: "钢琴".into(),
        bring: String::new(),
        step_free: Some(StepFree::Yes),
        rules: RoomRules::default(),
        retired_from: None,
        revision: 0,
    }
}

fn taken(room: &Room, span: Span) -> Taken {
    Taken {
        by: Occupant::Booking(BookingId(Uuid::from_u128(9))),
        name: "夕阳红合唱团".into(),
        span,
        venue: Some(room.venue.id),
        room: room.venue.name.clone(),
        teacher: String::new(),
    }
}

fn ask(room: &Room, around: &Around, span: Span) -> Result<(), BookingRefusal> {
    may_book(room, around, span, now())
}

#[test]
fn a_time_is_later_than_now_and_ends_after_it_begins() {
    let (room, free) = (room(1), Around::default());
    assert_eq!(ask(&room, &free, at(24, 9, 10)), Err(BookingRefusal::BeginsInThePast));
    assert_eq!(ask(&room, &free, at(25, 10, 10)), Err(BookingRefusal::EndsFirst));
    assert_eq!(ask(&room, &free, at(25, 9, 10)), Ok(()));
    let latest = date(2027, 11, 25);
    let mistyped = Span::on(date(2036, 11, 25), time(9, 0, 0, 0), time(10, 0, 0, 0));
    assert_eq!(ask(&room, &free, mistyped), Err(BookingRefusal::TooFarAhead { latest }));
}

#[test]
fn a_room_has_rules_of_its_own() {
    let (morning, afternoon) =
        ((time(8, 30, 0, 0), time(12, 0, 0, 0)), (time(14, 0, 0, 0), time(17, 0, 0, 0)));
    let hours = Hours::default().with(Weekday::Wednesday, vec![afternoon, morning]);
    let rules = RoomRules {
        longest_minutes: Some(120),
        days_ahead: Some(2),
        hours,
        ..RoomRules::default()
    };
    let (room, free) = (Room { rules, ..room(1) }, Around::default());
    assert_eq!(ask(&room, &free, at(25, 9, 11)), Ok(()));
    assert_eq!(ask(&room, &free, at(25, 9, 12)), Err(BookingRefusal::TooLong { most: 120 }));
    let outside = BookingRefusal::OutsideHours { open: vec![morning, afternoon] };
    for (from, to) in [(8, 9), (16, 18), (11, 13), (12, 14)] {
        assert_eq!(ask(&room, &free, at(25, from, to)), Err(outside.clone()));
    }
    assert_eq!(ask(&room, &free, at(25, 15, 17)), Ok(()), "until it closes");
    let day = date(2026, 11, 26);
    assert_eq!(ask(&room, &free, at(26, 9, 10)), Err(BookingRefusal::NotThatDay { day }));
    let too_far = BookingRefusal::TooFarAhead { latest: day };
    assert_eq!(ask(&room, &free, at(27, 9, 10)), Err(too_far));
}

#[test]
fn hours_that_follow_each_other_are_one() {
    let at = |hour| time(hour, 0, 0, 0);
    let hours = Hours::default().with(
        Weekday::Monday,
        vec![(at(14), at(17)), (at(8), at(12)), (at(12), at(14)), (at(9), at(8))],
    );
    assert_eq!(hours.on(Weekday::Monday), [(at(8), at(17))]);
    assert!(hours.on(Weekday::Tuesday).is_empty() && hours.are_told());
}

#[test]
fn what_is_closed_retired_or_taken_says_so() {
    let (room, other) = (room(1), room(2));
    let shut = |venue| Shut { venue, span: at(25, 0, 12), reason: "地面维修".into() };
    let closed = Err(BookingRefusal::Closed { reason: "地面维修".into() });
    let around =
        |venue| Around { taken: vec![taken(&room, at(26, 9, 11))], shut: vec![shut(venue)] };
    assert_eq!(ask(&room, &around(None), at(25, 11, 13)), closed);
    assert_eq!(ask(&room, &around(Some(room.venue.id)), at(25, 11, 13)), closed);
    assert_eq!(ask(&room, &around(Some(other.venue.id)), at(25, 11, 13)), Ok(()));
    assert_eq!(ask(&room, &around(None), at(25, 12, 13)), Ok(()), "it is open again");
    let (name, span) = ("夕阳红合唱团".to_owned(), at(26, 9, 11));
    assert_eq!(
        ask(&room, &around(None), at(26, 10, 12)),
        Err(BookingRefusal::Taken { name, span })
    );
    assert_eq!(ask(&room, &around(None), at(26, 11, 12)), Ok(()), "one may follow the other");
    assert_eq!(ask(&other, &around(None), at(26, 10, 12)), Ok(()));
    let from = date(2026, 11, 26);
    let retired = Room { retired_from: Some(from), ..other };
    assert_eq!(ask(&retired, &Around::default(), at(25, 9, 10)), Ok(()));
    assert_eq!(
        ask(&retired, &Around::default(), at(26, 9, 10)),
        Err(BookingRefusal::Retired { from })
    );
}

#[test]
fn a_time_finds_its_rooms_the_smallest_that_is_large_enough_first() {
    let hall = Room { capacity: Some(200), ..room(1) };
    let (small, unknown, booked) = (room(2), Room { capacity: None, ..room(3) }, room(4));
    let around = Around { taken: vec![taken(&booked, at(25, 9, 11))], shut: Vec::new() };
    let rooms = [hall, unknown, booked, small];
    let found = |people| {
        let free = free_rooms(
            &rooms,
            &around,
            at(25, 10, 12),
            &Needs { people, ..Needs::default() },
            now(),
        );
        free.into_iter().map(|room| room.venue.id.0.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(found(None), [2, 1, 3]);
    assert_eq!(found(Some(21)), [1, 3]);
}

#[test]
fn who_needs_a_way_without_steps_or_a_piano_is_shown_rooms_that_have_them() {
    let around = Around { taken: Vec::new(), shut: Vec::new() };
    let level =
        Room { step_free: Some(StepFree::Yes), equipment: "钢琴、投影仪".into(), ..room(1) };
    let steps = Room { step_free: Some(StepFree::No), equipment: "钢琴".into(), ..room(2) };
    let untold = Room { step_free: None, equipment: String::new(), ..room(3) };
    let rooms = [level, steps, untold];
    let found = |step_free, equipment: &str| {
        let needs = Needs { people: None, step_free, equipment: equipment.into() };
        let free = free_rooms(&rooms, &around, at(25, 10, 12), &needs, now());
        free.into_iter().map(|room| room.venue.id.0.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(found(false, " "), [1, 2, 3]);
    assert_eq!(found(true, ""), [1]);
    assert_eq!(found(false, "钢琴"), [1, 2]);
    assert_eq!(found(false, "钢琴，投影"), [1]);
    assert_eq!(found(false, "舞台"), [0_u128; 0]);
}

#[test]
fn only_clubs_need_a_yes_and_only_where_the_room_wants_it() {
    let rules = |lending| RoomRules { lending, ..RoomRules::default() };
    assert_eq!(rules(Lending::ByApproval).state_of(Whose::Club), BookingState::Requested);
    assert_eq!(rules(Lending::ByApproval).state_of(Whose::Staff), BookingState::Confirmed);
    assert_eq!(rules(Lending::AtOnce).state_of(Whose::Club), BookingState::Confirmed);
}

#[test]
fn an_undone_cancellation_stands_as_before() {
    for state in [BookingState::Waiting, BookingState::Requested, BookingState::Confirmed] {
        let gone = state.after(Act::Cancel, None).unwrap();
        assert_eq!(gone, BookingState::Cancelled);
        assert_eq!(gone.after(Act::Reinstate, Some(state)), Ok(state));
    }
    let no = Err(BookingRefusal::NotAsItStands);
    assert_eq!(BookingState::Declined.after(Act::Cancel, None), no);
    assert_eq!(BookingState::Confirmed.after(Act::Give, None), no);
}

#[test]
fn who_asked_first_is_first_and_a_longer_wish_keeps_nobody_waiting() {
    let one = |number, from, to| InLine {
        id: BookingId(Uuid::from_u128(number)),
        room: room(1).venue.id,
        span: at(25, from, to),
    };
    let line = [one(1, 8, 12), one(2, 9, 10), one(3, 9, 11), one(4, 10, 11)];
    let free_from_nine = |one: &InLine| civil(one.span.from).hour() >= 9;
    let ids: Vec<_> =
        may_have_now(&line, free_from_nine).into_iter().map(|id| id.0.as_u128()).collect();
    assert_eq!(ids, [2, 4]);
}

#[test]
fn weeks_end_where_they_were_said_to_and_never_after_a_year() {
    let weekly = |every, until| Wanted {
        first: date(2028, 2, 29),
        from: time(9, 0, 0, 0),
        to: time(10, 0, 0, 0),
        weekly: Some(Weekly { every, until }),
    };
    let days = |wanted: Wanted| -> Vec<_> {
        wanted.spans().unwrap().iter().map(|span| day(span.from).to_string()).collect()
    };
    assert_eq!(days(weekly(2, date(2028, 3, 28))), ["2028-02-29", "2028-03-14", "2028-03-28"]);
    assert_eq!(weekly(1, date(2028, 2, 28)).spans(), Err(BookingRefusal::UntilBeforeFirst));
    let latest = date(2029, 3, 1);
    assert_eq!(weekly(1, date(2038, 3, 28)).spans(), Err(BookingRefusal::UntilTooFar { latest }));
    assert_eq!(days(weekly(1, latest)).len(), 53);
}
