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

/// A browser is known as somebody's for a year after they have signed in there: as long as its visitor cookie lasts.
pub const BROWSER_KNOWN_FOR: SignedDuration = SignedDuration::from_hours(365 * 24);

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

/// Codes sent to one number at the wish of browsers in which nobody has signed in with it: enough for a forgetful evening, too few to
/// annoy a stranger.
pub const CODES_PER_NUMBER: Limit = Limit { count: 6, within: SignedDuration::from_hours(1) };
/// Codes sent to one number at the wish of one browser in which somebody has signed in with it. Whatever strangers ask for is not
/// counted there.
pub const CODES_PER_BROWSER: Limit = CODES_PER_NUMBER;
/// People who may sit in one computer room, behind one address. Whatever is counted by address leaves room for each
/// of them to use up what is counted by number.
const COMPUTER_ROOM: u32 = 40;
/// Codes asked for from one address: only a flood gets this far.
pub const CODES_PER_ADDRESS: Limit =
    Limit { count: COMPUTER_ROOM * CODES_PER_NUMBER.count, ..CODES_PER_NUMBER };
/// Wrong codes for one number before a pause, in all browsers together in which nobody has signed in with it.
///
/// It bounds what strangers can guess, in however many browsers and from however many addresses: 8 in half an hour, 8 × 48 = 384 in a day.
/// A try meets whatever codes are good then. At strangers' wish 6 codes are sent in an hour, 6 × 24 = 144 in a day, and in its quarter
/// of an hour each meets 8 tries at most: 144 × 8 = 1,152 of 1,000,000 a day, so that somebody's telephone rings 144 times a day for
/// more than two years before its code is likely to be found. A code that its owner asks for meets 8 tries as well. Nothing gives
/// strangers more: the count does not begin anew when the owner signs in.
pub const WRONG_CODES_PER_NUMBER: Limit = Limit { count: 8, within: SignedDuration::from_mins(30) };
/// Wrong codes in one browser in which somebody has signed in with the number. Strangers have none of these browsers; whoever holds one
/// that was lost has 384 tries a day there, until its owner signs out everywhere.
pub const WRONG_CODES_PER_BROWSER: Limit = WRONG_CODES_PER_NUMBER;
/// Wrong codes or passwords from one address before a pause, in browsers in which nobody has signed in with what is tried there.
pub const FAILURES_PER_ADDRESS: Limit =
    Limit { count: COMPUTER_ROOM * WRONG_CODES_PER_NUMBER.count, ..WRONG_CODES_PER_NUMBER };
/// Wrong passwords for one coordinator's name before a pause, in all browsers together in which nobody has signed in by it: 384 in a day,
/// of all passwords that there are.
pub const WRONG_PASSWORDS_PER_NAME: Limit =
    Limit { count: 8, within: SignedDuration::from_mins(30) };
/// Wrong passwords in one browser in which somebody has signed in by the name.
pub const WRONG_PASSWORDS_PER_BROWSER: Limit = WRONG_PASSWORDS_PER_NAME;

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
    fn a_stranger_guesses_so_often_in_a_day_and_no_more() {
        let day = SignedDuration::from_hours(24).as_secs();
        for limit in [WRONG_CODES_PER_NUMBER, WRONG_PASSWORDS_PER_NAME] {
            assert_eq!(day / limit.within.as_secs() * i64::from(limit.count), 384);
        }
        // While a code is good no more are tried than before one pause.
        assert!(CODE_LIVES <= WRONG_CODES_PER_NUMBER.within);
        let sent = day / CODES_PER_NUMBER.within.as_secs() * i64::from(CODES_PER_NUMBER.count);
        assert_eq!(sent * i64::from(WRONG_CODES_PER_NUMBER.count), 1152, "of a million codes");
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
