//! The amendment to a frozen list: what was called off since. The list stays as it was published; this is a text of its own
//! beside it, so that list, amendment and seed can be kept, and drawn from again.

use std::fmt;

use crate::draw::record::without_in;
use crate::draw::{Digest, FrozenList, OfferingNumber, Unverified};

/// First words of the text: what it is, and of which version.
const TITLE: &str = "yinyao-draw-amendment\t1";

/// What was called off between a list and its draw. Written in one possible way, so that everybody comes to the same digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    without: Vec<OfferingNumber>,
    text: String,
}

impl Amendment {
    /// To this list; nothing where nothing on it was called off. What the list has not is nothing.
    pub fn to(
        list: &FrozenList,
        without: impl IntoIterator<Item = OfferingNumber>,
    ) -> Option<Self> {
        let without = on_list(list, without);
        if without.is_empty() {
            return None;
        }
        let mut text = format!("{TITLE}\nlist\t{}\n", list.digest());
        for number in &without {
            let name = list.list().offerings.get(number.index()).map(|one| one.name.as_str());
            text.push_str(&format!("without\t{}\t{}\n", number.0, name.unwrap_or_default()));
        }
        Some(Self { without, text })
    }

    /// The one that a published record was drawn with.
    pub fn in_record(list: &FrozenList, record: &str) -> Option<Self> {
        Self::to(list, without_in(record))
    }

    /// Reads a published one beside its list. A mark at its beginning and other line ends are an editor's and do not count.
    ///
    /// # Errors
    /// It is none, or one to another list, or a line is not as an amendment to this list has it.
    pub fn read(list: &FrozenList, text: &str) -> Result<Self, Unverified> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_end();
        let mut lines = text.lines();
        let said = (lines.next() == Some(TITLE)).then(|| lines.next()?.strip_prefix("list\t"));
        let Some(said) = said.flatten() else {
            return Err(Unverified::NotAnAmendment { line: 1 });
        };
        let found = list.digest();
        if said != found.to_string() {
            return Err(Unverified::AmendsOtherList { said: said.to_owned(), found });
        }
        let number = |line: &str| line.strip_prefix("without\t")?.split('\t').next()?.parse().ok();
        let without = lines.filter_map(number).map(OfferingNumber);
        let read = Self::to(list, without).ok_or(Unverified::NotAnAmendment { line: 3 })?;
        let (mut said, mut written) = (text.lines(), read.text.lines());
        for line in 1.. {
            match (said.next(), written.next()) {
                (None, None) => break,
                (said, written) if said == written => {}
                _ => return Err(Unverified::NotAnAmendment { line }),
            }
        }
        Ok(read)
    }

    /// The numbers of what was called off, in the order of the list.
    pub fn without(&self) -> &[OfferingNumber] {
        &self.without
    }

    /// What SHA-256 makes of the text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }
}

/// The text that is published.
impl fmt::Display for Amendment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// Those of the offerings that stand on the list, each once and in its order.
pub(super) fn on_list(
    list: &FrozenList,
    without: impl IntoIterator<Item = OfferingNumber>,
) -> Vec<OfferingNumber> {
    let mut without: Vec<OfferingNumber> = without.into_iter().collect();
    without.retain(|one| one.0 > 0 && one.index() < list.list().offerings.len());
    without.sort_unstable();
    without.dedup();
    without
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Record;

    const LIST: &str = include_str!("example/list.txt");
    const AMENDMENT: &str = include_str!("example/amendment.txt");

    fn list() -> FrozenList {
        LIST.parse().unwrap()
    }

    /// What was published once is read for ever: this pins the format, byte for byte.
    #[test]
    fn the_example_is_written_as_ever() {
        let amendment = Amendment::to(&list(), [OfferingNumber(2)]).unwrap();
        assert_eq!(amendment.to_string(), AMENDMENT);
        assert_eq!(amendment.digest(), Digest::of(AMENDMENT.as_bytes()));
        assert_eq!(Amendment::read(&list(), AMENDMENT), Ok(amendment.clone()));
        let by_windows = format!("\u{feff}{}\r\n\r\n", AMENDMENT.trim_end().replace('\n', "\r\n"));
        assert_eq!(Amendment::read(&list(), &by_windows), Ok(amendment));
    }

    #[test]
    fn it_names_what_stands_on_the_list_once_and_in_its_order() {
        let numbers = [3, 99, 2, 3, 0].map(OfferingNumber);
        let amendment = Amendment::to(&list(), numbers).unwrap();
        assert_eq!(amendment.without(), [2, 3].map(OfferingNumber));
        assert_eq!(Amendment::to(&list(), []), None);
        assert_eq!(Amendment::to(&list(), [OfferingNumber(99)]), None);
    }

    #[test]
    fn list_amendment_and_record_belong_together() {
        let list = list();
        let record = |without: &[u32]| {
            let without = without.iter().copied().map(OfferingNumber);
            Record::of(&list, "3516241636".parse().unwrap(), without).unwrap().to_string()
        };
        let with = |amendment: Option<&str>, record: &str| {
            Record::verified_with(&list, amendment, record).map(|record| record.without)
        };
        let amended = record(&[2]);
        assert_eq!(with(Some(AMENDMENT), &amended), Ok(vec![OfferingNumber(2)]));
        assert_eq!(with(None, &amended), Ok(vec![OfferingNumber(2)]));
        let read = Amendment::in_record(&list, &amended).map(|amendment| amendment.to_string());
        assert_eq!(read.as_deref(), Some(AMENDMENT));
        assert_eq!(Amendment::in_record(&list, &record(&[])), None);
        for other in [record(&[]), record(&[3]), record(&[2, 3])] {
            assert_eq!(with(Some(AMENDMENT), &other), Err(Unverified::OtherAmendment));
        }
    }

    #[test]
    fn whatever_was_changed_afterwards_is_found() {
        let read = |text: &str| Amendment::read(&list(), text).unwrap_err();
        let odd = |line| Unverified::NotAnAmendment { line };
        assert_eq!(read(""), odd(1));
        assert_eq!(read(LIST), odd(1));
        let shorter = AMENDMENT.lines().take(2).collect::<Vec<_>>().join("\n");
        assert_eq!(read(&shorter), odd(3));
        assert_eq!(read(&AMENDMENT.replace("（2）", "（3）")), odd(3));
        assert_eq!(read(&format!("{AMENDMENT}without\t2\t书法一年级（2）班\n")), odd(4));
        assert_eq!(read(&format!("{AMENDMENT}停电\n")), odd(4));
        assert_eq!(read(&AMENDMENT.replace("without\t2", "without\t02")), odd(3));
        let more = LIST.replacen("offering\t1\t4", "offering\t1\t5", 1).parse().unwrap();
        let other = Amendment::read(&more, AMENDMENT).unwrap_err();
        assert!(matches!(other, Unverified::AmendsOtherList { .. }));
    }
}
