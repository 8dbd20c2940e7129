//! The checker itself: a history without fault breaks nothing, and each promise can be broken.

mod story;

use std::time::Duration;

use checker::{
    Act, Answer, Asked, Attempt, Deciding, Draw, ForAnother, GivenPlace, InRoom, Invariant, Listed,
    Moved, Offering, Pair, Passing, Reading, Row, Share, Step, Why, Wished, both_named, broken,
    decided_once,
};
use domain::draw::{FrozenList, Record};
use domain::id::{OfferingId, VenueId};
use jiff::Timestamp;
use uuid::Uuid;

use self::story::*;

#[test]
fn a_history_without_fault_breaks_nothing() {
    Story::told().breaks(&[]);
}

#[test]
fn a_place_too_many_and_a_count_that_differs_are_found() {
    let mut story = Story::told();
    story.contents.offerings.get_mut(&CLASS).unwrap().capacity = Some(1);
    story.breaks(&[Invariant::Places]);
    let mut story = Story::told();
    story.contents.offerings.get_mut(&CLASS).unwrap().waiting = 1;
    story.breaks(&[Invariant::Places]);
}

#[test]
fn two_places_of_one_person_are_found_and_so_is_a_key_with_two_effects() {
    let mut story = Story::told();
    story.contents.rows[2].person = person(2);
    let act = Act::SignUp { offering: CLASS, person: person(2), by_coordinator: false };
    story.attempts[2].act = act;
    story.breaks(&[Invariant::OnePlace]);
    story.attempts[2].key = story.attempts[1].key;
    story.breaks(&[Invariant::OnePlace, Invariant::OnceDone]);
}

#[test]
fn what_was_told_and_is_not_there_is_found() {
    let mut story = Story::told();
    story.contents.rows.pop();
    story.contents.offerings.get_mut(&CLASS).unwrap().waiting = 1;
    story.breaks(&[Invariant::Kept]);
    let mut story = Story::told();
    let act = Act::Withdraw { sign_up: sign_up(5) };
    story.attempts.push(Attempt { act, ..attempt(10, Answer::Ended) });
    story.breaks(&[Invariant::Kept]);
}

#[test]
fn what_is_left_of_a_swap_that_gave_a_place_is_found_and_so_is_what_a_refused_one_took() {
    let mut story = Story::told();
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![(7_000, 8_000)], 1);
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..row(2, "held") });
    let given_up = [Some(sign_up(5)), None, None];
    let act = Act::Swap { offering: OTHER, person: person(2), given_up };
    story.attempts.push(Attempt { act, ..given(6, GivenPlace::Held) });
    story.breaks(&[Invariant::Kept]);
    let mut story = Story::told();
    let withdrawn = story.attempts.last().copied().unwrap();
    let Act::Withdraw { sign_up } = withdrawn.act else { panic!("the story ends with it") };
    let given_up = [None, Some(sign_up), None];
    let act = Act::Swap { offering: OTHER, person: person(2), given_up };
    *story.attempts.last_mut().unwrap() = Attempt { act, answer: Answer::Refused, ..withdrawn };
    story.breaks(&[Invariant::AskedFor]);
}

#[test]
fn what_nobody_asked_for_is_found() {
    let mut story = Story::told();
    story.attempts[4].answer = Answer::Refused;
    story.breaks(&[Invariant::AskedFor]);
    story.attempts[4].answer = Answer::Unknown;
    story.breaks(&[]);
    let mut story = Story::told();
    story.attempts.pop();
    story.breaks(&[Invariant::AskedFor]);
}

