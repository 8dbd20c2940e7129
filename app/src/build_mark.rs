//! The mark of this build: by it the browser tells a page of one deployment from the files of another.

use std::sync::LazyLock;

static MARK: LazyLock<String> = LazyLock::new(|| {
    names_of_files().map_or_else(|| "development".to_owned(), |names| mark_of(&names))
});

/// The same for every page and file that belong together. Letters, digits, `-` and `_`.
pub fn build_mark() -> &'static str {
    &MARK
}

/// The list that cargo-leptos leaves beside the executable: a line for each kind of file, `css: lG6GoWN_uAwdxbixDgk7Xw`.
fn names_of_files() -> Option<String> {
    std::fs::read_to_string(std::env::current_exe().ok()?.parent()?.join("hash.txt")).ok()
}

/// The beginnings of the hashes of style sheet and browser part.
fn mark_of(names: &str) -> String {
    let hash = |kind| {
        let line =
            names.lines().filter_map(|line| line.split_once(':')).find(|(of, _)| *of == kind);
        line.map_or("", |(_, hash)| hash.trim().get(..8).unwrap_or_default())
    };
    format!("{}{}", hash("css"), hash("wasm"))
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
}
