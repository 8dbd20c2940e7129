//! 验证码: sixteen digits by which a certificate is checked; the last of them tells a mistyped one before anybody looks for it.

use serde::{Deserialize, Serialize};

use crate::text::narrow;

/// Digits that are drawn by chance.
const DRAWN: usize = 15;

/// How many there are of those: each number below it makes a code.
pub const CODES: u64 = 1_000_000_000_000_000;

/// 验证码: digits alone, which nobody takes for one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckCode(String);

/// What is wrong with a code as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCheckCode {
    /// Nothing was typed.
    #[error("no code")]
    Missing,
    /// Not sixteen digits.
    #[error("not sixteen digits")]
    NotSixteenDigits,
    /// One of its digits, or their order, is mistyped.
    #[error("mistyped")]
    Mistyped,
}

impl CheckCode {
    /// The code of a number drawn by chance, from its last fifteen digits.
    pub fn from_number(number: u64) -> Self {
        let drawn = format!("{:0DRAWN$}", number % CODES);
        let last = check_digit(&drawn);
        Self(format!("{drawn}{last}"))
    }

    /// Reads sixteen digits: blanks, hyphens and full-width digits are understood.
    pub fn parse(typed: &str) -> Result<Self, InvalidCheckCode> {
        let tidy: String = narrow(typed).chars().filter(|c| c.is_alphanumeric()).collect();
        if tidy.is_empty() {
            return Err(InvalidCheckCode::Missing);
        }
        if tidy.len() != DRAWN + 1 || !tidy.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(InvalidCheckCode::NotSixteenDigits);
        }
        let (drawn, last) = tidy.split_at(DRAWN);
        let is_sound = last == check_digit(drawn).to_string();
        if is_sound { Ok(Self(tidy)) } else { Err(InvalidCheckCode::Mistyped) }
    }

    /// The sixteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: 1234 5678 9012 3456.
    pub fn printed(&self) -> String {
        let digits: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = digits.chunks(4).map(|four| four.iter().collect()).collect();
        groups.join(" ")
    }
}

/// ISO/IEC 7064, MOD 11,10: finds every single mistyped digit, and nearly every two that changed places.
fn check_digit(digits: &str) -> u32 {
    let product = digits.chars().filter_map(|c| c.to_digit(10)).fold(10, |product, digit| {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_digit_is_that_of_the_standard() {
        // The example of ISO/IEC 7064: 0794 has the check character 5.
        assert_eq!(check_digit("0794"), 5);
    }

    #[test]
    fn a_code_is_typed_as_it_is_printed_or_read_out() {
        let code = CheckCode::from_number(123_456_789_012_345);
        let printed = code.printed();
        assert_eq!(printed.len(), 19);
        for typed in [printed.clone(), printed.replace(' ', "-"), format!(" {} ", code.as_str())] {
            assert_eq!(CheckCode::parse(&typed), Ok(code.clone()), "{typed}");
        }
        assert_eq!(CheckCode::parse(" - "), Err(InvalidCheckCode::Missing));
        assert_eq!(CheckCode::parse("1234"), Err(InvalidCheckCode::NotSixteenDigits));
        assert_eq!(
            CheckCode::parse("一二三四五六七八九十一二三四五六"),
            Err(InvalidCheckCode::NotSixteenDigits)
        );
    }

    proptest! {
        #[test]
        fn every_code_is_read_again(number in 0..CODES) {
            let code = CheckCode::from_number(number);
            prop_assert_eq!(CheckCode::parse(&code.printed()), Ok(code));
        }

        #[test]
        fn one_wrong_digit_is_told_at_once(number in 0..CODES, place in 0..16_usize, other in 1..10_u32) {
            let mut digits: Vec<u32> =
                CheckCode::from_number(number).as_str().chars().filter_map(|c| c.to_digit(10)).collect();
            digits[place] = (digits[place] + other) % 10;
            let typed: String = digits.iter().map(u32::to_string).collect();
            prop_assert_eq!(CheckCode::parse(&typed), Err(InvalidCheckCode::Mistyped));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in ".{0,40}") {
            let _ = CheckCode::parse(&typed);
        }
    }
}
