//! A table as a file: for Excel, for other programs, for paper.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::paper::{AS_CSV, AS_PDF, AS_XLSX};

/// A paper as a file, for an office without a printer.
#[component]
pub fn PdfButton(
    /// The address of the file.
    way: String,
) -> impl IntoView {
    let say = request().say();
    view! { <a class="button" href=way data-native="" download="">{say(AS_PDF)}</a> }
}

/// A button for each of the files that there are.
#[component]
pub fn FileButtons(
    /// The address of the file whose name ends so.
    way: impl Fn(&'static str) -> String + Send + 'static,
    /// Of what, for whoever hears the buttons one after the other; nothing where the page is about one table.
    #[prop(optional)]
    of: &'static str,
) -> impl IntoView {
    let say = request().say();
    [("xlsx", AS_XLSX), ("csv", AS_CSV), ("pdf", AS_PDF)].map(|(form, words)| {
        let of = (!of.is_empty()).then(|| view! { <span class="visually-hidden">" "{of}</span> });
        view! { <a class="button" href=way(form) download="" data-native="">{say(words)}{of}</a> }
    })
}
