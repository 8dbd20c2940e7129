//! Fairness with memory: what earlier draws mean for this one, and what waiting in vain does.

use jiff::Timestamp;

/// So many lots at most: nine misses weigh as much as any more.
pub const LOTS_AT_MOST: u32 = 10;

/// What an earlier draw of the same course meant for somebody who asked for it; or a term in which its places went in the order of
/// asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// They had a place, at once or from the waiting list, or were offered one and declined it or let it go by.
    Place,
    /// They were left without any place at all, of this course or another.
    Miss,
    /// They missed this course and had another that they had also asked for. Asking for many things so as to miss some of
    /// them earns nothing.
    Other,
}

/// What came of asking for the classes of one course in a term, where places go in the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InOrder {
    /// They had a place, or could have had one.
    pub had: bool,
    /// They joined a waiting list before the class began, and waited until it was over: none of its places was ever theirs to
    /// take.
    pub waited: bool,
    /// They had another class of that term. To go on in one's former class is no asking for another.
    pub had_another: bool,
}

impl InOrder {
    /// What it means; nothing where they left the line, or could not have accepted.
    pub const fn past(self) -> Option<Past> {
        match self {
            Self { had: true, .. } => Some(Past::Place),
            Self { waited: false, .. } => None,
            Self { had_another: true, .. } => Some(Past::Other),
            Self { had_another: false, .. } => Some(Past::Miss),
        }
    }
}

/// Something of the past, when it was, and in which term; of what is no class there are no terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered<T> {
    /// When it was drawn, or began.
    pub at: Timestamp,
    /// In which term.
    pub term: Option<T>,
    /// What it means.
    pub past: Past,
}

/// All of it from the first to the last: what draws have said, and what waiting came to, once a term and only where no draw has said
/// it of that term already. That somebody had the course counts in any case.
pub fn remembered<T: PartialEq>(
    drawn: Vec<Remembered<T>>,
    in_order: Vec<Remembered<T>>,
) -> Vec<Past> {
    let mut all = drawn;
    for one in in_order {
        let is_told = one.term.is_some() && all.iter().any(|told| told.term == one.term);
        if one.past == Past::Place || !is_told {
            all.push(one);
        }
    }
    all.sort_by_key(|one| one.at);
    all.into_iter().map(|one| one.past).collect()
}

/// How often they missed the course since they last could have had it. `history` goes from the first to the last.
pub fn misses(history: impl IntoIterator<Item = Past>) -> u32 {
    history.into_iter().fold(0, |misses, past| match past {
        Past::Place => 0,
        Past::Miss => misses + 1,
        Past::Other => misses,
    })
}

/// One lot, and one more for each miss.
pub fn lots(misses: u32) -> u32 {
    misses.saturating_add(1).min(LOTS_AT_MOST)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Past::{Miss, Other, Place};
    use super::*;

    #[test]
    fn each_miss_is_one_more_lot_until_the_place_is_there() {
        assert_eq!(misses([]), 0);
        assert_eq!(misses([Miss, Other, Miss]), 2);
        assert_eq!(misses([Miss, Miss, Place, Miss]), 1);
        assert_eq!((lots(0), lots(3), lots(50)), (1, 4, 10));
    }

    #[test]
    fn only_who_waits_to_the_end_and_gets_nothing_at_all_has_missed_something() {
        let told = |had, waited, had_another| InOrder { had, waited, had_another }.past();
        assert_eq!(told(false, true, false), Some(Miss));
        assert_eq!(told(false, true, true), Some(Other));
        assert_eq!((told(false, false, false), told(false, false, true)), (None, None));
        assert_eq!((told(true, true, true), told(true, false, false)), (Some(Place), Some(Place)));
    }

    fn event((at, term, past): (i64, u8, Past)) -> Remembered<u8> {
        Remembered { at: Timestamp::from_second(at).unwrap(), term: Some(term), past }
    }

    #[test]
    fn a_term_counts_once_and_a_place_after_a_miss_always_does() {
        let of = |drawn: &[_], waited: &[_]| {
            let events = |all: &[(i64, u8, Past)]| all.iter().copied().map(event).collect();
            remembered(events(drawn), events(waited))
        };
        assert_eq!(of(&[(10, 1, Miss)], &[(20, 1, Miss)]), [Miss], "they waited since that draw");
        assert_eq!(of(&[(10, 1, Other)], &[(20, 1, Miss)]), [Other]);
        assert_eq!(of(&[(10, 1, Miss)], &[(20, 1, Place)]), [Miss, Place]);
        assert_eq!(of(&[(30, 2, Miss)], &[(20, 1, Miss), (5, 0, Place)]), [Place, Miss, Miss]);
        // What is no class has no terms: its draws are told apart all the same.
        let no_term = |at| Remembered { term: None, ..event((at, 0, Miss)) };
        assert_eq!(remembered(vec![no_term(1), no_term(2)], vec![]), [Miss, Miss]);
    }

    fn any_events(most: usize) -> impl Strategy<Value = Vec<Remembered<u8>>> {
        let past = prop_oneof![Just(Place), Just(Miss), Just(Other)];
        prop::collection::vec((0_i64..1000, 0_u8..5, past).prop_map(event), 0..most)
    }

    fn missed(all: &[Remembered<u8>]) -> impl Iterator<Item = &Remembered<u8>> {
        all.iter().filter(|one| one.past == Miss)
    }

    proptest! {
        /// Nobody gains by waiting in many lines of a term, nor in one where a draw has told them already.
        #[test]
        fn waiting_weighs_no_more_than_the_terms_in_which_it_was_in_vain(
            drawn in any_events(6),
            waited in any_events(12),
        ) {
            let told: BTreeSet<u8> = drawn.iter().filter_map(|one| one.term).collect();
            let terms: BTreeSet<u8> = missed(&waited).filter_map(|one| one.term).collect();
            let most = missed(&drawn).count() + terms.difference(&told).count();
            let weighs = misses(remembered(drawn, waited));
            prop_assert!(weighs as usize <= most, "{weighs} of {most}");
            prop_assert!((1..=LOTS_AT_MOST).contains(&lots(weighs)));
        }

        /// Whoever has waited in vain comes after nobody for it, unless they had a place.
        #[test]
        fn to_have_waited_never_costs_a_lot(drawn in any_events(6), waited in any_events(12)) {
            let waited: Vec<_> = waited.into_iter().filter(|one| one.past != Place).collect();
            let without = misses(remembered(drawn.clone(), vec![]));
            prop_assert!(misses(remembered(drawn, waited)) >= without);
        }
    }
}
