//! The form of an announcement: to whom, what it says, and what was looked at.

use domain::announcement::{LONGEST, Whom};
use domain::id::OfferingId;
use domain::offering::Offering;
use leptos::prelude::*;

use super::filter::{CHOSEN, Choice, FilterFields};
use super::preview::{Preview, Shown};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::definitions::Definitions;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::pages::desk::as_ticked;
use crate::request::request;
use crate::wording::desk::announcement as words;
use crate::wording::desk::announcement::filter::so_many;

/// The form. Once something was looked at that reaches somebody, its button to send comes first.
#[component]
pub(super) fn Asked(
    /// The one list that it goes to.
    list: Option<OfferingId>,
    /// Those that it goes to where they were chosen one by one.
    chosen: Vec<Offering>,
    /// What can be chosen where it goes to all that are found.
    choices: Option<Choice>,
    /// What was typed.
    attempt: Attempt,
    /// What was looked at.
    preview: Option<Preview>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let may = if choices.is_none() { &Whom::ON_A_LIST[..] } else { &Whom::ALL };
    let whom = may
        .iter()
        .map(|whom| (whom.code().to_owned(), say(words::whom(*whom)).to_owned()))
        .collect();
    let reaches = preview.as_ref().is_some_and(|preview| preview.audience.people > 0);
    view! {
        <Form action="/forms/desk-announce" attempt=attempt is_question=true>
            {list.map(|list| view! { <input type="hidden" name="offering" value=list.to_string()/> })}
            {(!chosen.is_empty()).then(|| view! { <Chosen offerings=chosen/> })}
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

/// So many of the chosen lists are named.
const NAMED: usize = 20;

/// Which lists were chosen, by name, and how many they are.
#[component]
fn Chosen(offerings: Vec<Offering>) -> impl IntoView {
    let language = request().language;
    let number = u32::try_from(offerings.len()).unwrap_or(u32::MAX);
    let ids: Vec<OfferingId> = offerings.iter().map(|one| one.id).collect();
    let names = offerings.into_iter().take(NAMED).map(|one| one.name);
    let lines = names.chain([so_many(language, number)]).collect();
    view! {
        <input type="hidden" name=CHOSEN value=as_ticked(&ids)/>
        <Definitions rows=vec![(words::TO_WHICH, lines)]/>
    }
}
