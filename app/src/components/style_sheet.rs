//! The style sheet: inside the page on a first visit, so that one answer carries all that a reader needs; afterwards by
//! its address, since the browser keeps it for a year. A cookie says which sheet the browser has been shown.

use std::path::Path;
use std::sync::OnceLock;

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

use crate::request::{Request, remember_style_sheet};

/// The sheet of this build, if its file is there.
struct Sheet {
    /// Changes with its contents.
    mark: String,
    rules: String,
}

static SHEET: OnceLock<Option<Sheet>> = OnceLock::new();

/// In the page while the browser has not seen this sheet, by its address otherwise.
#[component]
pub fn StyleSheet(
    /// Where the browser's files lie.
    options: LeptosOptions,
    /// Who asks; nobody while the list of routes is made.
    request: Option<Request>,
) -> impl IntoView {
    let sheet = SHEET.get_or_init(|| Sheet::read(&options)).as_ref();
    match (sheet, request) {
        (Some(sheet), Some(request)) if request.style_sheet != sheet.mark => {
            remember_style_sheet(&request.installation, &sheet.mark);
            view! { <style nonce=use_nonce() inner_html=sheet.rules.as_str()></style> }.into_any()
        }
        _ => view! { <HashedStylesheet options=options/> }.into_any(),
    }
}

impl Sheet {
    fn read(options: &LeptosOptions) -> Option<Self> {
        let folder = Path::new(&*options.site_root).join(&*options.site_pkg_dir);
        let beside = std::env::current_exe().ok()?.parent()?.join(&*options.hash_file);
        let mark = if options.hash_files {
            mark_of(&std::fs::read_to_string(beside).ok()?)?
        } else {
            return None;
        };
        let file = folder.join(format!("{}.{mark}.css", options.output_name));
        Some(Self { rules: std::fs::read_to_string(file).ok()?, mark })
    }
}

/// The style sheet's line in the list of hashes that cargo-leptos leaves beside the executable: `css: lG6GoWN_uAwd`.
fn mark_of(names: &str) -> Option<String> {
    let lines = names.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(of, _)| of.trim() == "css").map(|(_, mark)| mark.trim().to_owned()).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_the_hash_of_the_sheet() {
        assert_eq!(mark_of("js: a\nwasm: b\ncss: lG6GoWN_uAwd\n").as_deref(), Some("lG6GoWN_uAwd"));
        assert_eq!(mark_of("js: a\n"), None);
    }
}
