//! 改动记录: written in the unit that changes something, read by the desk and its auditor, and put back from.

mod noted;
mod put_back;
mod read;
mod snapshot;
mod write;

#[cfg(test)]
mod complete;

pub(crate) use self::noted::{Changed, Noted};
pub use self::put_back::put_back;
pub(crate) use self::read::SEVERAL;
pub use self::read::{
    Actor, Entries, Entry, LogFilter, PAGE_SIZE, Subject, download, entries, entry, latest,
    latest_at_once, since,
};
pub(crate) use self::write::{Doing, Logged, Watch, beside, by_the_clock};
