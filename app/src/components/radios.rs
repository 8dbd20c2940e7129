//! One of a few: a question with an answer to each line, all seen at once.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::FieldError;
use crate::components::phrases::Phrases;

/// Radio buttons under their question, with what was wrong. The first has the name as its id: the summary of what is wrong
/// leads there.
#[component]
pub fn Radios(
    /// The name of the value.
    name: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Each value, and what it says.
    choices: Vec<(String, String)>,
    /// The value that is chosen at first, if any.
    #[prop(into)]
    chosen: String,
) -> impl IntoView {
    let wrong = use_context::<Attempt>().is_some_and(|attempt| attempt.error(name).is_some());
    let rows = choices.into_iter().enumerate().map(|(number, (value, text))| {
        let id = if number == 0 { name.to_owned() } else { format!("{name}-{number}") };
        let is_chosen = value == chosen;
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" name=name id=id.clone() value=value checked=is_chosen/>
                <label class="choice__label" for=id><span><Phrases text=text/></span></label>
            </div>
        }
    });
    view! {
        <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend">{legend}</legend>
            <FieldError name=name/>
            <div class="choices__line">{rows.collect_view()}</div>
        </fieldset>
    }
}
