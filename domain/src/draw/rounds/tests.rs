//! What a draw gives, in cases that fit into a head.

use super::*;
use crate::draw::{Application, LOTS_AT_MOST, SeedPlan, Share, Wish};

mod district;
mod properties;
mod terms;

fn seed(number: u64) -> Seed {
    format!("{number:010}").parse().unwrap()
}

fn offering(places: u32, shares: &[(u32, bool)]) -> OfferingAtDraw {
    let share =
        |&(places, is_kept): &(u32, bool)| Share { places, is_kept, name: "新学员".into() };
    OfferingAtDraw { places, shares: shares.iter().map(share).collect(), name: "书法班".into() }
}

fn wish(offering: u32) -> Wish {
    Wish { offering: OfferingNumber(offering), lots: 1, again: false, shares: Vec::new() }
}

fn application(number: u32, wanted: u32, wishes: Vec<Wish>) -> Application {
    Application { number: ApplicationNumber(number), wanted, wishes }
}

fn list(offerings: Vec<OfferingAtDraw>, applications: Vec<Application>) -> List {
    List { seed: dice(), offerings, clashes: Vec::new(), applications }
}

fn dice() -> SeedPlan {
    SeedPlan { digits: 10, source: "掷骰子十次".into() }
}

fn draw(list: &List, seed: &Seed) -> Outcome {
    super::draw(&list.clone().try_into().unwrap(), seed, &[])
}

fn has_place(answer: &Answer) -> bool {
    matches!(answer, Answer::Place { .. })
}

/// An application's places.
fn places(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| has_place(answer)).count()
}

#[test]
fn nobody_has_two_places_before_all_had_the_chance_of_one() {
    // Two people want both of two offerings with two places; a third wants the second alone.
    let both = || vec![wish(1), wish(2)];
    let list = list(
        vec![offering(2, &[]), offering(2, &[])],
        vec![
            application(1, 2, both()),
            application(2, 2, both()),
            application(3, 1, vec![wish(2)]),
        ],
    );
    for number in 0..50 {
        let outcome = draw(&list, &seed(number));
        assert!(outcome.answers.iter().all(|answers| places(answers) >= 1), "{outcome:?}");
        assert_eq!(outcome.answers[2], [Answer::Place { round: 1, share: None }]);
        assert_eq!(outcome.offerings[1].waiting.len(), 1);
    }
}

#[test]
fn whoever_had_the_course_waits_for_those_who_had_not() {
    let again = |offering| Wish { again: true, lots: LOTS_AT_MOST, ..wish(offering) };
    let applications = (1..=9).map(|number| match number {
        1..=4 => application(number, 1, vec![again(1)]),
        _ => application(number, 1, vec![wish(1)]),
    });
    let list = list(vec![offering(6, &[])], applications.collect());
    for number in 0..50 {
        let given = &draw(&list, &seed(number)).offerings[0];
        let first_timers = given.places.iter().filter(|one| one.0 > 4).count();
        assert_eq!((first_timers, given.places.len(), given.waiting.len()), (5, 6, 3));
    }
}

#[test]
fn shares_are_filled_first_and_what_is_kept_stays() {
    let of_share = |share| Wish { shares: vec![share], ..wish(1) };
    let applications = vec![
        application(1, 1, vec![of_share(1)]),
        application(2, 1, vec![of_share(2)]),
        application(3, 1, vec![wish(1)]),
        application(4, 1, vec![wish(1)]),
        application(5, 1, vec![wish(1)]),
    ];
    // Five places: two for the first share, of which one goes to everybody; two kept for the second, of which one stays.
    let list = list(vec![offering(5, &[(2, false), (2, true)])], applications);
    for number in 0..50 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[0], [Answer::Place { round: 1, share: Some(1) }]);
        assert_eq!(outcome.answers[1], [Answer::Place { round: 1, share: Some(2) }]);
        let given = &outcome.offerings[0];
        assert_eq!((given.places.len(), given.waiting.len()), (4, 1));
    }
}

