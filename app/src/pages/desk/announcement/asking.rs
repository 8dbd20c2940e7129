//! The form of an announcement: to whom, what it says, and what was looked at.

use domain::announcement::{LONGEST, Whom};
use domain::id::OfferingId;
use leptos::prelude::*;

use super::filter::{Choice, FilterFields};
use super::preview::{Preview, Shown};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::request::request;
use crate::wording::desk::announcement as words;

/// The form. Once something was looked at that reaches somebody, its button to send comes first.
#[component]
pub(super) fn Asked(
    /// The one list that it goes to.
    list: Option<OfferingId>,
    /// What can be chosen where it goes to all that are found.
    choices: Option<Choice>,
    /// What was typed.
    attempt: Attempt,
    /// What was looked at.
    preview: Option<Preview>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let may = if list.is_some() { &Whom::ON_A_LIST[..] } else { &Whom::ALL };
    let whom = may
        .iter()
        .map(|whom| (whom.code().to_owned(), say(words::whom(*whom)).to_owned()))
        .collect();
    let reaches = preview.as_ref().is_some_and(|preview| preview.audience.people > 0);
    view! {
        <Form action="/forms/desk-announce" attempt=attempt is_question=true>
            {list.map(|list| view! { <input type="hidden" name="offering" value=list.to_string()/> })}
            {choices.map(|choices| view! { <FilterFields choices=choices/> })}
            <Choices name="whom" legend=say(words::WHOM) choices=whom proposed=Whom::default().code()/>
            <Field name="text" label=say(words::TEXT) hint=words::text_hint(language, LONGEST)
                kind=Kind { is_area: true, ..Kind::default() }/>
            {preview.map(|preview| view! { <Shown preview=preview/> })}
            <div class="button-row">
                <button class=if reaches { "button" } else { "button button--primary" } type="submit">
                    {say(if reaches { words::LOOK_AGAIN } else { words::LOOK })}
                </button>
            </div>
        </Form>
    }
}
