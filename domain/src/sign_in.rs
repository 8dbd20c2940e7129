//! 登录: the code sent to a telephone, how long it lives, and the limits against guessing and flooding.

use jiff::{SignedDuration, Timestamp};

use crate::refusal::Refusal;
use crate::text::narrow;

/// A code is good for fifteen minutes; an earlier one stays good when another is sent.
pub const CODE_LIVES: SignedDuration = SignedDuration::from_mins(15);

/// A sign-in lasts sixty days.
pub const SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(60 * 24);

/// A coordinator's sign-in lasts twelve hours, a working day.
pub const DESK_SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(12);

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// What is wrong with a code as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCode {
    /// Nothing was typed.
    #[error("no code")]
    Missing,
    /// Not six digits.
    #[error("not six digits")]
    NotSixDigits,
}

impl Code {
    /// Makes a code of any number, from its last six digits.
    pub fn from_number(number: u32) -> Self {
        Self(format!("{:06}", number % 1_000_000))
    }

    /// Reads six digits: blanks, hyphens and full-width digits are understood.
    pub fn parse(typed: &str) -> Result<Self, InvalidCode> {
        let tidy: String = narrow(typed).chars().filter(|c| c.is_alphanumeric()).collect();
        match tidy.len() {
            0 => Err(InvalidCode::Missing),
            6 if tidy.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Self(tidy)),
            _ => Err(InvalidCode::NotSixDigits),
        }
    }

    /// The six digits. Never log them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A limit: so many in so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many are let through.
    pub count: u32,
    /// Within how long.
    pub within: SignedDuration,
}

/// Codes sent to one number: enough for a forgetful evening, too few to annoy a stranger.
pub const CODES_PER_NUMBER: Limit = Limit { count: 6, within: SignedDuration::from_hours(1) };
/// People who may sit in one computer room, behind one address. Whatever is counted by address leaves room for each
/// of them to use up what is counted by number.
const COMPUTER_ROOM: u32 = 40;
/// Codes asked for from one address: only a flood gets this far.
pub const CODES_PER_ADDRESS: Limit =
    Limit { count: COMPUTER_ROOM * CODES_PER_NUMBER.count, ..CODES_PER_NUMBER };
/// Wrong codes for one number before a pause.
pub const WRONG_CODES_PER_NUMBER: Limit = Limit { count: 8, within: SignedDuration::from_mins(30) };
/// Wrong codes or passwords from one address before a pause.
pub const FAILURES_PER_ADDRESS: Limit =
    Limit { count: COMPUTER_ROOM * WRONG_CODES_PER_NUMBER.count, ..WRONG_CODES_PER_NUMBER };
/// Wrong passwords for one coordinator's name before a pause.
pub const WRONG_PASSWORDS_PER_NAME: Limit =
    Limit { count: 8, within: SignedDuration::from_mins(30) };

impl Limit {
    /// Whether one more is let through, given how many there were and when the oldest of them was.
    pub fn admits(
        &self,
        count: u32,
        oldest_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if count < self.count {
            return Ok(());
        }
        let until = oldest_at.unwrap_or(now).checked_add(self.within).unwrap_or(now);
        Err(Refusal::TooManyTries { until })
    }
}

/// Whether a code sent then is still good now.
pub fn code_is_alive(sent_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(sent_at) < CODE_LIVES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_pasted_with_blanks_or_typed_full_width() {
        for typed in ["123456", " 123 456 ", "１２３４５６", "123-456"] {
            assert!(Code::parse(typed).is_ok_and(|code| code.as_str() == "123456"), "{typed}");
        }
        assert_eq!(Code::parse("  ").err(), Some(InvalidCode::Missing));
        assert_eq!(Code::parse("12345").err(), Some(InvalidCode::NotSixDigits));
        assert_eq!(Code::parse("12345a").err(), Some(InvalidCode::NotSixDigits));
        assert_eq!(Code::from_number(7_000_042).as_str(), "000042");
    }

    #[test]
    fn a_code_lives_a_quarter_of_an_hour() {
        let sent = Timestamp::UNIX_EPOCH;
        assert!(code_is_alive(sent, Timestamp::from_second(15 * 60 - 1).unwrap()));
        assert!(!code_is_alive(sent, Timestamp::from_second(15 * 60).unwrap()));
    }

    #[test]
    fn the_pause_ends_when_the_oldest_try_is_old_enough() {
        let limit = Limit { count: 2, within: SignedDuration::from_mins(1) };
        let now = Timestamp::from_second(30).unwrap();
        assert_eq!(limit.admits(1, Some(Timestamp::UNIX_EPOCH), now), Ok(()));
        assert_eq!(
            limit.admits(2, Some(Timestamp::UNIX_EPOCH), now),
            Err(Refusal::TooManyTries { until: Timestamp::from_second(60).unwrap() })
        );
    }
}
