//! To whom free places are offered while some of them are reserved.

use jiff::Timestamp;

use super::{ForWhom, Share, claims, free_for};
use crate::offering::Places;
use crate::sign_up::together::{InLine, ask_one_of_two};

/// What becomes of free places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedOffers<T> {
    /// Who is offered one, in order, and the share that it is counted to.
    pub offered: Vec<(T, Option<ForWhom>)>,
    /// Whose turn it was while one place alone was left for them, and who want two.
    pub want_two: Vec<T>,
}

/// To whom the free places are offered; `line` is in order of joining, with the groups of each. The first who may have one is
/// offered it; what is kept for a group of which nobody waits stays kept. Two together stand where the later one stands; where
/// only such could have what is free, one of them is asked, as without stages.
pub fn next_offers<T: Copy + PartialEq>(
    places: &Places,
    shares: &[Share],
    line: &[(InLine<T>, Vec<ForWhom>)],
    now: Timestamp,
) -> StagedOffers<T> {
    let mut left = Left { places: *places, shares: shares.to_vec() };
    let mut offers = StagedOffers { offered: Vec::new(), want_two: Vec::new() };
    for (index, (one, groups)) in line.iter().enumerate() {
        let place_of = |other| line.iter().position(|(in_line, _)| in_line.who == other);
        let group = match one.with.and_then(place_of) {
            // Their turn comes with the later one.
            Some(place) if place > index => continue,
            Some(place) => vec![&line[place], &line[index]],
            None => vec![&line[index]],
        };
        let before = left.clone();
        let given: Option<Vec<_>> = group
            .iter()
            .map(|(in_line, groups)| Some((in_line.who, left.give(groups, now)?)))
            .collect();
        match given {
            Some(given) => offers.offered.extend(given),
            None => {
                left = before;
                if group.len() > 1 && left.clone().give(groups, now).is_some() {
                    offers.want_two.extend(group.iter().map(|(in_line, _)| in_line.who));
                }
            }
        }
    }
    let of = |who: T| line.iter().find(|(in_line, _)| in_line.who == who);
    let was_asked = |who| of(who).is_some_and(|(in_line, _)| in_line.was_asked_alone);
    let StagedOffers { offered, want_two } = &mut offers;
    ask_one_of_two(want_two, was_asked, |first, second| {
        let mut each = [first, second].into_iter().filter_map(of);
        let given = each.find_map(|(one, groups)| Some((one.who, left.give(groups, now)?)));
        offered.extend(given);
        given.is_some()
    });
    offers
}

/// What is left to be offered.
#[derive(Clone)]
struct Left {
    places: Places,
    shares: Vec<Share>,
}

impl Left {
    /// Takes a place for somebody of these groups, if there is one, and tells to which share it is counted.
    fn give(&mut self, groups: &[ForWhom], now: Timestamp) -> Option<Option<ForWhom>> {
        if free_for(&self.places, &self.shares, groups, now) == 0 {
            return None;
        }
        let claimed = claims(&self.shares, groups, now);
        self.places.held += 1;
        for share in self.shares.iter_mut().filter(|share| Some(share.for_whom) == claimed) {
            share.claimed += 1;
        }
        Some(claimed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign_up::together;

    const NEW: ForWhom = ForWhom::Newcomers;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn kept(places: u32) -> [Share; 1] {
        [Share { for_whom: NEW, places, claimed: 0, until: second(10) }]
    }

    fn line(people: &[(u32, Option<u32>, bool)]) -> Vec<(InLine<u32>, Vec<ForWhom>)> {
        let one = |(who, with, is_new): &(u32, Option<u32>, bool)| {
            let groups = if *is_new { vec![NEW] } else { vec![] };
            (InLine { who: *who, with: *with, was_asked_alone: false }, groups)
        };
        people.iter().map(one).collect()
    }

    #[test]
    fn a_place_of_a_share_goes_to_the_first_of_the_group_or_stays_kept() {
        let places = Places { capacity: Some(5), held: 3, waiting: 3, passed: 0 };
        let waiting = line(&[(1, None, false), (2, None, true), (3, None, true)]);
        let at = |now| next_offers(&places, &kept(2), &waiting, second(now)).offered;
        assert_eq!(at(9), [(2, Some(NEW)), (3, Some(NEW))]);
        assert_eq!(at(10), [(1, None), (2, None)], "released");
        let others = line(&[(1, None, false)]);
        assert_eq!(next_offers(&places, &kept(2), &others, second(9)).offered, []);
        assert_eq!(next_offers(&places, &kept(1), &others, second(9)).offered, [(1, None)]);
    }

    #[test]
    fn two_together_want_two_places_that_both_may_have() {
        let places = Places { capacity: Some(5), held: 3, waiting: 3, passed: 0 };
        let waiting = line(&[(1, Some(2), false), (2, Some(1), true), (3, None, false)]);
        let of = |kept_places| next_offers(&places, &kept(kept_places), &waiting, second(9));
        assert_eq!(of(1).offered, [(1, None), (2, Some(NEW))]);
        let one_is_kept_out = of(2);
        let alone = vec![(2, Some(NEW))];
        assert_eq!((one_is_kept_out.offered, one_is_kept_out.want_two), (alone, vec![1, 2]));
    }

    /// Without a share it is the same as without stages, whoever waits together.
    #[test]
    fn without_shares_it_is_the_line() {
        for pairs in 0..3_u32 {
            for free in 0..5 {
                let with = |who: u32| match (pairs, who) {
                    (1, 0) | (2, 4) => Some(2),
                    (1, 2) => Some(0),
                    (2, 2) => Some(4),
                    _ => None,
                };
                let people: Vec<_> = (0..5).map(|who| (who, with(who), false)).collect();
                let waiting = line(&people);
                let alone: Vec<_> = waiting.iter().map(|(in_line, _)| *in_line).collect();
                let places = Places { capacity: Some(9), held: 9 - free, waiting: 5, passed: 0 };
                let staged = next_offers(&places, &[], &waiting, second(0));
                let plain = together::next_offers(free, &alone);
                let offered: Vec<_> = staged.offered.iter().map(|(who, _)| *who).collect();
                assert_eq!((offered, staged.want_two), (plain.offered, plain.want_two));
            }
        }
    }
}
