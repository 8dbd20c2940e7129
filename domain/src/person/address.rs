//! 寄信地址: where somebody's letters go, in one line.

use serde::{Deserialize, Serialize};

use crate::text::{is_hidden, trimmed};

/// An address of 1 to 100 characters, kept as typed without blanks at its ends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostalAddress(String);

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPostalAddress {
    /// Nothing was typed.
    #[error("no address")]
    Missing,
    /// More than 100 characters.
    #[error("address too long")]
    TooLong,
    /// Characters that nobody sees, line ends, or markup.
    #[error("not an address")]
    NotWords,
}

impl PostalAddress {
    /// The longest address, in characters: it is printed in the window of an envelope.
    pub const LONGEST: usize = 100;

    /// Reads an address.
    pub fn parse(typed: &str) -> Result<Self, InvalidPostalAddress> {
        let address = trimmed(typed);
        if address.is_empty() {
            Err(InvalidPostalAddress::Missing)
        } else if address.chars().count() > Self::LONGEST {
            Err(InvalidPostalAddress::TooLong)
        } else if address.chars().any(|c| is_hidden(c) || matches!(c, '<' | '>')) {
            Err(InvalidPostalAddress::NotWords)
        } else {
            Ok(Self(address.to_owned()))
        }
    }

    /// The address as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where somebody lives stands in no log.
impl std::fmt::Debug for PostalAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PostalAddress").finish_non_exhaustive()
    }
}

/// What a form says of somebody's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddressTold {
    /// Nothing: it stays as it is.
    #[default]
    Nothing,
    /// There is none any more.
    Gone,
    /// This one.
    Is(PostalAddress),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_bounded_line_of_words() {
        let read = |typed: &str| PostalAddress::parse(typed).map(|one| one.0);
        assert_eq!(read(" 沿江路3号2栋501室。\u{3000}"), Ok("沿江路3号2栋501室".to_owned()));
        assert_eq!(read("12 River Road, Apt. #5"), Ok("12 River Road, Apt. #5".to_owned()));
        assert_eq!(read("\u{3000} 。"), Err(InvalidPostalAddress::Missing));
        assert!(read(&"号".repeat(100)).is_ok());
        assert_eq!(read(&"号".repeat(101)), Err(InvalidPostalAddress::TooLong));
        for odd in ["沿江\0路", "沿江路\n3号", "沿江\u{202e}路", "<b>沿江路"] {
            assert_eq!(read(odd), Err(InvalidPostalAddress::NotWords), "{odd:?}");
        }
    }

    #[test]
    fn an_address_is_not_written_into_a_log_of_the_program() {
        let address = PostalAddress::parse("沿江路3号").unwrap();
        assert!(!format!("{:?}", AddressTold::Is(address)).contains("沿江路"));
    }
}