#[test]
fn what_was_decided_otherwise_than_it_was_told_is_found() {
    // 1 gave a place up, and 3 took what they were offered.
    let ended = Deciding { sign_up: sign_up(1), what: "ended", is_done: Some(true) };
    let accepted = Deciding { sign_up: sign_up(3), what: "accepted", is_done: Some(true) };
    let mut contents = Story::told().with_decisions();
    let found = |all: &[Deciding]| broken(&decided_once(&contents, all));
    assert_eq!(found(&[ended, accepted]), [].into());
    assert_eq!(found(&[ended, Deciding { is_done: None, ..accepted }]), [].into());
    assert_eq!(found(&[ended]), [Invariant::AskedFor].into());
    let refused = Deciding { is_done: Some(false), ..accepted };
    assert_eq!(found(&[ended, refused]), [Invariant::AskedFor].into());
    assert_eq!(found(&[ended, accepted, accepted]), [Invariant::Kept].into());
    let lost = Deciding { what: "approved", ..accepted };
    assert_eq!(found(&[ended, accepted, lost]), [Invariant::Kept].into());
    contents.decisions.get_mut(&sign_up(3)).unwrap().push("accepted".into());
    let found = broken(&decided_once(&contents, &[ended, accepted]));
    assert_eq!(found, [Invariant::OnceDone].into());
}

#[test]
fn a_free_place_beside_somebody_who_waits_is_found() {
    let mut story = Story::told();
    let class = story.contents.offerings.get_mut(&CLASS).unwrap();
    class.capacity = Some(3);
    // 3 was told to wait while 1 and 2 alone were there.
    story.breaks(&[Invariant::FreePlace]);
    let mut story = Story::told();
    // Withdrawn before 3 asked: whoever asks then is wrongly told to wait.
    story.attempts[5].asked = reading(2);
    story.attempts[5].answered = Reading { since: Duration::from_millis(2_900), ..reading(2) };
    story.breaks(&[Invariant::FreePlace]);
}

#[test]
fn a_share_may_pass_those_it_is_not_for_and_nothing_else_may() {
    let share = |places| Share { for_whom: "district".into(), places, until: 3_000 };
    let mut story = Story::told();
    story.contents.offerings.get_mut(&CLASS).unwrap().shares = vec![share(1)];
    // Both places are held, and one more is kept: that is one too many.
    story.breaks(&[Invariant::Places]);
    story.contents.rows[1].claims = Some("district".into());
    story.breaks(&[]);
    // 3 waits, while 4 behind them has the place of a share.
    story.contents.rows[2].state = "waiting".into();
    story.contents.rows[3].state = "held".into();
    story.contents.moved[0].sign_up = sign_up(4);
    story.breaks(&[Invariant::Order]);
    story.contents.rows[1].claims = None;
    story.contents.rows[3].claims = Some("district".into());
    story.breaks(&[]);
    // One more is free: it is kept, until somebody has joined after the release.
    let class = story.contents.offerings.get_mut(&CLASS).unwrap();
    (class.capacity, class.shares[0].places) = (Some(3), 2);
    story.breaks(&[]);
    story.contents.offerings.get_mut(&CLASS).unwrap().shares[0].until = 1_002;
    story.breaks(&[Invariant::FreePlace]);
}

#[test]
fn who_continues_before_the_opening_belongs_to_the_former_class() {
    let mut story = Story::told();
    let class = story.contents.offerings.get_mut(&CLASS).unwrap();
    (class.opens_at, class.returning_from) = (1_002, Some(1_000));
    story.breaks(&[Invariant::Window]);
    story.contents.rows[0].claims = Some("returning".into());
    story.breaks(&[]);
}

#[test]
fn somebody_who_was_passed_is_found() {
    let mut story = Story::told();
    story.contents.rows[2].state = "waiting".into();
    story.contents.rows[3].state = "held".into();
    story.contents.moved[0].sign_up = sign_up(4);
    story.breaks(&[Invariant::Order]);
    let mut story = Story::told();
    story.contents.rows[3].joined = 5;
    story.contents.rows[4].joined = 4;
    story.breaks(&[Invariant::Order]);
}

/// 3 waits, and 4 behind them was offered a place; what was written down of 3 before that.
fn passed_over(why: Why, at: i64) -> Story {
    let mut story = Story::told();
    story.contents.rows[2].state = "waiting".into();
    story.contents.rows[3].state = "held".into();
    story.contents.moved[0].sign_up = sign_up(4);
    story.contents.passings.insert(sign_up(3), vec![Passing { key: key_of(at), at, why }]);
    story
}

