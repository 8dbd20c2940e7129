//! A form that is looked at before it does anything: what its buttons send, and whether it came back from a look.
//!
//! Enter in a field presses no button of its own (`components::comfort`), so it sends no word. Therefore one rule holds for all of
//! these forms: they act where the button that acts was pressed, and whatever else is sent only looks.

use super::Attempt;

/// The field of the button that only looks; kept with what was typed.
pub(crate) const LOOKED: &str = "look";

/// What that button sends.
pub(crate) const LOOK: &str = "yes";

/// What the button sends that does it.
pub(crate) const DO: &str = "do";

/// Whether a form only looks, sent with this word, and the word that is kept with what was typed.
pub(crate) fn pressed(word: String) -> (bool, String) {
    if word == DO { (false, word) } else { (true, LOOK.to_owned()) }
}

impl Attempt {
    /// Whether it came back from a look, with nothing wrong in it: then the page says what would happen, and its second press is
    /// accepted.
    pub(crate) fn is_looked(&self) -> bool {
        self.errors.is_empty() && self.value(LOOKED) == LOOK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_its_own_button_does_it() {
        assert_eq!(pressed(DO.to_owned()), (false, DO.to_owned()));
        for word in ["", LOOK, "keys", "DO", "do "] {
            assert_eq!(pressed(word.to_owned()), (true, LOOK.to_owned()), "{word}");
        }
    }

    #[test]
    fn only_a_look_with_nothing_wrong_was_a_look() {
        let mut looked = Attempt::at([("on", "2026-12-8"), (LOOKED, LOOK)]);
        assert!(looked.is_looked());
        looked.note("on", crate::wording::Words("请写日期", "Please enter a day"));
        assert!(!looked.is_looked());
        assert!(!Attempt::default().is_looked(), "somebody comes fresh");
        let kept = Attempt::at([("on", "2026-12-8"), (LOOKED, "keys")]);
        assert!(!kept.is_looked(), "sent by another button");
    }
}
