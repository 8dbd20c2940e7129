//! 行号: the numbers before the names on a paper sheet, as somebody types those who have signed.

use crate::text::narrow;

/// Codes of one sheet at most: what is longer is no sheet.
pub const MOST_CODES: usize = 500;

/// Why what was typed is no list of row codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadableCodes {
    /// Nothing was typed.
    Empty,
    /// This part is no number and no range.
    NoNumber(String),
    /// A range whose end comes before its beginning.
    Backwards(String),
    /// More than any sheet has.
    TooMany,
}

/// Reads `1 3 5-9`, with full-width digits and the separators 、，；, each code once and in order.
pub fn row_codes(typed: &str) -> Result<Vec<u32>, UnreadableCodes> {
    let typed = joined_ranges(&narrow(typed));
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, ',' | '、' | ';' | '.' | '。' | '/' | '号');
    let mut codes = Vec::new();
    for part in typed.split(is_between).filter(|part| !part.is_empty()) {
        let unreadable = || UnreadableCodes::NoNumber(part.chars().take(20).collect());
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) =
            (number(first).ok_or_else(unreadable)?, number(last).ok_or_else(unreadable)?);
        if last < first {
            return Err(UnreadableCodes::Backwards(part.to_owned()));
        }
        let span = usize::try_from(last - first).unwrap_or(usize::MAX);
        if span >= MOST_CODES || codes.len() + span >= MOST_CODES {
            return Err(UnreadableCodes::TooMany);
        }
        codes.extend(first..=last);
    }
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() { Err(UnreadableCodes::Empty) } else { Ok(codes) }
}

/// Every sign that means "to" as a hyphen, with no blanks around it.
fn joined_ranges(typed: &str) -> String {
    let hyphens: String = typed
        .chars()
        .map(|c| {
            if matches!(c, '—' | '–' | '－' | '~' | '～' | '到' | '至' | '‐' | '−') {
                '-'
            } else {
                c
            }
        })
        .collect();
    let mut joined = String::new();
    for part in hyphens.split('-').map(str::trim) {
        // A doubled dash, as Chinese writes it, is one.
        if !joined.is_empty() && !joined.ends_with('-') {
            joined.push('-');
        }
        joined.push_str(part);
    }
    // What ends in a dash names no end: the part is told as it was typed.
    if hyphens.trim_end().ends_with('-') && !joined.ends_with('-') {
        joined.push('-');
    }
    joined
}

/// A code from 1; four digits at most.
fn number(typed: &str) -> Option<u32> {
    let is_sound = (1..=4).contains(&typed.len()) && typed.bytes().all(|c| c.is_ascii_digit());
    typed.parse().ok().filter(|number| is_sound && *number > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for (typed, read) in [
            ("1 3 5-9", vec![1, 3, 5, 6, 7, 8, 9]),
            ("１，３、５～７", vec![1, 3, 5, 6, 7]),
            ("7,3; 3 ，1", vec![1, 3, 7]),
            ("2到4号、6号。", vec![2, 3, 4, 6]),
            ("1 - 3", vec![1, 2, 3]),
            ("1——3", vec![1, 2, 3]),
            ("007", vec![7]),
            ("12\n13\n", vec![12, 13]),
        ] {
            assert_eq!(row_codes(typed), Ok(read), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_code_is_told() {
        let no_number = |part: &str| Err(UnreadableCodes::NoNumber(part.into()));
        assert_eq!(row_codes(" 、， "), Err(UnreadableCodes::Empty));
        assert_eq!(row_codes("1 甲 3"), no_number("甲"));
        assert_eq!(row_codes("0"), no_number("0"));
        assert_eq!(row_codes("12345"), no_number("12345"));
        assert_eq!(row_codes("1-2-3"), no_number("1-2-3"));
        assert_eq!(row_codes("3-"), no_number("3-"));
        assert_eq!(row_codes("9-5"), Err(UnreadableCodes::Backwards("9-5".into())));
        assert_eq!(row_codes("1-9999"), Err(UnreadableCodes::TooMany));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_in_order_and_once_or_refused(typed in "\\PC{0,40}") {
            if let Ok(codes) = row_codes(&typed) {
                prop_assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(!codes.is_empty() && codes.len() <= MOST_CODES);
            }
        }

        #[test]
        fn what_is_written_out_is_read_again(codes in proptest::collection::btree_set(1..500_u32, 1..60)) {
            let written: Vec<_> = codes.iter().map(u32::to_string).collect();
            prop_assert_eq!(row_codes(&written.join("、")), Ok(codes.into_iter().collect()));
        }
    }
}