/// 3 has a place on the other, since that second, which meets then.
fn has_the_other(story: &mut Story, since: i64, meets: (i64, i64)) {
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![meets], 1);
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..row(3, "held") });
    story.contents.steps.insert(sign_up(6), vec![step("held", since)]);
}

fn is_out_of_order(story: &Story) -> bool {
    let found = checker::violations(&story.with_decisions(), &story.attempts);
    found.iter().any(|one| one.invariant == Invariant::Order)
}

#[test]
fn whoever_was_passed_over_had_something_else_at_that_time() {
    let clash = || passed_over(Why::Clash(OTHER), 2_035);
    let mut story = clash();
    assert!(is_out_of_order(&story), "they had nothing there");
    has_the_other(&mut story, 1_500, (5_500, 7_000));
    assert!(!is_out_of_order(&story));
    story.contents.passings.clear();
    assert!(is_out_of_order(&story), "nothing was written down");
    let mut story = clash();
    has_the_other(&mut story, 2_300, (5_500, 7_000));
    assert!(is_out_of_order(&story), "they got it afterwards");
    let mut story = clash();
    has_the_other(&mut story, 1_500, (6_000, 7_000));
    assert!(is_out_of_order(&story), "it meets at another time");
    story.contents.changed.insert(OTHER);
    assert!(!is_out_of_order(&story), "by now");
    let mut story = passed_over(Why::Clash(OTHER), 2_300);
    has_the_other(&mut story, 1_500, (5_500, 7_000));
    assert!(is_out_of_order(&story), "it was written down afterwards");
    let mut story = clash();
    has_the_other(&mut story, 1_500, (5_500, 7_000));
    let lifted = Passing { key: key_of(2_036), at: 2_036, why: Why::CanAgain };
    story.contents.passings.get_mut(&sign_up(3)).unwrap().push(lifted);
    assert!(is_out_of_order(&story), "it held no more");
}

#[test]
fn whoever_was_passed_over_had_as_much_as_one_may_have_or_waited_with_another() {
    let mut story = passed_over(Why::Limit, 2_035);
    has_the_other(&mut story, 1_500, (7_000, 8_000));
    assert!(is_out_of_order(&story), "there is no limit");
    for (most, is_wrong) in [(1, false), (2, true)] {
        for id in [CLASS, OTHER] {
            let limited = Some(("秋季".to_owned(), most));
            story.contents.offerings.get_mut(&id).unwrap().limited = limited;
        }
        assert_eq!(is_out_of_order(&story), is_wrong, "of {most}");
    }
    // They wanted one in a draw, and have it.
    let mut story = passed_over(Why::Limit, 2_035);
    has_the_other(&mut story, 1_500, (7_000, 8_000));
    let asked = |wanted| Asked {
        person: person(3),
        wanted,
        offerings: [CLASS, OTHER].into(),
        is_exception: false,
    };
    for (wanted, is_drawn, is_wrong) in [(1, true, false), (2, true, true), (1, false, true)] {
        let waits = Step { is_drawn, ..step("waiting", 1_003) };
        story.contents.steps.insert(sign_up(3), vec![waits]);
        story.contents.draws = vec![Draw { asked: vec![asked(wanted)], ..Draw::default() }];
        assert_eq!(is_out_of_order(&story), is_wrong, "{wanted}, {is_drawn}");
    }
    let mut story = passed_over(Why::Together, 2_035);
    assert!(is_out_of_order(&story), "alone");
    let pair = |until| Pair { both: [sign_up(3), sign_up(2)], from: 1_900, until };
    story.contents.pairs = vec![pair(Some(2_000))];
    assert!(is_out_of_order(&story), "alone by then");
    story.contents.pairs = vec![pair(None)];
    assert!(!is_out_of_order(&story));
    // Two stand where the later one stands: nothing needs to be written down.
    story.contents.passings.clear();
    assert!(is_out_of_order(&story), "both stand before");
    story.contents.pairs[0].both = [sign_up(3), sign_up(5)];
    assert!(!is_out_of_order(&story));
}

