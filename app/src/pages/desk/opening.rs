//! Opening sign-up by hand, before its window begins or after it has ended.

use domain::log::{About, Field as LogField};
use domain::offering::{Offering, can_be_opened, open_now};
use domain::refusal::Refusal;
use domain::text::trimmed;
use http::StatusCode;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::Seen;
use store::log::Entry;
use store::offering::opening_seen;

use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::offering as words;
use crate::wording::not_a_day::not_a_day;
use crate::wording::refusal::refusal_sentence;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-open";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["closes_at", SEEN]);

/// Says what opening means, and asks until when. Where it cannot be opened, the page says why.
#[component]
pub fn OpeningPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let begins_at = offering.first.from;
        if let Err(refusal) = open_now(&offering.terms, begins_at, None, request.now) {
            return Ok(view! { <NotOpened offering=offering refusal=refusal/> }.into_any());
        }
        let (attempt, seen) = (request.attempt(FORM).await?, opening_seen(&offering.terms)?);
        // Whom somebody else was quicker than reads how it stands now.
        let is_overtaken = attempt.is_back() && seen.is_another(attempt.value(SEEN));
        if !is_overtaken && !can_be_opened(&offering.terms, begins_at, request.now) {
            see_other(&paths::desk_offering(offering.id))?;
            return Ok(().into_any());
        }
        let changed = changed_since(&request, &attempt, SEEN, About::Offering(offering.id)).await?;
        Ok(asked(&request, offering, attempt, (seen, changed)).into_any())
    })
}

fn asked(
    request: &Request,
    offering: Offering,
    attempt: Attempt,
    (seen, changed): (Seen, Vec<Entry>),
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let back = paths::desk_offering(offering.id);
    let hint = words::open_until_hint(language, offering.first.from);
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    let (window, shown) =
        (words::window(language, offering.terms.window), seen.told_at(request.now));
    let rows = vec![Stands {
        label: words::OPEN_UNTIL,
        of: &[LogField::ClosesAt],
        now: window.last().cloned().into_iter().collect(),
        typed: attempt.value("closes_at").trim().to_owned(),
    }];
    view! {
        <PageTitle text=say(words::OPEN_NOW) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.clone()>{offering.name.clone()}</a>
        <h1 tabindex="-1">{say(words::OPENING_TITLE)}</h1>
        <p class="lead">{offering.name.clone()}</p>
        <StandsNow attempt=attempt.clone() now=seen rows=rows changed=changed/>
        <p>
            <span class="line">{say(words::OPENS_AT_ONCE)}</span>
            <span class="line">{say(words::NOBODY_IS_MOVED)}</span>
        </p>
        <Definitions rows=vec![(words::WINDOW_BEFORE, window)]/>
        <Form action="/forms/desk-open" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <input type="hidden" name=SEEN value=shown/>
            <Field name="closes_at" label=say(words::OPEN_UNTIL) hint=hint kind=kind/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::OPEN_NOW)}</button>
                <a class="button button--link" href=back>{say(words::DO_NOT_OPEN)}</a>
            </div>
        </Form>
    }
}

/// It has begun, is over, was called off, or nobody signs up for it. Answers 422.
#[component]
fn NotOpened(offering: Offering, refusal: Refusal) -> impl IntoView {
    expect_context::<ResponseOptions>().set_status(StatusCode::UNPROCESSABLE_ENTITY);
    let request = request();
    let say = request.say();
    let back = paths::desk_offering(offering.id);
    view! {
        <PageTitle text=say(words::NOT_OPENED)/>
        <a class="back" href=back.clone()>{offering.name}</a>
        <h1 tabindex="-1">{say(words::NOT_OPENED)}</h1>
        <p class="lead">{refusal_sentence(request.language, &refusal)}</p>
        <div class="button-row"><a class="button" href=back>{say(words::BACK_TO_IT)}</a></div>
    }
}

/// Opens sign-up at once.
#[server(prefix = "/forms", endpoint = "desk-open")]
pub async fn post_desk_open(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] closes_at: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let mut attempt = Attempt::at([("closes_at", closes_at.as_str()), (SEEN, &seen)]);
    let outcome = async {
        let by = request.coordinator()?;
        // Named in the example of how to write a time.
        let latest = own_offering(&request, id).await?.first.from;
        let closes_at = attempt.read("closes_at", moment, |why| {
            let how = Sentence::of(|language| words::not_a_moment(language, latest));
            not_a_day(words::OPEN_UNTIL, why, how)
        })?;
        let shown = (id, Seen::as_sent(&seen));
        store::offering::open_now(&request.db, key, shown, closes_at, by).await.map_err(|error| {
            match error.into() {
                AppError::Refused(refusal @ Refusal::ClosesInThePast) => {
                    let sentence = |language| refusal_sentence(language, &refusal);
                    attempt.note("closes_at", Sentence::of(sentence));
                    AppError::ToBeChanged
                }
                other => other,
            }
        })
    };
    match outcome.await {
        Ok(_window) => see_other(&paths::desk_offering(id)),
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_opening(id), error).await,
    }
}

/// A day alone is open to its last minute; nothing is until it begins.
fn moment(typed: &str) -> Result<Option<Timestamp>, typed::NotADay> {
    if trimmed(typed).is_empty() {
        return Ok(None);
    }
    typed::end(typed).map(Some)
}
