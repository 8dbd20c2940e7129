//! A page of a long list.

use domain::listing::{Order, Sortable};

/// The rows of one page, and how many there are on all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paged<T> {
    /// In their order.
    pub rows: Vec<T>,
    /// On all pages together.
    pub total: u32,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), total: 0 }
    }
}

/// What a statement is told of a page: how many rows at most, after how many. A page too far is the last.
pub(crate) fn limit_and_offset<C: Sortable>(order: Order<C>, size: u32, total: u32) -> [i64; 2] {
    [i64::from(size), i64::from(order.within(total, size).skipped(size))]
}
