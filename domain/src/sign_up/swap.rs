//! 调换: what is given up for another place, all of it at once or nothing.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use thiserror::Error;

use super::{Engagement, Place};
use crate::calendar::Span;
use crate::id::{OfferingId, SignUpId};
use crate::refusal::Refusal;

/// As much may be given up for one place.
pub const MOST_GIVEN_UP: usize = 3;

/// Nothing is given up, more than [`MOST_GIVEN_UP`], or something that is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("nothing that could be given up for a place")]
pub struct InvalidGivenUp;

/// The entries that somebody gives up for another place: one at least, [`MOST_GIVEN_UP`] at most, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GivenUp(Vec<SignUpId>);

impl GivenUp {
    /// These, in this order.
    pub fn new(entries: impl IntoIterator<Item = SignUpId>) -> Result<Self, InvalidGivenUp> {
        let mut all = Vec::new();
        for entry in entries {
            if !all.contains(&entry) {
                all.push(entry);
            }
        }
        if (1..=MOST_GIVEN_UP).contains(&all.len()) { Ok(Self(all)) } else { Err(InvalidGivenUp) }
    }

    /// Each of them.
    pub fn entries(&self) -> &[SignUpId] {
        &self.0
    }
}

impl From<SignUpId> for GivenUp {
    fn from(entry: SignUpId) -> Self {
        Self(vec![entry])
    }
}

impl fmt::Display for GivenUp {
    /// As a form sends it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        formatter.write_str(&keys.join(","))
    }
}

impl FromStr for GivenUp {
    type Err = InvalidGivenUp;

    fn from_str(sent: &str) -> Result<Self, InvalidGivenUp> {
        let entries = sent.split(',').map(|key| key.parse().map_err(|_| InvalidGivenUp));
        Self::new(entries.collect::<Result<Vec<_>, _>>()?)
    }
}

/// Everything that the person has at the time of what is wanted, or has wished for in a draw that is about to be held, each once, the earliest clash first: without all
/// of it nothing clashes.
pub fn in_the_way(wanted: &[Span], engaged: &[Engagement]) -> Vec<OfferingId> {
    let meets = |other: &&Engagement| {
        !other.is_in_line && wanted.iter().any(|span| other.span.overlaps(span))
    };
    let mut meeting: Vec<&Engagement> = engaged.iter().filter(meets).collect();
    meeting.sort_by_key(|other| other.span.from);
    let mut found = Vec::new();
    for other in meeting {
        if !found.contains(&other.offering) {
            found.push(other.offering);
        }
    }
    found
}

/// Whether these places may be given up for another one: never a place that one has for a position on a waiting list.
pub fn may_swap(given_up: impl IntoIterator<Item = Place>, instead: Place) -> Result<(), Refusal> {
    given_up.into_iter().try_for_each(|given_up| match (given_up, instead) {
        (Place::Held, Place::Waiting { .. }) => Err(Refusal::NoPlaceInstead),
        (_, Place::InReview) => Err(Refusal::ReviewedFirst),
        _ => Ok(()),
    })
}

/// 候补不退: whether one may wait there and keep all of this until a place is offered: where some of it is a place that one has, and
/// no place is to be had instead.
pub fn may_wait_and_keep(kept: impl IntoIterator<Item = Place>, instead: Place) -> bool {
    matches!(may_swap(kept, instead), Err(Refusal::NoPlaceInstead))
}

