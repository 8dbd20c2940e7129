//! Several moves tried together: what they mean, and whom they touch.

use super::*;
use crate::id::{OfferingId, PersonId};

fn tried(class: &DraftClass, to: &Draft) -> Tried {
    let (from, to) = (Spot::of(&class.draft), Some(Spot::of(to)));
    Tried { class: class.id, from, to, seen: class.revision, changes: 1 }
}

fn in_room(class: &DraftClass, number: u128) -> Draft {
    Draft { room: Some(room_id(number)), ..class.draft.clone() }
}

#[test]
fn two_classes_swap_their_rooms_though_each_alone_would_clash() {
    let at = slot(Weekday::Tuesday, 9);
    let (one, other) =
        (class(1, "楷书班", "魏桂", 1, &[at]), class(2, "合唱班", "单桂英", 2, &[at]));
    let plan = timetable(vec![one.clone(), other.clone()]);
    let there = tried(&one, &in_room(&one, 2));
    let back = tried(&other, &in_room(&other, 1));
    assert_eq!(
        plan.tried(std::slice::from_ref(&there)).clashes_not_in(&plan).len(),
        2,
        "told of both"
    );
    let swapped = plan.tried(&[there, back]);
    assert!(swapped.clashes().is_empty());
    assert_eq!(swapped.classes[0].draft.class.room, "2教室", "the room by its name");
    assert!(plan.clashes().is_empty(), "the plan is as it was");
}

#[test]
fn what_clashed_before_is_not_held_against_a_trial() {
    let at = slot(Weekday::Tuesday, 9);
    let mut large = class(1, "楷书班", "魏桂", 1, &[at]);
    large.draft.class.capacity = 90;
    let plan = timetable(vec![large.clone()]);
    assert_eq!(plan.clashes().len(), 1, "the room is too small");
    let later = large.draft.moved(0, slot(Weekday::Friday, 9)).unwrap();
    let trial = plan.tried(&[tried(&large, &later)]);
    assert_eq!(trial.clashes().len(), 1);
    assert!(trial.clashes_not_in(&plan).is_empty());
}

#[test]
fn a_form_is_noticed_that_knows_only_one_of_two_changes() {
    let mut one = class(1, "楷书班", "魏桂", 1, &[slot(Weekday::Tuesday, 9)]);
    one.revision = 3;
    let moved = tried(&one, &in_room(&one, 2));
    assert_eq!(moved.applied(&one).revision, 4);
    let changed = DraftClass { revision: 4, ..one.clone() };
    assert_eq!(moved.applied(&changed).revision, 5);
    // What else is changed in the plan stays when the move is put on it.
    let mut fee = changed;
    fee.draft.class.fee = Fen::yuan(300);
    assert_eq!(moved.applied(&fee).draft.class.fee, Fen::yuan(300));
    let out = Tried { to: None, changes: 2, ..moved.clone() };
    assert_eq!((out.applied(&one).draft, out.applied(&one).revision), (one.draft.clone(), 5));
    let plan = timetable(vec![one]);
    assert!(plan.rests_on(&[out]).is_empty());
    assert_eq!(plan.rests_on(std::slice::from_ref(&moved)), [(moved.class, Some(3), 1)]);
    assert_eq!(timetable(vec![]).rests_on(std::slice::from_ref(&moved)), [(moved.class, None, 1)]);
}

#[test]
fn whoever_may_continue_in_two_classes_is_counted_once_where_they_meet_at_one_time() {
    let former = |number| OfferingId(Uuid::from_u128(number));
    let (tuesday, friday) = (slot(Weekday::Tuesday, 9), slot(Weekday::Friday, 9));
    let mut one = class(1, "楷书班", "魏桂", 1, &[tuesday]);
    one.draft.follows = Some(former(1));
    let mut other = class(2, "合唱班", "单桂英", 2, &[friday]);
    other.draft.follows = Some(former(2));
    let mut plan = timetable(vec![one.clone(), other]);
    let published = |number, slots| Published {
        offering: former(number),
        name: "舞蹈班".into(),
        teacher: String::new(),
        room: None,
        slots,
    };
    plan.published = vec![published(3, vec![friday])];
    let stood = HashSet::from([(former(2), former(3))]);
    assert_eq!(plan.torn(), stood);
    let tried = plan.tried(&[tried(&one, &one.draft.moved(0, friday).unwrap())]);
    let torn = tried.torn();
    assert_eq!(torn.len(), 3);
    let person = |number| PersonId(Uuid::from_u128(number));
    let lists = [
        (former(1), person(1)),
        (former(2), person(1)),
        (former(3), person(1)),
        (former(2), person(2)),
        (former(1), person(3)),
    ];
    assert_eq!(on_both(&lists, &torn), 1);
    assert_eq!(on_both(&lists, &HashSet::new()), 0);
}