#[test]
fn what_is_kept_stays_in_later_rounds_too() {
    // Round 1 gives the open places away; in round 2 somebody of the open share asks, and nothing but kept places is left.
    let newcomer = Wish { shares: vec![1], ..wish(1) };
    let applications = vec![
        application(1, 1, vec![wish(1)]),
        application(2, 1, vec![wish(1)]),
        application(3, 2, vec![wish(2), newcomer]),
    ];
    let list = list(vec![offering(3, &[(1, false), (1, true)]), offering(1, &[])], applications);
    let outcome = draw(&list, &seed(1));
    assert_eq!(outcome.offerings[0].places.len(), 2);
    assert_eq!(outcome.answers[2][1], Answer::Waiting { position: 1 });
}

#[test]
fn every_wish_has_its_answer_and_its_reason() {
    let mut list = list(
        vec![offering(1, &[]), offering(1, &[]), offering(1, &[])],
        vec![
            application(1, 1, vec![wish(1), wish(2), wish(3)]),
            application(2, 2, vec![wish(2), wish(3)]),
        ],
    );
    list.clashes.push((OfferingNumber(2), OfferingNumber(3)));
    let outcome = draw(&list, &seed(1));
    let first = Answer::Place { round: 1, share: None };
    assert_eq!(outcome.answers[0], [first, Answer::Enough, Answer::Enough]);
    assert_eq!(outcome.answers[1], [first, Answer::Clash { with: OfferingNumber(2) }]);
}

#[test]
fn whoever_has_none_waits_before_whoever_has_one() {
    // 1 gets a place in round 1 and comes with ten lots for the other in round 2; one of 2 and 3 has nothing.
    let dear = Wish { lots: LOTS_AT_MOST, ..wish(2) };
    let applications = vec![
        application(1, 2, vec![wish(1), dear]),
        application(2, 1, vec![wish(2)]),
        application(3, 1, vec![wish(2)]),
    ];
    let list = list(vec![offering(1, &[]), offering(1, &[])], applications);
    for number in 0..50 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[0][1], Answer::Waiting { position: 2 });
        assert_eq!(outcome.offerings[1].waiting.len(), 2);
    }
}

#[test]
fn whoever_has_enough_or_could_not_come_does_not_wait() {
    // Whoever of both is sent on gets the second, and wants no more.
    let two = || vec![wish(1), wish(2)];
    let mut list = list(
        vec![offering(1, &[]), offering(2, &[])],
        vec![application(1, 1, two()), application(2, 1, two())],
    );
    let first = Answer::Place { round: 1, share: None };
    let outcome = draw(&list, &seed(1));
    let mut answers = outcome.answers.clone();
    answers.sort_by_key(|answers| answers[0] != first);
    assert_eq!(answers, [vec![first, Answer::Enough], vec![Answer::Full, first]]);
    assert!(outcome.offerings[0].waiting.is_empty());
    // The same where they want two, and the second meets at the time of the first.
    list.applications.iter_mut().for_each(|one| one.wanted = 2);
    list.clashes.push((OfferingNumber(1), OfferingNumber(2)));
    let outcome = draw(&list, &seed(1));
    let mut answers = outcome.answers.clone();
    answers.sort_by_key(|answers| answers[0] != first);
    let clash = Answer::Clash { with: OfferingNumber(1) };
    assert_eq!(answers, [vec![first, clash], vec![Answer::Full, first]]);
}

#[test]
fn what_was_called_off_sends_everybody_to_their_next_wish() {
    let applications = vec![
        application(1, 1, vec![wish(1), wish(2)]),
        application(2, 2, vec![wish(2), wish(1)]),
        application(3, 1, vec![wish(1)]),
    ];
    let list: FrozenList =
        list(vec![offering(3, &[]), offering(2, &[])], applications).try_into().unwrap();
    let outcome = super::draw(&list, &seed(1), &[OfferingNumber(1)]);
    let first = Answer::Place { round: 1, share: None };
    assert_eq!(outcome.answers[0], [Answer::CalledOff, first]);
    assert_eq!(outcome.answers[1], [first, Answer::CalledOff]);
    assert_eq!(outcome.answers[2], [Answer::CalledOff]);
    assert_eq!(outcome.offerings[0], Given::default());
}

#[test]
fn the_published_text_says_who_has_a_place_and_who_is_next() {
    let applications = (1..=3).map(|number| application(number, 1, vec![wish(1)])).collect();
    let outcome = draw(&list(vec![offering(1, &[])], applications), &seed(7));
    let text = outcome.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("place\t1\t0000000"));
    assert!(lines[1].starts_with("waiting\t1\t1\t0000000"));
    assert_eq!(lines.len(), 3);
}
