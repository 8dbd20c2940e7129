//! 身份证号: the resident identity number and its check digit.

use jiff::civil::Date;

use crate::text::{narrow, trimmed};

/// A resident identity number of 18 characters with a right check digit (GB 11643-1999).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdentityNumber(String);

/// What is wrong with an identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidIdentityNumber {
    /// Not 17 digits and a digit or X.
    #[error("not 18 characters")]
    WrongForm,
    /// The last character does not follow from the others: one of them was mistyped.
    #[error("wrong check digit")]
    WrongCheckDigit,
    /// Characters 7 to 14 are no date.
    #[error("no birthday in it")]
    NoBirthday,
}

impl IdentityNumber {
    /// Reads a number; the last may be x or X, digits may be full-width.
    pub fn parse(typed: &str) -> Result<Self, InvalidIdentityNumber> {
        let tidy: String = narrow(trimmed(typed))
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_uppercase();
        let bytes = tidy.as_bytes();
        let formed = bytes.len() == 18
            && bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17] == b'X');
        if !formed {
            return Err(InvalidIdentityNumber::WrongForm);
        }
        if check_character(&bytes[..17]) != bytes[17] {
            return Err(InvalidIdentityNumber::WrongCheckDigit);
        }
        let number = Self(tidy);
        number.birthday().map(|_| number.clone()).ok_or(InvalidIdentityNumber::NoBirthday)
    }

    /// The date in characters 7 to 14.
    fn birthday(&self) -> Option<Date> {
        let part = |from: usize, to: usize| self.0[from..to].parse::<i16>().ok();
        let (year, month, day) = (part(6, 10)?, part(10, 12)?, part(12, 14)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The birthday that the number itself tells.
    pub fn born_on(&self) -> Date {
        self.birthday().unwrap_or(Date::ZERO)
    }

    /// The eighteen characters, X upper case. Never log them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// GB 11643-1999: ISO 7064, MOD 11-2.
fn check_character(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_check_digit_of_an_identity_number_is_compared() {
        assert!(IdentityNumber::parse("36999919561025394x").is_ok());
        assert_eq!(
            IdentityNumber::parse("369999195610253941").err(),
            Some(InvalidIdentityNumber::WrongCheckDigit)
        );
        assert_eq!(
            IdentityNumber::parse("3699991956").err(),
            Some(InvalidIdentityNumber::WrongForm)
        );
        let number = IdentityNumber::parse("369999196505159905").unwrap();
        assert_eq!(number.born_on(), date(1965, 5, 15));
    }
}
