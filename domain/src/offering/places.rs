//! 名额: how many there are, and what they cost.

use serde::{Deserialize, Serialize};

/// How many places there are, are held, and how many people wait. A place that is offered to somebody is held for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Places in all; `None` where nobody counts.
    pub capacity: Option<u32>,
    /// Places held by people.
    pub held: u32,
    /// People on the waiting list.
    pub waiting: u32,
    /// Of those who wait, how many have let the place that is free now go by: the next one they are asked again.
    #[serde(default)]
    pub passed: u32,
}

impl Places {
    /// Places that the next person may have: none while somebody waits for one.
    pub fn free(&self) -> u32 {
        if self.want_one() > 0 { 0 } else { self.unheld() }
    }

    /// Places that nobody holds, whoever waits.
    pub fn unheld(&self) -> u32 {
        self.capacity.map_or(u32::MAX, |capacity| capacity.saturating_sub(self.held))
    }

    /// How many of those who wait are to be asked when a place is free.
    pub fn want_one(&self) -> u32 {
        self.waiting.saturating_sub(self.passed)
    }
}

/// Money in fen, a hundredth of a yuan.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Fen(pub u32);

impl Fen {
    /// Nothing to pay: 免费.
    pub const FREE: Self = Self(0);

    /// Whole yuan.
    pub const fn yuan(yuan: u32) -> Self {
        Self(yuan * 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_is_free_while_somebody_waits() {
        let places = |held, waiting| Places { capacity: Some(10), held, waiting, passed: 0 };
        assert_eq!(places(9, 0).free(), 1);
        assert_eq!(places(9, 2).free(), 0);
        assert_eq!(places(11, 0).free(), 0);
        assert_eq!(Places { passed: 1, ..places(9, 2) }.free(), 0);
        assert_eq!(Places { passed: 2, ..places(9, 2) }.free(), 1, "both let it go by");
    }
}
