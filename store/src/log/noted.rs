//! What a unit says of itself for the log, while it runs.

use domain::id::{OfferingId, PersonId};
use domain::log::{About, Facts, Field};

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
    /// It has changed nothing, and no entry is due.
    pub is_nothing: bool,
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

    /// It has changed nothing after all.
    pub(crate) fn note_nothing(&mut self) {
        self.noted().is_nothing = true;
    }
}
