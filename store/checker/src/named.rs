//! I9 for what somebody does for somebody else: whoever did it stands in what was written down, beside the one for whom it was done.

use domain::id::{PersonId, SignUpId};

use crate::{Contents, Invariant, Violation};

/// A place, or a wait for one, that somebody was told they have asked for in another's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForAnother {
    /// Which.
    pub sign_up: SignUpId,
    /// For whom.
    pub person: PersonId,
    /// Who asked.
    pub by: PersonId,
    /// The person lets them; otherwise it is a coordinator's.
    pub is_helper: bool,
}

/// Both names are on the sign-up and on its first decision, a helper's with a consent between the two.
pub fn both_named(contents: &Contents, all: &[ForAnother]) -> Vec<Violation> {
    let mut found = Vec::new();
    for one in all {
        let row = contents.rows.iter().find(|row| row.id == one.sign_up);
        let first = contents.steps_of(one.sign_up).first();
        let consent = one.is_helper.then_some((one.person, one.by));
        let is_named = row.is_some_and(|row| (row.person, row.by) == (one.person, one.by))
            && first.is_some_and(|first| (first.by, first.consent) == (Some(one.by), consent));
        if !is_named {
            let told = format!("of {} it is not written down who did it for whom", one.sign_up);
            found.push(Violation::of(Invariant::Account, told));
        }
    }
    found
}
