//! Which mark stays, in whatever order arrivals come; when somebody may be marked; and what is counted.

use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;

fn session() -> Span {
    Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 30, 0, 0))
}

fn minutes(after: i64) -> Timestamp {
    session().from + SignedDuration::from_mins(after)
}

/// What is kept after arrivals at these minutes, over what was kept before.
fn after_arrivals(before: Option<Marked>, taps: &[i64]) -> Option<Marked> {
    taps.iter().fold(before, |kept, tap| {
        let arrived = Marked { mark: Some(Mark::Present), means: Means::Tile, at: minutes(*tap) };
        if arrival_counts(kept.as_ref(), arrived.at) { Some(arrived) } else { kept }
    })
}

fn mark() -> impl Strategy<Value = Option<Mark>> {
    proptest::sample::select(vec![
        None,
        Some(Mark::Present),
        Some(Mark::Excused),
        Some(Mark::Absent),
    ])
}

proptest! {
    #[test]
    fn arrivals_lead_to_the_same_mark_in_any_order_and_however_often(
        mut taps in proptest::collection::vec(-30..90_i64, 1..8),
        before in proptest::option::of((mark(), -30..90_i64)),
    ) {
        let before = before.map(|(mark, at)| Marked { mark, means: Means::Staff, at: minutes(at) });
        let told = |kept: Option<Marked>| kept.and_then(|kept| kept.mark);
        let first = told(after_arrivals(before, &taps));
        let twice: Vec<_> = taps.iter().chain(&taps).copied().collect();
        prop_assert_eq!(told(after_arrivals(before, &twice)), first);
        taps.reverse();
        prop_assert_eq!(told(after_arrivals(before, &taps)), first);
    }

    #[test]
    fn a_tap_is_as_long_ago_as_the_tablet_says_whatever_its_clock_shows(
        tap in 0..60_i64, waited in 0..60_i64, wrong in -90_000..90_000_i64,
    ) {
        let by_tablet = |at: i64| minutes(at + wrong);
        let told = by_our_clock(by_tablet(tap), Some(by_tablet(tap + waited)), minutes(tap + waited));
        prop_assert_eq!(told, minutes(tap));
    }

    #[test]
    fn an_arrival_never_changes_what_was_marked_later(tap in -30..90_i64, later in 0..60_i64, mark in mark()) {
        let kept = Marked { mark, means: Means::Staff, at: minutes(tap + later) };
        prop_assert_eq!(after_arrivals(Some(kept), &[tap]), Some(kept));
    }

    #[test]
    fn who_is_missed_or_unmarked_and_comes_afterwards_is_there(tap in -30..90_i64, earlier in 1..60_i64, mark in mark()) {
        let kept = Marked { mark, means: Means::Staff, at: minutes(tap - earlier) };
        let after = after_arrivals(Some(kept), &[tap]);
        prop_assert_eq!(after.and_then(|kept| kept.mark), Some(Mark::Present));
    }

    #[test]
    fn a_tap_that_was_taken_back_is_not_counted_in_whatever_order_both_come(
        tap in -30..90_i64, others in proptest::collection::vec(-30..90_i64, 0..5),
    ) {
        let back = |kept: Option<Marked>| {
            let at = kept.map_or(minutes(tap), |kept| kept.at);
            let gone = Marked { mark: None, means: Means::Tile, at };
            if taking_back_counts(kept.as_ref(), minutes(tap)) { Some(gone) } else { kept }
        };
        let told = |kept: Option<Marked>| kept.and_then(|kept| kept.mark);
        prop_assert_eq!(told(back(after_arrivals(None, &[tap]))), None);
        prop_assert_eq!(told(after_arrivals(back(None), &[tap])), None);
        prop_assert_eq!(told(after_arrivals(back(after_arrivals(None, &[tap])), &[tap, tap])), None);
        // Who came before stays, and who taps afterwards is there.
        let before = after_arrivals(None, &others.iter().map(|other| tap - 1 - other.abs()).collect::<Vec<_>>());
        prop_assert_eq!(told(back(after_arrivals(before, &[tap]))), told(before));
        let again = after_arrivals(back(after_arrivals(None, &[tap])), &[tap + 1]);
        prop_assert_eq!(told(again), Some(Mark::Present));
        // A tap by mistake that never came takes nothing from whoever taps their own name later, at another tablet.
        let own = after_arrivals(None, &[tap + 1]);
        prop_assert_eq!(told(back(own)), Some(Mark::Present));
    }

    #[test]
    fn what_was_marked_by_hand_is_not_taken_back_at_the_door(tap in -30..90_i64, at in -30..90_i64, mark in mark()) {
        let by_hand = Marked { mark, means: Means::Staff, at: minutes(at) };
        prop_assert!(!taking_back_counts(Some(&by_hand), minutes(tap)));
    }

    #[test]
    fn no_clock_of_a_tablet_is_believed_too_far(told in any::<i32>(), now in -600..600_i64) {
        let told = Timestamp::from_second(i64::from(told)).unwrap();
        let now = minutes(now);
        let at = tapped_at(Some(told), session(), now);
        prop_assert!(at <= now);
        prop_assert!(at >= door_opens_at(session()).min(now));
    }

    #[test]
    fn everybody_expected_is_counted_once(lines in proptest::collection::vec((any::<bool>(), mark()), 0..50)) {
        let tally = Tally::of(lines.clone());
        let expected = lines.iter().filter(|(has_place, _)| *has_place).count();
        let come = |line: &&(bool, Option<Mark>)| **line == (false, Some(Mark::Present));
        let without = lines.iter().filter(come).count();
        let all = tally.present + tally.excused + tally.absent + tally.unmarked;
        prop_assert_eq!(u32::try_from(expected), Ok(tally.expected));
        prop_assert_eq!(usize::try_from(all), Ok(expected + without));
        prop_assert_eq!(usize::try_from(tally.walk_ins), Ok(without));
    }

    #[test]
    fn nobody_walks_in_where_as_many_could_come_as_there_are_places(
        lines in proptest::collection::vec((any::<bool>(), mark()), 0..20),
        offered in 0..5_u32,
        capacity in 0..20_u32,
    ) {
        let stays = |(has_place, mark): &&(bool, Option<Mark>)| match mark {
            Some(Mark::Present) => true,
            Some(Mark::Excused) => false,
            Some(Mark::Absent) | None => *has_place,
        };
        let could_come = u32::try_from(lines.iter().filter(stays).count()).unwrap() + offered;
        let fits = walk_in_fits(Some(capacity), &Tally::of(lines.clone()), offered);
        prop_assert_eq!(fits, could_come < capacity);
    }
}

