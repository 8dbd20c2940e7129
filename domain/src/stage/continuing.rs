//! 续班: what a member of the former class reads of it before they ask.

use crate::refusal::Refusal;
use crate::sign_up::Place;

/// What is told, before the window opens, to somebody who would be told this if they asked now: that one tap is enough, or what is
/// in the way of it and can be mended. Nothing where it is not their turn, or they can do nothing about it.
pub fn continuing(would_be: Result<Place, Refusal>) -> Option<Result<(), Refusal>> {
    match would_be {
        // The tap leads to the questions that are still to be answered.
        Ok(_) | Err(Refusal::ParticularsMissing) => Some(Ok(())),
        // Only whoever is let in is asked what else they have.
        Err(why @ (Refusal::Clash { .. } | Refusal::LimitReached { .. })) => Some(Err(why)),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::OfferingKind;
    use crate::offering::sample::second;
    use crate::stage::StageRefusal;

    #[test]
    fn no_button_stands_where_it_would_be_refused() {
        assert_eq!(continuing(Ok(Place::Held)), Some(Ok(())));
        assert_eq!(continuing(Err(Refusal::ParticularsMissing)), Some(Ok(())));
        let enough = Refusal::LimitReached { kind: OfferingKind::Class, most: 1 };
        assert_eq!(continuing(Err(enough.clone())), Some(Err(enough)));
        let full = Refusal::Stage(StageRefusal::ReturningFull { opens_at: second(100) });
        let not_yet = Refusal::NotOpenYet { opens_at: second(100) };
        let young = Refusal::TooYoung { from: 50, age: 49 };
        for not_theirs in [full, not_yet, young, Refusal::ByDraw, Refusal::AlreadySignedUp] {
            assert_eq!(continuing(Err(not_theirs)), None);
        }
    }
}
