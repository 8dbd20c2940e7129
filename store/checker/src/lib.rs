//! For tests alone: reads what the database holds, and what those who asked were told, and names the promises that the
//! two break. Beside it the rush that makes such a history, the same whoever carries the questions.

mod answers;
mod chance;
mod contents;
mod decided;
mod drawn;
mod history;
mod line;
mod named;
mod passing;
mod places;
mod promised;
mod result;
mod rooms;
mod rules;
mod rush;
mod wishes;

use std::collections::BTreeSet;
use std::fmt;

pub use chance::Chance;
pub use contents::{Contents, Moved, Offering, Row, Share};
pub use decided::{Deciding, decided_once};
pub use drawn::{Asked, Draw, Listed, Wished};
pub use history::{Act, Answer, Attempt, GivenPlace, History, Reading};
pub use named::{ForAnother, both_named};
pub use passing::{Pair, Passing, Why};
pub use places::forgotten;
pub use promised::Step;
pub use result::{result, result_of};
pub use rooms::InRoom;
pub use rush::{Habit, Porter, Visitor, ask, counts, rush, visitors};
pub use wishes::{Wishes, Wishing, wishes_kept};

/// A promise that no test, fault or rush may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Invariant {
    /// I1: no more people have a place than there are places, and the stored counts equal the rows.
    Places,
    /// I2: nobody has two live sign-ups on one offering.
    OnePlace,
    /// I3: what somebody was told is in the database.
    Kept,
    /// I4: what is in the database was asked for by somebody who was not told no.
    AskedFor,
    /// I5: nobody waits, and nobody is told to, while a place is free.
    FreePlace,
    /// I6: the waiting list is served in order of joining, and who was answered before another asked stands before them.
    Order,
    /// I7: one key has one effect and one answer.
    OnceDone,
    /// I8: nobody is expected in two places at once, nor has more classes of a term, or shifts, than one may have.
    Clash,
    /// I9: every end has its reason and whoever did it, every offer its notice and message, every change its decision; nobody is passed uncalled.
    Account,
    /// I10: nothing is given before the opening, after the closing, or to somebody who may not have it. Wishes alone, which give
    /// nothing, may be ahead of their window.
    Window,
    /// A draw follows from its published list and seed, and the sign-ups from its record; until then the places of the list stand.
    Drawn,
    /// One room, one of them at a time: nothing else is in it while a booking holds it.
    OneRoom,
}

/// A promise that was broken, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which promise.
    pub invariant: Invariant,
    /// By what, for whoever looks for the fault.
    pub told: String,
}

impl Violation {
    pub(crate) fn of(invariant: Invariant, told: String) -> Self {
        Self { invariant, told }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}: {}", self.invariant, self.told)
    }
}

/// Everything that is wrong with what the database holds at rest, after what those who asked were told.
pub fn violations(contents: &Contents, attempts: &[Attempt]) -> Vec<Violation> {
    let mut found = places::counted(contents);
    found.extend(places::one_each(contents));
    found.extend(places::none_free(contents, attempts));
    found.extend(line::in_order(contents, attempts));
    found.extend(answers::kept(contents, attempts));
    found.extend(answers::asked_for(contents, attempts));
    found.extend(answers::once(attempts));
    found.extend(promised::kept(contents));
    found.extend(rules::clashes(contents));
    found.extend(rules::limits(contents));
    found.extend(rules::approvals(contents));
    found.extend(rules::accounts(contents, attempts));
    found.extend(rules::windows(contents, attempts));
    found.extend(drawn::wishes_in_time(contents));
    found.extend(drawn::recomputed(contents));
    found.extend(rooms::one_each(contents));
    found
}

/// The promises that were broken, each once.
pub fn broken(violations: &[Violation]) -> BTreeSet<Invariant> {
    violations.iter().map(|violation| violation.invariant).collect()
}
