//! What may be changed of a session, and what may not.

use jiff::ToSpan;
use jiff::civil::{date, time};

use super::*;
use crate::calendar::{Span, start_of};

/// Tuesday, 1 December 2026, nine to half past ten.
fn lesson() -> Standing {
    Standing {
        meets: on(1, 9),
        planned: None,
        is_cancelled: false,
        is_made_up: false,
        own_teacher: Some("魏桂".into()),
        substitute: String::new(),
        others: 3,
    }
}

fn on(day: i8, hour: i8) -> Meets {
    let span = Span::on(date(2026, 12, day), time(hour, 0, 0, 0), time(hour + 1, 30, 0, 0));
    Meets { span, venue: None }
}

/// A week before.
fn now() -> Timestamp {
    start_of(date(2026, 11, 24))
}

#[test]
fn what_takes_place_is_cancelled_moved_or_taught_by_somebody_else() {
    let choices = [ChangeKind::Cancel, ChangeKind::Move, ChangeKind::Teach];
    assert_eq!(lesson().choices(now()), choices);
    let begun = lesson().meets.span.from + 10.minutes();
    assert_eq!(lesson().choices(begun), choices, "the teacher has not come");
    assert_eq!(lesson().choices(lesson().meets.span.to), []);
    let moved = Standing { planned: Some(on(2, 9)), ..lesson() };
    assert!(moved.choices(now()).contains(&ChangeKind::MoveBack));
    assert!(!moved.choices(on(2, 9).span.from).contains(&ChangeKind::MoveBack));
    let activity = Standing { own_teacher: None, ..lesson() };
    assert_eq!(activity.choices(now()), [ChangeKind::Cancel, ChangeKind::Move]);
}

#[test]
fn what_is_cancelled_comes_back_or_is_made_up_for_once() {
    let cancelled = Standing { is_cancelled: true, ..lesson() };
    assert_eq!(cancelled.choices(now()), [ChangeKind::Reinstate, ChangeKind::MakeUp]);
    let later = cancelled.meets.span.to;
    assert_eq!(cancelled.choices(later), [ChangeKind::MakeUp], "also when its day is over");
    let missed = after(&cancelled, &Change::MakeUp(cancelled.meets), later);
    assert_eq!(missed, Err(SessionRefusal::BeginsInThePast));
    assert_eq!(after(&cancelled, &Change::Cancel, now()), Err(SessionRefusal::Cancelled));
    let made_up = Standing { is_made_up: true, ..cancelled };
    assert_eq!(made_up.choices(now()), []);
    let again = after(&made_up, &Change::MakeUp(on(3, 9)), now());
    assert_eq!(again, Err(SessionRefusal::MadeUpAlready));
    assert_eq!(after(&lesson(), &Change::Reinstate, now()), Err(SessionRefusal::NotCancelled));
}

#[test]
fn the_last_session_is_not_cancelled_alone() {
    let last = Standing { others: 0, ..lesson() };
    assert_eq!(after(&last, &Change::Cancel, now()), Err(SessionRefusal::LastOne));
    assert_eq!(after(&lesson(), &Change::Cancel, now()), Ok(None));
}

#[test]
fn a_session_moves_into_the_near_future_alone() {
    let ask = |to: Meets, now| after(&lesson(), &Change::Move(to), now);
    assert_eq!(ask(on(3, 14), now()), Ok(Some((on(3, 14), "魏桂".into()))));
    assert_eq!(ask(on(1, 9), now()), Err(SessionRefusal::NothingChanges));
    let open = with_room_open(&lesson(), &Change::Move(on(1, 9)), now());
    assert_eq!(open, Ok(Some((on(1, 9), "魏桂".into()))), "a room may be all that is chosen");
    let begun = on(1, 9).span.from;
    assert_eq!(ask(on(1, 8), begun), Err(SessionRefusal::BeginsInThePast));
    let backwards = Span { from: on(3, 9).span.to, to: on(3, 9).span.from };
    let backwards = Meets { span: backwards, venue: None };
    assert_eq!(ask(backwards, now()), Err(SessionRefusal::EndsFirst));
    let next_year = Span::on(date(2027, 12, 1), time(9, 0, 0, 0), time(10, 30, 0, 0));
    let next_year = Meets { span: next_year, venue: None };
    let latest = date(2027, 6, 2);
    assert_eq!(ask(next_year, now()), Err(SessionRefusal::TooFar { latest }));
    let next_door = Meets { venue: Some(crate::id::VenueId(uuid::Uuid::from_u128(1))), ..on(1, 9) };
    assert!(ask(next_door, begun).is_ok(), "what runs goes on in another room");
}

#[test]
fn a_substitute_teaches_in_place_of_the_teacher_until_they_are_back() {
    let ask = |standing: &Standing, teacher: &str| {
        after(standing, &Change::Teach(teacher.into()), now()).map(|told| told.unwrap().1)
    };
    assert_eq!(ask(&lesson(), "单桂英"), Ok("单桂英".into()));
    assert_eq!(ask(&lesson(), "魏桂"), Err(SessionRefusal::SameTeacher));
    let substituted = Standing { substitute: "单桂英".into(), ..lesson() };
    assert_eq!(substituted.teacher(), "单桂英");
    assert_eq!(ask(&substituted, ""), Ok("魏桂".into()));
    assert_eq!(ask(&substituted, "单桂英"), Err(SessionRefusal::SameTeacher));
}

#[test]
fn codes_are_read_again() {
    for kind in ChangeKind::ALL {
        assert_eq!(ChangeKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(ChangeKind::from_code(""), None);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn standings() -> impl Strategy<Value = Standing> {
        let planned =
            prop_oneof![Just(None), (2_i8..28, 8_i8..20).prop_map(|(d, h)| Some(on(d, h)))];
        (1_i8..28, 8_i8..20, planned, any::<bool>(), any::<bool>(), any::<bool>(), 0_u32..3)
            .prop_map(|(day, hour, planned, is_cancelled, is_made_up, is_class, others)| Standing {
                meets: on(day, hour),
                planned,
                is_cancelled,
                is_made_up: is_cancelled && is_made_up,
                own_teacher: is_class.then(|| "魏桂".to_owned()),
                substitute: String::new(),
                others,
            })
    }

    fn changes() -> impl Strategy<Value = Change> {
        let meets = || (1_i8..28, 8_i8..20).prop_map(|(day, hour)| on(day, hour));
        prop_oneof![
            Just(Change::Cancel),
            Just(Change::Reinstate),
            Just(Change::MoveBack),
            meets().prop_map(Change::Move),
            meets().prop_map(Change::MakeUp),
            Just(Change::Teach("单桂英".into())),
        ]
    }

    proptest! {
        #[test]
        fn nothing_moves_into_the_past_and_what_is_not_offered_is_refused(
            standing in standings(), change in changes(), hours in 0_i64..800,
        ) {
            let now = start_of(date(2026, 12, 1)) + hours.hours();
            let told = after(&standing, &change, now);
            if !standing.choices(now).contains(&change.kind()) {
                prop_assert!(told.is_err());
            }
            if let Ok(Some((meets, teacher))) = &told {
                prop_assert!(meets.span.from < meets.span.to);
                prop_assert!(meets.span.to > now, "what is over is changed no more");
                if meets.span != standing.meets.span {
                    prop_assert!(meets.span.from > now);
                }
                prop_assert_eq!(teacher.is_empty(), standing.own_teacher.is_none());
            }
            if told == Ok(None) {
                prop_assert!(standing.others > 0 && !standing.is_cancelled);
            }
        }
    }
}
