use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;
use crate::calendar::start_of;

fn slot(weekday: Weekday, hour: i8) -> TimeSlot {
    TimeSlot { weekday, from: time(hour, 0, 0, 0), to: time(hour + 1, 30, 0, 0) }
}

fn tuesdays(days: &[i8]) -> Vec<Span> {
    let on = |day: &i8| Span::on(date(2027, 3, *day), time(9, 0, 0, 0), time(10, 30, 0, 0));
    days.iter().map(on).collect()
}

fn closed(date: Date, reason: &str) -> Shut {
    let span = Span { from: start_of(date), to: start_of(date.tomorrow().unwrap()) };
    Shut { venue: None, span, reason: reason.into() }
}

fn anew(to: TimeSlot, off: &[Shut]) -> NewWeek<'_> {
    let now = start_of(date(2027, 2, 20));
    NewWeek { on: date(2027, 3, 3), to, off, last: Some(date(2027, 3, 31)), now }
}

fn days(moves: &[(Span, Span)]) -> Vec<(i8, i8)> {
    moves.iter().map(|(was, is)| (day(was.from).day(), day(is.from).day())).collect()
}

#[test]
fn a_class_goes_from_tuesday_morning_to_wednesday_afternoon() {
    let all = tuesdays(&[2, 9, 16, 23]);
    let morning = slot(Weekday::Tuesday, 9);
    let now = start_of(date(2027, 2, 20));
    let of_day = |on| meant(&all, morning, on, now);
    let from_third = of_day(date(2027, 3, 3)).unwrap();
    assert_eq!(from_third.len(), 3, "the first is before that day");
    let found = rearranged(&from_third, &anew(slot(Weekday::Wednesday, 14), &[])).unwrap();
    assert_eq!(days(&found.moves), [(9, 10), (16, 17), (23, 24)]);
    assert!(found.passed.is_empty() && found.ended.is_empty());
    assert_eq!(civil(found.moves[0].1.from).hour(), 14);
    assert_eq!(of_day(date(2026, 3, 3)), Err(SessionRefusal::DayIsOver));
    let last = date(2027, 3, 23);
    assert_eq!(of_day(date(2027, 3, 24)), Err(SessionRefusal::NothingFrom { last }));
    assert_eq!(of_day(date(2062, 3, 3)), Err(SessionRefusal::NothingFrom { last }));
}

#[test]
fn what_is_closed_is_passed_over_and_what_finds_no_day_falls_away() {
    let all = tuesdays(&[9, 16, 23]);
    let to = slot(Weekday::Wednesday, 14);
    let off = [closed(date(2027, 3, 17), "全馆维修")];
    let found = rearranged(&all, &anew(to, &off)).unwrap();
    assert_eq!(days(&found.moves), [(9, 10), (16, 24), (23, 31)], "each after the one before");
    assert_eq!((found.passed.len(), found.passed[0].1.as_str()), (1, "全馆维修"));
    let off = [off[0].clone(), closed(date(2027, 3, 31), "放假")];
    let found = rearranged(&all, &anew(to, &off)).unwrap();
    assert_eq!((days(&found.moves).len(), found.ended.clone()), (2, tuesdays(&[23])));
    assert_eq!(found.passed.len(), 2);
    let never = [10, 17, 24, 31].map(|day| closed(date(2027, 3, day), "放假"));
    assert_eq!(rearranged(&all, &anew(to, &never)), Err(SessionRefusal::NoDayLeft));
    let room = Shut { venue: Some(crate::id::VenueId(uuid::Uuid::nil())), ..off[0].clone() };
    let found = rearranged(&all, &anew(to, &[room])).unwrap();
    assert!(found.passed.is_empty(), "a room that is closed is no closed house");
}

#[test]
fn an_earlier_weekday_begins_in_the_next_week_and_every_other_week_stays_so() {
    let every_other = tuesdays(&[9, 23]);
    let monday = slot(Weekday::Monday, 9);
    let from_ninth = NewWeek { on: date(2027, 3, 9), last: None, ..anew(monday, &[]) };
    let found = rearranged(&every_other, &from_ninth).unwrap();
    let is: Vec<_> = found.moves.iter().map(|(_, is)| day(is.from)).collect();
    assert_eq!(is, [date(2027, 3, 22), date(2027, 4, 5)]);
    let backwards = TimeSlot { to: time(8, 0, 0, 0), ..monday };
    let no = rearranged(&every_other, &anew(backwards, &[]));
    assert_eq!(no, Err(SessionRefusal::EndsFirst));
}

#[test]
fn the_usual_time_comes_before_one_that_was_moved() {
    let mut all = tuesdays(&[9, 16]);
    all.insert(0, Span::on(date(2027, 3, 6), time(14, 0, 0, 0), time(15, 0, 0, 0)));
    let slots = slots_of(all);
    assert_eq!(slots[0], slot(Weekday::Tuesday, 9));
    assert_eq!((slots.len(), slots[1].weekday), (2, Weekday::Saturday));
    let night = Span { from: start_of(date(2027, 3, 6)), to: start_of(date(2027, 3, 8)) };
    assert_eq!(slot_of(night), None);
}

proptest! {
    #[test]
    fn sessions_keep_their_number_and_their_order_or_it_is_said_which_fall_away(
        weeks in prop::collection::btree_set(0_i64..20, 1..12),
        closed_days in prop::collection::btree_set(0_i64..200, 0..40),
        weekday in 1_i8..=7, hour in 0_i8..=20, from in 0_i64..150, term in prop::option::of(0_i64..220),
    ) {
        let first = date(2027, 3, 2);
        let later = |days: i64| first.checked_add(days.days()).unwrap();
        let on_day = |week: &i64| Span::on(later(week * 7), time(9, 0, 0, 0), time(10, 0, 0, 0));
        let all: Vec<Span> = weeks.iter().map(on_day).collect();
        let off: Vec<Shut> = closed_days.iter().map(|days| closed(later(*days), "放假")).collect();
        let to = TimeSlot {
            weekday: Weekday::from_monday_one_offset(weekday).unwrap(),
            ..slot(Weekday::Monday, hour)
        };
        let now = start_of(later(from / 2));
        let anew = NewWeek { on: later(from), to, off: &off, last: term.map(later), now };
        let Ok(meant) = meant(&all, slot_of(all[0]).unwrap(), anew.on, now) else { return Ok(()) };
        let Ok(found) = rearranged(&meant, &anew) else { return Ok(()) };
        // Nobody is forgotten, and those that fall away are the last ones.
        let told: Vec<Span> =
            found.moves.iter().map(|(was, _)| *was).chain(found.ended.clone()).collect();
        prop_assert_eq!(told, meant);
        prop_assert!(found.moves.windows(2).all(|two| two[0].1.to <= two[1].1.from));
        for (_, is) in &found.moves {
            prop_assert_eq!(slot_of(*is), Some(to));
            prop_assert!(day(is.from) >= anew.on && is.from > now);
            prop_assert!(anew.last.is_none_or(|last| day(is.from) <= last));
            prop_assert!(off.iter().all(|shut| !shut.span.overlaps(is)));
        }
        // What is passed over is closed indeed.
        prop_assert!(found.passed.iter().all(|(span, _)| off.iter().any(|shut| shut.span.overlaps(span))));
        if anew.last.is_none() && off.is_empty() {
            prop_assert!(found.ended.is_empty());
        }
    }
}
