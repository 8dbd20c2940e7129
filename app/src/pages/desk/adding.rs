//! Adding somebody who stands at the counter or is on the telephone.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::OfferingId;
use domain::offering::Allocation;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use leptos::prelude::*;

use super::adding_form::{self, FIELDS, PersonFields};
use super::offering::ADDED;
use super::{own_offering, parse_reason_if_any};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::desk::people as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-add";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Name, birthday, telephones.
#[component]
pub fn AddingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        if let (Allocation::Draw, Some(draw)) =
            (offering.terms.allocation, store::draw::draw_of(&request.db, offering.id).await?)
        {
            // Before the draw there are wishes alone.
            see_other(&paths::desk_wishes(draw))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let needs_birthday = adding_form::needs_birthday(&offering);
        let text = Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::ADD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::ADD)}</h1>
            <p class="soft">{say(words::WHEN_TO_ADD)}</p>
            <Form action="/forms/desk-add" attempt=attempt is_question=true>
                <input type="hidden" name="offering" value=offering.id.to_string()/>
                <PersonFields needs_birthday=needs_birthday/>
                <Field name="reason" label=say(words::REASON) hint=say(words::REASON_HINT) kind=text/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_ADD)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Signs somebody up for the coordinator.
#[server(prefix = "/forms", endpoint = "desk-add")]
pub async fn post_desk_add(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let typed = [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone, &reason];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.map(String::as_str)));
    match add(&request, &mut attempt, key, id).await {
        Ok(sign_up) => see_other(&format!("{}?{ADDED}={}", paths::desk_offering(id), sign_up.id)),
        Err(AppError::Refused(refusal)) => {
            attempt.note("", words::refused(&refusal));
            attempt.comes_back(&request, FORM, &paths::desk_adding(id), AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_adding(id), error).await,
    }
}

async fn add(
    request: &Request,
    attempt: &mut Attempt,
    key: domain::id::FormKey,
    id: OfferingId,
) -> Result<SignUp, AppError> {
    let by = request.coordinator()?;
    let offering = own_offering(request, id).await?;
    let today = domain::calendar::day(request.now);
    let person = adding_form::person(attempt, adding_form::needs_birthday(&offering), today);
    // Nothing where the rule is kept.
    let reason = attempt.read("reason", parse_reason_if_any, |wrong| wrong.into());
    let (person, reason) = (person?, reason?);
    let added = store::sign_up::add_at_counter(&request.db, key, id, &person, &reason, by).await;
    added.map_err(|error| match error.into() {
        AppError::Refused(refusal @ Refusal::ReasonMissing) => {
            attempt.note("reason", words::refused(&refusal));
            AppError::ToBeChanged
        }
        other => other,
    })
}
