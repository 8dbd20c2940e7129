//! A form that is looked at before it does anything: what its looking button sends, and whether it came back from a look.

use super::Attempt;

/// The field of the button that only looks; kept with what was typed.
pub(crate) const LOOKED: &str = "look";

/// What that button sends.
pub(crate) const LOOK: &str = "yes";

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
