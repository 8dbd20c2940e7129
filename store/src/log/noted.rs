//! What a unit says of itself for the log, while it runs.

use std::fmt::Display;

use domain::id::{OfferingId, PersonId};
use domain::log::{About, Facts, Field, each_written};

use crate::db::Tx;

/// What a unit has said.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    /// What it has made.
    pub about: Option<About>,
    /// Whom it is about, where the thing alone does not tell.
    pub person: Option<PersonId>,
    /// Which offering it is about, where the thing alone does not tell.
    pub offering: Option<OfferingId>,
    /// Values that no row of the thing keeps.
    pub facts: Facts,
    /// What they were before.
    pub stood: Facts,
    /// It has changed nothing, and no entry is due.
    pub is_nothing: bool,
}

/// What one person had before a change, and has after it.
pub(crate) struct Changed<T> {
    /// Who: the reader of the log tells their name.
    pub person: PersonId,
    /// Nothing where there was nothing.
    pub before: Option<T>,
    /// Nothing where it was taken back.
    pub after: Option<T>,
}

impl Tx {
    /// The unit has made this.
    pub(crate) fn note_about(&mut self, about: About) {
        self.noted().about = Some(about);
    }

    /// It is about this person.
    pub(crate) fn note_person(&mut self, person: PersonId) {
        self.noted().person = Some(person);
    }

    /// It is about this offering.
    pub(crate) fn note_offering(&mut self, offering: OfferingId) {
        self.noted().offering = Some(offering);
    }

    /// A value that stands afterwards.
    pub(crate) fn note(&mut self, field: Field, value: impl ToString) {
        self.noted().facts.insert(field, value.to_string());
    }

    /// The value that stood before.
    pub(crate) fn note_before(&mut self, field: Field, value: impl ToString) {
        self.noted().stood.insert(field, value.to_string());
    }

    /// What each of these people had before, and has now.
    pub(crate) fn note_each<T: Display>(&mut self, field: Field, each: &[Changed<T>]) {
        if !each.is_empty() {
            let before = each.iter().map(|one| (one.person, one.before.as_ref()));
            let after = each.iter().map(|one| (one.person, one.after.as_ref()));
            self.note_before(field, each_written(before));
            self.note(field, each_written(after));
        }
    }

    /// It has changed nothing after all.
    pub(crate) fn note_nothing(&mut self) {
        self.noted().is_nothing = true;
    }
}
