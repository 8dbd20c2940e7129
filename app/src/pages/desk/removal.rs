//! Taking somebody off a list, with a reason that they will read.

use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;

use super::fees::pay::{read_way_back, with_way};
use super::members::one::REMOVED;
use super::offering::entries::name_of;
use super::own_offering;
use super::with_reason::{Ending, ReasonForm};
use crate::address::marked;
use crate::attempt::{Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::fees::OF_PERSON;
use crate::paths::members::desk_member;
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
        let ending = Ending {
            title: words::REMOVE,
            heading: title,
            about: offering.name.clone(),
            told: vec![words::PERSON_IS_TOLD, place],
            reason: words::REMOVE_REASON,
            hint: words::REMOVE_REASON_HINT,
            act: words::do_remove(request.language, &name),
            do_not: words::DO_NOT,
        };
        let action = "/forms/desk-remove";
        let member = request.has_query(OF_PERSON).then(|| desk_member(entry.person.id));
        let way = member.as_deref().unwrap_or_default();
        let sign_up = with_way(entry.sign_up.id, way).trim_end().to_owned();
        let back = member.map_or((back, offering.name), |member| (member, name));
        Ok(view! { <ReasonForm action=action sign_up=sign_up back=back ending=ending attempt=attempt/> }
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
    let (key, (id, back)) = (form_key(&key)?, read_way_back(&sign_up)?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", words::REMOVE_REASON_MISSING)?;
        Ok(store::sign_up::remove(&request.db, key, id, &reason, by).await?)
    };
    match outcome.await {
        Ok(removed) => see_other(&back.map_or_else(
            || paths::desk_offering(removed.offering),
            |member| marked(&member, REMOVED),
        )),
        Err(error) => {
            let here = match back {
                Some(_) => paths::desk_removal_of_person(id),
                None => paths::desk_removal(id),
            };
            attempt.comes_back(&request, FORM, &here, error).await
        }
    }
}
