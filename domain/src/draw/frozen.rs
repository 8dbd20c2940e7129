//! A list that is one: only such a list is drawn from.

use std::fmt;
use std::str::FromStr;

use crate::draw::{Digest, Fault, List, Unreadable};

/// A list whose text was read back and says the same: nothing is on it twice, out of order or beyond what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenList {
    list: List,
    text: String,
    digest: Digest,
}

impl FrozenList {
    /// What is on it.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// What SHA-256 makes of the text: published before anybody knows the seed.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// Freezes a list that was put together; refused, with the line, where the rule could not keep its promises.
impl TryFrom<List> for FrozenList {
    type Error = Unreadable;

    fn try_from(list: List) -> Result<Self, Unreadable> {
        let frozen: Self = list.to_string().parse()?;
        // A name that holds a line's end would be read as another list.
        let is_same = frozen.list == list;
        if is_same { Ok(frozen) } else { Err(Unreadable { line: 1, fault: Fault::Writing }) }
    }
}

/// Reads a published list. A mark at its beginning and other line ends are an editor's and do not count.
impl FromStr for FrozenList {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let list = List::read(&text)?;
        let digest = Digest::of(text.as_bytes());
        Ok(Self { list, text, digest })
    }
}

/// The text that is published.
impl fmt::Display for FrozenList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
