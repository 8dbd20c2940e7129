//! A booking is moved alone or with the later ones; what cannot go stays and says why.

use jiff::civil::{date, time};
use uuid::Uuid;

use super::*;
use crate::booking::{Held, NewTime, go_to};
use crate::id::BookingId;

fn held(number: u128, day: i8, from: i8, to: i8) -> Held {
    Held {
        id: BookingId(Uuid::from_u128(100 + number)),
        room: room(1).venue.id,
        span: at(day, from, to),
        name: "夕阳红合唱团·排练".into(),
    }
}

fn new_time(day: i8, from: i8, to: i8) -> NewTime {
    NewTime { on: date(2026, 11, day), from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) }
}

/// Where each would be, and whether it may.
fn told(room: &Room, around: &Around, held: &[Held], to: NewTime) -> Vec<(Span, bool)> {
    let goes = go_to(room, around, held, &to, now()).unwrap();
    goes.into_iter().map(|one| (one.to.span, one.to.is_free())).collect()
}

#[test]
fn one_goes_where_it_is_free_and_is_not_in_its_own_way() {
    let (small, hall, one) = (room(1), room(2), held(1, 25, 9, 11));
    let mut around = Around { taken: vec![taken(&hall, at(25, 14, 16))], shut: Vec::new() };
    around.taken.push(Taken { by: Occupant::Booking(one.id), ..taken(&small, one.span) });
    let held = [one];
    assert_eq!(told(&small, &around, &held, new_time(25, 10, 12)), [(at(25, 10, 12), true)]);
    assert_eq!(told(&hall, &around, &held, new_time(25, 9, 11)), [(at(25, 9, 11), true)]);
    assert_eq!(told(&hall, &around, &held, new_time(25, 15, 17)), [(at(25, 15, 17), false)]);
    let same = go_to(&small, &around, &held, &new_time(25, 9, 11), now());
    assert_eq!(same, Err(BookingRefusal::NothingMoves));
    let odd = go_to(&small, &around, &held, &new_time(25, 11, 9), now());
    assert_eq!(odd, Err(BookingRefusal::EndsFirst));
    let late = go_to(&small, &around, &held, &new_time(23, 9, 11), now()).unwrap();
    assert_eq!(late[0].to.refused, Some(BookingRefusal::BeginsInThePast));
}

#[test]
fn a_series_makes_way_for_itself_whichever_way_it_goes() {
    let (room, free) = (room(1), Around::default());
    let days = [held(1, 25, 9, 11), held(2, 26, 9, 11), held(3, 27, 9, 11)];
    let later = told(&room, &free, &days, new_time(26, 9, 11));
    assert_eq!(later, [(at(26, 9, 11), true), (at(27, 9, 11), true), (at(28, 9, 11), true)]);
    let earlier = [held(1, 26, 9, 11), held(2, 27, 9, 11)];
    let earlier = told(&room, &free, &earlier, new_time(25, 9, 11));
    assert_eq!(earlier, [(at(25, 9, 11), true), (at(26, 9, 11), true)]);
}

#[test]
fn what_cannot_go_stays_and_keeps_its_place() {
    let room = room(1);
    let closed = Shut { venue: None, span: at(28, 0, 23), reason: "停电".into() };
    let around = Around { taken: Vec::new(), shut: vec![closed] };
    let days = [held(1, 25, 9, 11), held(2, 26, 9, 11), held(3, 27, 9, 11)];
    let goes = go_to(&room, &around, &days, &new_time(26, 9, 11), now()).unwrap();
    assert_eq!(goes[2].to.refused, Some(BookingRefusal::Closed { reason: "停电".into() }));
    // The last stays, so the one before cannot have its day, and so on.
    assert!(goes.iter().all(|one| !one.to.is_free()));
    // Another time of day is in nobody's way.
    let afternoon = told(&room, &around, &days, new_time(26, 14, 16));
    assert_eq!(afternoon.iter().map(|one| one.1).collect::<Vec<_>>(), [true, true, false]);
}
