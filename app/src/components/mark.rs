//! The mark of Yinyao: full moon over the lake, its light in three ripples. `public/mark.svg` is the same with fixed colours.

use leptos::prelude::*;

/// Presentation attributes, not `style`: the content policy forbids inline styles.
const MOON_OVER_LAKE: &str = r#"<circle cx="32" cy="32" r="31" fill="var(--mark-ground)"/><g fill="none" stroke="var(--mark-line)" stroke-width="3" stroke-linecap="round"><circle cx="32" cy="32" r="27" stroke-width="1.5"/><circle cx="32" cy="23" r="9" fill="var(--mark-line)" stroke="none"/><path d="M16 39q4-2.6 8 0t8 0 8 0 8 0M22 45.5q3.3-2.3 6.7 0t6.6 0 6.7 0M28 52q2-1.8 4 0t4 0"/></g>"#;

/// The mark; the name stands beside it.
#[component]
pub fn Mark() -> impl IntoView {
    view! { <svg class="mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false" inner_html=MOON_OVER_LAKE></svg> }
}
