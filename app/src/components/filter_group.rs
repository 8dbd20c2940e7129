//! One condition of a filter: a row of choices of which one is chosen.

use leptos::prelude::*;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What it is called.
    pub words: String,
    /// The search asks for it.
    pub is_chosen: bool,
}

/// A legend and its radio buttons. Nothing if there is nothing to choose.
#[component]
pub fn FilterGroup(
    /// The name in the address.
    name: &'static str,
    /// What is asked.
    legend: &'static str,
    /// What is called when nothing is asked for: 都可以.
    any: &'static str,
    /// The choices besides.
    choices: Vec<Choice>,
) -> impl IntoView {
    (!choices.is_empty()).then(|| {
        let none_chosen = !choices.iter().any(|choice| choice.is_chosen);
        let any = Choice { value: String::new(), words: any.to_owned(), is_chosen: none_chosen };
        // Ids by number: a subject's name may hold what an id must not.
        let rows = std::iter::once(any).chain(choices).enumerate().map(|(number, choice)| {
            let id = format!("{name}-{number}");
            view! {
                <div class="choice">
                    <input class="choice__input" type="radio" name=name id=id.clone() value=choice.value checked=choice.is_chosen/>
                    <label class="choice__label" for=id>{choice.words}</label>
                </div>
            }
        });
        view! {
            <fieldset>
                <legend class="filter__legend">{legend}</legend>
                <div class="choices__line">{rows.collect_view()}</div>
            </fieldset>
        }
    })
}
