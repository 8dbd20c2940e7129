use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::draw::{Application, Digest, LOTS_AT_MOST, Past, Share, Wish, lots, misses};

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
    List { offerings, clashes: Vec::new(), applications }
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
fn the_published_text_says_who_has_a_place_and_who_is_next() {
    let applications = (1..=3).map(|number| application(number, 1, vec![wish(1)])).collect();
    let outcome = draw(&list(vec![offering(1, &[])], applications), &seed(7));
    let text = outcome.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("place\t1\t0000000"));
    assert!(lines[1].starts_with("waiting\t1\t1\t0000000"));
    assert_eq!(lines.len(), 3);
}

/// Six offerings of a few places, up to twenty people with up to four wishes: more than there is room for.
fn any_list() -> impl Strategy<Value = List> {
    let shares = prop::collection::vec((0_u32..2, any::<bool>()), 0..2);
    let offerings = prop::collection::vec(
        (0_u32..4, shares).prop_map(|(places, shares)| {
            let in_shares: u32 = shares.iter().map(|share| share.0).sum();
            offering(places + in_shares, &shares)
        }),
        6,
    );
    let clashes = prop::sample::subsequence(vec![(1, 2), (1, 3), (2, 5), (3, 4), (5, 6)], 0..=5);
    let wishes = prop::sample::subsequence(vec![1_u32, 2, 3, 4, 5, 6], 1..=4).prop_shuffle();
    let one =
        (1_u32..4, wishes, prop::collection::vec((1_u32..4, any::<bool>(), any::<bool>()), 4));
    (offerings, clashes, prop::collection::vec(one, 1..20)).prop_map(
        |(offerings, clashes, people)| {
            let application =
                |(index, (wanted, wishes, facts)): (usize, (u32, Vec<u32>, Vec<_>))| {
                    let wish = |(offering, (lots, again, in_share)): (u32, (u32, bool, bool))| {
                        let has_share = !offerings[offering as usize - 1].shares.is_empty();
                        let shares = if in_share && has_share { vec![1] } else { Vec::new() };
                        Wish { offering: OfferingNumber(offering), lots, again, shares }
                    };
                    let wishes = wishes.into_iter().zip(facts).map(wish).collect();
                    application(index as u32 * 37 + 5, wanted, wishes)
                };
            let applications = people.into_iter().enumerate().map(application).collect();
            let number = OfferingNumber;
            let clashes =
                clashes.into_iter().map(|(one, other)| (number(one), number(other))).collect();
            List { offerings, clashes, applications }
        },
    )
}

proptest! {
    #[test]
    fn a_draw_keeps_its_promises(list in any_list(), number in 0_u64..1000) {
        let outcome = draw(&list, &seed(number));
        let mut has_place_at = vec![HashSet::new(); list.offerings.len()];
        for (application, answers) in outcome.by_application(&list) {
            prop_assert_eq!(answers.len(), application.wishes.len());
            prop_assert!(places(answers) <= application.wanted as usize);
            let wishes = application.wishes.iter().zip(answers);
            let got: Vec<_> = wishes.filter(|(_, answer)| has_place(answer)).collect();
            for (index, (wish, _)) in got.iter().enumerate() {
                has_place_at[wish.offering.index()].insert(application.number);
                prop_assert!(got[..index].iter().all(|(other, _)| !list.clash(wish.offering, other.offering)));
            }
        }
        for (index, offering) in list.offerings.iter().enumerate() {
            let given = &outcome.offerings[index];
            prop_assert_eq!(given.places.len(), has_place_at[index].len());
            prop_assert!(given.places.len() <= offering.places as usize);
            // Nobody waits while a place is free that no share keeps.
            let kept: u32 = offering.shares.iter().filter(|share| share.is_kept).map(|share| share.places).sum();
            if given.places.len() < (offering.places - kept) as usize {
                prop_assert!(given.waiting.is_empty());
            }
            // Nobody who had the course has a first place that was for everybody, while somebody without any place waits who
            // had not.
            let wish_of = |number: &ApplicationNumber| {
                let found = outcome.by_application(&list).find(|(one, _)| one.number == *number);
                let (application, answers) = found.unwrap();
                let wishes = application.wishes.iter().zip(answers);
                wishes.into_iter().find(|(wish, _)| wish.offering.index() == index).unwrap()
            };
            let has_none = |number: &ApplicationNumber| {
                has_place_at.iter().all(|places| !places.contains(number))
            };
            let someone_waits_first =
                given.waiting.iter().any(|number| has_none(number) && !wish_of(number).0.again);
            for number in &given.places {
                let (wish, answer) = wish_of(number);
                let is_for_everybody = *answer == Answer::Place { round: 1, share: None };
                prop_assert!(!(wish.again && is_for_everybody && someone_waits_first));
            }
        }
    }

    /// Whoever wants one place has it from the same wish, whatever they add behind it: applying for many never helps.
    #[test]
    fn adding_wishes_never_helps_with_the_dearer_ones(list in any_list(), number in 0_u64..1000) {
        let digest = Digest::of(b"the same lots for both");
        let run = |list: &List| {
            let standings = list.applications.iter().map(|one| {
                let standing = |wish: &Wish| Standing {
                    again: wish.again,
                    lot: Lot::best_of(wish.lots, digest, &seed(number), one.number),
                    number: one.number,
                };
                one.wishes.iter().map(standing).collect()
            });
            Rounds::of(list, standings.collect()).outcome()
        };
        let mut single = list.clone();
        single.applications.iter_mut().for_each(|one| one.wanted = 1);
        let whole = run(&single);
        let mut shorter = single.clone();
        let kept = shorter.applications[0].wishes.len().div_ceil(2);
        shorter.applications[0].wishes.truncate(kept);
        let before = run(&shorter);
        for wish in 0..kept {
            prop_assert_eq!(has_place(&before.answers[0][wish]), has_place(&whole.answers[0][wish]));
        }
    }

    #[test]
    fn a_list_survives_being_published(list in any_list()) {
        prop_assert_eq!(list.to_string().parse::<List>().unwrap(), list);
    }
}

