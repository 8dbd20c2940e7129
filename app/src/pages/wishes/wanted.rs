//! How many of the wishes one wants in all.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::FieldError;
use crate::request::request;
use crate::wording::draw::wishes as words;

/// How many places in all; asked where there is a choice.
#[component]
pub(super) fn Wanted(most: u32, wanted: String) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let wrong = use_context::<Attempt>().is_some_and(|attempt| attempt.error("wanted").is_some());
    (most > 1).then(|| {
        let row = |count: u32| {
            let value = count.to_string();
            let is_chosen = value == wanted;
            // The summary of what is wrong leads to the first.
            let id = if count == 1 { "wanted".to_owned() } else { format!("wanted-{count}") };
            view! {
                <div class="choice">
                    <input class="choice__input" type="radio" name="wanted" id=id.clone() value=value checked=is_chosen/>
                    <label class="choice__label" for=id>{words::so_many(language, count)}</label>
                </div>
            }
        };
        let rows = (1..=most).map(row).collect_view();
        view! {
            <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
                <legend class="choices__legend">{say(words::WANTED)}</legend>
                <p class="field__hint">{say(words::WANTED_HINT)}</p>
                <FieldError name="wanted"/>
                <div class="choices__line">{rows}</div>
            </fieldset>
        }
    })
}
