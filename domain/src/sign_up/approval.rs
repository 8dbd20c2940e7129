//! 审核报名: whoever asks is on the list, and a coordinator says yes or no.

use jiff::Timestamp;

use super::{Place, SignUpState, may_withdraw};
use crate::offering::{Admission, Allocation, OfferingState, Places, Terms};
use crate::refusal::Refusal;

/// Whether a coordinator may say yes or no to this entry: while it is in review, until the last session has ended.
pub fn may_decide(state: &SignUpState, terms: &Terms, now: Timestamp) -> Result<(), Refusal> {
    may_withdraw(state, terms, now).map_err(|refusal| match refusal {
        Refusal::AlreadyWithdrawn => Refusal::NotInReview,
        other => other,
    })?;
    match state {
        SignUpState::Live(Place::InReview) => Ok(()),
        _ => Err(Refusal::NotInReview),
    }
}

/// What a coordinator's yes gives so many people at once, also at the counter, where the staff's yes is there already: a
/// place has to be free for each. Those in review have no order to keep.
pub fn a_place(places: &Places, people: u32) -> Result<Place, Refusal> {
    let free = places.unheld();
    if people <= free { Ok(Place::Held) } else { Err(Refusal::NoFreePlace { free }) }
}

/// For how many of so many people a yes at once would find a free place.
pub fn room_for(places: &Places, people: u32) -> u32 {
    places.unheld().min(people)
}

/// Whether places may be given in this other way from now on: in order or by approval, while nobody waits for an answer.
pub fn may_change(
    terms: &Terms,
    to: Allocation,
    places: &Places,
    now: Timestamp,
) -> Result<(), Refusal> {
    match (&terms.state, terms.admission) {
        (OfferingState::Cancelled { .. }, _) => Err(Refusal::Cancelled),
        _ if now >= terms.ends_at => Err(Refusal::AlreadyOver),
        _ if terms.allocation == Allocation::Draw || to == Allocation::Draw => Err(Refusal::ByDraw),
        (_, Admission::DropIn) => Err(Refusal::DropIn),
        _ if terms.allocation != to && places.waiting > 0 => Err(Refusal::SomebodyWaits),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::offering::{Conditions, Window};
    use crate::sign_up::{EndReason, for_the_line, next_place};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const IN_REVIEW: SignUpState = SignUpState::Live(Place::InReview);

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn terms() -> Terms {
        Terms {
            window: Window { opens_at: second(-60), closes_at: second(60) },
            admission: Admission::SignUp,
            allocation: Allocation::Approval,
            state: OfferingState::Open,
            conditions: Conditions::default(),
            ages_on: date(1970, 1, 1),
            ends_at: second(1000),
        }
    }

    fn two_places(held: u32, waiting: u32) -> Places {
        Places { capacity: Some(2), held, waiting, passed: 0 }
    }

    #[test]
    fn whoever_asks_is_in_review_and_moves_nowhere_by_itself() {
        for places in [two_places(0, 0), two_places(2, 9)] {
            assert_eq!(next_place(Allocation::Approval, &places), Place::InReview);
            assert_eq!(for_the_line(Allocation::Approval, &places), 0);
        }
    }

    #[test]
    fn a_yes_needs_a_free_place_and_no_turn() {
        assert_eq!(a_place(&two_places(1, 9), 1), Ok(Place::Held));
        assert_eq!(a_place(&two_places(1, 9), 2), Err(Refusal::NoFreePlace { free: 1 }));
        let uncounted = Places { capacity: None, held: 900, waiting: 1, passed: 0 };
        assert_eq!(a_place(&uncounted, 50), Ok(Place::Held));
    }

    #[test]
    fn there_is_room_for_as_many_as_a_yes_would_be_given_to() {
        let uncounted = Places { capacity: None, held: 900, waiting: 1, passed: 0 };
        for places in [two_places(0, 9), two_places(1, 9), two_places(2, 9), uncounted] {
            for people in 0..5 {
                let room = room_for(&places, people);
                assert_eq!(room == people, a_place(&places, people).is_ok());
                assert!(a_place(&places, room).is_ok());
            }
        }
    }

    #[test]
    fn it_is_decided_once_and_not_after_the_end() {
        let ended = SignUpState::Ended { at: NOW, reason: EndReason::Withdrawn };
        let held = SignUpState::Live(Place::Held);
        assert_eq!(may_decide(&IN_REVIEW, &terms(), NOW), Ok(()));
        assert_eq!(may_decide(&ended, &terms(), NOW), Err(Refusal::NotInReview));
        assert_eq!(may_decide(&held, &terms(), NOW), Err(Refusal::NotInReview));
        assert_eq!(may_decide(&IN_REVIEW, &terms(), second(1000)), Err(Refusal::AlreadyOver));
    }

    #[test]
    fn the_way_changes_only_while_nobody_waits() {
        let may = |terms: &Terms, to, waiting| may_change(terms, to, &two_places(1, waiting), NOW);
        assert_eq!(may(&terms(), Allocation::InOrder, 0), Ok(()));
        assert_eq!(may(&terms(), Allocation::InOrder, 1), Err(Refusal::SomebodyWaits));
        assert_eq!(may(&terms(), Allocation::Approval, 1), Ok(()), "nothing changes");
        assert_eq!(may(&terms(), Allocation::Draw, 0), Err(Refusal::ByDraw));
        let drawn = Terms { allocation: Allocation::Draw, ..terms() };
        assert_eq!(may(&drawn, Allocation::Approval, 0), Err(Refusal::ByDraw));
        let dropping_in = Terms { admission: Admission::DropIn, ..terms() };
        assert_eq!(may(&dropping_in, Allocation::Approval, 0), Err(Refusal::DropIn));
    }
}
