//! When wishes may be made, and by which rules one of them is judged.

use jiff::Timestamp;

use crate::offering::{Allocation, Terms, Window};
use crate::refusal::Refusal;

/// Whether wishes may be made, changed and taken back now: from when the draw is published until its window closes. Nobody is
/// given anything by a wish, and early or late makes no difference: so they may be prepared before the window opens, and stand
/// from its opening on.
///
/// # Errors
/// The window has closed.
pub fn takes_wishes(window: Window, now: Timestamp) -> Result<(), Refusal> {
    of_wishes(window).admits(now)
}

/// The rules of an offering for a wish in a draw of this window: as if one asked for a place in order, but not too early. Of an
/// offering that is given in any other way nobody wishes, and its own window stays as strict as it is.
pub fn terms_of_wish(terms: Terms, window: Window) -> Terms {
    Terms { window: of_wishes(window), allocation: Allocation::InOrder, ..terms }
}

/// Nobody is too early for it.
const fn of_wishes(window: Window) -> Window {
    Window { opens_at: Timestamp::MIN, ..window }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::offering::sample::{second, terms_until};
    use crate::offering::{Conditions, OfferingState};
    use crate::sign_up::{admit, at_counter};

    fn window() -> Window {
        Window { opens_at: second(100), closes_at: second(200) }
    }

    #[test]
    fn wishes_are_made_ahead_and_until_the_window_closes() {
        for early in [0, 99, 100, 199] {
            assert_eq!(takes_wishes(window(), second(early)), Ok(()), "{early}");
        }
        let closed = Err(Refusal::WindowClosed { closed_at: second(200) });
        assert_eq!(takes_wishes(window(), second(200)), closed);
    }

    #[test]
    fn a_wish_made_ahead_is_judged_by_the_rules_for_people_as_ever() {
        let born_on = Some(date(1910, 1, 1));
        let conditions = Conditions { age_from: Some(50), ..Conditions::default() };
        let drawn = Terms { allocation: Allocation::Draw, conditions, ..terms_until(900) };
        let wish = |terms: &Terms, born_on, at| {
            admit(&terms_of_wish(terms.clone(), window()), born_on, second(at), false)
        };
        assert_eq!(wish(&drawn, born_on, 1), Ok(()));
        let young = wish(&drawn, Some(date(1960, 1, 1)), 1);
        assert!(matches!(young, Err(Refusal::TooYoung { .. })));
        assert_eq!(wish(&drawn, None, 1), Err(Refusal::ParticularsMissing));
        let closed = Terms { state: OfferingState::Closed, ..drawn.clone() };
        assert_eq!(wish(&closed, born_on, 1), Err(Refusal::Closed));
        let late = Err(Refusal::WindowClosed { closed_at: second(200) });
        assert_eq!(wish(&drawn, born_on, 200), late);
        // At the counter it is no exception to be ahead.
        let terms = terms_of_wish(drawn, window());
        assert!(at_counter(&terms, born_on, Ok(()), second(1), &"".into()).is_ok());
    }

    #[test]
    fn what_is_given_in_order_or_by_approval_opens_as_strictly_as_ever() {
        let born_on = Some(date(1910, 1, 1));
        for allocation in [Allocation::InOrder, Allocation::Approval] {
            let terms = Terms { allocation, window: window(), ..terms_until(900) };
            let ask = |at| admit(&terms, born_on, second(at), false);
            assert_eq!(ask(99), Err(Refusal::NotOpenYet { opens_at: second(100) }));
            assert_eq!(ask(100), Ok(()));
        }
        // Nor does a wish ahead give a place of what is drawn.
        let drawn = Terms { allocation: Allocation::Draw, ..terms_until(900) };
        assert_eq!(admit(&drawn, born_on, second(1), false), Err(Refusal::ByDraw));
    }
}
