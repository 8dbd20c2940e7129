//! 导入: a list that was read and waits to be confirmed, taking it over, all or nothing, and taking that back.

mod clashes;
mod keep;
mod made;
mod member;
mod people;
mod plan;
mod progress;
mod recent;
mod rooms;
mod running;
mod undo;

pub use self::clashes::clashes;
pub use self::keep::{Prepared, keep_columns, prepare, prepared, remembered_columns};
pub(crate) use self::keep::{claim, done};
pub use self::member::NewMember;
pub use self::people::{confirm_people, recognised};
pub use self::plan::{compare, confirm, take_over};
pub use self::progress::Progress;
pub use self::recent::{Imported, imports};
pub use self::rooms::{
    NewRoom, RoomDifference, RoomStanding, compare_rooms, confirm_rooms, rooms_seen,
};
pub(crate) use self::running::Running;
pub use self::running::{NotTaken, Run, Stand, begin, stand};
pub use self::undo::{Staying, UndoLook, Undone, undo, what_undoing_does};

use serde::{Deserialize, Serialize};

use crate::form_key::hashed;

/// How a row of a plan stands against what the institution has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of that key is there.
    New,
    /// It is there, and says the same.
    Unchanged,
    /// It is there and says something else; taking the plan over leaves it as it is.
    Different,
}

/// What taking a list over has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Offerings, rooms or members that are new.
    pub added: u32,
    /// Those that were there before, and were left alone.
    pub unchanged: u32,
    /// Closures that are new.
    pub closures: u32,
    /// Of the new offerings, those whose places are given by approval.
    #[serde(default)]
    pub by_approval: u32,
    /// Rooms of which something is said otherwise now.
    #[serde(default)]
    pub changed: u32,
    /// Members whose number in the list is another one, which stays.
    #[serde(default)]
    pub number_differs: u32,
    /// Rows of somebody who stood in an earlier one.
    #[serde(default)]
    pub repeated: u32,
}

/// What tells whether a row has changed: SHA-256 of everything it says.
pub fn fingerprint(facts: &str) -> String {
    hashed(facts)
}