#[test]
fn a_key_with_two_answers_is_found() {
    let mut story = Story::told();
    let again = Attempt { answer: Answer::Refused, ..story.attempts[1] };
    story.attempts.push(again);
    story.breaks(&[Invariant::OnceDone]);
    // Refused before it was done is no fault: the form was sent again later.
    let early = Attempt { asked: reading(1), answered: reading(1), ..again };
    *story.attempts.last_mut().unwrap() = early;
    story.breaks(&[]);
}

#[test]
fn a_clash_is_found() {
    let mut story = Story::told();
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![(5_500, 7_000)], 1);
    let row = Row { offering: OTHER, id: sign_up(6), ..row(2, "held") };
    story.contents.rows.push(row);
    let act = Act::SignUp { offering: OTHER, person: person(2), by_coordinator: false };
    story.attempts.push(Attempt { act, ..given(6, GivenPlace::Held) });
    story.breaks(&[Invariant::Clash]);
    story.contents.offerings.get_mut(&OTHER).unwrap().sessions = vec![(6_000, 7_000)];
    story.breaks(&[]);
}

#[test]
fn a_clash_behind_an_excused_one_is_found() {
    let mut story = Story::told();
    // 2 waits for the class within something longer that they have; within that they have a place on a third, too.
    let third = OfferingId(Uuid::from_u128(3));
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    other.sessions = vec![(4_000, 9_000)];
    let another = Offering { sessions: vec![(7_000, 8_000)], ..other.clone() };
    story.contents.offerings.insert(third, another);
    story.contents.rows[1].state = "waiting".into();
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..row(2, "held") });
    story.contents.rows.push(Row { offering: third, id: sign_up(7), ..row(2, "held") });
    let found = checker::violations(&story.contents, &[]);
    let clashes = found.iter().filter(|one| one.invariant == Invariant::Clash);
    assert_eq!(clashes.count(), 1);
}

#[test]
fn more_classes_of_a_term_than_one_may_have_are_found() {
    let mut story = Story::told();
    for id in [CLASS, OTHER] {
        let limited = Some(("秋季".to_owned(), 1));
        story.contents.offerings.get_mut(&id).unwrap().limited = limited;
    }
    story.breaks(&[]);
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![(7_000, 8_000)], 1);
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..row(2, "held") });
    let act = Act::SignUp { offering: OTHER, person: person(2), by_coordinator: false };
    story.attempts.push(Attempt { act, ..given(6, GivenPlace::Held) });
    story.breaks(&[Invariant::Clash]);
    let exception = Step { is_exception: true, ..step("held", 1_006) };
    story.contents.steps.insert(sign_up(6), vec![exception]);
    story.breaks(&[]);
    // Of shifts those count that are still to come.
    story.contents.steps.insert(sign_up(6), vec![step("held", 1_006)]);
    for of in story.contents.offerings.values_mut() {
        of.shifts_limited = of.limited.take();
    }
    story.breaks(&[Invariant::Clash]);
    story.contents.offerings.get_mut(&CLASS).unwrap().sessions = vec![(1_003, 1_005)];
    story.breaks(&[]);
}

#[test]
fn what_was_offered_under_a_higher_limit_is_within_it_and_nothing_else_is() {
    let mut story = Story::told();
    for id in [CLASS, OTHER] {
        let limited = Some(("秋季".to_owned(), 1));
        story.contents.offerings.get_mut(&id).unwrap().limited = limited;
    }
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![(7_000, 8_000)], 1);
    let offered = Row { offered_at: Some(1_006), offered_most: Some(2), ..row(2, "held") };
    let offered = Row { offering: OTHER, id: sign_up(6), ..offered };
    story.contents.rows.push(offered);
    let steps = [step("waiting", 1_005), step("offered", 1_006), step("accepted", 1_008)];
    story.contents.steps.insert(sign_up(6), steps.to_vec());
    let exceeds = |story: &Story| {
        let found = checker::violations(&story.contents, &[]);
        found.iter().any(|one| one.invariant == Invariant::Clash)
    };
    assert!(!exceeds(&story), "one might have two when it was offered");
    story.contents.rows.last_mut().unwrap().offered_most = Some(0);
    assert!(!exceeds(&story), "there was no limit");
    for most in [Some(1), None] {
        story.contents.rows.last_mut().unwrap().offered_most = most;
        assert!(exceeds(&story), "{most:?}");
    }
    // What was taken afterwards is no offer, and one more than was promised is too much.
    story.contents.rows.last_mut().unwrap().offered_most = Some(2);
    story.contents.steps.insert(sign_up(2), vec![step("held", 1_009)]);
    assert!(exceeds(&story), "the first one came after it");
    story.contents.steps.insert(sign_up(2), vec![step("held", 1_002)]);
    let third = OfferingId(Uuid::from_u128(3));
    let another = story.contents.offerings[&OTHER].clone();
    let another = Offering { sessions: vec![(9_000, 9_500)], ..another };
    story.contents.offerings.insert(third, another);
    story.contents.rows.push(Row { offering: third, id: sign_up(7), ..row(2, "held") });
    assert!(exceeds(&story), "a third is beyond both limits");
}

