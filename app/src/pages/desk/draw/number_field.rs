//! A short field for a number about one offering: with its name as the label, and when it meets.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::{FieldError, described_by};
use crate::components::phrases::Phrases;

/// One of several fields of the same name.
#[component]
pub(super) fn NumberField(
    /// Also under which it is kept in an attempt.
    id: String,
    /// As it is sent: `ranks[0]`.
    name: String,
    /// The offering.
    label: String,
    /// What helps to answer.
    lines: Vec<String>,
    /// What stands in it when nothing was typed before.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let shown = if attempt.is_back() { attempt.value(&id).to_owned() } else { value };
    let invalid = attempt.error(&id).map(|_| "true");
    let class = if invalid.is_some() { "field field--error" } else { "field" };
    let lines = lines
        .into_iter()
        .map(|line| view! { <span class="line"><Phrases text=line/></span> })
        .collect_view();
    view! {
        <div class=class>
            <label class="field__label" for=id.clone()><Phrases text=label/></label>
            <p class="field__hint" id=format!("{id}-hint")>{lines}</p>
            <FieldError name=id.clone()/>
            <input class="field__input field__input--short" id=id.clone() name=name type="text"
                inputmode="numeric" autocomplete="off" value=shown
                aria-invalid=invalid aria-describedby=described_by(&id, true, invalid.is_some())/>
        </div>
    }
}
