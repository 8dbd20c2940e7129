//! Signing a member up at the counter: what for, to check, and the one button.

use domain::id::{OfferingId, PersonId};
use domain::refusal::Refusal;
use domain::sign_up::may_be_excepted;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::one::ADDED;
use super::way_out::{WayOut, WayOutBox, way_out_for};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::excepted::{ExceptionFields, REASON, TOLD_WHY, why_excepted};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::{note_refusal, own_offering};
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::members as words;
use crate::wording::desk::offering::{places, standing, waiting};
use crate::wording::desk::people;
use crate::wording::desk::swap::KEEP;
use crate::wording::offering::{fee, period_line, when_line, where_line};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-member-add";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &[REASON, TOLD_WHY]);

/// Another institution's member, or offering, is not found.
#[component]
pub fn MemberAddingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let offering = use_params_map().with_untracked(|params| params.get("offering"));
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let offering = offering.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let member = store::member::member(&request.db, id, by).await?;
        let offering = own_offering(&request, offering).await?;
        let attempt = request.attempt(FORM).await?;
        let way_out = way_out_for(&request, id, offering.id).await?;
        let tight = store::sign_up::tight_way_at_counter(&request.db, offering.id, id, by).await?;
        let name = name_of(&request, &member.person);
        let state = standing(&offering, request.now).in_language(language);
        let period = period_line(language, &offering);
        let rule = rule_against(&request, id, offering.id).await?;
        let held = places(language, offering.places.held, offering.places.capacity);
        let waits = waiting(language, offering.places.waiting);
        let needs_reason = rule.is_some();
        let keeps = matches!(way_out, Some(WayOut::Keep { .. }));
        let does_it = say(if keeps { KEEP } else { words::ADD });
        Ok(view! {
            <PageTitle text=say(words::ADD_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::desk_member_choice(id, "", 1)>{say(words::CHOICE_TITLE)}</a>
            <h1 tabindex="-1"><ByPhrase text=name/></h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            <p>
                <span class="line"><Phrases text=when_line(language, &offering)/></span>
                {period.map(|period| view! { <span class="line"><Phrases text=period/></span> })}
                <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
                <span class="line">{fee(language, offering.fee)}</span>
                <span class="line">{state}</span>
                <span class="line">{held}</span>
                <span class="line">{waits}</span>
            </p>
            {way_out.map(|way| view! { <WayOutBox way=way is_there=true/> })}
            <LittleTime tight=tight/>
            {rule.filter(|_| attempt.errors().is_empty()).map(|rule| view! {
                <NoticeBox kind=BoxKind::Warning>
                    <h2 class="notice__title">{say(words::RULE_SAYS_NO)}</h2>
                    <p><Phrases text=rule/></p>
                </NoticeBox>
            })}
            <Form action="/forms/desk-member-add" attempt=attempt>
                <input type="hidden" name="person" value=id.to_string()/>
                <input type="hidden" name="offering" value=offering.id.to_string()/>
                {keeps.then(|| view! { <input type="hidden" name="keeps" value="yes"/> })}
                <ExceptionFields is_needed=needs_reason/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{does_it}</button>
                    <a class="button" href=ways::desk_member(id)>{say(words::BACK_TO_MEMBER)}</a>
                </div>
            </Form>
        })
    })
}

/// Which rule for everybody says no to the member, where it may be set aside for a reason: told before the reason is asked for.
async fn rule_against(
    request: &Request,
    person: PersonId,
    offering: OfferingId,
) -> Result<Option<String>, AppError> {
    let rule = store::sign_up::judged(&request.db, offering, person).await?.err();
    let rule =
        rule.filter(may_be_excepted).map(|rule| Refusal::ReasonMissing { rule: Box::new(rule) });
    Ok(rule.map(|rule| people::refused(&rule).in_language(request.language).to_owned()))
}

/// Signs the member up, or puts them on the waiting list while they keep what is at the same time; or says what stands in the way.
#[server(prefix = "/forms", endpoint = "desk-member-add")]
pub async fn post_desk_member_add(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] offering: String,
    #[server(default)] reason: String,
    #[server(default)] told_why: String,
    #[server(default)] keeps: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, person, offering) =
        (form_key(&key)?, person.parse::<PersonId>()?, offering.parse::<OfferingId>()?);
    let mut attempt = Attempt::at([(REASON, reason.as_str()), (TOLD_WHY, told_why.as_str())]);
    let added = async {
        let by = request.coordinator()?;
        let why = why_excepted(&mut attempt)?;
        let db = &request.db;
        Ok(match keeps == "yes" {
            true => {
                let keeping = store::sign_up::wait_keeping_at_counter;
                keeping(db, key, offering, person, why, by).await?
            }
            false => store::sign_up::add_member(db, key, offering, person, why, by).await?,
        })
    };
    let here = ways::desk_member_adding(person, offering);
    match added.await {
        Ok(sign_up) => see_other(&format!("{}?{ADDED}={}", ways::desk_member(person), sign_up.id)),
        Err(AppError::Refused(refusal)) => {
            note_refusal(&mut attempt, &refusal);
            attempt.comes_back(&request, FORM, &here, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}
