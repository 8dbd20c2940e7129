//! No sentence stands outside the wording files: not in pages, the server, the style sheet or scripts.

use crate::rust_text::{Literal, read};
use crate::{files, files_if_any, is_han};

/// Files that hold Chinese or sentences for another reason than to be read on a page.
const ALLOWED: [(&str, &str); 13] = [
    ("app/src/wording", "the wording files"),
    ("app/src/components/example", "an invented offering, as a centre would write it"),
    ("app/src/components/phrases", "the words at which Chinese text may break"),
    ("app/src/components/comfort.rs", "中文 and English name themselves, in either language"),
    ("app/src/planning/", "words by which the lists of offices are understood"),
    ("server/src/areas.rs", "the name of the province"),
    ("server/src/config", "what the operator reads at the start, both languages in one line"),
    ("server/src/serving.rs", "what the operator reads at the start"),
    ("server/src/stop.rs", "what the operator reads at the start"),
    ("server/src/demonstration", "invented people and places, and what the operator reads"),
    ("server/src/health.rs", "for what watches over the service"),
    ("server/src/password.rs", "no password: it takes as long as one"),
    ("app/src/pages/design", "an invented person, and what classes are called"),
];

/// Calls whose texts nobody reads on a page: the log, and what stops the program.
const FOR_THE_LOG: [&str; 12] = [
    "expect",
    "warn!",
    "error!",
    "info!",
    "debug!",
    "panic!",
    "assert!",
    "unreachable!",
    "error",
    "expect_err",
    "context",
    "with_context",
];

/// Three words in a row, the first letters of at most the first large: a sentence, or a part of one.
fn reads_like_english(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_end_matches([',', '.', ':', '?', '!', ';']);
        word.len() > 1
            && word.chars().skip(1).all(|c| c.is_ascii_lowercase() || c == '’')
            && word.starts_with(|c: char| c.is_ascii_alphabetic())
            || ["a", "A", "I", "&"].contains(&word)
    };
    let mut row = 0;
    for word in text.split(' ') {
        row = if is_word(word) { row + 1 } else { 0 };
        if row >= 3 {
            return true;
        }
    }
    false
}

fn is_a_sentence(literal: &Literal) -> bool {
    if literal.text.chars().any(is_han) {
        return true;
    }
    let is_class = literal.before.trim_end().ends_with("class=")
        || literal.text.contains("__")
        || literal.text.contains("--");
    let for_the_log = FOR_THE_LOG.iter().any(|name| literal.is_in(name));
    reads_like_english(&literal.text) && !is_class && !for_the_log
}

/// Everything in a file that reads like a sentence.
fn sentences(name: &str, text: &str) -> Vec<String> {
    let source = read(text);
    let in_code =
        source.code.chars().any(is_han).then(|| format!("{name}: Chinese in the code itself"));
    let said = source.literals.iter().filter(|literal| is_a_sentence(literal));
    in_code
        .into_iter()
        .chain(said.map(|one| format!("{name}:{}: {}", one.line, one.text)))
        .collect()
}

#[test]
fn no_sentence_stands_outside_the_wording_files() {
    let sources = files("app/src", ".rs").into_iter().chain(files("server/src", ".rs"));
    let mut unused: Vec<&str> = ALLOWED.iter().map(|(allowed, _)| *allowed).collect();
    let mut faults = Vec::new();
    for (name, text) in
        sources.filter(|(name, _)| !name.ends_with("tests.rs") && !name.contains("/tests/"))
    {
        let found = sentences(&name, &text);
        let allowed = ALLOWED.iter().find(|(allowed, _)| name.starts_with(allowed));
        match allowed {
            Some((allowed, _)) if !found.is_empty() => unused.retain(|one| one != allowed),
            Some(_) => {}
            None => faults.extend(found),
        }
    }
    assert!(faults.is_empty(), "sentences belong into app/src/wording: {faults:#?}");
    assert!(unused.is_empty(), "these are allowed what they do not need: {unused:#?}");
}

#[test]
fn the_style_sheet_and_scripts_say_nothing() {
    let mut faults = Vec::new();
    let styles = files("style", ".css").into_iter().chain(files_if_any("public", ".css"));
    for (name, text) in styles {
        let text = crate::style_text::without_comments(&text);
        for said in text.split('"').skip(1).step_by(2) {
            let is_typeface = said.starts_with("Source Han");
            if said.chars().any(is_han) || reads_like_english(said) && !is_typeface {
                faults.push(format!("{name}: {said}"));
            }
        }
    }
    for (name, text) in files_if_any("public", ".js") {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("// ").next().unwrap_or_default();
            let texts =
                ['"', '\'', '`'].into_iter().flat_map(|quote| code.split(quote).skip(1).step_by(2));
            // What is thrown is for the browser's own log.
            if code.contains("new Error(") {
                continue;
            }
            let is_said = code.chars().any(is_han) || texts.into_iter().any(reads_like_english);
            if is_said {
                faults.push(format!("{name}:{}: {line}", number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_sentence_is_known_when_it_is_seen() {
    for sentence in ["Please call us.", "Nothing has been sent yet", "See all classes"] {
        assert!(reads_like_english(sentence), "{sentence}");
    }
    for other in [
        "button button--primary",
        "text/html; charset=utf-8",
        "wrap flow",
        "/forms/sign-in",
        "Cookie",
        "no-cache",
    ] {
        assert!(!reads_like_english(other), "{other}");
    }
}
