//! 报名: how a place is given, given up, and passed on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{OfferingId, PersonId, SignUpId};
use crate::offering::{Allocation, Places, Terms};
use crate::refusal::Refusal;

pub use admission::{admit, at_counter};
pub use engagement::{Engagement, clash};

mod admission;
pub mod approval;
mod engagement;
pub mod offer;
pub mod together;

/// How a sign-up stands (名额).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The person has a place.
    Held,
    /// A place is held for the person until they answer whether they want it.
    Offered {
        /// Until when they are asked to answer. Afterwards it is still theirs to take, and somebody calls them.
        answer_by: Timestamp,
    },
    /// The person waits; 1 is next.
    Waiting {
        /// Place in the line, counted from 1 in order of joining.
        position: u32,
    },
    /// 审核中: the person has asked, and a coordinator has not said yes or no yet. In no line: nobody is told a position.
    InReview,
}

/// A person's entry on an offering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUp {
    /// Key.
    pub id: SignUpId,
    /// What for.
    pub offering: OfferingId,
    /// Who.
    pub person: PersonId,
    /// How it stands now, or stood when it ended.
    pub state: SignUpState,
    /// When it was made.
    pub joined_at: Timestamp,
}

/// Live with a place, or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignUpState {
    /// Counts for the offering.
    Live(Place),
    /// Given up by the person, or taken off the list by a coordinator.
    Ended {
        /// When.
        at: Timestamp,
        /// Why.
        reason: EndReason,
    },
}

/// Why a sign-up ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndReason {
    /// 退出报名, by the person.
    Withdrawn,
    /// Taken off the list by a coordinator, with the reason given.
    Removed(String),
    /// The institution called the offering off, with the reason given.
    Cancelled(String),
    /// A place was offered to the person, and they did not want it.
    Declined,
    /// A place was offered to the person, who did not answer and was not reached by telephone.
    NotReached,
    /// A coordinator did not accept what the person asked for, with the reason given.
    NotAccepted(String),
    /// The fee was not paid, and calls did not help.
    Unpaid,
}

/// A place while one is free and nobody waits for it; otherwise the end of the waiting list. By approval a coordinator
/// decides later.
pub fn next_place(allocation: Allocation, places: &Places) -> Place {
    match allocation {
        Allocation::Approval => Place::InReview,
        Allocation::InOrder | Allocation::Draw if places.free() > 0 => Place::Held,
        Allocation::InOrder | Allocation::Draw => Place::Waiting { position: places.waiting + 1 },
    }
}

/// How many places there are for those who wait: freed ones, or a larger capacity. By approval nobody has one without a yes.
pub fn for_the_line(allocation: Allocation, places: &Places) -> u32 {
    if allocation == Allocation::Approval {
        return 0;
    }
    places
        .capacity
        .map_or(places.waiting, |capacity| capacity.saturating_sub(places.held))
        .min(places.waiting)
}

/// Whether one place may be given up for another: never a place that one has for a position on a waiting list.
pub fn may_swap(given_up: Place, instead: Place) -> Result<(), Refusal> {
    match (given_up, instead) {
        (Place::Held, Place::Waiting { .. }) => Err(Refusal::NoPlaceInstead),
        (_, Place::InReview) => Err(Refusal::ReviewedFirst),
        _ => Ok(()),
    }
}

/// Whether a person may give the place up: at any time before the last session has ended.
pub fn may_withdraw(state: &SignUpState, terms: &Terms, now: Timestamp) -> Result<(), Refusal> {
    match state {
        SignUpState::Ended { .. } => Err(Refusal::AlreadyWithdrawn),
        SignUpState::Live(_) if now >= terms.ends_at => Err(Refusal::AlreadyOver),
        SignUpState::Live(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::admission::samples::{NOW, second, terms};
    use super::*;

    fn two_places(held: u32, waiting: u32) -> Places {
        Places { capacity: Some(2), held, waiting, passed: 0 }
    }

    #[test]
    fn a_freed_place_belongs_to_those_who_wait() {
        assert_eq!(next_place(Allocation::InOrder, &two_places(1, 0)), Place::Held);
        assert_eq!(
            next_place(Allocation::InOrder, &two_places(2, 0)),
            Place::Waiting { position: 1 }
        );
        assert_eq!(
            next_place(Allocation::InOrder, &two_places(1, 3)),
            Place::Waiting { position: 4 }
        );
        let uncounted = Places { capacity: None, held: 900, waiting: 0, passed: 0 };
        assert_eq!(next_place(Allocation::InOrder, &uncounted), Place::Held);
    }

    #[test]
    fn as_many_are_for_the_line_as_places_are_free() {
        let for_the_line = |places: Places| for_the_line(Allocation::InOrder, &places);
        assert_eq!(for_the_line(two_places(1, 3)), 1);
        assert_eq!(for_the_line(two_places(0, 1)), 1);
        assert_eq!(for_the_line(two_places(2, 3)), 0);
        assert_eq!(for_the_line(two_places(3, 3)), 0);
        let gone_by = Places { passed: 1, ..two_places(1, 1) };
        assert_eq!(next_place(Allocation::InOrder, &gone_by), Place::Held);
    }

    #[test]
    fn nobody_gives_a_place_up_for_a_waiting_list() {
        let waiting = Place::Waiting { position: 1 };
        assert_eq!(may_swap(Place::Held, Place::Held), Ok(()));
        assert_eq!(may_swap(Place::Held, waiting), Err(Refusal::NoPlaceInstead));
        assert_eq!(may_swap(waiting, waiting), Ok(()));
        assert_eq!(may_swap(waiting, Place::Held), Ok(()));
        assert_eq!(may_swap(waiting, Place::InReview), Err(Refusal::ReviewedFirst));
    }

    #[test]
    fn one_withdraws_once_and_not_after_the_end() {
        let live = SignUpState::Live(Place::Held);
        assert_eq!(may_withdraw(&live, &terms(), NOW), Ok(()));
        assert_eq!(may_withdraw(&live, &terms(), second(1000)), Err(Refusal::AlreadyOver));
        let ended = SignUpState::Ended { at: NOW, reason: EndReason::Withdrawn };
        assert_eq!(may_withdraw(&ended, &terms(), NOW), Err(Refusal::AlreadyWithdrawn));
    }
}
