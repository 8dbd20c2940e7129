//! What a draw promises, on lists that nobody thought of.

use proptest::prelude::*;

use super::*;
use crate::draw::Digest;

mod shares;

/// Six offerings of a few places, up to twenty people with up to four wishes: more than there is room for.
fn any_list() -> impl Strategy<Value = List> {
    let shares = prop::collection::vec((0_u32..3, any::<bool>()), 0..3);
    let offerings = prop::collection::vec(
        (0_u32..4, shares).prop_map(|(places, shares)| {
            let in_shares: u32 = shares.iter().map(|share| share.0).sum();
            offering(places + in_shares, &shares)
        }),
        6,
    );
    let clashes = prop::sample::subsequence(vec![(1, 2), (1, 3), (2, 5), (3, 4), (5, 6)], 0..=5);
    let wishes = prop::sample::subsequence(vec![1_u32, 2, 3, 4, 5, 6], 1..=4).prop_shuffle();
    let facts = (1_u32..4, any::<bool>(), 0_u32..4);
    let one = (1_u32..4, wishes, prop::collection::vec(facts, 4));
    let people = prop::collection::vec(one, 1..20);
    (offerings, clashes, people).prop_map(|(offerings, clashes, people)| {
        let wish = |(offering, (lots, again, groups)): (u32, (u32, bool, u32))| {
            let there = offerings[offering as usize - 1].shares.len() as u32;
            let shares = (1..=there).filter(|share| groups & (1 << (share - 1)) > 0).collect();
            Wish { offering: OfferingNumber(offering), lots, again, shares }
        };
        let person = |(number, (wanted, wishes, facts)): (u32, (u32, Vec<u32>, Vec<_>))| {
            application(number * 37, wanted, wishes.into_iter().zip(facts).map(wish).collect())
        };
        let applications = (1..).zip(people).map(person).collect();
        let number = OfferingNumber;
        let clashes =
            clashes.into_iter().map(|(one, other)| (number(one), number(other))).collect();
        List { seed: dice(), offerings, clashes, applications }
    })
}

/// Draws with lots that do not change when the list does.
fn drawn(list: &List, number: u64) -> (Vec<Vec<Standing>>, Outcome) {
    drawn_without(list, number, &[])
}

/// The same after these offerings were called off.
fn drawn_without(
    list: &List,
    number: u64,
    without: &[OfferingNumber],
) -> (Vec<Vec<Standing>>, Outcome) {
    let standings = list.applications.iter().map(|one| {
        let standing = |wish: &Wish| Standing {
            again: wish.again,
            lot: Lot::best_of(wish.lots, Digest::of(b"always the same"), &seed(number), one.number),
            number: one.number,
        };
        one.wishes.iter().map(standing).collect()
    });
    let standings: Vec<Vec<Standing>> = standings.collect();
    let outcome = Rounds::of(list, standings.clone(), without).outcome();
    (standings, outcome)
}

/// What the first application got of these.
fn got_of(list: &List, number: u64, among: &[OfferingNumber]) -> Vec<OfferingNumber> {
    let (_, outcome) = drawn(list, number);
    let wishes = list.applications[0].wishes.iter().zip(&outcome.answers[0]);
    let got = wishes.filter(|(_, answer)| has_place(answer)).map(|(wish, _)| wish.offering);
    let mut got: Vec<_> = got.filter(|offering| among.contains(offering)).collect();
    got.sort_unstable();
    got
}

/// A wish with all that became of it.
struct Told<'a> {
    wish: &'a Wish,
    answer: Answer,
    standing: Standing,
    /// The round in which it was asked for, if it was: somebody's places come in rounds one after another.
    asked_in: u32,
    /// Places that its person has.
    places: usize,
}

fn told<'a>(list: &'a List, standings: &[Vec<Standing>], outcome: &'a Outcome) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    for ((application, answers), standings) in outcome.by_application(list).zip(standings) {
        let mut asked_in = 1;
        for ((wish, answer), standing) in application.wishes.iter().zip(answers).zip(standings) {
            all.push(Told {
                wish,
                answer: *answer,
                standing: *standing,
                asked_in,
                places: places(answers),
            });
            asked_in += u32::from(has_place(answer));
        }
    }
    all
}

