//! The mark of this build: by it the browser tells a page of one deployment from the files of another.

use std::sync::LazyLock;

static MARK: LazyLock<String> = LazyLock::new(|| {
    NAMES.as_ref().map_or_else(|| "development".to_owned(), |names| mark_of(names))
});

/// The list that `scripts/site.mjs` leaves beside the executable: a line for each kind of file, `css: lG6GoWN_uAwdxbixDgk7Xw`.
static NAMES: LazyLock<Option<String>> = LazyLock::new(|| {
    std::fs::read_to_string(std::env::current_exe().ok()?.parent()?.join("hash.txt")).ok()
});

/// The same for every page and file that belong together. Letters, digits, `-` and `_`.
pub fn build_mark() -> &'static str {
    &MARK
}

/// What this build writes into the name of its file of a kind (`css`, `js`, `wasm`); nothing if it keeps its name.
pub fn file_hash(kind: &str) -> Option<&'static str> {
    hash_in(NAMES.as_ref()?, kind)
}

fn hash_in<'a>(names: &'a str, kind: &str) -> Option<&'a str> {
    let mut lines = names.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(of, _)| of.trim() == kind).map(|(_, hash)| hash.trim())
}

/// The beginnings of the hashes of style sheet and browser part.
fn mark_of(names: &str) -> String {
    let beginning = |kind| hash_in(names, kind).and_then(|hash| hash.get(..8)).unwrap_or_default();
    format!("{}{}", beginning("css"), beginning("wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_style_sheet_or_browser_part_is_another_build() {
        let names = |css: &str, wasm: &str| format!("js: aaaaaaaaaaaa\nwasm: {wasm}\ncss: {css}\n");
        let mark = mark_of(&names("lG6GoWN_uAwdxbix", "oa0C7n8hkY2y4Bqb"));
        assert_eq!(mark, "lG6GoWN_oa0C7n8h");
        assert_ne!(mark, mark_of(&names("XG6GoWN_uAwdxbix", "oa0C7n8hkY2y4Bqb")));
        assert_ne!(mark, mark_of(&names("lG6GoWN_uAwdxbix", "Xa0C7n8hkY2y4Bqb")));
    }

    #[test]
    fn each_kind_of_file_has_a_hash_of_its_own() {
        assert_eq!(hash_in("js: a\nwasm: b\ncss: lG6GoWN_uAwd\n", "css"), Some("lG6GoWN_uAwd"));
        assert_eq!(hash_in("js: a\n", "css"), None);
    }
}
