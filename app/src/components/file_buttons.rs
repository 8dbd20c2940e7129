//! A table as a file: for Excel, for other programs, for paper.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::Words;
use crate::wording::paper::{AS_CSV, AS_PDF, AS_XLSX};

/// The files that there are, by the ends of their names.
const FILES: [(&str, Words); 3] = [("xlsx", AS_XLSX), ("csv", AS_CSV), ("pdf", AS_PDF)];

/// A paper as a file, for an office without a printer.
#[component]
pub fn PdfButton(
    /// The address of the file.
    way: String,
) -> impl IntoView {
    let say = request().say();
    view! { <a class="button" href=way data-native="" download="">{say(AS_PDF)}</a> }
}

/// A button of a form for each of the files, which are of what is ticked in it.
#[component]
pub fn FileSubmits(
    /// The name by which the form is told which one.
    name: &'static str,
) -> impl IntoView {
    let say = request().say();
    FILES.map(|(form, words)| {
        view! { <button class="button" type="submit" name=name value=form>{say(words)}</button> }
    })
}

/// A button for each of the files.
#[component]
pub fn FileButtons(
    /// The address of the file whose name ends so.
    way: impl Fn(&'static str) -> String + Send + 'static,
    /// Of what, for whoever hears the buttons one after the other; nothing where the page is about one table.
    #[prop(optional)]
    of: &'static str,
) -> impl IntoView {
    let say = request().say();
    FILES.map(|(form, words)| {
        let of = (!of.is_empty()).then(|| view! { <span class="visually-hidden">" "{of}</span> });
        view! { <a class="button" href=way(form) download="" data-native="">{say(words)}{of}</a> }
    })
}