proptest! {
    #[test]
    fn nobody_has_too_much_or_what_is_not_for_them(list in any_list(), number in 0_u64..1000) {
        let (standings, outcome) = drawn(&list, number);
        for (application, answers) in outcome.by_application(&list) {
            prop_assert_eq!(answers.len(), application.wishes.len());
            prop_assert!(places(answers) <= application.wanted as usize);
            let wishes = application.wishes.iter().zip(answers);
            let got: Vec<_> = wishes.filter(|(_, answer)| has_place(answer)).collect();
            for (index, (wish, _)) in got.iter().enumerate() {
                prop_assert!(got[..index].iter().all(|(other, _)| !list.clash(wish.offering, other.offering)));
            }
        }
        for one in told(&list, &standings, &outcome) {
            if let Answer::Place { round, share } = one.answer {
                prop_assert_eq!(round, one.asked_in);
                prop_assert!(share.is_none_or(|share| one.wish.shares.contains(&share)));
            }
        }
    }

    #[test]
    fn no_place_is_given_twice_or_left_while_somebody_waits(list in any_list(), number in 0_u64..1000) {
        let (standings, outcome) = drawn(&list, number);
        let all = told(&list, &standings, &outcome);
        for (number, (offering, given)) in (1..).zip(list.offerings.iter().zip(&outcome.offerings)) {
            let here: Vec<_> = all.iter().filter(|one| one.wish.offering.0 == number).collect();
            let places = here.iter().filter(|one| has_place(&one.answer)).count();
            prop_assert_eq!(given.places.len(), places);
            prop_assert!(places <= offering.places as usize);
            let mut kept = 0;
            for (share, facts) in (1..).zip(&offering.shares) {
                let is_of = |one: &&&Told<'_>| matches!(one.answer, Answer::Place { share: Some(of), .. } if of == share);
                let filled = here.iter().filter(is_of).count();
                prop_assert!(filled <= facts.places as usize);
                let left = facts.places as usize - filled;
                kept += if facts.is_kept { left } else { 0 };
                let waits = |one: &&Told<'_>| matches!(one.answer, Answer::Waiting { .. }) && one.wish.shares.contains(&share);
                prop_assert!(!facts.is_kept || left == 0 || !here.iter().any(waits));
            }
            prop_assert!(places + kept == offering.places as usize || given.waiting.is_empty());
        }
    }

    /// What everybody may have, and what a share may have, goes to whoever stands first of those who asked for it by then.
    #[test]
    fn nobody_who_stands_first_is_sent_on(list in any_list(), number in 0_u64..1000) {
        let (standings, outcome) = drawn(&list, number);
        let all = told(&list, &standings, &outcome);
        let is_sent_on = |one: &&Told<'_>| matches!(one.answer, Answer::Full | Answer::Waiting { .. });
        for one in all.iter().filter(is_sent_on) {
            for other in all.iter().filter(|other| other.wish.offering == one.wish.offering) {
                let Answer::Place { round, share } = other.answer else { continue };
                let could_have_it = share.is_none_or(|share| one.wish.shares.contains(&share));
                prop_assert!(round < one.asked_in || !could_have_it || other.standing < one.standing);
            }
        }
    }

    #[test]
    fn whoever_waits_waits_in_order(list in any_list(), number in 0_u64..1000) {
        let (standings, outcome) = drawn(&list, number);
        let all = told(&list, &standings, &outcome);
        for (number, given) in (1..).zip(&outcome.offerings) {
            let mut waiting: Vec<_> = all.iter().filter_map(|one| match one.answer {
                Answer::Waiting { position } if one.wish.offering.0 == number => Some((position, one)),
                _ => None,
            }).collect();
            waiting.sort_by_key(|(position, _)| *position);
            let numbers: Vec<_> = waiting.iter().map(|(_, one)| one.standing.number).collect();
            prop_assert_eq!(&numbers, &given.waiting);
            prop_assert!(waiting.is_sorted_by_key(|(_, one)| (one.places, one.standing)));
        }
    }

    /// Whoever wants one place never has a dearer one for other wishes than the true ones: in another order, or fewer.
    #[test]
    fn the_truth_is_never_worse(list in any_list(), number in 0_u64..1000, order in any::<prop::sample::Index>(), kept in 1_usize..=4) {
        let mut truth = list;
        truth.applications[0].wanted = 1;
        let mut lie = truth.clone();
        let wishes = &mut lie.applications[0].wishes;
        let turn = order.index(wishes.len());
        wishes.rotate_left(turn);
        wishes.truncate(kept);
        let got = |list: &List| {
            let (_, outcome) = drawn(list, number);
            let wishes = list.applications[0].wishes.iter().zip(&outcome.answers[0]);
            wishes.filter(|(_, answer)| has_place(answer)).map(|(wish, _)| wish.offering).next()
        };
        let dear = |offering: Option<OfferingNumber>| {
            let wishes = &truth.applications[0].wishes;
            wishes.iter().position(|wish| Some(wish.offering) == offering).unwrap_or(wishes.len())
        };
        prop_assert!(dear(got(&truth)) <= dear(got(&lie)));
    }

    /// However many places somebody wants: the dearest that they get is never dearer for other wishes than the true ones, be
    /// they in another order, fewer, or more.
    #[test]
    fn no_other_wishes_bring_a_dearer_place(
        list in any_list(),
        number in 0_u64..1000,
        wanted in 1_u32..4,
        lie in prop::sample::subsequence(vec![1_u32, 2, 3, 4, 5, 6], 1..=6).prop_shuffle(),
    ) {
        let mut truth = list;
        truth.applications[0].wanted = wanted;
        let wishes = truth.applications[0].wishes.clone();
        let told = |offering: u32| {
            let true_one = wishes.iter().find(|wish| wish.offering.0 == offering).cloned();
            true_one.unwrap_or_else(|| wish(offering))
        };
        let mut lied = truth.clone();
        lied.applications[0].wishes = lie.into_iter().map(told).collect();
        let dear: Vec<_> = wishes.iter().map(|wish| wish.offering).collect();
        let dearest = |list: &List| {
            let got = got_of(list, number, &dear);
            dear.iter().position(|one| got.contains(one)).unwrap_or(dear.len())
        };
        prop_assert!(dearest(&truth) <= dearest(&lied));
    }

    /// More wishes behind the others change nothing about those: neither luck nor place, however many places are wanted.
    #[test]
    fn more_wishes_help_none_of_the_others(
        list in any_list(),
        number in 0_u64..1000,
        wanted in 1_u32..4,
        more in prop::sample::subsequence(vec![1_u32, 2, 3, 4, 5, 6], 1..=6).prop_shuffle(),
    ) {
        let mut few = list;
        few.applications[0].wanted = wanted;
        let wished: Vec<_> = few.applications[0].wishes.iter().map(|wish| wish.offering).collect();
        let mut many = few.clone();
        let more = more.into_iter().filter(|one| !wished.contains(&OfferingNumber(*one)));
        many.applications[0].wishes.extend(more.map(wish));
        prop_assert_eq!(got_of(&few, number, &wished), got_of(&many, number, &wished));
    }

    /// What was called off is as if nobody had wished for it.
    #[test]
    fn what_was_called_off_is_passed_over(list in any_list(), number in 0_u64..1000, off in 1_u32..=6) {
        let off = OfferingNumber(off);
        let mut never = list.clone();
        for one in &mut never.applications {
            one.wishes.retain(|wish| wish.offering != off);
        }
        let (_, without) = drawn_without(&list, number, &[off]);
        let (_, never) = drawn(&never, number);
        prop_assert_eq!(&without.offerings, &never.offerings);
        prop_assert_eq!(&without.offerings[off.index()], &Given::default());
        for (application, answers) in without.by_application(&list) {
            for (wish, answer) in application.wishes.iter().zip(answers) {
                prop_assert_eq!(wish.offering == off, *answer == Answer::CalledOff);
            }
        }
    }

    #[test]
    fn a_list_survives_being_published(list in any_list()) {
        let frozen: FrozenList = list.to_string().parse().unwrap();
        prop_assert_eq!(frozen.list(), &list);
    }
}
