//! The style sheet: inside the page on a first visit, so that one answer carries all that a reader needs; afterwards by
//! its address, since the browser keeps it for a year. A cookie says which sheet the browser has been shown.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::OnceLock;

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

use crate::build_mark::file_hash;
use crate::request::{Request, remember_style_sheet};

/// The sheet of this build, if its file is there.
struct Sheet {
    /// Changes with its contents.
    mark: &'static str,
    /// Where its file is.
    address: String,
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
    match (sheet(&options), request) {
        (Some(sheet), Some(request)) if request.style_sheet != sheet.mark => {
            remember_style_sheet(&request.installation, sheet.mark);
            // By the address `public/offline.js` lays it where the worker looks, so that it is never fetched a second time.
            view! {
                <style nonce=use_nonce() data-address=sheet.address.as_str() inner_html=sheet.rules.as_str()></style>
            }
            .into_any()
        }
        _ => view! { <HashedStylesheet options=options/> }.into_any(),
    }
}

static DESK_SHEET: OnceLock<String> = OnceLock::new();

/// What the desk alone needs, by an address that changes with what is in it.
#[component]
pub fn DeskStyleSheet(
    /// Where the browser's files lie.
    options: LeptosOptions,
) -> impl IntoView {
    let address = DESK_SHEET.get_or_init(|| {
        let rules = std::fs::read(Path::new(&*options.site_root).join("desk.css"));
        let mut mark = DefaultHasher::new();
        rules.unwrap_or_default().hash(&mut mark);
        format!("/desk.css?{:x}", mark.finish())
    });
    view! { <link rel="stylesheet" href=address.as_str()/> }
}

/// Whether a page for this browser carries the style sheet in itself.
pub fn is_in_page(options: &LeptosOptions, request: &Request) -> bool {
    sheet(options).is_some_and(|sheet| request.style_sheet != sheet.mark)
}

fn sheet(options: &LeptosOptions) -> Option<&'static Sheet> {
    SHEET.get_or_init(|| Sheet::read(options)).as_ref()
}

impl Sheet {
    fn read(options: &LeptosOptions) -> Option<Self> {
        let mark = file_hash("css").filter(|_| options.hash_files)?;
        let address = format!("/{}/{}.{mark}.css", options.site_pkg_dir, options.output_name);
        let file = Path::new(&*options.site_root).join(&address[1..]);
        Some(Self { rules: std::fs::read_to_string(file).ok()?, mark, address })
    }
}
