//! What the rules promise of rooms and days that nobody thought of.

use jiff::ToSpan;
use proptest::prelude::*;

use super::*;

/// A stretch of a day within two weeks, in quarters of an hour.
pub(super) fn any_span() -> impl Strategy<Value = Span> {
    (0_i64..14, 0_i8..80, 1_i8..16).prop_map(|(later, from, lasts)| {
        let clock = |quarter: i8| time(quarter / 4, quarter % 4 * 15, 0, 0);
        let on = date(2026, 11, 25).checked_add(later.days()).unwrap();
        Span::on(on, clock(from), clock((from + lasts).min(95)))
    })
}

proptest! {
    /// Whoever is told yes is in the room alone, in whatever order they ask and whatever is closed.
    #[test]
    fn no_two_who_were_told_yes_overlap(
        asked in prop::collection::vec((any_span(), 1_u128..3), 1..60),
        shut in prop::collection::vec(any_span(), 0..4),
    ) {
        let closed = |span: &Span| Shut { venue: None, span: *span, reason: "停电".into() };
        let mut around = Around { taken: Vec::new(), shut: shut.iter().map(closed).collect() };
        for (span, number) in asked {
            let room = room(number);
            match ask(&room, &around, span) {
                Ok(()) => around.taken.push(taken(&room, span)),
                Err(BookingRefusal::Taken { span: other, .. }) => prop_assert!(other.overlaps(&span)),
                Err(BookingRefusal::Closed { .. }) => {
                    prop_assert!(shut.iter().any(|shut| shut.overlaps(&span)));
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
        for (place, one) in around.taken.iter().enumerate() {
            prop_assert!(!shut.iter().any(|shut| shut.overlaps(&one.span)));
            for other in &around.taken[place + 1..] {
                prop_assert!(one.venue != other.venue || !one.span.overlaps(&other.span));
            }
        }
    }

    /// A weekly wish is each wanted weekday from the first day to the last, and no other day.
    #[test]
    fn weeks_are_exactly_the_wanted_weekdays(start in 0_i64..1000, every in 1_u8..5, lasts in 0_i64..366) {
        let first = date(2026, 1, 1).checked_add(start.days()).unwrap();
        let until = first.checked_add(lasts.days()).unwrap();
        let wanted = Wanted {
            first,
            from: time(9, 0, 0, 0),
            to: time(10, 30, 0, 0),
            weekly: Some(Weekly { every, until }),
        };
        let days: Vec<_> = wanted.spans().unwrap().iter().map(|span| day(span.from)).collect();
        let step = i64::from(every) * 7;
        let expected: Vec<_> = (0..=lasts)
            .filter(|later| later % step == 0)
            .map(|later| first.checked_add(later.days()).unwrap())
            .collect();
        prop_assert!(days.iter().all(|day| day.weekday() == first.weekday()));
        prop_assert_eq!(days, expected);
    }

    /// What is passed over is exactly what could not be had by itself, and each says why.
    #[test]
    fn every_day_passed_over_says_which_and_why(
        busy in prop::collection::vec(any_span(), 0..10),
        wanted in prop::collection::vec(any_span(), 1..20),
    ) {
        let room = room(1);
        let around = Around {
            taken: busy.iter().map(|span| taken(&room, *span)).collect(),
            shut: Vec::new(),
        };
        let told = judged(&room, &around, &wanted, now());
        prop_assert_eq!(told.iter().map(|one| one.span).collect::<Vec<_>>(), wanted);
        for one in told {
            let in_the_way = busy.iter().find(|span| span.overlaps(&one.span));
            match one.refused {
                None => prop_assert_eq!(in_the_way, None),
                Some(BookingRefusal::Taken { span, .. }) => prop_assert!(span.overlaps(&one.span)),
                Some(other) => prop_assert!(false, "{other}"),
            }
        }
    }

    /// Of those who wait nobody is told to have what another is told to have, and whoever asked first of all is served if free.
    #[test]
    fn a_line_gives_no_time_twice(spans in prop::collection::vec(any_span(), 1..20)) {
        let one = |(number, span): (usize, &Span)| InLine {
            id: BookingId(Uuid::from_u128(number as u128)),
            room: room(1).venue.id,
            span: *span,
        };
        let line: Vec<_> = spans.iter().enumerate().map(one).collect();
        let given = may_have_now(&line, |_| true);
        prop_assert_eq!(given.first(), Some(&line[0].id));
        let given: Vec<_> = line.iter().filter(|one| given.contains(&one.id)).collect();
        for (place, one) in given.iter().enumerate() {
            prop_assert!(given[place + 1..].iter().all(|other| !one.span.overlaps(&other.span)));
        }
    }
}
