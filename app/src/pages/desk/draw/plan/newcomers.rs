//! For each offering of a plan, how many places are kept for newcomers.

use domain::offering::Offering;
use leptos::prelude::*;

use super::super::plan_form::newcomers_id;
use crate::attempt::Attempt;
use crate::components::field::{FieldError, described_by};
use crate::components::phrases::Phrases;
use crate::request::{Request, request};
use crate::wording::desk::draw::plan as words;
use crate::wording::offering::when_line;

/// One field each, with when it meets and how many places there are.
#[component]
pub(super) fn NewcomerFields(
    /// What is drawn, and what was kept of it before.
    offerings: Vec<(Offering, u32)>,
) -> impl IntoView {
    let request = request();
    let attempt = use_context::<Attempt>().unwrap_or_default();
    offerings
        .into_iter()
        .enumerate()
        .map(|(index, (offering, kept))| field(&request, &attempt, index, &offering, kept))
        .collect_view()
}

fn field(
    request: &Request,
    attempt: &Attempt,
    index: usize,
    offering: &Offering,
    kept: u32,
) -> impl IntoView + use<> {
    let (id, language) = (newcomers_id(index), request.language);
    let shown = if attempt.is_back() { attempt.value(&id).to_owned() } else { kept.to_string() };
    let (invalid, class) = match attempt.error(&id) {
        Some(_) => (Some("true"), "field field--error"),
        None => (None, "field"),
    };
    let places = offering.places.capacity.unwrap_or_default();
    view! {
        <div class=class>
            <label class="field__label" for=id.clone()><Phrases text=offering.name.clone()/></label>
            <p class="field__hint" id=format!("{id}-hint")>
                <span class="line"><Phrases text=when_line(language, offering)/></span>
                <span class="line">{words::newcomers_of(language, places)}</span>
            </p>
            <FieldError name=id.clone()/>
            <input class="field__input field__input--short" id=id.clone() name=format!("newcomers[{index}]")
                type="text" inputmode="numeric" autocomplete="off" value=shown
                aria-invalid=invalid aria-describedby=described_by(&id, true, invalid.is_some())/>
        </div>
    }
}