#[test]
fn a_mark_by_hand_is_what_somebody_wants_it_to_be() {
    let kept = Marked { mark: Some(Mark::Present), means: Means::Tile, at: minutes(0) };
    assert!(!mark_counts(Some(&kept), Some(Mark::Present)));
    assert!(mark_counts(Some(&kept), Some(Mark::Absent)));
    assert!(mark_counts(Some(&kept), None));
    assert!(!mark_counts(None, None));
}

#[test]
fn nobody_comes_before_the_door_opens_or_is_missed_before_it_begins() {
    let may = |mark, after| may_mark(mark, session(), minutes(after)).is_ok();
    assert!(!may(Mark::Present, -121) && may(Mark::Present, -120));
    assert!(!may(Mark::Absent, -1) && may(Mark::Absent, 0));
    assert!(may(Mark::Excused, -10_000));
}

#[test]
fn a_person_says_what_can_be_true_by_then() {
    let may = |mark, after| may_say(mark, session(), minutes(after)).is_ok();
    assert!(may(Some(Mark::Present), 0) && !may(Some(Mark::Present), -200));
    assert!(may(Some(Mark::Excused), -10_000) && may(Some(Mark::Excused), 10_000));
    assert!(may(None, -1) && !may(None, 0));
    assert!(!may(Some(Mark::Absent), 0));
}

#[test]
fn a_register_is_forgotten_after_a_quarter_of_an_hour() {
    let forgotten =
        |expected, marks, after| is_unrecorded(session(), expected, marks, minutes(after));
    assert!(!forgotten(20, 0, 14) && forgotten(20, 0, 15) && forgotten(20, 0, 600));
    assert!(!forgotten(20, 1, 15), "somebody has begun");
    assert!(!forgotten(0, 0, 15), "nobody is expected");
}

#[test]
fn one_more_walks_in_while_there_is_room_for_everybody_expected() {
    let tally =
        |expected, excused, walk_ins| Tally { expected, excused, walk_ins, ..Tally::default() };
    let fits = |tally| walk_in_fits(Some(20), &tally, 0);
    assert!(fits(tally(18, 0, 1)) && !fits(tally(18, 0, 2)));
    assert!(!fits(tally(20, 0, 0)), "all are expected");
    assert!(fits(tally(20, 1, 0)), "one is on leave");
    assert!(
        !walk_in_fits(Some(20), &tally(18, 0, 1), 1),
        "a place is kept for who may still say yes"
    );
    assert!(walk_in_fits(None, &tally(500, 0, 500), 0));
}

#[test]
fn what_is_stored_is_read_again() {
    for mark in Mark::ALL {
        assert_eq!(Mark::from_code(mark.code()), Some(mark));
    }
    for means in Means::ALL {
        assert_eq!(Means::from_code(means.code()), Some(means));
    }
    assert_eq!((Mark::from_code(""), Means::from_code("")), (None, None));
}

#[test]
fn a_tap_has_a_number_or_none() {
    let number = |sent| TapNumber::parse(sent).map(TapNumber::number);
    assert_eq!(number("1795395660"), Some(1_795_395_660));
    for odd in ["", "-1", "1.5", "昨天", "4294967296"] {
        assert_eq!(number(odd), None, "{odd}");
    }
}
