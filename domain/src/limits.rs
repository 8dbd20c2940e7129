//! 每人最多几个: how much one person may have at an institution at once.

use serde::{Deserialize, Serialize};

use crate::booking::BookingRefusal;
use crate::offering::OfferingKind;
use crate::refusal::Refusal;

/// An institution's limits; nothing where there is none. What one waits for counts like what one has: it may become a place
/// at any time. Whoever waits since a draw gave them less than they wanted may stand on many lists: no more of it counts than
/// what they still want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Classes of one term.
    pub classes: Option<u32>,
    /// Shifts that are not over.
    pub shifts: Option<u32>,
    /// 借用: bookings of rooms that are not over, of one person or club.
    pub bookings: Option<u32>,
}

impl Limits {
    /// Whether somebody may have more now, of whichever kind, than before.
    pub fn allow_more_than(self, before: Self) -> bool {
        let is_more = |now: Option<u32>, before: Option<u32>| {
            before.is_some_and(|before| now.is_none_or(|now| now > before))
        };
        is_more(self.classes, before.classes) || is_more(self.shifts, before.shifts)
    }

    /// For what is of this kind.
    pub const fn of(self, kind: OfferingKind) -> Option<u32> {
        match kind {
            OfferingKind::Class => self.classes,
            OfferingKind::Activity => None,
            OfferingKind::Shift => self.shifts,
        }
    }
}

/// Whether somebody who has so many already may have one more.
pub const fn one_more(kind: OfferingKind, most: Option<u32>, has: u32) -> Result<(), Refusal> {
    match most {
        Some(most) if has >= most => Err(Refusal::LimitReached { kind, most }),
        _ => Ok(()),
    }
}

/// By which limit an offer is judged that still waits for its answer: what was promised stays good, so that the more generous
/// one counts of what holds now and what held when it was made.
pub fn kept_to(now: Option<u32>, when_offered: Option<u32>) -> Option<u32> {
    now.zip(when_offered).map(|(now, then)| now.max(then))
}

/// Whether a club, or whoever asks for it, that has so many bookings which are not over may have so many more.
pub const fn more_bookings(most: Option<u32>, has: u32, more: u32) -> Result<(), BookingRefusal> {
    match most {
        Some(most) if has.saturating_add(more) > most => Err(BookingRefusal::TooMany { most, has }),
        _ => Ok(()),
    }
}

/// Whether somebody may want so many places in all of these: for each the kind, how many one may have and how many they have.
/// What has no limit can always be had; of the others one can get as many as are left.
pub fn may_want(
    wanted: u32,
    wishes: impl IntoIterator<Item = (OfferingKind, Option<u32>, u32)>,
) -> Result<(), Refusal> {
    let mut left = Some(0);
    for (kind, most, has) in wishes {
        one_more(kind, most, has)?;
        left = left.zip(most).map(|(left, most)| left.max(most - has));
    }
    match left {
        Some(left) if wanted > left => Err(Refusal::WantsTooMany { most: left }),
        _ => Ok(()),
    }
}

/// How many places a draw may give to somebody who wants so many: for each wish the kind and term that count together, and
/// how many of them the person may still have, if there is a limit. Whatever they get of these, no limit is passed; a limit
/// that holds all wishes it is about leaves the others as they are.
pub fn may_get<K: PartialEq>(wanted: u32, wishes: &[(K, Option<u32>)]) -> u32 {
    let binding = wishes.iter().filter_map(|(group, left)| {
        let left = (*left)?;
        let wished = wishes.iter().filter(|(other, _)| other == group).count();
        (wished > left as usize).then_some(left)
    });
    binding.fold(wanted, u32::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_offered_under_a_higher_limit_can_be_accepted_under_a_lower_one() {
        assert_eq!(kept_to(Some(1), Some(2)), Some(2));
        assert_eq!(kept_to(Some(3), Some(2)), Some(3));
        assert_eq!((kept_to(Some(1), None), kept_to(None, Some(1))), (None, None));
        let of = |classes| Limits { classes, ..Limits::default() };
        assert!(of(Some(3)).allow_more_than(of(Some(2))) && of(None).allow_more_than(of(Some(2))));
        assert!(
            !of(Some(1)).allow_more_than(of(Some(2))) && !of(Some(1)).allow_more_than(of(None))
        );
    }

    #[test]
    fn whoever_has_as_many_as_allowed_has_no_more() {
        let limits = Limits { classes: Some(2), ..Limits::default() };
        let ask = |kind: OfferingKind, has| one_more(kind, limits.of(kind), has);
        assert_eq!(ask(OfferingKind::Class, 1), Ok(()));
        let refused = Refusal::LimitReached { kind: OfferingKind::Class, most: 2 };
        assert_eq!(ask(OfferingKind::Class, 2), Err(refused));
        assert_eq!(ask(OfferingKind::Shift, 99), Ok(()));
        assert_eq!(ask(OfferingKind::Activity, 99), Ok(()));
    }

    #[test]
    fn a_club_has_as_many_bookings_as_allowed_together() {
        assert_eq!(more_bookings(Some(5), 3, 2), Ok(()));
        let refused = BookingRefusal::TooMany { most: 5, has: 3 };
        assert_eq!(more_bookings(Some(5), 3, 3), Err(refused));
        assert_eq!(more_bookings(None, 900, 53), Ok(()));
    }

    #[test]
    fn a_draw_gives_no_more_than_a_limit_leaves() {
        assert_eq!(may_get(2, &[("term", Some(1)), ("term", Some(1))]), 1);
        assert_eq!(may_get(2, &[("term", Some(2)), ("term", Some(2)), ("term", Some(2))]), 2);
        assert_eq!(may_get(3, &[("term", None), ("term", None)]), 3);
        // One class may be had and one is wished for: the activities are as many as they are.
        assert_eq!(may_get(3, &[("class", Some(1)), ("activity", None), ("activity", None)]), 3);
        assert_eq!(may_get(3, &[("class", Some(1)), ("class", Some(1)), ("activity", None)]), 1);
    }

    #[test]
    fn one_wishes_for_as_many_as_one_may_have() {
        let (class, activity) = (OfferingKind::Class, OfferingKind::Activity);
        assert_eq!(may_want(2, [(class, Some(3), 1), (class, Some(3), 1)]), Ok(()));
        let too_many = Refusal::WantsTooMany { most: 2 };
        assert_eq!(may_want(3, [(class, Some(3), 1), (class, Some(3), 1)]), Err(too_many));
        let reached = Refusal::LimitReached { kind: class, most: 1 };
        assert_eq!(may_want(9, [(activity, None, 7), (class, Some(1), 0)]), Ok(()));
        assert_eq!(may_want(1, [(activity, None, 7), (class, Some(1), 1)]), Err(reached));
    }
}
