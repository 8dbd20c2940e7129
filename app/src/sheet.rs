//! Lists in and out, as offices keep them: CSV and XLSX read into cells, tables written for Excel.
//!
//! A file that somebody hands in is not trusted: [`read`] bounds what it may unpack before unpacking,
//! and answers an [`Unreadable`] for everything it does not understand.

use domain::plan::NoTable;

pub mod accounts;
pub mod attendance;
pub mod calls;
pub mod cash;
pub mod export;
pub mod fees;
mod guard;
pub mod hours;
pub mod list;
pub mod log;
pub mod members;
pub mod offerings;
pub mod plan;
mod problems;
pub mod read;
mod text;
pub mod to_tell;
pub mod turned_away;
pub mod week;
pub mod write;
mod xlsx;

pub use problems::problems;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Neither XLSX nor a text table.
    #[error("neither XLSX nor CSV")]
    NotASheet,
    /// Cut off on its way, or damaged.
    #[error("cut off or damaged")]
    Truncated,
    /// More than a list of people or classes can need, packed or unpacked.
    #[error("too large")]
    TooLarge,
    /// More than [`read::MOST_ROWS`] rows that are not blank.
    #[error("too many rows")]
    TooManyRows,
    /// Something stands beyond column [`read::MOST_COLUMNS`].
    #[error("too many columns")]
    TooManyColumns,
    /// Opened only with a password.
    #[error("encrypted")]
    Encrypted,
    /// The format of Excel before 2007.
    #[error("old .xls")]
    OldXls,
    /// A sheet, but no table that we know.
    #[error("no table")]
    NoTable(NoTable),
}

impl From<NoTable> for Unreadable {
    fn from(none: NoTable) -> Self {
        Self::NoTable(none)
    }
}

#[cfg(test)]
mod tests;
