//! How often this program has changed the database: whoever keeps what was read knows by it when to read again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the transactions of this program that have ended.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes(Arc<AtomicU64>);

impl Changes {
    /// A transaction has ended, with or without success: what it did may be seen from now on. To be called before
    /// anybody is answered.
    pub(crate) fn count_one(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    /// How many have ended.
    pub(crate) fn so_far(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}
