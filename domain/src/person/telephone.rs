//! 电话: mobile numbers and telephones of any kind, as people type them.

use serde::{Deserialize, Serialize};

use crate::text::{narrow, trimmed};

/// A mobile number of the Chinese mainland: 11 digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mobile(String);

/// What was typed is no mobile number; how many digits were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mobile number: {digits} digits")]
pub struct InvalidMobile {
    /// Digits typed, after +86.
    pub digits: usize,
}

impl Mobile {
    /// Reads what people type: spaces, hyphens, +86 or 0086 and full-width digits are understood.
    pub fn parse(typed: &str) -> Result<Self, InvalidMobile> {
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| c.is_ascii_digit() || c.is_alphabetic() || *c == '+')
            .collect();
        let after_code =
            ["+86", "0086"].iter().find_map(|code| tidy.strip_prefix(code)).unwrap_or(&tidy);
        let digits = match after_code.strip_prefix("86") {
            Some(rest) if rest.len() == 11 => rest,
            _ => after_code,
        };
        let complete = digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.as_bytes() {
            [b'1', b'3'..=b'9', ..] if complete => Ok(Self(digits.to_owned())),
            _ => Err(InvalidMobile { digits: digits.chars().filter(char::is_ascii_digit).count() }),
        }
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For reading: 138 0000 0000, with no-break spaces.
    pub fn spaced(&self) -> String {
        format!("{}\u{a0}{}\u{a0}{}", &self.0[..3], &self.0[3..7], &self.0[7..])
    }

    /// For places where others may look on: 138****0000.
    pub fn masked(&self) -> String {
        format!("{}****{}", &self.0[..3], &self.0[7..])
    }
}

/// A telephone of any kind, mobile or with an area code: 7 to 12 digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Telephone(String);

/// What was typed is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number")]
pub struct InvalidTelephone;

impl Telephone {
    /// Reads a mobile number as [`Mobile`] does, otherwise digits with an area code.
    pub fn parse(typed: &str) -> Result<Self, InvalidTelephone> {
        if let Ok(mobile) = Mobile::parse(typed) {
            return Ok(Self(mobile.0));
        }
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| !c.is_whitespace() && !"-()".contains(*c))
            .collect();
        let sound =
            (7..=12).contains(&tidy.len()) && tidy.bytes().all(|byte| byte.is_ascii_digit());
        if sound { Ok(Self(tidy)) } else { Err(InvalidTelephone) }
    }

    /// Digits for places where others may look on: the first three and the last two, 079****67.
    pub fn masked(digits: &str) -> String {
        let last = digits.len().saturating_sub(2);
        let (first, last) =
            (digits.get(..3).unwrap_or_default(), digits.get(last..).unwrap_or_default());
        format!("{first}****{last}")
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_read_as_people_type_it() {
        for typed in [
            "13800000000",
            " 138 0000 0000 ",
            "+86 138-0000-0000",
            "008613800000000",
            "８６１３８００００００００",
        ] {
            assert_eq!(Mobile::parse(typed).unwrap().as_str(), "13800000000", "{typed}");
        }
        assert_eq!(Mobile::parse("1380000000"), Err(InvalidMobile { digits: 10 }));
        assert_eq!(Mobile::parse("12800000000"), Err(InvalidMobile { digits: 11 }));
        assert_eq!(Mobile::parse("1380000000a"), Err(InvalidMobile { digits: 10 }));
        assert_eq!(Mobile::parse(""), Err(InvalidMobile { digits: 0 }));
    }

    #[test]
    fn a_number_is_masked_in_the_middle() {
        let mobile = Mobile::parse("19900002401").unwrap();
        assert_eq!(mobile.masked(), "199****2401");
        assert_eq!(Telephone::masked("079101234567"), "079****67");
        assert_eq!(Telephone::masked(""), "****");
        assert_eq!(mobile.spaced(), "199\u{a0}0000\u{a0}2401");
    }

    #[test]
    fn a_landline_needs_seven_digits_at_least() {
        assert_eq!(Telephone::parse("0791-0123 4567").unwrap().as_str(), "079101234567");
        assert!(Telephone::parse("12").is_err());
    }
}
