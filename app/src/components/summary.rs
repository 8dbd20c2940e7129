//! Rows to check: what was said, and the way to change it.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::Words;
use crate::wording::common::CHANGE;

/// One row of a `<dl class="summary">`.
#[component]
pub fn SummaryRow(
    /// What it is.
    term: Words,
    /// Where it can be changed, if it can.
    #[prop(optional, into)]
    change: Option<String>,
    /// What was said.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="summary__row">
            <dt class="summary__term">{say(term)}</dt>
            <dd class="summary__value">{children()}</dd>
            {change.map(|way| view! {
                <dd class="summary__action">
                    <a class="summary__link" href=way>
                        {say(CHANGE)}<span class="visually-hidden">" "{say(term)}</span>
                    </a>
                </dd>
            })}
        </div>
    }
}
