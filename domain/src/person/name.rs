//! 姓名: a person's name, kept as it was typed.

use serde::{Deserialize, Serialize};

use crate::text::{has_control_characters, trimmed};

/// A name of 1 to 60 characters, kept as typed: rare characters survive, blanks at the ends do not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPersonName {
    /// Nothing was typed.
    #[error("no name")]
    Missing,
    /// More than 60 characters.
    #[error("name too long")]
    TooLong,
    /// Control characters, markup or digits.
    #[error("not a name")]
    NotAName,
}

impl PersonName {
    /// The longest name, in characters.
    pub const LONGEST: usize = 60;

    /// Reads a name. Middle dots of every kind become · (U+00B7); a name is never normalised otherwise.
    pub fn parse(typed: &str) -> Result<Self, InvalidPersonName> {
        let dotted: String = trimmed(typed)
            .chars()
            .map(|c| if matches!(c, '•' | '・' | '‧' | '．' | '·') { '·' } else { c })
            .collect();
        let name = unpadded(&dotted);
        if name.is_empty() {
            return Err(InvalidPersonName::Missing);
        }
        if name.chars().count() > Self::LONGEST {
            return Err(InvalidPersonName::TooLong);
        }
        let foreign =
            |c: char| c.is_control() || c.is_ascii_digit() || "<>&\"=@/\\{}[]".contains(c);
        if has_control_characters(&name) || name.chars().any(foreign) {
            return Err(InvalidPersonName::NotAName);
        }
        Ok(Self(name))
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lists pad a name of two characters with a blank so that it lines up with names of three: 魏　桂.
fn unpadded(name: &str) -> String {
    let han = |c: char| !c.is_ascii() && c.is_alphabetic();
    if name.chars().all(|c| han(c) || c.is_whitespace()) && name.chars().any(char::is_whitespace) {
        name.chars().filter(|c| !c.is_whitespace()).collect()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_and_middle_dots_survive_in_names() {
        assert_eq!(PersonName::parse("𬀩㛃䶮").unwrap().as_str(), "𬀩㛃䶮");
        assert_eq!(PersonName::parse("买买提•艾力").unwrap().as_str(), "买买提·艾力");
        assert_eq!(PersonName::parse("郭\u{3000}娣").unwrap().as_str(), "郭娣");
        assert_eq!(PersonName::parse("Ann Lee").unwrap().as_str(), "Ann Lee");
    }

    #[test]
    fn markup_and_controls_are_no_names() {
        assert_eq!(PersonName::parse("<b>陈</b>"), Err(InvalidPersonName::NotAName));
        assert_eq!(PersonName::parse("陈\0"), Err(InvalidPersonName::NotAName));
        assert_eq!(PersonName::parse(" \u{3000}"), Err(InvalidPersonName::Missing));
        assert_eq!(PersonName::parse(&"陈".repeat(61)), Err(InvalidPersonName::TooLong));
    }
}