#[test]
fn what_is_kept_until_another_is_taken_may_meet_it_until_then() {
    let mut story = Story::told();
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held) = (vec![(5_500, 7_000)], 1);
    let offered = Row { keeps: true, answer_by: Some(9_000), ..row(2, "held") };
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..offered });
    let clashes = |story: &Story| {
        let found = checker::violations(&story.contents, &[]);
        found.iter().any(|one| one.invariant == Invariant::Clash)
    };
    assert!(!clashes(&story));
    story.contents.rows.last_mut().unwrap().answer_by = None;
    assert!(clashes(&story), "taken, and the other one was not given up");
    story.contents.rows.last_mut().unwrap().answer_by = Some(9_000);
    story.contents.rows.last_mut().unwrap().keeps = false;
    assert!(clashes(&story), "nobody said that they keep it");
}

#[test]
fn a_place_by_approval_without_a_yes_is_found() {
    let mut story = Story::told();
    let other = story.contents.offerings.get_mut(&OTHER).unwrap();
    (other.sessions, other.held, other.by_approval) = (vec![(7_000, 8_000)], 1, true);
    story.contents.rows.push(Row { offering: OTHER, id: sign_up(6), ..row(2, "held") });
    let act = Act::SignUp { offering: OTHER, person: person(2), by_coordinator: false };
    story.attempts.push(Attempt { act, ..given(6, GivenPlace::Waiting) });
    story.breaks(&[Invariant::Order]);
    let decided = ["waiting", "approved"].map(str::to_owned).to_vec();
    story.contents.decisions.insert(sign_up(6), decided);
    story.breaks(&[]);
}

#[test]
fn whoever_was_promised_the_next_place_and_is_passed_is_found() {
    // 3 had let a place go by in the second 1010, and 4 has it; then 5 is offered another.
    let told = |between: &[(u128, Vec<Step>)], offer: Step| {
        let mut story = Story::told();
        story.contents.rows[2] = row(3, "waiting");
        story.contents.rows[3] = row(4, "held");
        story.contents.rows[4] = row(5, "held");
        story.contents.rows[1] = Row {
            ended_as: Some("held".into()),
            end_reason: Some("removed".into()),
            ended_by: Some(person(9).to_string()),
            ..row(2, "ended")
        };
        let gone_by =
            vec![step("waiting", 1_003), step("offered", 1_005), step("kept_waiting", 1_010)];
        story.contents.steps.insert(sign_up(3), gone_by);
        story
            .contents
            .steps
            .insert(sign_up(4), vec![step("waiting", 1_004), step("offered", 1_010)]);
        story.contents.steps.insert(sign_up(5), vec![step("waiting", 1_005), offer]);
        for (number, steps) in between {
            story.contents.steps.insert(sign_up(*number), steps.clone());
        }
        let found = checker::violations(&story.contents, &[]);
        found.iter().any(|one| one.told.contains("was promised"))
    };
    assert!(!told(&[], step("offered", 1_020)), "the same place went on");
    let gave_up = [(2, vec![step("held", 1_002), step("ended", 1_015)])];
    assert!(told(&gave_up, step("offered", 1_020)), "it is another one");
    assert!(told(&[], Step { capacity: Some(3), ..step("offered", 1_020) }), "one was added");
}

