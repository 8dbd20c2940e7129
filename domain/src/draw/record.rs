//! The record of a draw as it is published after it, and its verification by anyone who has it and the list.

use std::fmt;

use crate::draw::list::one_way;
use crate::draw::{Digest, List, Outcome, Seed, SeedFault, Unreadable, draw};

/// First words of the text: what it is, and of which version.
const TITLE: &str = "yinyao-draw-record\t1";

/// What was drawn, from which list, by which seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Of the list, as published before the draw.
    pub list: Digest,
    /// As it came from outside.
    pub seed: Seed,
    /// What followed.
    pub outcome: Outcome,
}

/// Why a record is not what follows from the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    /// The list cannot be read.
    #[error("the list, {0}")]
    List(Unreadable),
    /// The first three lines of the record are not its title, a digest and a seed.
    #[error("not a record of a draw, or of another version")]
    NotARecord,
    /// Its seed is none.
    #[error("the seed: {0}")]
    Seed(SeedFault),
    /// It was drawn from another list.
    #[error("the record is of the list {said}, this list is {found}")]
    OtherList {
        /// Digest that the record names.
        said: String,
        /// Digest of the list.
        found: Digest,
    },
    /// The first line of the record that does not follow.
    #[error("line {line} of the record is {said:?}, from the list and the seed follows {found:?}")]
    Differs {
        /// Counted from 1.
        line: usize,
        /// What the record has there; empty where it ends before.
        said: String,
        /// What follows; empty where nothing more does.
        found: String,
    },
}

impl Record {
    /// Draws.
    pub fn of(list: &List, seed: Seed) -> Self {
        Self { list: list.digest(), outcome: draw(list, &seed), seed }
    }

    /// Draws once more from the published list and the record's seed; what came out, if the record says just that.
    pub fn verified(list: &str, record: &str) -> Result<Self, Unverified> {
        let (list, record) = (one_way(list), one_way(record));
        let list: List = list.parse().map_err(Unverified::List)?;
        let mut lines = record.lines();
        let title = lines.next();
        let said = lines.next().and_then(|line| line.strip_prefix("list\t"));
        let seed = lines.next().and_then(|line| line.strip_prefix("seed\t"));
        let (Some(TITLE), Some(said), Some(seed)) = (title, said, seed) else {
            return Err(Unverified::NotARecord);
        };
        let found = list.digest();
        if said != found.to_string() {
            return Err(Unverified::OtherList { said: said.to_owned(), found });
        }
        let drawn = Self::of(&list, seed.parse().map_err(Unverified::Seed)?);
        let written = drawn.to_string();
        let (mut lines, mut follows) = (record.lines(), written.lines());
        for line in 1.. {
            match (lines.next(), follows.next()) {
                (None, None) => break,
                (said, found) if said == found => {}
                (said, found) => {
                    let [said, found] = [said, found].map(|line| line.unwrap_or_default().into());
                    return Err(Unverified::Differs { line, said, found });
                }
            }
        }
        Ok(drawn)
    }
}

/// The text that is published.
impl fmt::Display for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, seed, outcome } = self;
        write!(formatter, "{TITLE}\nlist\t{list}\nseed\t{seed}\n{outcome}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "yinyao-draw\t1\noffering\t1\t2\t书法班\n\
        application\t00000001\t1\t1:1:first:-\n\
        application\t00000002\t1\t1:2:first:-\n\
        application\t00000003\t1\t1:1:again:-\n";

    fn record() -> String {
        Record::of(&LIST.parse().unwrap(), "1234567890".parse().unwrap()).to_string()
    }

    #[test]
    fn a_record_is_verified_by_drawing_again() {
        assert_eq!(Record::verified(LIST, &record()).unwrap().to_string(), record());
        // Saved by a program that ends lines in its own way and marks the text's beginning.
        let by_windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert!(Record::verified(&by_windows(LIST), &by_windows(&record())).is_ok());
    }

    #[test]
    fn whatever_was_changed_afterwards_is_found() {
        let fault = |list: &str, record: &str| Record::verified(list, record).unwrap_err();
        let swapped = record().replace("waiting\t1\t1\t00000003", "waiting\t1\t1\t00000002");
        assert!(matches!(fault(LIST, &swapped), Unverified::Differs { line: 6, .. }));
        let shorter = record().replace("waiting\t1\t1\t00000003\n", "");
        assert!(
            matches!(fault(LIST, &shorter), Unverified::Differs { said, .. } if said.is_empty())
        );
        let longer = record() + "place\t1\t00000009\n";
        assert!(
            matches!(fault(LIST, &longer), Unverified::Differs { found, .. } if found.is_empty())
        );
        let seeded = record().replace("seed\t1234567890", "seed\t12345678x0");
        assert!(matches!(fault(LIST, &seeded), Unverified::Seed(SeedFault::NotADigit('x'))));
        let more_places = LIST.replace("\t2\t书法班", "\t3\t书法班");
        assert!(matches!(fault(&more_places, &record()), Unverified::OtherList { .. }));
        assert!(matches!(fault("", &record()), Unverified::List(_)));
        assert_eq!(fault(LIST, "<html>"), Unverified::NotARecord);
    }
}
