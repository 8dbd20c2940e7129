//! A table that scrolls by itself: its heads, and its rows.

use leptos::prelude::*;

/// The heads stand in one row; most of them come from [`super::sorted_head::Heads`].
#[component]
pub fn SortedTable(
    /// What it is called, for whoever hears it.
    #[prop(into)]
    label: String,
    /// Its heads, a `th` each.
    heads: AnyView,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=label>
            <table class="table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </section>
    }
}