#[test]
fn a_change_without_its_account_is_found() {
    let mut story = Story::told();
    story.contents.moved.clear();
    story.breaks(&[Invariant::Account]);
    let mut story = Story::told();
    story.contents.moved.push(Moved { sign_up: sign_up(3) });
    story.breaks(&[Invariant::Account]);
    let mut story = Story::told();
    story.contents.rows[0].ended_by = None;
    story.breaks(&[Invariant::Account]);
    for decided in [&[][..], &["held", "held"], &["waiting"], &["held", "moved_up"], &["ended"]] {
        let mut story = Story::told();
        let decided = decided.iter().map(|what| (*what).to_owned()).collect();
        story.contents.decisions.insert(sign_up(2), decided);
        // Of the order nothing is asked here.
        story.contents.steps.insert(sign_up(2), vec![step("held", 1_002)]);
        story.breaks(&[Invariant::Account]);
    }
}

#[test]
fn what_was_done_for_another_without_both_names_is_found() {
    let done =
        ForAnother { sign_up: sign_up(2), person: person(2), by: person(9), is_helper: true };
    let told = |consent, by| {
        let mut contents = Story::told().with_decisions();
        contents.rows[1].by = by;
        let first = &mut contents.steps.get_mut(&sign_up(2)).unwrap()[0];
        (first.by, first.consent) = (Some(by), consent);
        contents
    };
    let whole = told(Some((person(2), person(9))), person(9));
    assert_eq!(both_named(&whole, &[done]), []);
    assert_eq!(both_named(&told(None, person(9)), &[ForAnother { is_helper: false, ..done }]), []);
    for lacking in [
        told(None, person(9)),
        told(Some((person(2), person(8))), person(9)),
        told(Some((person(2), person(9))), person(2)),
    ] {
        assert_eq!(broken(&both_named(&lacking, &[done])), [Invariant::Account].into());
    }
}

#[test]
fn an_offer_is_answered_or_called_about() {
    // 3 has not answered yet.
    let mut story = Story::told();
    story.contents.rows[2].answer_by = Some(9_000);
    let offered = ["waiting", "offered"].map(str::to_owned).to_vec();
    story.contents.decisions.insert(sign_up(3), offered.clone());
    story.breaks(&[]);
    story.contents.rows[2].answer_by = None;
    story.breaks(&[Invariant::Account]);
    // 3 did not answer, and the place lies free although 4 and 5 wait.
    let mut story = Story::told();
    story.contents.decisions.insert(sign_up(3), [offered, vec!["ended".to_owned()]].concat());
    let by = Some(person(9).to_string());
    let (as_, why) = (Some("waiting".into()), Some("not_reached".into()));
    story.contents.rows[2] =
        Row { ended_as: as_, end_reason: why, ended_by: by, ..row(3, "ended") };
    story.contents.offerings.get_mut(&CLASS).unwrap().held = 1;
    story.contents.missed_calls.insert(sign_up(3), 2);
    story.breaks(&[Invariant::FreePlace]);
    story.contents.missed_calls.insert(sign_up(3), 1);
    story.breaks(&[Invariant::FreePlace, Invariant::Account]);
    // Both let it go by.
    story.contents.missed_calls.insert(sign_up(3), 2);
    for number in [4, 5] {
        story.contents.rows[number - 1].passed = true;
        let id = sign_up(number as u128);
        let decided = ["waiting", "offered", "kept_waiting"].map(str::to_owned).to_vec();
        story.contents.decisions.insert(id, decided);
        story.contents.moved.push(Moved { sign_up: id });
    }
    story.breaks(&[Invariant::Places]);
    story.contents.offerings.get_mut(&CLASS).unwrap().passed = 2;
    story.breaks(&[]);
}

