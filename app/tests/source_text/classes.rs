//! The style sheet and the pages know the same classes: none is styled that nobody uses, none is used that is not styled.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_text::read;
use crate::style_text::rules;
use crate::{files, files_if_any};

/// Every class that a selector names, with its file.
fn styled() -> BTreeMap<String, String> {
    let sheets = files("style", ".css").into_iter().chain(files_if_any("public", ".css"));
    let mut found = BTreeMap::new();
    for (name, css) in sheets {
        for rule in rules(&css) {
            for part in rule.selector.split('.').skip(1) {
                let class: String = part
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
                    .collect();
                found.insert(class, name.clone());
            }
        }
    }
    found
}

fn is_modified(class: &str) -> bool {
    class.contains("__") || class.contains("--")
}

/// Every word in a text of the program: the classes are among them. And the classes that can be nothing else: those in
/// `class="…"`, and those that are written as ours are, `block__part` and `block--kind`.
fn used() -> (BTreeSet<String>, BTreeMap<String, String>) {
    let (mut words, mut classes) = (BTreeSet::new(), BTreeMap::new());
    let sources = files("app/src", ".rs").into_iter().chain(files("server/src", ".rs"));
    for (name, text) in sources {
        for literal in read(&text).literals {
            let text = literal.text.as_str();
            let parts = text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
            words.extend(parts.map(str::to_owned));
            let whole = literal.before.trim_end().ends_with("class=").then_some(text);
            let inner = text.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let in_attributes = whole.into_iter().chain(inner).flat_map(str::split_whitespace);
            let by_form = text.split_whitespace().filter(|word| {
                is_modified(word)
                    && word.chars().all(|c| c.is_ascii_lowercase() || "-_".contains(c))
                    && !word.starts_with('-')
            });
            for class in
                in_attributes.chain(by_form).filter(|class| !class.contains(['{', '<', '=']))
            {
                classes.insert(class.to_owned(), format!("{name}:{}", literal.line));
            }
        }
    }
    (words, classes)
}

#[test]
fn every_class_of_the_style_sheet_is_used() {
    let (words, _) = used();
    let dead: Vec<_> = styled().into_iter().filter(|(class, _)| !words.contains(class)).collect();
    assert!(dead.is_empty(), "no page uses these: {dead:#?}");
}

#[test]
fn every_class_that_is_used_has_a_style() {
    let styled = styled();
    // A block may be styled in its parts and kinds alone.
    let in_parts = |class: &str| {
        styled.keys().any(|one| {
            one.starts_with(&format!("{class}__")) || one.starts_with(&format!("{class}--"))
        })
    };
    let (_, classes) = used();
    assert!(classes.len() > 100, "only {} classes were found", classes.len());
    let bare: Vec<_> = classes
        .into_iter()
        .filter(|(class, _)| !styled.contains_key(class) && !in_parts(class))
        .collect();
    assert!(bare.is_empty(), "the style sheet does not know these: {bare:#?}");
}
