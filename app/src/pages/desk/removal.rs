//! Taking somebody off a list, with a reason that they will read.

use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;

use super::offering::entries::name_of;
use super::{own_offering, parse_reason};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::desk::people as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-remove";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reason"]);

/// Asks once more and wants the reason. Somebody who has left already is not asked about again.
#[component]
pub fn RemovalPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let entry = store::sign_up::entry(&request.db, id?, request.coordinator()?).await?;
        let offering = own_offering(&request, entry.sign_up.offering).await?;
        let back = paths::desk_offering(offering.id);
        if matches!(entry.sign_up.state, SignUpState::Ended { .. }) {
            see_other(&back)?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let name = name_of(&request, &entry.person);
        let title = words::remove_title(request.language, &name);
        let place = match entry.sign_up.state {
            SignUpState::Live(Place::Held | Place::Offered { .. })
                if offering.places.waiting > 0 =>
            {
                words::NEXT_MOVES_UP
            }
            SignUpState::Live(Place::Held | Place::Offered { .. }) => words::PLACE_BECOMES_FREE,
            _ => words::NO_PLACE_TO_GIVE,
        };
        Ok(view! {
            <PageTitle text=say(words::REMOVE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back.clone()>{offering.name.clone()}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p class="lead">{offering.name.clone()}</p>
            <p>
                <span class="line">{say(words::PERSON_IS_TOLD)}</span>
                <span class="line">{say(place)}</span>
            </p>
            <Form action="/forms/desk-remove" attempt=attempt is_question=true>
                <input type="hidden" name="sign_up" value=entry.sign_up.id.to_string()/>
                <Field name="reason" label=say(words::REMOVE_REASON) hint=say(words::REMOVE_REASON_HINT)/>
                <div class="button-row">
                    <button class="button button--danger" type="submit">{words::do_remove(request.language, &name)}</button>
                    <a class="button button--link" href=back>{say(words::DO_NOT)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Takes the person off the list; whoever waits moves up, and both are told.
#[server(prefix = "/forms", endpoint = "desk-remove")]
pub async fn post_desk_remove(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, sign_up.parse()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let reason = attempt.read(
            "reason",
            |typed| parse_reason(typed, words::REMOVE_REASON_MISSING),
            |wrong| wrong.into(),
        )?;
        Ok(store::sign_up::remove(&request.db, key, id, &reason, by).await?)
    };
    match outcome.await {
        Ok(removed) => see_other(&paths::desk_offering(removed.offering)),
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_removal(id), error).await,
    }
}
