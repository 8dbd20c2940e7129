//! Conditions of a list, folded away.

use leptos::prelude::*;

use crate::components::phrases::ByPhrase;

/// What it is called, and the conditions inside.
#[component]
pub fn FilterBox(
    /// 筛选：时间、地点、名额.
    summary: &'static str,
    /// It stands unfolded: somebody was choosing among them.
    open: bool,
    /// The conditions.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="filter__box" open=open>
            <summary class="filter__summary"><span><ByPhrase text=summary/></span></summary>
            {children()}
        </details>
    }
}
