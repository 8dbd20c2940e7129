//! Placeholders for lists, and their values: neither engine takes a list as one parameter through `Any`.

use std::fmt::{Display, Write};

use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

/// `$1, $2, $3`: as many as there are values, beginning with the given number.
pub(crate) fn placeholders(first: usize, count: usize) -> String {
    let mut text = String::new();
    for number in first..first + count {
        let comma = if number == first { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}${number}");
    }
    text
}

/// `($1, $2), ($3, $4)`: so many rows of so many columns, beginning with the given number.
pub(crate) fn rows(first: usize, count: usize, columns: usize) -> String {
    let row = |number: usize| format!("({})", placeholders(first + number * columns, columns));
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

/// Binds keys in their order.
pub(crate) fn bind_each<'q, T: Display>(
    query: Query<'q, Any, AnyArguments>,
    ids: impl IntoIterator<Item = T>,
) -> Query<'q, Any, AnyArguments> {
    ids.into_iter().fold(query, |query, id| query.bind(id.to_string()))
}

/// The values with the last one repeated until there are 1, 2, 4, 8 … of them: for lists in which it does no harm that one
/// stands twice. Every length that occurs is a statement of its own that has to be prepared.
pub(crate) fn padded<T: Clone>(values: &[T]) -> Vec<T> {
    let mut padded = values.to_vec();
    if let Some(last) = values.last() {
        padded.resize(values.len().next_power_of_two(), last.clone());
    }
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_counted() {
        assert_eq!(placeholders(2, 3), "$2, $3, $4");
        assert_eq!(padded(&[1, 2, 3, 4, 5]), [1, 2, 3, 4, 5, 5, 5, 5]);
        assert!(padded::<u8>(&[]).is_empty());
        assert_eq!(rows(3, 2, 2), "($3, $4), ($5, $6)");
    }
}
