//! 合并: two records of one person become one, and can be parted again for a while.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::person::{Mobile, Person};

mod claim;

pub use self::claim::{Claim, stays};

/// For so many days a merge can be undone.
pub const UNDO_DAYS: i64 = 30;

/// From which of two records something is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The one that stays.
    #[default]
    Kept,
    /// The one that points to it from then on.
    Other,
}

impl Side {
    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Other => "other",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Kept, Self::Other].into_iter().find(|side| side.code() == code)
    }

    fn of<T>(self, kept: T, other: T) -> T {
        match self {
            Self::Kept => kept,
            Self::Other => other,
        }
    }
}

/// Which particulars stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The name.
    pub name: Side,
    /// The number to sign in with and to be called at.
    pub mobile: Side,
    /// The birthday.
    pub born_on: Side,
    /// Whom to call in an emergency, with the number.
    pub contact: Side,
}

/// Both records after the merge. No number is lost: the one that was not chosen stays with the other record, and whoever signs
/// in with it reaches the kept one.
pub fn merged(kept: &Person, other: &Person, chosen: Chosen) -> (Person, Person) {
    let contact = chosen.contact.of(kept, other);
    let rest: Option<Mobile> = chosen.mobile.of(other, kept).mobile.clone();
    let after = Person {
        id: kept.id,
        name: chosen.name.of(kept, other).name.clone(),
        mobile: chosen.mobile.of(kept, other).mobile.clone(),
        born_on: chosen.born_on.of(kept, other).born_on,
        emergency_contact: contact.emergency_contact.clone(),
        emergency_telephone: contact.emergency_telephone.clone(),
    };
    (after, Person { mobile: rest, ..other.clone() })
}

/// Whether a merge can still be undone, as far as time goes.
pub fn may_undo(merged_at: Timestamp, now: Timestamp) -> Result<(), MergeRefusal> {
    let until = merged_at + (UNDO_DAYS * 24).hours();
    if now < until { Ok(()) } else { Err(MergeRefusal::TooLate) }
}

/// Why two records stay two, or one stays one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MergeRefusal {
    /// It is one record.
    #[error("the same record")]
    Same,
    /// One of them was merged already.
    #[error("merged already")]
    MergedAlready,
    /// The other one signs in at a desk: what somebody did there stays theirs.
    #[error("signs in at a desk")]
    HasAccount,
    /// Both wish for something in a draw that is not held yet: one of them is taken back first.
    #[error("both are in an open draw")]
    BothInDraw,
    /// Both have a place on one offering of another institution, which alone may end one of them.
    #[error("both have a place elsewhere")]
    BothElsewhere,
    /// More than [`UNDO_DAYS`] have passed.
    #[error("too late")]
    TooLate,
    /// It was undone already.
    #[error("undone already")]
    UndoneAlready,
    /// The particulars were changed since.
    #[error("particulars changed since")]
    ChangedSince,
    /// What was moved has gone on, as into another merge.
    #[error("moved on since")]
    MovedOn,
    /// What was paid for a place that the merge ended was given back.
    #[error("the fee was given back")]
    FeeGivenBack {
        /// On what.
        offering: String,
    },
    /// A place that the merge ended is somebody else's now.
    #[error("the place is gone")]
    PlaceGone {
        /// On what.
        offering: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PersonId;

    fn person(number: u128, mobile: Option<&str>) -> Person {
        Person {
            id: PersonId(uuid::Uuid::from_u128(number)),
            name: None,
            mobile: mobile.map(|mobile| Mobile::parse(mobile).unwrap()),
            born_on: None,
            emergency_contact: None,
            emergency_telephone: None,
        }
    }

    #[test]
    fn no_number_is_lost_whichever_is_chosen() {
        let numbers = [None, Some("19900000001"), Some("19900000002")];
        for (mine, theirs) in [(0, 1), (1, 0), (1, 2), (0, 0)] {
            let (kept, other) = (person(1, numbers[mine]), person(2, numbers[theirs]));
            for mobile in [Side::Kept, Side::Other] {
                let (after, rest) = merged(&kept, &other, Chosen { mobile, ..Chosen::default() });
                let mut before = [kept.mobile.clone(), other.mobile.clone()];
                let mut now = [after.mobile.clone(), rest.mobile.clone()];
                before.sort_by_key(|one| one.as_ref().map(|one| one.as_str().to_owned()));
                now.sort_by_key(|one| one.as_ref().map(|one| one.as_str().to_owned()));
                assert_eq!(before, now);
                assert_eq!((after.id, rest.id), (kept.id, other.id));
            }
        }
    }

    #[test]
    fn a_merge_is_undone_within_thirty_days() {
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(may_undo(at, at + (30 * 24 - 1).hours()), Ok(()));
        assert_eq!(may_undo(at, at + (30 * 24).hours()), Err(MergeRefusal::TooLate));
    }
}
