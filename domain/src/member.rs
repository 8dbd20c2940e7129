//! 学员: who belongs to an institution, and what its counter looks for them by.

pub mod merge;
pub mod register;
pub mod twins;

use serde::{Deserialize, Serialize};

use crate::text::narrow;

/// Letters of a sound that are enough to look for.
const FEWEST_LETTERS: usize = 2;
/// Digits at the end of a telephone number that are enough.
const FEWEST_DIGITS: usize = 4;
/// The longest telephone number.
const MOST_DIGITS: usize = 11;
/// Characters of a name at most that are looked at.
const LONGEST_NAME: usize = 30;

/// 学员卡号: the number on a member's card; each institution counts its own, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CardNumber(pub u32);

impl CardNumber {
    /// As it is printed, so that no telephone's last digits look like it: 卡000123 is typed as `K123` or `k000123`.
    pub fn printed(self) -> String {
        format!("K{:06}", self.0)
    }

    /// Reads [`Self::printed`], also without the zeros in front.
    pub fn parse(typed: &str) -> Option<Self> {
        let digits = typed.strip_prefix(['K', 'k'])?;
        let sound = (1..=9).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
        digits.parse().ok().filter(|number| sound && *number > 0).map(Self)
    }
}

/// What somebody at the counter is looked for by: one field, told apart by what is typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The beginning of a name: 陈, 陈淑.
    Name(String),
    /// The beginning of a name's sound, or its initials, in lower case: chensh, csf.
    Sound(String),
    /// The last digits of a telephone number or of a card's, four at least.
    Digits(String),
    /// The number of a card.
    Card(CardNumber),
}

/// Why nothing can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsearchable {
    /// Nothing was typed.
    Empty,
    /// Two letters, or four digits, are needed.
    TooShort,
    /// Neither a name, nor a sound, nor a number.
    Unclear,
}

impl Sought {
    /// Reads the field; blanks, and the strokes of a telephone number, do not matter.
    pub fn parse(typed: &str) -> Result<Self, Unsearchable> {
        let left_out =
            |c: char| c.is_whitespace() || matches!(c, '-' | '—' | '·' | '.' | '(' | ')');
        let typed: String = narrow(typed).chars().filter(|c| !left_out(*c)).collect();
        let letters = || typed.chars().filter(|c| c.is_alphabetic());
        if typed.is_empty() {
            Err(Unsearchable::Empty)
        } else if let Some(card) = CardNumber::parse(&typed) {
            Ok(Self::Card(card))
        } else if typed.bytes().all(|c| c.is_ascii_digit()) {
            match typed.len() {
                ..FEWEST_DIGITS => Err(Unsearchable::TooShort),
                FEWEST_DIGITS..=MOST_DIGITS => Ok(Self::Digits(typed)),
                _ => Err(Unsearchable::Unclear),
            }
        } else if typed.bytes().all(|c| c.is_ascii_alphabetic()) {
            if typed.len() < FEWEST_LETTERS {
                return Err(Unsearchable::TooShort);
            }
            Ok(Self::Sound(typed.to_ascii_lowercase()))
        } else if letters().count() == typed.chars().count() && !letters().any(|c| c.is_ascii()) {
            Ok(Self::Name(typed.chars().take(LONGEST_NAME).collect()))
        } else {
            Err(Unsearchable::Unclear)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_field_takes_a_name_a_sound_digits_or_a_card() {
        let name = |name: &str| Ok(Sought::Name(name.into()));
        let sound = |sound: &str| Ok(Sought::Sound(sound.into()));
        let digits = |digits: &str| Ok(Sought::Digits(digits.into()));
        let card = |number| Ok(Sought::Card(CardNumber(number)));
        for (typed, read) in [
            ("陈", name("陈")),
            (" 陈 淑芬 ", name("陈淑芬")),
            ("阿依古丽·买买提", name("阿依古丽买买提")),
            ("Chen Sh", sound("chensh")),
            ("ｃｓｆ", sound("csf")),
            ("2401", digits("2401")),
            ("199 0000-2401", digits("19900002401")),
            ("K000123", card(123)),
            ("k7", card(7)),
            ("", Err(Unsearchable::Empty)),
            (" \u{3000}", Err(Unsearchable::Empty)),
            ("c", Err(Unsearchable::TooShort)),
            ("241", Err(Unsearchable::TooShort)),
            ("199000024011", Err(Unsearchable::Unclear)),
            ("陈2401", Err(Unsearchable::Unclear)),
            ("陈'; --", Err(Unsearchable::Unclear)),
            ("K0", Err(Unsearchable::Unclear)),
        ] {
            assert_eq!(Sought::parse(typed), read, "{typed:?}");
        }
        assert_eq!(CardNumber(123).printed(), "K000123");
    }

    proptest! {
        #[test]
        fn a_printed_card_is_read_again(number in 1..1_000_000_u32) {
            let card = CardNumber(number);
            prop_assert_eq!(Sought::parse(&card.printed()), Ok(Sought::Card(card)));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in ".{0,60}") {
            let _ = Sought::parse(&typed);
        }
    }
}
