//! Fields that stand once for each person of a list: how they are named, and reading who is meant.

/// A key that begins with a digit would be read as a place in a list.
const BEFORE: &str = "of-";

/// The name of a person's field: `marks[of-…]`.
pub(super) fn row_field(field: &str, person: &str) -> String {
    format!("{field}[{BEFORE}{person}]")
}

/// The person of a key that was sent, as typed; nothing where somebody else wrote the form.
pub(super) fn person_of(key: &str) -> Option<&str> {
    key.strip_prefix(BEFORE)
}

/// What was sent for each person: their key and the value.
pub(super) fn rows_sent<'a>(
    sent: &'a [(String, String)],
    field: &str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    sent.iter().filter_map(move |(name, value)| {
        let key = name.strip_prefix(field)?.strip_prefix('[')?.strip_suffix(']')?;
        Some((person_of(key)?, value.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_read_again() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent = [
            pair(&row_field("marks", "01"), "present"),
            pair("marks[02]", "x"),
            pair("codes", "1"),
        ];
        assert_eq!(rows_sent(&sent, "marks").collect::<Vec<_>>(), [("01", "present")]);
    }
}
