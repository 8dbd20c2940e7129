//! The record of a draw as it is published after it, and its verification by anyone who has it and the list.

use std::fmt;

use crate::draw::amendment::on_list;
use crate::draw::{Amendment, Digest, FrozenList, OfferingNumber, Outcome, Seed, SeedFault, draw};

/// First words of the text: what it is, and of which version.
const TITLE: &str = "yinyao-draw-record\t1";

/// What was drawn, from which list, by which seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Of the list, as published before the draw.
    pub list: Digest,
    /// As it came from outside.
    pub seed: Seed,
    /// What was called off after the list was frozen, in the order of the list: it was drawn as if nobody wished for it.
    pub without: Vec<OfferingNumber>,
    /// What followed.
    pub outcome: Outcome,
}

/// Why a record is not what follows from the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
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
    /// What was called off since the list is not what an amendment to it says: this line is not as one has it.
    #[error("not an amendment to the list: line {line}")]
    NotAnAmendment {
        /// Counted from 1.
        line: usize,
    },
    /// The amendment is to another list.
    #[error("the amendment is to the list {said}, this list is {found}")]
    AmendsOtherList {
        /// Digest that the amendment names.
        said: String,
        /// Digest of the list.
        found: Digest,
    },
    /// It was drawn without other things than the amendment says.
    #[error("the record is of another amendment")]
    OtherAmendment,
    /// The first line of the record that does not follow.
    #[error("line {line} of the record is {said:?}, from the list and the seed follows {found:?}")]
    Differs {
        /// Counted from 1.
        line: usize,
        /// What the record has there; nothing where it ends before.
        said: Option<String>,
        /// What follows; nothing where no more does.
        found: Option<String>,
    },
}

impl Record {
    /// Draws; `without` says what was called off since the list was frozen. What the list has not is nothing.
    pub fn of(
        list: &FrozenList,
        seed: Seed,
        without: impl IntoIterator<Item = OfferingNumber>,
    ) -> Result<Self, SeedFault> {
        let seed = seed.announced(list.list().seed.digits)?;
        let without = on_list(list, without);
        let outcome = draw(list, &seed, &without);
        Ok(Self { list: list.digest(), seed, without, outcome })
    }

    /// The same with the amendment that somebody has kept: the record was drawn without just what that says.
    ///
    /// # Errors
    /// The amendment is not one to this list or to this record, or the record does not follow.
    pub fn verified_with(
        list: &FrozenList,
        amendment: Option<&str>,
        record: &str,
    ) -> Result<Self, Unverified> {
        let amendment = amendment.map(|text| Amendment::read(list, text)).transpose()?;
        let drawn = Self::verified(list, record)?;
        match amendment {
            Some(amendment) if amendment.without() != drawn.without => {
                Err(Unverified::OtherAmendment)
            }
            _ => Ok(drawn),
        }
    }

    /// Draws once more from the published list and the record's seed, without what the record says was called off; what came
    /// out, if the record says just that. Blank lines at its end are an editor's.
    pub fn verified(list: &FrozenList, record: &str) -> Result<Self, Unverified> {
        let record = record.strip_prefix('\u{feff}').unwrap_or(record).trim_end();
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
        let seed: Seed = seed.parse().map_err(Unverified::Seed)?;
        let drawn = Self::of(list, seed, without_in(record)).map_err(Unverified::Seed)?;
        let written = drawn.to_string();
        let (mut lines, mut follows) = (record.lines(), written.lines());
        for line in 1.. {
            match (lines.next(), follows.next()) {
                (None, None) => break,
                (said, found) if said == found => {}
                (said, found) => {
                    let [said, found] = [said, found].map(|line| line.map(str::to_owned));
                    return Err(Unverified::Differs { line, said, found });
                }
            }
        }
        Ok(drawn)
    }
}

/// What a record says was called off since the list was frozen: its lines after the seed.
pub(super) fn without_in(record: &str) -> impl Iterator<Item = OfferingNumber> {
    let lines = record.lines().skip(3);
    let without = lines.map_while(|line| line.strip_prefix("without\t")?.parse().ok());
    without.map(OfferingNumber)
}

