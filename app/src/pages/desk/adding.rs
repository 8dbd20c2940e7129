//! Adding somebody who stands at the counter or is on the telephone.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::{OfferingId, PersonId};
use domain::offering::Allocation;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_up::AtCounter;

use super::adding_form::{self, FIELDS, PersonFields};
use super::excepted::{ExceptionFields, why_excepted};
use super::members::way_out::{WayOutBox, way_out_for};
use super::offering::ADDED;
use super::offering::entries::name_of;
use super::{note_refusal, own_offering};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::members::BACK_TO_MEMBER;
use crate::wording::desk::people as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-add";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: who was just told no here and is a member from then on, by their key.
const TOLD_NO: &str = "told_no";

/// Name, birthday, telephones.
#[component]
pub fn AddingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    let who = use_query_map().with_untracked(|query| query.get(TOLD_NO));
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
        let told_no = match who.and_then(|who| who.parse().ok()) {
            Some(who) => told_no(&request, who, offering.id).await?,
            None => None,
        };
        let needs_birthday = adding_form::needs_birthday(&offering);
        Ok(view! {
            <PageTitle text=say(words::ADD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::ADD)}</h1>
            <p class="soft">{say(words::WHEN_TO_ADD)}</p>
            {told_no}
            <Form action="/forms/desk-add" attempt=attempt is_question=true>
                <input type="hidden" name="offering" value=offering.id.to_string()/>
                <PersonFields needs_birthday=needs_birthday/>
                <ExceptionFields/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_ADD)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Who was told no just before: they are known by now, so that nothing is typed again for something else; and the way out where
/// they clash. Another institution's member is nobody.
async fn told_no(
    request: &Request,
    person: PersonId,
    offering: OfferingId,
) -> Result<Option<AnyView>, AppError> {
    let member = match store::member::member(&request.db, person, request.coordinator()?).await {
        Err(store::Error::NotFound) => return Ok(None),
        member => member?,
    };
    let way_out = way_out_for(request, person, offering).await?;
    let say = request.say();
    let told = words::told_no(request.language, &name_of(request, &member.person));
    Ok(Some(
        view! {
            {way_out.map(|way| view! { <WayOutBox way=way/> })}
            <NoticeBox kind=BoxKind::Info>
                <p>
                    <span class="line"><Phrases text=told/></span>
                    <span class="line">{say(words::GO_ON_WITH_THEM)}</span>
                </p>
                <p class="button-row">
                    <a class="button" href=ways::desk_member_choice(person, "", 1)>{say(words::SOMETHING_ELSE)}</a>
                    <a class="button" href=ways::desk_member(person)>{say(BACK_TO_MEMBER)}</a>
                </p>
            </NoticeBox>
        }
        .into_any(),
    ))
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
    #[server(default)] told_why: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let typed =
        [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone, &reason, &told_why];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.map(String::as_str)));
    let here = paths::desk_adding(id);
    match add(&request, &mut attempt, key, id).await {
        Ok(AtCounter::Added(sign_up)) => {
            see_other(&format!("{}?{ADDED}={}", paths::desk_offering(id), sign_up.id))
        }
        Ok(AtCounter::Refused(refusal, who)) => {
            note_refusal(&mut attempt, &refusal);
            let here = who.map_or(here.clone(), |who| format!("{here}?{TOLD_NO}={who}"));
            attempt.comes_back(&request, FORM, &here, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}

async fn add(
    request: &Request,
    attempt: &mut Attempt,
    key: domain::id::FormKey,
    id: OfferingId,
) -> Result<AtCounter, AppError> {
    let by = request.coordinator()?;
    let offering = own_offering(request, id).await?;
    let today = domain::calendar::day(request.now);
    let person = adding_form::person(attempt, adding_form::needs_birthday(&offering), today);
    let why = why_excepted(attempt);
    let (person, why) = (person?, why?);
    Ok(store::sign_up::ask_at_counter(&request.db, key, id, &person, why, by).await?)
}
