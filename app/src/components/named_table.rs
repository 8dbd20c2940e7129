//! A table that scrolls by itself, below a heading that names it.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::Words;

/// Its columns, and its rows.
#[component]
pub fn NamedTable(
    /// The id of the heading.
    named_by: &'static str,
    /// What its columns are called.
    headings: Vec<Words>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    let headings = headings.into_iter().map(|name| view! { <th scope="col">{say(name)}</th> });
    view! {
        <div class="table-scroll" data-scroll-x tabindex="0" role="group" aria-labelledby=named_by>
            <table class="table">
                <thead>
                    <tr>{headings.collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
