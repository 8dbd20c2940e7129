//! Looks at the source text itself: that every sentence stands in a wording file and reads as it should, that the colours
//! are those that were chosen and can be read, that the style sheet and the pages know the same classes.
#![expect(clippy::unwrap_used, reason = "a panic in a test is its failure")]

mod classes;
mod colours;
mod joins;
mod rust_text;
mod sentences;
mod style_text;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below a folder of the repository whose name ends so, as its path from the root and its text. There is one.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let found = files_if_any(folder, ending);
    assert!(!found.is_empty(), "nothing in {folder} ends in {ending}");
    found
}

/// The same, where there may be none.
pub fn files_if_any(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A Chinese character.
pub fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}
