//! A fee that is lowered after somebody has paid: what is asked of them by now.

use crate::offering::{Fen, promised};

/// What is asked for one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it cost when it was paid; while it is not paid, what it costs.
    pub costs: Fen,
    /// What is asked by now, where the fee was lowered after it was paid.
    pub lowered_to: Option<Fen>,
}

impl Asked {
    /// What is asked by now. What was paid beyond it is to be given back.
    pub fn now(self) -> Fen {
        self.lowered_to.unwrap_or(self.costs)
    }

    /// The same, once the offering has another fee. The least that was asked since the place was certain stays good, whether it is
    /// paid or not: whoever pays early never pays more for it, and a fee that is raised again takes nothing back.
    pub fn after(self, fee: Fen, is_paid: bool) -> Self {
        let is_less = is_paid && fee < self.now();
        let lowered_to = if is_less { Some(fee) } else { self.lowered_to };
        Self { costs: promised(self.costs, fee, is_paid), lowered_to }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fee::settle;

    fn asked(fees: &[u32], paid_after: usize) -> (Asked, Fen) {
        let mut asked = Asked { costs: Fen(fees[0]), lowered_to: None };
        let mut paid = asked.costs;
        for (number, fee) in fees.iter().enumerate().skip(1) {
            asked = asked.after(Fen(*fee), number > paid_after);
            if number <= paid_after {
                paid = asked.costs;
            }
        }
        (asked, paid)
    }

    #[test]
    fn what_was_paid_too_much_is_counted_from_the_lowest_fee_since() {
        let (after_two, paid) = asked(&[18_000, 15_000, 12_000], 0);
        assert_eq!(after_two, Asked { costs: Fen(18_000), lowered_to: Some(Fen(12_000)) });
        assert_eq!(settle(after_two.now(), paid).to_give_back, Fen(6_000));
        let (raised, paid) = asked(&[18_000, 15_000, 30_000], 0);
        assert_eq!(settle(raised.now(), paid).to_give_back, Fen(3_000), "it was promised");
        let (never_lowered, paid) = asked(&[18_000, 30_000, 18_000], 0);
        assert_eq!(never_lowered.lowered_to, None);
        assert_eq!(settle(never_lowered.now(), paid).to_give_back, Fen::FREE);
    }

    proptest! {
        #[test]
        fn early_or_late_everybody_pays_the_least_that_was_asked(
            fees in prop::collection::vec(0..500_u32, 1..8), early in 0..8_usize, late in 0..8_usize,
        ) {
            let least = Fen(*fees.iter().min().unwrap());
            for paid_after in [early, late] {
                let (asked, paid) = asked(&fees, paid_after.min(fees.len() - 1));
                let settled = settle(asked.now(), paid);
                prop_assert_eq!(asked.now(), least);
                prop_assert_eq!(asked.costs, paid, "what was paid stays known");
                prop_assert_eq!(settled.due, Fen::FREE);
                prop_assert_eq!(paid.0 - settled.to_give_back.0, least.0);
            }
        }
    }
}
