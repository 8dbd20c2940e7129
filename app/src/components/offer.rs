//! A place that is offered: what it is, until when to answer, and the three answers.

use domain::id::{OfferingId, SignUpId};
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::form::Form;
use crate::paths;
use crate::request::request;
use crate::wording::home::SEE_THIS_ONE;
use crate::wording::offer as words;
use crate::wording::swap::INSTEAD;

/// The three answers. Two of them ask once more.
#[component]
pub fn Answers(
    /// To which sign-up a place is offered.
    sign_up: SignUpId,
    /// What it is for, told to who does not see it.
    name: String,
    /// The way to the entry itself, where its page is another one.
    #[prop(optional)]
    shows_way: bool,
    /// The one decision of its page: its first answer is the page's own button.
    #[prop(optional)]
    is_primary: bool,
    /// It is had instead of something that its person has: on what it is, whose page of the swap is the first answer.
    #[prop(default = None)]
    swaps_to: Option<OfferingId>,
    /// What came back, if anything did.
    #[prop(optional)]
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let class = if is_primary { "button button--primary" } else { "button" };
    let hidden = move || view! { <span class="visually-hidden">" "{name.clone()}</span> };
    let first = match swaps_to {
        Some(offering) => view! {
            <a class=class href=paths::swap(offering)>{say(INSTEAD)}{hidden()}</a>
        }
        .into_any(),
        None => view! {
            <button class=class type="submit">{say(words::WANT)}{hidden()}</button>
        }
        .into_any(),
    };
    let answers = view! {
        <div class="button-row">
            {first}
            <a class="button" href=paths::withdrawal(sign_up)>{say(words::DO_NOT_WANT)}{hidden()}</a>
            <a class="button" href=paths::answers::waiting_on(sign_up)>{say(words::NOT_THIS_TIME)}{hidden()}</a>
            {shows_way.then(|| view! {
                <a class="button" href=paths::sign_up(sign_up)>{say(SEE_THIS_ONE)}{hidden()}</a>
            })}
        </div>
    };
    if swaps_to.is_some() {
        return answers.into_any();
    }
    view! {
        <Form action="/forms/accept" attempt=attempt>
            <input type="hidden" name="sign_up" value=sign_up.to_string()/>
            {answers}
        </Form>
    }
    .into_any()
}
