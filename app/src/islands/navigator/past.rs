//! The pages gone through in this document, and how far down each was read. The browser keeps the addresses; its own
//! memory of the scrolling fits pages that were loaded, not pages that are put in each other's place.

use std::fmt;

/// What is kept with an entry of the history: its number in this tab, and how far down it was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Counts from the page that was loaded.
    pub entry: usize,
    /// Pixels from the top.
    pub top: i32,
}

impl Mark {
    /// Reads what was kept. The page that was loaded, and places within a page, have nothing.
    pub fn of(kept: &str) -> Option<Self> {
        let (entry, top) = kept.split_once(' ')?;
        Some(Self { entry: entry.parse().ok()?, top: top.parse().ok()? })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.entry, self.top)
    }
}

/// Where each page was left, by number; and which one is shown.
#[derive(Debug, Default)]
pub struct Past {
    shown: usize,
    tops: Vec<Option<i32>>,
}

impl Past {
    /// Continues after the page of this mark was loaded.
    pub fn from(mark: Option<Mark>) -> Self {
        Self { shown: mark.unwrap_or_default().entry, tops: Vec::new() }
    }

    /// The page shown is about to be left, from here.
    pub fn leave(&mut self, top: i32) -> Mark {
        if self.tops.len() <= self.shown {
            self.tops.resize(self.shown + 1, None);
        }
        self.tops[self.shown] = Some(top);
        Mark { entry: self.shown, top }
    }

    /// A new page follows the one shown; those that followed it before are gone.
    pub fn go_on(&mut self) -> Mark {
        self.shown += 1;
        self.tops.truncate(self.shown);
        self.stay()
    }

    /// The page shown, anew.
    pub fn stay(&self) -> Mark {
        Mark { entry: self.shown, top: 0 }
    }

    /// How far down a page was left. What was seen in this document counts more than what was kept before.
    pub fn top_of(&self, mark: Mark) -> i32 {
        self.tops.get(mark.entry).copied().flatten().unwrap_or(mark.top)
    }

    /// Back or forward has arrived at a page.
    pub fn arrive(&mut self, mark: Mark) {
        self.shown = mark.entry;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Mark = Mark { entry: 0, top: 0 };

    #[test]
    fn a_mark_is_read_as_it_was_kept() {
        let mark = Mark { entry: 3, top: 1240 };
        assert_eq!(Mark::of(&mark.to_string()), Some(mark));
        for foreign in ["", "3", "a b", "-1 0", "{}"] {
            assert_eq!(Mark::of(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn each_page_is_found_where_it_was_left() {
        let mut past = Past::from(None);
        assert_eq!(past.leave(500), Mark { entry: 0, top: 500 });
        let second = past.go_on();
        past.leave(70);
        assert_eq!(past.top_of(FIRST), 500);
        past.arrive(FIRST);
        past.leave(510);
        assert_eq!(past.top_of(second), 70, "forward again");
        past.arrive(second);
        assert_eq!(past.top_of(FIRST), 510, "back once more");
    }

    #[test]
    fn twice_back_in_a_hurry_keeps_the_place_of_the_page_that_was_seen() {
        let mut past = Past::from(None);
        past.leave(10);
        let second = past.go_on();
        past.leave(20);
        let third = past.go_on();
        // Back to the second, which has not arrived when the first is wanted.
        past.leave(30);
        past.leave(30);
        past.arrive(FIRST);
        assert_eq!((past.top_of(second), past.top_of(third)), (20, 30));
    }

    #[test]
    fn another_way_on_forgets_the_former_one() {
        let mut past = Past::from(None);
        let second = past.go_on();
        past.leave(2);
        past.arrive(FIRST);
        assert_eq!(past.go_on(), second);
        assert_eq!(past.top_of(second), 0);
    }

    #[test]
    fn after_a_reload_the_kept_marks_count() {
        let mut past = Past::from(Mark::of("4 0"));
        assert_eq!(past.leave(9), Mark { entry: 4, top: 9 });
        assert_eq!(past.go_on().entry, 5);
        assert_eq!(past.top_of(Mark { entry: 2, top: 333 }), 333);
    }
}