/// Whether somebody could accept a place by giving up, at once, all that is in its way, and as many more as are beyond a limit.
pub const fn could_be_freed(in_the_way: usize, beyond: usize) -> bool {
    in_the_way.saturating_add(beyond) <= MOST_GIVEN_UP
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::sign_up::clash;

    const WAITING: Place = Place::Waiting { position: 1 };

    fn entry(number: u128) -> SignUpId {
        SignUpId(Uuid::from_u128(number))
    }

    /// From one hour to another of the first of December 2026.
    fn span(from: i8, to: i8) -> Span {
        Span::on(date(2026, 12, 1), time(from, 0, 0, 0), time(to, 0, 0, 0))
    }

    fn has(offering: u128, span: Span) -> Engagement {
        let offering = OfferingId(Uuid::from_u128(offering));
        Engagement { offering, name: String::new(), waits: false, is_in_line: false, span }
    }

    #[test]
    fn one_to_three_entries_are_given_up_each_once() {
        assert_eq!(GivenUp::new([]), Err(InvalidGivenUp));
        assert_eq!(GivenUp::new((1..=4).map(entry)), Err(InvalidGivenUp));
        let three = GivenUp::new([1, 2, 2, 3, 1].map(entry)).unwrap();
        assert_eq!(three.entries(), [1, 2, 3].map(entry));
        assert_eq!(three.to_string().parse(), Ok(three));
        let one = GivenUp::from(entry(7));
        assert_eq!(
            one.to_string(),
            entry(7).to_string(),
            "as forms sent it that knew of one alone"
        );
        for wrong in ["", ",", "7", &format!("{one},"), &format!("{one},x")] {
            assert_eq!(wrong.parse::<GivenUp>(), Err(InvalidGivenUp), "{wrong}");
        }
    }

    #[test]
    fn nobody_gives_a_place_up_for_a_waiting_list() {
        assert_eq!(may_swap([Place::Held], Place::Held), Ok(()));
        assert_eq!(may_swap([Place::Held], WAITING), Err(Refusal::NoPlaceInstead));
        assert_eq!(may_swap([WAITING], WAITING), Ok(()));
        assert_eq!(may_swap([WAITING], Place::Held), Ok(()));
        assert_eq!(may_swap([WAITING], Place::InReview), Err(Refusal::ReviewedFirst));
        // Of several one place is enough.
        assert_eq!(may_swap([WAITING, Place::Held], WAITING), Err(Refusal::NoPlaceInstead));
        assert_eq!(may_swap([WAITING, Place::Held, Place::Held], Place::Held), Ok(()));
    }

    #[test]
    fn one_keeps_a_place_that_one_has_while_one_waits_and_nothing_where_there_is_a_place() {
        assert!(may_wait_and_keep([Place::Held], WAITING));
        assert!(may_wait_and_keep([WAITING, Place::Held], WAITING));
        assert!(!may_wait_and_keep([WAITING], WAITING), "it is left for the other one at once");
        assert!(!may_wait_and_keep([Place::Held], Place::Held));
        assert!(!may_wait_and_keep([Place::Held], Place::InReview));
    }

    #[test]
    fn as_much_is_given_up_for_an_offer_as_for_any_place() {
        assert!(could_be_freed(1, 0) && could_be_freed(0, 3) && could_be_freed(2, 1));
        assert!(!could_be_freed(4, 0) && !could_be_freed(2, 2));
    }

    #[test]
    fn all_that_meets_at_the_time_is_in_the_way() {
        let engaged = [has(3, span(10, 12)), has(1, span(8, 10)), has(2, span(13, 14))];
        let id = |number| OfferingId(Uuid::from_u128(number));
        assert_eq!(in_the_way(&[span(9, 11)], &engaged), [id(1), id(3)]);
        assert_eq!(in_the_way(&[span(12, 13)], &engaged), []);
    }

    proptest! {
        #[test]
        fn without_all_of_it_nothing_clashes_and_without_less_something_does(
            wanted in proptest::collection::vec((0_i8..22, 1_i8..3), 0..4),
            engaged in proptest::collection::vec((0_u128..6, 0_i8..22, 1_i8..3), 0..9),
        ) {
            let span = |from: i8, hours: i8| span(from, (from + hours).min(23));
            let wanted: Vec<Span> = wanted.into_iter().map(|(from, hours)| span(from, hours)).collect();
            let engaged: Vec<Engagement> =
                engaged.into_iter().map(|(of, from, hours)| has(of, span(from, hours))).collect();
            let found = in_the_way(&wanted, &engaged);
            let without = |all: &[OfferingId]| {
                let left = engaged.iter().filter(|other| !all.contains(&other.offering));
                clash(&wanted, &left.cloned().collect::<Vec<_>>())
            };
            prop_assert_eq!(without(&found), Ok(()));
            for kept in 0..found.len() {
                let mut less = found.clone();
                less.remove(kept);
                prop_assert!(without(&less).is_err());
            }
        }
    }
}
