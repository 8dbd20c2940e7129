//! Dense rows of name and value, for the desk.

use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::Words;

/// A list of name and lines. Empty lines are left out, and so is a name without any.
#[component]
pub fn Definitions(
    /// What they are called, and what stands there.
    rows: Vec<(Words, Vec<String>)>,
) -> impl IntoView {
    let say = request().say();
    let row = |(term, lines): (Words, Vec<String>)| {
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        let line = |text| view! { <span class="line"><Phrases text=text/></span> };
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(line).collect_view();
            view! { <div class="definitions__row"><dt>{say(term)}</dt><dd>{lines}</dd></div> }
        })
    };
    let rows = rows.into_iter().filter_map(row).collect_view();
    view! { <dl class="definitions">{rows}</dl> }
}
