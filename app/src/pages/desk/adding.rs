//! Adding somebody who stands at the counter or is on the telephone.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::{OfferingId, SignUpId};
use domain::offering::Allocation;
use domain::refusal::Refusal;
use domain::sign_up::{SignUp, SignUpState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_up::{CounterPerson, Entry};

use super::adding_form::{self, FIELDS, PersonFields};
use super::members::way_out::{WayOutBox, way_out};
use super::offering::ADDED;
use super::{note_refusal, own_offering};
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

/// In the address: what somebody has who was just refused since they clash, by the key of the sign-up.
const CLASHES: &str = "clashes";

/// Name, birthday, telephones.
#[component]
pub fn AddingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    let has = use_query_map().with_untracked(|query| query.get(CLASHES));
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
        let way_out = match has.and_then(|has| has.parse().ok()) {
            Some(has) => way_out(&request, has, offering.id).await?,
            None => None,
        };
        let needs_birthday = adding_form::needs_birthday(&offering);
        let text = Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::ADD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::ADD)}</h1>
            <p class="soft">{say(words::WHEN_TO_ADD)}</p>
            {way_out.map(|way| view! { <WayOutBox way=way/> })}
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
    let here = paths::desk_adding(id);
    match add(&request, &mut attempt, key, id).await {
        Ok(Added::Is(sign_up)) => {
            see_other(&format!("{}?{ADDED}={}", paths::desk_offering(id), sign_up.id))
        }
        Ok(Added::Refused(refusal, has)) => {
            note_refusal(&mut attempt, &refusal);
            let here = has.map_or(here.clone(), |has| format!("{here}?{CLASHES}={has}"));
            attempt.comes_back(&request, FORM, &here, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}

/// What came of it.
enum Added {
    /// Somebody is on the list.
    Is(SignUp),
    /// A rule says no; what they have that is in the way, where they clash with something of this institution.
    Refused(Refusal, Option<SignUpId>),
}

async fn add(
    request: &Request,
    attempt: &mut Attempt,
    key: domain::id::FormKey,
    id: OfferingId,
) -> Result<Added, AppError> {
    let by = request.coordinator()?;
    let offering = own_offering(request, id).await?;
    let today = domain::calendar::day(request.now);
    let person = adding_form::person(attempt, adding_form::needs_birthday(&offering), today);
    // Nothing where the rule is kept.
    let reason = attempt.reason_if_any("reason");
    let (person, reason) = (person?, reason?);
    match store::sign_up::add_at_counter(&request.db, key, id, &person, &reason, by).await {
        Err(store::Error::Refused(refusal)) => {
            let has = match &refusal {
                Refusal::Clash { offering, .. } => in_the_way(request, *offering, &person).await?,
                _ => None,
            };
            Ok(Added::Refused(refusal, has))
        }
        added => Ok(Added::Is(added?)),
    }
}

/// The entry of whoever was typed on what they clash with; nothing where that is another institution's, or it is not sure which.
async fn in_the_way(
    request: &Request,
    offering: OfferingId,
    person: &CounterPerson,
) -> Result<Option<SignUpId>, AppError> {
    let entries =
        match store::sign_up::entries_of(&request.db, offering, request.coordinator()?).await {
            Err(store::Error::NotFound) => return Ok(None),
            entries => entries?,
        };
    let is_theirs = |entry: &&Entry| {
        let theirs = &entry.person;
        let same_mobile = person.mobile.is_some() && person.mobile == theirs.mobile;
        let same_birthday = person.born_on.is_some() && person.born_on == theirs.born_on;
        matches!(entry.sign_up.state, SignUpState::Live(_))
            && theirs.name.as_ref() == Some(&person.name)
            && (same_mobile || same_birthday)
    };
    let mut theirs = entries.iter().filter(is_theirs);
    Ok(match (theirs.next(), theirs.next()) {
        (Some(only), None) => Some(only.sign_up.id),
        _ => None,
    })
}
