//! 通知报名的人: what a coordinator writes to everybody on one or more lists, or to members who are on none of them.

use serde::{Deserialize, Serialize};

use crate::text::{is_hidden, trimmed};

pub use filter::{Ages, AgesFault, Filter, Lists};
pub use reached::Reached;

mod filter;
mod reached;

/// The most characters: two or three short messages' worth, and a text that is read to its end.
pub const LONGEST: usize = 150;

/// To whom of those on a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom {
    /// 有名额的人: who has a place.
    #[default]
    WithPlace,
    /// 候补的人: who waits for one.
    Waiting,
    /// Both.
    Everybody,
    /// 一样也没报的学员: members who are on none of the lists.
    TookNothing,
}

impl Whom {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::WithPlace, Self::Waiting, Self::Everybody, Self::TookNothing];

    /// Those on a list.
    pub const ON_A_LIST: [Self; 3] = [Self::WithPlace, Self::Waiting, Self::Everybody];

    /// The word kept in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WithPlace => "with_place",
            Self::Waiting => "waiting",
            Self::Everybody => "everybody",
            Self::TookNothing => "took_nothing",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whom| whom.code() == code)
    }
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was written.
    Missing,
    /// More than [`LONGEST`] characters.
    TooLong,
}

/// A text as it is sent: what everybody sees of it is what was typed, in one line each where lines were broken.
pub fn parse_text(typed: &str) -> Result<String, TextFault> {
    let lines =
        typed.lines().map(|line| line.chars().filter(|c| !is_hidden(*c)).collect::<String>());
    let lines: Vec<_> =
        lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    match text.chars().count() {
        _ if trimmed(&text).is_empty() => Err(TextFault::Missing),
        count if count > LONGEST => Err(TextFault::TooLong),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_says_something_and_is_read_to_its_end() {
        assert_eq!(
            parse_text(" 明天请带墨汁。 \r\n\r\n别忘了"),
            Ok("明天请带墨汁。\n别忘了".to_owned())
        );
        assert_eq!(parse_text(" \u{3000}\n。"), Err(TextFault::Missing));
        assert_eq!(parse_text("\u{200b}\u{7}"), Err(TextFault::Missing));
        assert_eq!(parse_text(&"字".repeat(LONGEST)), Ok("字".repeat(LONGEST)));
        assert_eq!(parse_text(&"字".repeat(LONGEST + 1)), Err(TextFault::TooLong));
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_alike(typed in "\\PC{0,80}") {
            if let Ok(text) = parse_text(&typed) {
                prop_assert_eq!(parse_text(&text), Ok(text.clone()));
            }
        }
    }
}
