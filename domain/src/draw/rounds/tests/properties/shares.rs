//! What reserved places promise to those whom they are for, and to everybody else.

use super::*;

proptest! {
    /// Of those whom a share is for and who ask in the first round at least as many have a place there as it has, or all of them.
    #[test]
    fn those_whom_a_share_is_for_get_as_many_places_at_least(list in any_list(), number in 0_u64..1000) {
        let (standings, outcome) = drawn(&list, number);
        let all = told(&list, &standings, &outcome);
        for (offering, facts) in (1..).zip(&list.offerings) {
            for (share, reserved) in (1..).zip(&facts.shares) {
                let here = all.iter().filter(|one| one.wish.offering.0 == offering && one.wish.shares.contains(&share));
                let here: Vec<_> = here.filter(|one| one.asked_in == 1).collect();
                let got = here.iter().filter(|one| matches!(one.answer, Answer::Place { round: 1, .. })).count();
                let sent_on = here.iter().any(|one| matches!(one.answer, Answer::Full | Answer::Waiting { .. }));
                prop_assert!(!sent_on || got >= reserved.places as usize, "{} of {}", got, reserved.places);
            }
        }
    }

    /// An open share for people of whom nobody asks is as if it were not there.
    #[test]
    fn a_share_that_nobody_is_of_changes_nothing(list in any_list(), number in 0_u64..1000) {
        let mut reserved = list;
        for offering in &mut reserved.offerings {
            offering.shares.iter_mut().for_each(|share| share.is_kept = false);
        }
        for one in &mut reserved.applications {
            one.wishes.iter_mut().for_each(|wish| wish.shares.clear());
        }
        let mut plain = reserved.clone();
        plain.offerings.iter_mut().for_each(|offering| offering.shares.clear());
        prop_assert_eq!(drawn(&reserved, number).1, drawn(&plain, number).1);
    }

    /// Whoever is of a share never has less luck for it with that offering than whoever is of none; where one place is wanted.
    #[test]
    fn to_be_of_a_share_is_never_worse(list in any_list(), number in 0_u64..1000) {
        let mut outside = list;
        outside.applications[0].wanted = 1;
        outside.applications[0].wishes.truncate(1);
        let offering = outside.applications[0].wishes[0].offering;
        outside.applications[0].wishes[0].shares.clear();
        let there = outside.offerings[offering.index()].shares.len() as u32;
        for share in 1..=there {
            let mut inside = outside.clone();
            inside.applications[0].wishes[0].shares = vec![share];
            let got = |list: &List| !got_of(list, number, &[offering]).is_empty();
            prop_assert!(got(&inside) || !got(&outside));
        }
    }

    /// Who asks when makes no difference: the same people under the same numbers, listed in any order.
    #[test]
    fn the_order_in_which_people_stand_on_the_list_makes_no_difference(list in any_list(), number in 0_u64..1000, turn in any::<prop::sample::Index>()) {
        let mut turned = list.clone();
        let by = turn.index(turned.applications.len());
        turned.applications.rotate_left(by);
        let (_, outcome) = drawn(&list, number);
        let (_, other) = drawn(&turned, number);
        let sorted = |given: &Given| {
            let mut places = given.places.clone();
            places.sort_unstable();
            (places, given.waiting.clone())
        };
        let all = |outcome: &Outcome| outcome.offerings.iter().map(sorted).collect::<Vec<_>>();
        prop_assert_eq!(all(&outcome), all(&other));
    }
}