/// Whoever applied in the first tenth has no more luck than whoever applied in the last: Pearson's chi-square of places by
/// tenths stays below the 1 % point of nine degrees of freedom (21.67), for seeds that are fixed.
#[test]
fn coming_early_earns_nothing() {
    const DRAWS: u64 = 2_000;
    let applications = (1..=40).map(|number| application(number, 1, vec![wish(1)])).collect();
    let list = list(vec![offering(10, &[])], applications);
    let mut by_tenth = [0_u32; 10];
    for number in 0..DRAWS {
        for place in &draw(&list, &seed(number)).offerings[0].places {
            by_tenth[(place.0 as usize - 1) / 4] += 1;
        }
    }
    let expected = DRAWS as f64;
    let chi_square: f64 =
        by_tenth.iter().map(|&places| (f64::from(places) - expected).powi(2) / expected).sum();
    assert!(chi_square < 21.67, "{by_tenth:?}: {chi_square}");
}

/// Ten terms of one course: 20 places, 25 newcomers a term, and everybody who missed asks again, for as long as it takes.
/// Answers the misses that anybody had before their place or the end of the terms, and how many had each number.
fn ten_terms(remembers: bool) -> Vec<u32> {
    let mut waiting: Vec<(u32, Vec<Past>)> = Vec::new();
    let mut next = 0;
    let mut by_misses = vec![0; 11];
    for term in 0..10 {
        for _ in 0..25 {
            next += 1;
            waiting.push((next, Vec::new()));
        }
        let applications = waiting.iter().map(|(number, history)| {
            let lots = if remembers { lots(misses(history.iter().copied())) } else { 1 };
            application(*number, 1, vec![Wish { lots, ..wish(1) }])
        });
        let list = list(vec![offering(20, &[])], applications.collect());
        let given = draw(&list, &seed(term)).offerings.remove(0);
        waiting.retain_mut(|(number, history)| {
            let has_place = given.places.contains(&ApplicationNumber(*number));
            if has_place {
                by_misses[history.len()] += 1;
            }
            history.push(Past::Miss);
            !has_place
        });
    }
    for (_, history) in waiting {
        by_misses[history.len()] += 1;
    }
    by_misses
}

#[test]
fn over_ten_terms_memory_shortens_the_longest_wait() {
    let longest = |by_misses: &[u32]| by_misses.iter().rposition(|&people| people > 0).unwrap();
    let (with, without) = (ten_terms(true), ten_terms(false));
    let unlucky = |by_misses: &[u32]| by_misses[4..].iter().sum::<u32>();
    assert!(longest(&with) <= 5, "{with:?}");
    assert!(longest(&with) < longest(&without), "{with:?} {without:?}");
    assert!(unlucky(&with) * 2 <= unlucky(&without), "{with:?} {without:?}");
}