#[test]
fn what_was_given_outside_its_window_or_to_somebody_too_young_is_found() {
    let mut story = Story::told();
    // Stored as if in time, but the clock that is right had not come to it when it was answered.
    story.contents.offerings.get_mut(&CLASS).unwrap().opens_at = 1_001;
    story.attempts[0].answered.at = Timestamp::from_second(1_000).unwrap();
    story.breaks(&[Invariant::Window]);
    let mut story = Story::told();
    story.contents.rows[1].joined_at = 999;
    story.breaks(&[Invariant::Window]);
    let mut story = Story::told();
    story.contents.rows[1].born = Some(1990);
    story.breaks(&[Invariant::Window]);
}

#[test]
fn wishes_may_be_ahead_of_their_window_and_a_sign_up_may_not() {
    let wished = |made_at| {
        let mut story = Story::told();
        let wished = Wished { number: 1, made_at, planned_at: 500, closed_at: 2_000 };
        story.contents.wished = vec![wished];
        story
    };
    for made_at in [500, 999, 1_000, 2_000] {
        wished(made_at).breaks(&[]);
    }
    for made_at in [499, 2_001] {
        wished(made_at).breaks(&[Invariant::Window]);
    }
    let mut story = wished(999);
    story.contents.rows[1].joined_at = 999;
    story.breaks(&[Invariant::Window]);
}

const LIST: &str = "yinyao-draw\t1\nseed\t10\t掷骰子十次\noffering\t1\t1\t书法班\n\
    application\t00000001\t1\t1:1:first:-\napplication\t00000002\t1\t1:1:first:-\n";

#[test]
fn a_draw_that_does_not_follow_and_a_place_that_was_not_drawn_are_found() {
    let list: FrozenList = LIST.parse().unwrap();
    let record = Record::of(&list, "3516241636".parse().unwrap(), []).unwrap();
    let first = i64::from(record.outcome.offerings[0].places[0].0);
    let draw = Draw {
        list: LIST.into(),
        seed: "3516241636".into(),
        record: record.to_string(),
        offerings: vec![OTHER],
        given: [(1, vec![(first, true), (3 - first, false)])].into(),
        ..Draw::default()
    };
    let mut story = Story::told();
    story.contents.draws = vec![draw.clone()];
    story.breaks(&[]);
    story.contents.draws[0].given = [(1, vec![(3 - first, true), (first, false)])].into();
    story.breaks(&[Invariant::Drawn]);
    let other = draw.record.replace("3516241636", "3516241637");
    story.contents.draws = vec![Draw { record: other, ..draw }];
    story.breaks(&[Invariant::Drawn]);
}

#[test]
fn places_that_are_not_those_of_the_published_list_are_found() {
    let mut story = Story::told();
    let listed = |places| Listed { list: LIST.into(), places };
    story.contents.listed = vec![listed(vec![Some((1, 0))]), listed(vec![None])];
    story.breaks(&[]);
    // One that was given up since is none of those drawn.
    story.contents.listed = vec![listed(vec![Some((2, 1))])];
    story.breaks(&[]);
    let some = |free, given_up| vec![Some((free, given_up))];
    for places in
        [some(0, 0), some(2, 0), some(0, 1), some(3, 1), vec![], vec![Some((1, 0)), Some((1, 0))]]
    {
        story.contents.listed = vec![listed(places)];
        story.breaks(&[Invariant::Drawn]);
    }
}

#[test]
fn a_room_that_two_have_at_once_is_found() {
    let one = |number: u128, is_booking, span| InRoom {
        room: VenueId(Uuid::from_u128(number)),
        is_booking,
        id: number.to_string(),
        span,
    };
    let mut story = Story::told();
    story.contents.in_rooms = vec![
        one(1, true, (5_000, 6_000)),
        one(1, false, (6_000, 7_000)),
        one(1, false, (6_000, 7_000)),
        one(2, true, (5_000, 6_000)),
    ];
    // They follow each other, are in different rooms, or stand so in one plan.
    story.breaks(&[]);
    story.contents.in_rooms[0].span.1 = 6_001;
    story.breaks(&[Invariant::OneRoom]);
    story.contents.in_rooms[0].span.1 = 6_000;
    story.contents.in_rooms[3].room = VenueId(Uuid::from_u128(1));
    story.breaks(&[Invariant::OneRoom]);
}
