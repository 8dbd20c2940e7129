//! How many rows are ticked, in words that the style sheet counts: it needs no scripts. What is ticked stands before it,
//! and both within `counts-chosen`.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::Words;

/// 同意选中的3人; other words while nothing is ticked, and where a browser cannot count.
#[component]
pub fn ForChosen(
    /// 同意选中的人.
    none: Words,
    /// What stands before the number.
    before: Words,
    /// What stands after it.
    after: Words,
) -> impl IntoView {
    let say = request().say();
    view! {
        <span class="for-chosen__none">{say(none)}</span>
        <span class="for-chosen__some">{say(before)}<span class="for-chosen__number"></span>{say(after)}</span>
    }
}
