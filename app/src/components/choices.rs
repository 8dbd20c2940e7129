//! One of several answers: a legend and its radio buttons, in a form.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::FieldError;
use crate::components::phrases::Phrases;

/// The answer that was chosen before is chosen again; before that the one that is proposed.
#[component]
pub fn Choices(
    /// Name of the answer; the id of its first button.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// What is sent, and what it is called.
    choices: Vec<(String, String)>,
    /// What is chosen where nobody has chosen yet.
    #[prop(optional, into)]
    proposed: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let wrong = attempt.error(name).is_some();
    let chosen = match attempt.value(name) {
        "" => proposed,
        typed => typed.to_owned(),
    };
    let rows = choices.into_iter().enumerate().map(|(number, (value, words))| {
        // The summary of what is wrong leads to the first.
        let id = if number == 0 { name.to_owned() } else { format!("{name}-{number}") };
        let is_chosen = value == chosen;
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" name=name id=id.clone() value=value checked=is_chosen/>
                <label class="choice__label" for=id><span><Phrases text=words/></span></label>
            </div>
        }
    });
    view! {
        <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend">{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint">{hint}</p> })}
            <FieldError name=name/>
            <div class="choices__line">{rows.collect_view()}</div>
        </fieldset>
    }
}
