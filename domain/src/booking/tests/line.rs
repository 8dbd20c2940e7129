//! Who waits wants another time or room: less of the same keeps the place, anything else begins at the end, nobody is passed.

use proptest::prelude::*;
use uuid::Uuid;

use super::properties::any_span;
use super::*;

fn waits(number: u128, room_number: u128, span: Span) -> InLine {
    InLine { id: BookingId(Uuid::from_u128(number)), room: room(room_number).venue.id, span }
}

fn wish(
    room: &Room,
    around: &Around,
    line: &[InLine],
    own: &InLine,
    to: Span,
) -> (bool, Option<Standing>) {
    let (judged, stands) = wish_anew(room, around, line, own, to, now()).unwrap();
    (judged.is_free(), stands)
}

#[test]
fn a_free_room_is_had_at_once_and_a_taken_one_is_waited_for_from_the_end() {
    let (small, hall) = (room(1), room(2));
    let around = Around { taken: vec![taken(&small, at(25, 9, 12))], shut: Vec::new() };
    let line =
        [waits(1, 1, at(25, 9, 11)), waits(2, 1, at(25, 9, 10)), waits(3, 1, at(25, 11, 12))];
    let own = line[0];
    assert_eq!(wish(&hall, &around, &line, &own, at(25, 9, 11)), (true, None));
    let last = Some(Standing { ahead: 1, keeps: false });
    assert_eq!(wish(&small, &around, &line, &own, at(25, 11, 13)), (false, last));
    let shorter = Some(Standing { ahead: 0, keeps: true });
    assert_eq!(wish(&small, &around, &line, &own, at(25, 9, 10)), (false, shorter));
    let behind = Some(Standing { ahead: 1, keeps: true });
    let half = Span::on(date(2026, 11, 25), time(9, 0, 0, 0), time(9, 30, 0, 0));
    assert_eq!(wish(&small, &around, &line, &line[1], half), (false, behind));
}

#[test]
fn nobody_goes_past_who_asked_first_for_a_time_that_came_free() {
    let (room, free) = (room(1), Around::default());
    let line = [waits(1, 1, at(25, 9, 11)), waits(2, 1, at(26, 9, 11))];
    let (judged, stands) = wish_anew(&room, &free, &line, &line[1], at(25, 10, 12), now()).unwrap();
    assert_eq!(judged.refused, Some(BookingRefusal::AskedFirst));
    assert_eq!(stands, Some(Standing { ahead: 1, keeps: false }));
    assert_eq!(wish(&room, &free, &line, &line[1], at(25, 11, 12)), (true, None));
    // Who waits for more than what is free keeps nobody from it.
    let busy = Around { taken: vec![taken(&room, at(25, 9, 10))], shut: Vec::new() };
    assert_eq!(wish(&room, &busy, &line, &line[1], at(25, 10, 12)), (true, None));
}

#[test]
fn what_cannot_be_had_at_all_is_not_waited_for() {
    let (room, free) = (room(1), Around::default());
    let own = waits(1, 1, at(25, 9, 11));
    let anew = |to| wish_anew(&room, &free, &[own], &own, to, now());
    assert_eq!(anew(at(25, 9, 11)), Err(BookingRefusal::NothingMoves));
    assert_eq!(anew(at(25, 11, 9)), Err(BookingRefusal::EndsFirst));
    let (late, stands) = anew(at(23, 9, 11)).unwrap();
    assert_eq!((late.refused, stands), (Some(BookingRefusal::BeginsInThePast), None));
}

proptest! {
    /// Whoever is given what they want instead is in nobody's way: not in what is taken, and not in what is another's turn.
    #[test]
    fn a_changed_wish_takes_nothing_from_anybody(
        spans in prop::collection::vec(any_span(), 1..15),
        busy in prop::collection::vec(any_span(), 0..6),
        who in any::<prop::sample::Index>(),
        to in any_span(),
    ) {
        let room = room(1);
        let around = Around { taken: busy.iter().map(|span| taken(&room, *span)).collect(), shut: Vec::new() };
        let line: Vec<_> = (0..).zip(&spans).map(|(number, span)| waits(number, 1, *span)).collect();
        let own = line[who.index(line.len())];
        let Ok((judged, stands)) = wish_anew(&room, &around, &line, &own, to, now()) else { return Ok(()) };
        prop_assert_eq!(judged.is_free() || stands.is_some(), judged.refused.is_none() || matches!(
            judged.refused, Some(BookingRefusal::Taken { .. } | BookingRefusal::AskedFirst)
        ));
        if !judged.is_free() {
            return Ok(());
        }
        prop_assert!(busy.iter().all(|span| !span.overlaps(&to)));
        let is_free = |one: &InLine| may_book(&room, &around, one.span, now()).is_ok();
        let others: Vec<_> = line.iter().filter(|one| one.id != own.id).copied().collect();
        let before: Vec<_> = line.iter().take_while(|one| one.id != own.id).copied().collect();
        let keeps = own.span.from <= to.from && to.to <= own.span.to;
        let first = if keeps { before } else { others };
        for id in may_have_now(&first, is_free) {
            let other = line.iter().find(|one| one.id == id).unwrap();
            prop_assert!(!other.span.overlaps(&to), "{other:?} was first");
        }
    }
}
