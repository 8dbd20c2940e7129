//! Somebody about whom something is to be done: who, what about, and what can be done.

use leptos::prelude::*;

use super::definitions::Definitions;
use super::phrases::Phrases;
use crate::wording::Words;

/// A box below the name of whom it is about.
#[component]
pub fn PersonPanel(
    /// The heading's id.
    id: String,
    /// Whom.
    #[prop(into)]
    name: String,
    /// What about.
    rows: Vec<(Words, Vec<String>)>,
    /// What can be done.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section panel" aria-labelledby=id.clone()>
            <h2 id=id.clone()><Phrases text=name/></h2>
            <Definitions rows=rows/>
            {children()}
        </section>
    }
}
