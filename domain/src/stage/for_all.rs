//! What is left of the places for somebody who belongs to no group, and for members of one.

use jiff::Timestamp;

use super::{ForWhom, Share, claims, free_for};
use crate::offering::{Allocation, Places};
use crate::sign_up::{Place, next_place};

/// How the places stand for somebody who belongs to no group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForAll {
    /// Places that they may have at once.
    pub free: u32,
    /// Places that nobody holds, kept for others.
    pub kept: u32,
    /// For whom these are kept, if all for one group.
    pub for_whom: Option<ForWhom>,
}

/// How the places stand at this moment for somebody who belongs to no group.
pub fn for_all(places: &Places, shares: &[Share], now: Timestamp) -> ForAll {
    let kept = || shares.iter().filter(|share| share.kept(now) > 0);
    let sum = kept().map(|share| share.kept(now)).fold(0, u32::saturating_add);
    let mut groups = kept().map(|share| share.for_whom);
    let (one, another) = (groups.next(), groups.next());
    ForAll {
        free: may_have(places, shares, &[], now),
        kept: sum.min(places.unheld()),
        for_whom: one.filter(|_| another.is_none()),
    }
}

/// Places that somebody of these groups may have at once, as far as one can tell without looking at who waits: whoever waits
/// for what is kept for their group has been offered it already, and anything else goes to those who wait.
pub fn may_have(places: &Places, shares: &[Share], groups: &[ForWhom], now: Timestamp) -> u32 {
    if places.want_one() > 0 && claims(shares, groups, now).is_none() {
        return 0;
    }
    free_for(places, shares, groups, now)
}

/// What somebody who belongs to no group would get, if nothing else stood against it.
pub fn next_place_for_all(
    allocation: Allocation,
    places: &Places,
    shares: &[Share],
    now: Timestamp,
) -> Place {
    let kept_out = allocation == Allocation::InOrder && may_have(places, shares, &[], now) == 0;
    if kept_out {
        return Place::Waiting { position: places.waiting + 1 };
    }
    next_place(allocation, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: ForWhom = ForWhom::Newcomers;
    const NEAR: ForWhom = ForWhom::District;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn share(for_whom: ForWhom, places: u32, until: i64) -> Share {
        Share { for_whom, places, claimed: 0, until: second(until) }
    }

    fn places(held: u32, waiting: u32) -> Places {
        Places { capacity: Some(10), held, waiting, passed: 0 }
    }

    #[test]
    fn what_is_kept_is_told_apart_from_what_is_free() {
        let shares = [share(NEW, 2, 10), share(NEAR, 3, 20)];
        let at = |held, now| for_all(&places(held, 0), &shares, second(now));
        assert_eq!(at(3, 9), ForAll { free: 2, kept: 5, for_whom: None });
        assert_eq!(at(3, 10), ForAll { free: 4, kept: 3, for_whom: Some(NEAR) });
        assert_eq!(at(3, 20), ForAll { free: 7, kept: 0, for_whom: None });
        assert_eq!(at(7, 9), ForAll { free: 0, kept: 3, for_whom: None }, "no more than are there");
        let waited_for = for_all(&places(8, 1), &shares[..1], second(9));
        assert_eq!(waited_for, ForAll { free: 0, kept: 2, for_whom: Some(NEW) });
    }

    #[test]
    fn what_is_kept_for_a_group_is_free_for_it_whoever_else_waits() {
        let shares = [share(NEW, 2, 10)];
        let of = |groups: &[ForWhom], now| may_have(&places(8, 1), &shares, groups, second(now));
        assert_eq!((of(&[], 9), of(&[NEAR], 9), of(&[NEW], 9)), (0, 0, 2));
        assert_eq!(of(&[NEW], 10), 0, "released: for whoever waits");
    }

    /// Without shares it is the rule for everybody.
    #[test]
    fn without_shares_the_next_place_is_the_usual_one() {
        for allocation in [Allocation::InOrder, Allocation::Draw, Allocation::Approval] {
            for (held, waiting) in [(0, 0), (9, 0), (10, 0), (9, 2), (10, 2)] {
                let places = places(held, waiting);
                let next = next_place_for_all(allocation, &places, &[], second(0));
                assert_eq!(next, next_place(allocation, &places), "{allocation:?} {places:?}");
            }
        }
        let kept = [share(NEW, 1, 10)];
        let next = |now| next_place_for_all(Allocation::InOrder, &places(9, 0), &kept, second(now));
        assert_eq!((next(9), next(10)), (Place::Waiting { position: 1 }, Place::Held));
    }
}
