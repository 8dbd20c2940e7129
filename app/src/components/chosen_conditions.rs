//! The conditions of a list that were chosen, each a link that takes it away.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::offering::list as words;

/// One condition: what it is called, and the list without it.
pub type ChosenCondition = (String, String);

/// Below a filter. Nothing where nothing was chosen.
#[component]
pub fn ChosenConditions(
    /// In the order in which they are told.
    chosen: Vec<ChosenCondition>,
    /// The list without any.
    all: String,
) -> impl IntoView {
    let say = request().say();
    let many = chosen.len() > 1;
    (!chosen.is_empty()).then(|| {
        let links = chosen.into_iter().map(|(name, without)| {
            view! {
                <li>
                    <a class="chosen__link" href=without>{name}<span class="chosen__remove">{say(words::REMOVE)}</span></a>
                </li>
            }
        });
        view! {
            <ul class="chosen" aria-label=say(words::CHOSEN_CONDITIONS)>
                {links.collect_view()}
                {many.then(|| view! { <li><a class="chosen__link" href=all>{say(words::REMOVE_ALL)}</a></li> })}
            </ul>
        }
    })
}
