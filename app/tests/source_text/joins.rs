//! Two sentences in one line of a page: in English a blank has to stand between them, which Chinese does not want.

use super::files;

/// What puts a sentence right after another.
const JOINED: [&str; 3] = [")}{say(", ")}{words::", ")}{page::"];

/// `wording::sentences` puts them together.
#[test]
fn no_page_puts_two_sentences_side_by_side_without_a_blank() {
    for (name, text) in files("app/src", ".rs") {
        for (number, line) in (1..).zip(text.lines()) {
            let is_joined = JOINED.iter().any(|joined| line.contains(joined));
            assert!(!is_joined, "{name}:{number}: {}", line.trim());
        }
    }
}
