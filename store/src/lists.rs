//! Placeholders for lists: neither engine takes a list as one parameter through `Any`.

use std::fmt::Write;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_counted() {
        assert_eq!(placeholders(2, 3), "$2, $3, $4");
        assert_eq!(rows(3, 2, 2), "($3, $4), ($5, $6)");
    }
}
