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
    /// From which column on it holds numbers, if it does.
    #[prop(optional)]
    numbers_from: Option<usize>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    let heading = |(place, name): (usize, Words)| {
        let is_number = numbers_from.is_some_and(|from| place >= from);
        view! { <th scope="col" class=is_number.then_some("table__number")>{say(name)}</th> }
    };
    let headings = headings.into_iter().enumerate().map(heading);
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
