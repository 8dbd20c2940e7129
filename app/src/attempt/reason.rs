//! A reason that a coordinator types and people will read.

use domain::text::{has_control_characters, trimmed};

use super::Attempt;
use crate::error::AppError;
use crate::wording::Words;
use crate::wording::desk::people as words;

impl Attempt {
    /// Reads a reason, or notes what is wrong with it. Where there is none, what is missing depends on who will read it.
    pub fn reason(&mut self, field: &str, missing: Words) -> Result<String, AppError> {
        self.read(field, |typed| parse(typed, missing), Into::into)
    }

    /// The same where none is needed: empty if nothing was typed.
    pub fn reason_if_any(&mut self, field: &str) -> Result<String, AppError> {
        self.read(field, parse_if_any, Into::into)
    }
}

/// One to 200 characters.
fn parse(typed: &str, missing: Words) -> Result<String, Words> {
    const LONGEST: usize = 200;
    let reason = typed.trim_matches(char::is_whitespace);
    if trimmed(reason).is_empty() {
        Err(missing)
    } else if reason.chars().count() > LONGEST {
        Err(words::REASON_TOO_LONG)
    } else if has_control_characters(reason) {
        Err(words::REASON_ODD)
    } else {
        Ok(reason.to_owned())
    }
}

/// The same, or nothing, where it is not read as it was typed.
pub(crate) fn parse_if_any(typed: &str) -> Result<String, Words> {
    if trimmed(typed).is_empty() { Ok(String::new()) } else { parse(typed, words::REASON) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_and_no_book() {
        let parse = |typed: &str| parse(typed, words::REASON_MISSING);
        assert_eq!(parse(" 老师生病。 "), Ok("老师生病。".to_owned()));
        assert_eq!(parse(" \u{3000}。"), Err(words::REASON_MISSING));
        assert_eq!(parse(&"字".repeat(201)), Err(words::REASON_TOO_LONG));
        assert_eq!(parse("a\u{7}"), Err(words::REASON_ODD));
        assert_eq!(parse_if_any(" \u{3000}"), Ok(String::new()));
    }

    #[test]
    fn what_is_missing_is_noted_at_its_field() {
        let mut attempt = Attempt::at([("reason", " "), ("note", "")]);
        assert!(attempt.reason("reason", words::REMOVE_REASON_MISSING).is_err());
        assert_eq!(attempt.error("reason").unwrap().chinese, words::REMOVE_REASON_MISSING.0);
        assert_eq!(attempt.reason_if_any("note").unwrap(), "");
        assert!(attempt.error("note").is_none());
    }
}
