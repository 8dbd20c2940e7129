//! What a list brings, held against what an institution has.

use jiff::civil::Time;
use proptest::prelude::*;

use super::*;

fn on(day: i8, from: i8, to: i8) -> Span {
    let at = |hour| Time::constant(hour, 0, 0, 0);
    Span::on(date(2027, 3, day), at(from), at(to))
}

fn session(number: u128, span: Span, room: u128, teacher: &str) -> Taken {
    let (offering, session) =
        (OfferingId(Uuid::from_u128(number)), SessionId(Uuid::from_u128(number)));
    Taken {
        by: Occupant::Session { offering, session },
        name: format!("{number}班"),
        span,
        venue: Some(room_id(room)),
        room: format!("{room}教室"),
        teacher: teacher.into(),
    }
}

fn held(taken: Vec<Taken>) -> Held {
    let around = Around { taken, shut: Vec::new() };
    Held { rooms: (1..5).map(room).collect(), campus_of: HashMap::new(), around }
}

fn arriving(teacher: &str, span: Span, room: u128) -> Arriving {
    Arriving {
        teacher: teacher.into(),
        meetings: vec![(span, Some(room_id(room)))],
        ..Arriving::default()
    }
}

fn told(held: &Held, arriving: &Arriving) -> Vec<Why> {
    Reception::of(held).in_the_way(arriving)
}

#[test]
fn a_room_and_each_teacher_are_in_one_place_at_a_time() {
    let held = held(vec![session(1, on(2, 9, 11), 1, "魏桂、单桂英")]);
    let in_room = told(&held, &arriving("方美", on(2, 10, 12), 1));
    assert!(matches!(in_room.as_slice(), [Why::Room { room, .. }] if room == "1教室"));
    let taught = told(&held, &arriving("单桂英", on(2, 10, 12), 2));
    assert!(matches!(taught.as_slice(), [Why::Teacher { teacher, .. }] if teacher == "单桂英"));
    assert_eq!(told(&held, &arriving("单桂英", on(2, 11, 12), 1)), [], "just afterwards");
    assert_eq!(told(&held, &arriving("方美", on(3, 10, 12), 1)), [], "another day");
    // Its own sessions are not in its way, and several things of volunteers are done in one hall.
    let itself = Arriving {
        offering: Some(OfferingId(Uuid::from_u128(1))),
        ..arriving("魏桂", on(2, 9, 11), 1)
    };
    assert_eq!(told(&held, &itself), []);
    let beside = Arriving { shares_place: true, ..arriving("", on(2, 9, 11), 1) };
    assert_eq!(told(&held, &beside), []);
}

#[test]
fn what_is_closed_not_open_or_retired_is_told_once_for_all_its_days() {
    let mut held = held(Vec::new());
    let monday = vec![(time(8, 0, 0, 0), time(12, 0, 0, 0))];
    held.rooms[0].rules.hours = Hours::default().with(Weekday::Tuesday, monday);
    held.rooms[1].retired_from = Some(date(2027, 3, 5));
    held.around.shut = vec![
        Shut { venue: None, span: on(9, 0, 23), reason: "消毒".into() },
        Shut { venue: Some(room_id(3)), span: on(4, 8, 12), reason: "停电".into() },
    ];
    let weeks = |room| Arriving {
        meetings: [2, 9, 16].map(|day| (on(day, 14, 16), Some(room_id(room)))).to_vec(),
        ..Arriving::default()
    };
    let closed = |day| Why::Closed { reason: "消毒".into(), span: on(day, 14, 16) };
    let late = told(&held, &weeks(1));
    assert!(matches!(&late[0], Why::NotOpen { open, .. } if open.len() == 1), "{late:?}");
    assert_eq!(late[1..], [closed(9)]);
    let gone = told(&held, &weeks(2));
    let retired = Why::Retired { room: "2教室".into(), from: date(2027, 3, 5) };
    assert_eq!(gone, [retired, closed(9)]);
    assert!(told(&held, &arriving("", on(4, 10, 12), 3)).iter().any(Why::keeps_out));
    assert_eq!(told(&held, &arriving("", on(4, 10, 12), 4)), []);
    let nowhere = Arriving { meetings: vec![(on(9, 10, 12), None)], ..Arriving::default() };
    assert_eq!(told(&held, &nowhere), [Why::Closed { reason: "消毒".into(), span: on(9, 10, 12) }]);
}

proptest! {
    /// A row is kept out for a room exactly when another session is in that room then, whatever else there is.
    #[test]
    fn nothing_is_kept_out_without_a_reason(
        standing in proptest::collection::vec((1..28_i8, 8..18_i8, 1..4_u128), 0..12),
        (day, hour, room) in (1..28_i8, 8..18_i8, 1..4_u128),
    ) {
        let taken = standing.iter().enumerate();
        let taken = taken.map(|(number, (day, hour, room))| {
            session(number as u128, on(*day, *hour, hour + 2), *room, "")
        });
        let held = held(taken.collect());
        let comes = arriving("魏桂", on(day, hour, hour + 2), room);
        let is_in_way = standing.iter().any(|(other, at, where_)| {
            *other == day && *where_ == room && (at - hour).abs() < 2
        });
        let found = told(&held, &comes);
        prop_assert_eq!(found.iter().any(|why| matches!(why, Why::Room { .. })), is_in_way);
        prop_assert_eq!(found.iter().any(Why::keeps_out), is_in_way);
    }
}
