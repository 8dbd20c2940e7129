//! Reading columns of a row as the types that they were written from.

use std::str::FromStr;

use domain::id::InvalidId;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::error::{Error, Result};

/// A row of ours. A value that cannot be read is our own fault or a damaged database.
pub(crate) trait Columns {
    /// A text.
    fn text(&self, column: &str) -> Result<String>;
    /// A text that may be missing.
    fn text_if_any(&self, column: &str) -> Result<Option<String>>;
    /// A key.
    fn id<T: FromStr<Err = InvalidId>>(&self, column: &str) -> Result<T>;
    /// A number that fits its type.
    fn number<T: TryFrom<i64>>(&self, column: &str) -> Result<T>;
    /// A number that may be missing.
    fn number_if_any<T: TryFrom<i64>>(&self, column: &str) -> Result<Option<T>>;
    /// An instant.
    fn instant(&self, column: &str) -> Result<Timestamp>;
    /// A civil date.
    fn day(&self, column: &str) -> Result<Date>;
    /// One of the words that a type knows.
    fn word<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T>;
    /// The same, or nothing where the column is empty.
    fn word_if_any<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>>;
}

impl Columns for AnyRow {
    fn text(&self, column: &str) -> Result<String> {
        Ok(self.try_get(column)?)
    }

    fn text_if_any(&self, column: &str) -> Result<Option<String>> {
        Ok(self.try_get(column)?)
    }

    fn id<T: FromStr<Err = InvalidId>>(&self, column: &str) -> Result<T> {
        self.word(column, |text| text.parse().ok())
    }

    fn number<T: TryFrom<i64>>(&self, column: &str) -> Result<T> {
        self.number_if_any(column)?.ok_or_else(|| unreadable(column))
    }

    fn number_if_any<T: TryFrom<i64>>(&self, column: &str) -> Result<Option<T>> {
        let number: Option<i64> = self.try_get(column)?;
        number.map(|number| T::try_from(number).map_err(|_| unreadable(column))).transpose()
    }

    fn instant(&self, column: &str) -> Result<Timestamp> {
        Timestamp::from_second(self.number(column)?).map_err(|_| unreadable(column))
    }

    fn day(&self, column: &str) -> Result<Date> {
        self.word(column, |text| text.parse().ok())
    }

    fn word<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        self.word_if_any(column, read)?.ok_or_else(|| unreadable(column))
    }

    fn word_if_any<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        let text: Option<&str> = self.try_get(column)?;
        text.map(|text| read(text).ok_or_else(|| unreadable(column))).transpose()
    }
}

/// The column holds what nobody of ours has written. Its value is not told: it may be personal.
fn unreadable(column: &str) -> Error {
    Error::failed(format!("column {column} cannot be read"))
}

/// A typed text that both engines keep: SQLite would take U+0000, PostgreSQL answers with an error.
pub(crate) fn storable(typed: &str) -> String {
    typed.replace('\0', "\u{fffd}")
}
