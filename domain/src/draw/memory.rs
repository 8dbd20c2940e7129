//! Fairness with memory: what earlier draws mean for this one.

/// So many lots at most: nine misses weigh as much as any more.
pub const LOTS_AT_MOST: u32 = 10;

/// What an earlier draw of the same course meant for somebody who asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// They had a place, from the draw or from its waiting list, or were offered one and declined it or let it go by.
    Place,
    /// The draw left them without any place at all, of this course or another.
    Miss,
    /// They missed this course and had another that they had also wished for. Wishing for many things so as to miss some of
    /// them earns nothing.
    Other,
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
    use super::*;

    #[test]
    fn each_miss_is_one_more_lot_until_the_place_is_there() {
        use Past::{Miss, Other, Place};
        assert_eq!(misses([]), 0);
        assert_eq!(misses([Miss, Other, Miss]), 2);
        assert_eq!(misses([Miss, Miss, Place, Miss]), 1);
        assert_eq!((lots(0), lots(3), lots(50)), (1, 4, 10));
    }
}
