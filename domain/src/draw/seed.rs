//! The seed of a draw: digits that came from outside after the list was frozen.

use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};

use crate::text::narrow;

/// With fewer, all seeds could be tried on a list before it is frozen.
pub const DIGITS_AT_LEAST: usize = 8;

/// More are no safer, and harder to read out.
pub const DIGITS_AT_MOST: usize = 64;

/// Digits alone, in the order in which they fell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed(String);

/// Why what was typed is no seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeedFault {
    /// Something that is neither a digit nor between digits.
    #[error("not a digit: {0:?}")]
    NotADigit(char),
    /// Fewer than 8.
    #[error("{0} digits, 8 at least")]
    TooFew(usize),
    /// More than 64.
    #[error("{0} digits, 64 at most")]
    TooMany(usize),
    /// Not as many as the list announced.
    #[error("{found} digits, the list announced {announced}")]
    NotAsAnnounced {
        /// How many there are.
        found: usize,
        /// How many the list announced.
        announced: u32,
    },
}

/// As typed: full-width digits count as digits; blanks, commas, hyphens and the + of a lottery's last ball may stand between
/// them and do not count.
impl FromStr for Seed {
    type Err = SeedFault;

    fn from_str(typed: &str) -> Result<Self, SeedFault> {
        let mut digits = String::new();
        for c in narrow(typed).chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | ',' | '、' | '-' | '+' | '\t' | '\r' | '\n' => {}
                other => return Err(SeedFault::NotADigit(other)),
            }
        }
        match digits.len() {
            few if few < DIGITS_AT_LEAST => Err(SeedFault::TooFew(few)),
            many if many > DIGITS_AT_MOST => Err(SeedFault::TooMany(many)),
            _ => Ok(Self(digits)),
        }
    }
}

impl Seed {
    /// Whether it is as long as the list announced.
    pub fn announced(self, announced: u32) -> Result<Self, SeedFault> {
        match self.0.len() {
            found if found == announced as usize => Ok(self),
            found => Err(SeedFault::NotAsAnnounced { found, announced }),
        }
    }
}

/// Whether digits that fell then are new to a list that was frozen at that moment: whoever froze it could not know them. People
/// write down minutes, not seconds, and their watches are not ours.
pub fn fell_after(fell_at: Timestamp, frozen_at: Timestamp, now: Timestamp) -> bool {
    let minute = SignedDuration::from_mins(1);
    frozen_at - minute < fell_at && fell_at <= now + minute
}

impl fmt::Display for Seed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dice_and_lottery_numbers_are_read_as_people_write_them() {
        let read = |typed: &str| typed.parse::<Seed>().map(|seed| seed.to_string());
        assert_eq!(read("3 5 1 6 2 4 1 6 3 6").unwrap(), "3516241636");
        assert_eq!(read("０３，０８、12, 17\u{3000}25-33 + 09").unwrap(), "03081217253309");
        assert_eq!(read("1234567"), Err(SeedFault::TooFew(7)));
        assert_eq!(read(&"1".repeat(65)), Err(SeedFault::TooMany(65)));
        assert_eq!(read("1234567x"), Err(SeedFault::NotADigit('x')));
        assert_eq!(read(""), Err(SeedFault::TooFew(0)));
    }

    #[test]
    fn what_fell_before_the_list_was_frozen_is_no_seed_for_it() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let (frozen_at, now) = (at(100_000), at(200_000));
        // Frozen at 10:03:20, fallen at "10:03".
        assert!(fell_after(at(100_000 - 20), frozen_at, now));
        assert!(!fell_after(at(100_000 - 60), frozen_at, now));
        assert!(fell_after(at(150_000), frozen_at, now) && fell_after(now, frozen_at, now));
        assert!(!fell_after(at(200_061), frozen_at, now));
    }
}
