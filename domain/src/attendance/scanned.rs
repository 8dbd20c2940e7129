//! What a scanner types at the door: a card's number, or the address in a code.

use crate::id::{PersonId, SignUpId};
use crate::member::CardNumber;
use crate::text::narrow;

/// Whom what was scanned or typed means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// The number printed on a card.
    Card(CardNumber),
    /// The code of a card: its member's page at the desk.
    Member(PersonId),
    /// The code on a person's telephone or slip: the page of their sign-up.
    SignUp(SignUpId),
}

impl Scanned {
    /// Reads `K000123`, `123`, or an address of ours that ends so; nothing of anything else.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed: String = narrow(typed).chars().filter(|c| !c.is_whitespace()).collect();
        let path = typed.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let after = |noun: &str| {
            let at = parts.iter().position(|part| *part == noun)?;
            parts.get(at + 1).copied()
        };
        if let Some(id) = after("members") {
            return id.parse().ok().map(Self::Member);
        }
        if let Some(id) = after("sign-ups") {
            return id.parse().ok().map(Self::SignUp);
        }
        let number = path.trim_start_matches(['K', 'k']);
        CardNumber::parse(&format!("K{number}")).map(Self::Card)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cards_and_codes_are_read() {
        let id = "0199c0de-0000-7000-8000-000000000001";
        let card = |number| Some(Scanned::Card(CardNumber(number)));
        for (typed, read) in [
            ("K000123", card(123)),
            (" ｋ１２３\n", card(123)),
            ("7", card(7)),
            ("https://yinyao.example/desk/members/0199c0de-0000-7000-8000-000000000001", {
                id.parse().ok().map(Scanned::Member)
            }),
            ("https://yinyao.example/sign-ups/0199c0de-0000-7000-8000-000000000001?x", {
                id.parse().ok().map(Scanned::SignUp)
            }),
            ("https://yinyao.example/sign-ups/", None),
            ("https://elsewhere.example/members/1", None),
            ("", None),
            ("K0", None),
            ("陈淑芬", None),
        ] {
            assert_eq!(Scanned::parse(typed), read, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_scanned_is_read_or_not(typed in "\\PC{0,80}") {
            let _ = Scanned::parse(&typed);
        }
    }
}
