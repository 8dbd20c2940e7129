//! 两份都报了同一项: which of two places on one offering stays when two records become one.

use std::cmp::Ordering;

use super::Side;
use crate::offering::Fen;
use crate::sign_up::Place;

/// What speaks for one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// How it stands.
    pub place: Place,
    /// Its number in the order of joining.
    pub joined: i64,
    /// Its fee is noted as paid, or was carried over as a whole.
    pub is_paid: bool,
    /// What was paid for it and not given back.
    pub paid: Fen,
}

impl Claim {
    /// The smaller, the better: a place that somebody has, one that is offered to them, one that they wait for.
    const fn rank(&self) -> u8 {
        match self.place {
            Place::Held => 0,
            Place::Offered { .. } => 1,
            Place::Waiting { .. } | Place::InReview => 2,
        }
    }

    /// Less is better. Of two places that are held the one that was paid for stays, so that nobody pays twice; of two that wait,
    /// or are offered, the earlier one.
    fn against(&self, other: &Self) -> Ordering {
        let by_rank = self.rank().cmp(&other.rank());
        let by_money = (other.is_paid, other.paid.0).cmp(&(self.is_paid, self.paid.0));
        by_rank.then(match self.place {
            Place::Held => by_money,
            _ => self.joined.cmp(&other.joined),
        })
    }

    /// Whether money is to be given back, or decided about, once this one has ended.
    pub const fn leaves_money(&self) -> bool {
        self.paid.0 > 0
    }
}

/// Which of the two stays: the one with the better claim, and of two alike that of the record that stays.
pub fn stays(kept: &Claim, other: &Claim) -> Side {
    if other.against(kept) == Ordering::Less { Side::Other } else { Side::Kept }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;

    const OFFERED: Place = Place::Offered { answer_by: Timestamp::UNIX_EPOCH };

    fn claim(place: Place, joined: i64, yuan: u32) -> Claim {
        Claim { place, joined, is_paid: yuan > 0, paid: Fen::yuan(yuan) }
    }

    fn waits(position: u32) -> Claim {
        claim(Place::Waiting { position }, i64::from(position), 0)
    }

    #[test]
    fn what_somebody_has_stays_before_what_they_wait_for() {
        let held = claim(Place::Held, 9, 0);
        let offered = claim(OFFERED, 8, 0);
        for (better, worse) in [(held, waits(1)), (held, offered), (offered, waits(1))] {
            assert_eq!(stays(&worse, &better), Side::Other);
            assert_eq!(stays(&better, &worse), Side::Kept);
        }
        assert_eq!(stays(&waits(30), &waits(2)), Side::Other);
        assert_eq!(stays(&waits(2), &waits(30)), Side::Kept);
        assert_eq!(stays(&held, &claim(Place::Held, 1, 0)), Side::Kept, "alike");
    }

    #[test]
    fn of_two_that_are_held_the_paid_one_stays() {
        let (unpaid, paid) = (claim(Place::Held, 1, 0), claim(Place::Held, 9, 180));
        assert_eq!(stays(&unpaid, &paid), Side::Other);
        assert_eq!(stays(&paid, &unpaid), Side::Kept);
        assert_eq!(stays(&paid, &paid), Side::Kept);
        let in_part = Claim { is_paid: false, ..claim(Place::Held, 1, 150) };
        assert_eq!(stays(&in_part, &paid), Side::Other);
        // Paid before there were receipts: nothing is counted, and it is paid all the same.
        let long_ago = Claim { paid: Fen::FREE, ..paid };
        assert_eq!(stays(&in_part, &long_ago), Side::Other);
        assert!(in_part.leaves_money() && !long_ago.leaves_money());
    }

    fn any_claim() -> impl Strategy<Value = Claim> {
        let places = prop_oneof![
            Just(Place::Held),
            Just(OFFERED),
            (1..40_u32).prop_map(|position| Place::Waiting { position }),
        ];
        (places, 0..40_i64, any::<bool>(), 0..3_u32).prop_map(|(place, joined, is_paid, yuan)| {
            Claim { place, joined, is_paid, paid: Fen::yuan(yuan) }
        })
    }

    proptest! {
        #[test]
        fn whichever_record_stays_no_better_claim_is_lost(one in any_claim(), two in any_claim()) {
            let (first, second) = (stays(&one, &two), stays(&two, &one));
            let kept = |side, kept, other| if side == Side::Kept { kept } else { other };
            let (this, that): (Claim, Claim) = (kept(first, one, two), kept(second, two, one));
            prop_assert_eq!(this.rank(), that.rank());
            prop_assert_eq!(this.rank(), one.rank().min(two.rank()));
            if one.rank() == 0 && two.rank() == 0 {
                prop_assert_eq!(this.is_paid, one.is_paid || two.is_paid);
            }
            if one.rank() > 0 && one.rank() == two.rank() {
                prop_assert_eq!(this.joined, one.joined.min(two.joined));
            }
        }
    }
}
