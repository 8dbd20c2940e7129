//! 场次: one session of an offering at its desk, and changing it.

mod again;
mod asked;
mod change;
mod desk;
pub mod door;
mod falling;
mod history;
pub(crate) mod kept;
mod onward;
mod preview;
pub mod reminder;
pub(crate) mod row;
mod substitutes;
mod weekly;

pub(crate) use self::again::all_fit_again;
pub use self::asked::note_asked;
pub(crate) use self::change::changed;
pub use self::change::{Asked, Done, change};
pub(crate) use self::desk::as_it_stands;
pub use self::desk::{SessionAtDesk, session_at_desk, sessions_at_desk};
pub use self::falling::{CallsOff, Falling};
pub(crate) use self::falling::{call_off, falling, held_on, lock_sessions};
pub use self::history::{PastChange, changes_of};
pub(crate) use self::onward::taught_as_before;
pub use self::onward::{
    HandedLook, Leaving, Left, Onward, OnwardDone, OnwardLook, change_onward, hand_on, leaving,
    look_handed, look_onward,
};
pub use self::preview::{Preview, Room, preview};
pub use self::substitutes::substitutes;
pub use self::weekly::{Weekly, WeeklyDone, WeeklyLook, WeeklyMove, change_weekly, look_weekly};
