//! Ending somebody's sign-up with a reason that they will read: the question, told alike for every such act.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::request::request;
use crate::wording::Words;

/// What is asked in words of the act.
pub(super) struct Ending {
    /// The page's title.
    pub title: Words,
    /// What its heading asks.
    pub heading: String,
    /// Under the heading: whose, or on what.
    pub about: String,
    /// What comes of it.
    pub told: Vec<Words>,
    /// The reason's label.
    pub reason: Words,
    /// An example of one.
    pub hint: Words,
    /// What the button does.
    pub act: String,
    /// The way back without doing it.
    pub do_not: Words,
}

/// The whole page but its address.
#[component]
pub(super) fn ReasonForm(
    /// Where it is sent.
    action: &'static str,
    /// Which sign-up, and where one goes back to afterwards, if that is not its offering.
    sign_up: String,
    /// The way back without doing it, and what is there.
    back: (String, String),
    /// What is asked.
    ending: Ending,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let (back, there) = back;
    let line = |words| view! { <span class="line">{say(words)}</span> };
    let told = ending.told.into_iter().map(line).collect_view();
    view! {
        <PageTitle text=say(ending.title) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{there}</a>
        <h1 tabindex="-1"><ByPhrase text=ending.heading/></h1>
        <p class="lead">{ending.about}</p>
        <p>{told}</p>
        <Form action=action attempt=attempt is_question=true>
            <input type="hidden" name="sign_up" value=sign_up/>
            <Field name="reason" label=say(ending.reason) hint=say(ending.hint)/>
            <div class="button-row">
                <button class="button button--danger" type="submit">{ending.act}</button>
                <a class="button button--link" href=back>{say(ending.do_not)}</a>
            </div>
        </Form>
    }
}
