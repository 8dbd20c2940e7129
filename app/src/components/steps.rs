//! What happens next, or what to do, in numbered order.

use leptos::prelude::*;

/// One sentence a step.
#[component]
pub fn Steps(
    /// In order.
    sentences: Vec<String>,
) -> impl IntoView {
    let items = sentences
        .into_iter()
        .map(|sentence| view! { <li class="steps__item"><p>{sentence}</p></li> })
        .collect_view();
    view! { <ol class="steps">{items}</ol> }
}
