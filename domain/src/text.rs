//! What people type, tidied: full-width forms, stray blanks, characters no text may hold.

use unicode_normalization::UnicodeNormalization;

/// Full-width digits, letters and signs as half-width ones (NFKC). For numbers, dates and
/// telephones alone: a name may hold characters that NFKC would change.
pub fn narrow(typed: &str) -> String {
    typed.nfkc().collect()
}

/// Whether a text holds a character that is no part of any: U+0000 and the other controls, less tab and line ends.
pub fn has_control_characters(typed: &str) -> bool {
    typed.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// A character that nobody sees, or that turns the direction of a line: no part of words that everybody is to read as they are.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The ends without blanks (the full-width one too) and without the 。 that dictation adds.
pub fn trimmed(typed: &str) -> &str {
    typed.trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '\u{feff}' | '\u{200b}'))
}

/// A form for searching: NFKC, lower case, no blanks, hyphens or brackets.
pub fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_become_ordinary_ones() {
        assert_eq!(narrow("１２３－Ｘ"), "123-X");
    }

    #[test]
    fn dictated_full_stops_and_blanks_fall_off_the_ends() {
        assert_eq!(trimmed(" 陈淑芬。\u{3000}"), "陈淑芬");
    }

    #[test]
    fn searching_ignores_case_blanks_and_brackets() {
        assert_eq!(folded("楷书一年级（１）班 A"), "楷书一年级1班a");
    }

    #[test]
    fn a_nul_is_no_part_of_a_text() {
        assert!(has_control_characters("a\0b"));
        assert!(!has_control_characters("第一行\n第二行"));
    }
}
