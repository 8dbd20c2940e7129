//! What has to be changed, first on the page, each line a link to its field.

use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::attempt::Attempt;
use crate::components::phrases::ByPhrase;
use crate::request::request;
use crate::wording::common::to_be_changed;

/// Nothing when nothing is wrong. Otherwise the page answers 422.
#[component]
pub fn ErrorSummary(
    /// The attempt that came back.
    attempt: Attempt,
) -> impl IntoView {
    (!attempt.errors().is_empty()).then(|| {
        expect_context::<ResponseOptions>().set_status(StatusCode::UNPROCESSABLE_ENTITY);
        view! {
            // The focus goes there without scripts, too.
            <section class="error-summary" role="alert" aria-labelledby="error-title" tabindex="-1" autofocus=true id="error-summary">
                <ErrorLines attempt=attempt/>
            </section>
        }
    })
}

/// How many things, and each of them.
#[component]
pub fn ErrorLines(
    /// The attempt that came back.
    attempt: Attempt,
) -> impl IntoView {
    let language = request().language;
    let errors = attempt.errors().to_vec();
    let count = errors.len();
    let lines = errors
        .into_iter()
        .map(|error| {
            // What goes on in more lines is told at the field.
            let sentence = error.sentence.in_language(language).lines().next().unwrap_or_default();
            let sentence = sentence.to_owned();
            let line = if error.field.is_empty() {
                view! { <p>{sentence}</p> }.into_any()
            } else {
                view! { <a class="error-summary__link" href=format!("#{}", error.field)><ByPhrase text=sentence/></a> }.into_any()
            };
            view! { <li>{line}</li> }
        })
        .collect_view();
    view! {
        <h2 class="error-summary__title" id="error-title">
            <span class="error-mark" aria-hidden="true">"!"</span>
            <span><ByPhrase text=to_be_changed(language, count)/></span>
        </h2>
        <ul class="error-summary__list">{lines}</ul>
    }
}
