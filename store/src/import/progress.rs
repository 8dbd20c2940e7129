//! How far a unit has come that takes a long list over. A unit that is repeated begins again.

use std::sync::atomic::{AtomicU32, Ordering};

/// Rows of a list, and how many of them have been written.
#[derive(Debug, Default)]
pub struct Progress {
    rows: u32,
    done: AtomicU32,
}

impl Progress {
    /// Nothing of so many rows is done yet.
    pub fn of(rows: u32) -> Self {
        Self { rows, done: AtomicU32::new(0) }
    }

    /// So many of so many rows.
    pub fn told(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed).min(self.rows), self.rows)
    }

    pub(super) fn begins(&self) {
        self.done.store(0, Ordering::Relaxed);
    }

    /// So many more rows are written.
    pub fn goes_on(&self, rows: usize) {
        self.done.fetch_add(u32::try_from(rows).unwrap_or(u32::MAX), Ordering::Relaxed);
    }
}
