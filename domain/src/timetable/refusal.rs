//! Why a term is not planned, copied or published like that.

use serde::{Deserialize, Serialize};

/// A no of the rules about planning a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TimetableRefusal {
    /// The institution has a term of this name.
    #[error("a term of this name")]
    TermNameTaken,
    /// There is a department of this name.
    #[error("a department of this name")]
    DepartmentNameTaken,
    /// Somebody else has changed the class since the page was shown.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Somebody else has taken the class out of the plan since.
    #[error("taken out meanwhile")]
    TakenOut,
    /// It stands as it is asked for.
    #[error("nothing would change")]
    NothingChanges,
    /// People sign up for it already: it is changed as an offering.
    #[error("published already")]
    Published,
    /// Something stands in the way of what is to be published.
    #[error("{classes} classes clash")]
    Clashes {
        /// Of how many classes.
        classes: u32,
    },
    /// Rows of a list would be in the way of what stands.
    #[error("{rows} rows of a list clash")]
    RowsClash {
        /// How many rows.
        rows: u32,
    },
    /// Nothing of the other term can be taken over.
    #[error("nothing to copy")]
    NothingToCopy,
    /// A term is planned after the one that it is copied from.
    #[error("not an earlier term")]
    NotAnEarlierTerm,
    /// Published sessions of the term would lie before its first day or after its last.
    #[error("{sessions} sessions outside of the term")]
    SessionsOutside {
        /// How many.
        sessions: u32,
    },
    /// Somebody has begun a trial of this term.
    #[error("a trial is open")]
    TrialIsOpen,
    /// The trial was carried out or dropped.
    #[error("the trial is over")]
    TrialIsOver,
    /// Nothing is moved in the trial.
    #[error("an empty trial")]
    NothingTried,
    /// Classes that the trial moves are published or out of the plan.
    #[error("{classes} classes of the trial are gone")]
    TriedGone {
        /// How many.
        classes: u32,
    },
    /// The trial would bring something into the way.
    #[error("{clashes} new clashes")]
    TrialClashes {
        /// In how many places.
        clashes: u32,
    },
    /// Not all that the trial has changed stands as it left it.
    #[error("{classes} classes of the trial were changed since")]
    TrialChangedSince {
        /// How many.
        classes: u32,
    },
    /// More classes than a term can have.
    #[error("too many classes")]
    TooMany {
        /// How many there may be.
        most: u32,
    },
}
