//! 没报上: who asked for a place and was told no, kept so that it can be explained afterwards.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::OfferingId;
use crate::refusal::Refusal;
use crate::stage::StageRefusal;

/// A no that somebody was told, as often as they asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnedAway {
    /// On what a place was asked for.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Why not.
    pub refusal: Refusal,
    /// When it was told first.
    pub first_at: Timestamp,
    /// When it was told last; the same instant if once.
    pub last_at: Timestamp,
    /// How often.
    pub times: u32,
}

/// Whether this no is kept: it is about the person and the offering, and somebody may ask later why. What is left out
/// concerns everybody alike and stands on the offering's page, or was no answer to a request for a place; in the seconds before
/// an opening thousands are told that it has not opened yet.
pub const fn is_kept(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::WindowClosed { .. }
            | Refusal::ListFrozen
            | Refusal::Stage(StageRefusal::ReturningFull { .. })
            | Refusal::Closed
            | Refusal::MembersOnly
            | Refusal::TooYoung { .. }
            | Refusal::TooOld { .. }
            | Refusal::Clash { .. }
            | Refusal::LimitReached { .. }
            | Refusal::NoPlaceInstead
            | Refusal::NoFreePlace { .. }
    )
}

/// The same no for an institution's desk: what else a person does elsewhere is not for it to know.
pub fn for_desk(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Clash { offering, waits, at, .. } => {
            Refusal::Clash { offering, name: String::new(), waits, at }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_concerns_a_person_is_kept_and_what_the_page_says_is_not() {
        assert!(is_kept(&Refusal::TooYoung { from: 50, age: 49 }));
        assert!(is_kept(&Refusal::WindowClosed { closed_at: Timestamp::UNIX_EPOCH }));
        let full = StageRefusal::ReturningFull { opens_at: Timestamp::UNIX_EPOCH };
        assert!(is_kept(&Refusal::Stage(full)));
        assert!(!is_kept(&Refusal::NotOpenYet { opens_at: Timestamp::UNIX_EPOCH }));
        assert!(!is_kept(&Refusal::AlreadySignedUp));
        assert!(!is_kept(&Refusal::KeyUsedForSomethingElse));
    }

    #[test]
    fn the_desk_does_not_read_what_else_somebody_does() {
        let (offering, at) = (OfferingId(Uuid::from_u128(1)), Timestamp::UNIX_EPOCH);
        let clash = Refusal::Clash { offering, name: "合唱".into(), waits: false, at };
        let told = Refusal::Clash { offering, name: String::new(), waits: false, at };
        assert_eq!(for_desk(clash), told);
        assert_eq!(for_desk(Refusal::Closed), Refusal::Closed);
    }
}