/// The text that is published.
impl fmt::Display for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, seed, without, outcome } = self;
        writeln!(formatter, "{TITLE}\nlist\t{list}\nseed\t{seed}")?;
        without.iter().try_for_each(|one| writeln!(formatter, "without\t{}", one.0))?;
        outcome.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = include_str!("example/list.txt");
    const RECORD: &str = include_str!("example/record.txt");

    fn fault(list: &str, record: &str) -> Unverified {
        Record::verified(&list.parse().unwrap(), record).unwrap_err()
    }

    /// What was published once is verified for ever: this pins the format and the rule, byte for byte. The second program in
    /// end2end/tests/support/draw.ts comes to the same record.
    #[test]
    fn the_example_is_drawn_as_ever() {
        let list: FrozenList = LIST.parse().unwrap();
        assert_eq!(list.to_string(), LIST);
        assert_eq!(
            Record::of(&list, "3516241636".parse().unwrap(), []).unwrap().to_string(),
            RECORD
        );
        assert_eq!(Record::verified(&list, RECORD).unwrap().to_string(), RECORD);
    }

    /// The record names what was called off, so that anybody comes to the same; without that line it is another draw.
    #[test]
    fn what_was_called_off_since_the_list_is_named_and_drawn_without() {
        let list: FrozenList = LIST.parse().unwrap();
        let seed = || "3516241636".parse().unwrap();
        let number = OfferingNumber;
        let record = Record::of(&list, seed(), [number(2), number(99), number(2)]).unwrap();
        assert_eq!(record.without, [number(2)]);
        assert!(record.outcome.offerings[1] == Default::default());
        let text = record.to_string();
        assert_eq!(text.lines().nth(3), Some("without\t2"));
        assert_eq!(Record::verified(&list, &text).unwrap(), record);
        let hidden = text.replacen("without\t2\n", "", 1);
        assert!(matches!(fault(LIST, &hidden), Unverified::Differs { .. }));
        for odd in ["without\t02\n", "without\t99\n", "without\t2\nwithout\t2\n"] {
            let odd = text.replacen("without\t2\n", odd, 1);
            assert!(matches!(fault(LIST, &odd), Unverified::Differs { .. }), "{odd}");
        }
    }

    #[test]
    fn an_editor_changes_nothing() {
        let by_windows =
            |text: &str| format!("\u{feff}{}\r\n\r\n", text.trim_end().replace('\n', "\r\n"));
        let list = by_windows(LIST).trim_end().to_owned() + "\r\n";
        assert!(Record::verified(&list.parse().unwrap(), &by_windows(RECORD)).is_ok());
    }

    #[test]
    fn whatever_was_changed_afterwards_is_found() {
        let last = RECORD.lines().count();
        let (shorter, _) = RECORD.trim_end().rsplit_once('\n').unwrap();
        assert!(
            matches!(fault(LIST, shorter), Unverified::Differs { line, said: None, .. } if line == last)
        );
        let longer = format!("{RECORD}place\t1\t00000009\n");
        assert!(
            matches!(fault(LIST, &longer), Unverified::Differs { line, found: None, .. } if line == last + 1)
        );
        let renumbered = RECORD.replacen("place\t1\t", "place\t2\t", 1);
        assert!(matches!(fault(LIST, &renumbered), Unverified::Differs { line: 4, .. }));
        let other = RECORD.replace("seed\t3516241636", "seed\t3516241637");
        assert!(matches!(fault(LIST, &other), Unverified::Differs { .. }));
        let longer = RECORD.replace("seed\t3516241636", "seed\t35162416360");
        let expected = SeedFault::NotAsAnnounced { found: 11, announced: 10 };
        assert_eq!(fault(LIST, &longer), Unverified::Seed(expected));
        let more_places = LIST.replacen("offering\t1\t4", "offering\t1\t5", 1);
        assert!(matches!(fault(&more_places, RECORD), Unverified::OtherList { .. }));
        assert_eq!(fault(LIST, "<html>"), Unverified::NotARecord);
        assert_eq!(fault(LIST, ""), Unverified::NotARecord);
    }
}
