//! Linking two who wait for the same, at the counter.

use domain::id::SignUpId;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_up::Entry;

use super::offering::entries::name_of;
use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::together as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-pair";

/// In an address: who was chosen first, by the key of the sign-up.
const ONE: &str = "one";

/// In an address: two have just been linked.
const LINKED: &str = "linked";

/// First one of those who wait, then the other.
#[component]
pub fn DeskTogetherPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let one = use_query_map().with_untracked(|query| query.get(ONE));
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let entries = store::sign_up::entries_of(&request.db, offering.id, by).await?;
        let waiting: Vec<_> = entries.into_iter().filter_map(waits).collect();
        let one = one.and_then(|id| id.parse::<SignUpId>().ok());
        let one = one.filter(|one| waiting.iter().any(|(_, entry)| entry.sign_up.id == *one));
        let attempt = request.attempt(FORM).await?;
        let here = paths::answers::desk_together(offering.id);
        Ok(view! {
            <PageTitle text=say(words::DESK_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::DESK_TITLE)}</h1>
            {request.has_query(LINKED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DESK_LINKED)}</p></NoticeBox>
            })}
            <p>{say(words::DESK_ASK_THEM)}</p>
            {match one {
                _ if waiting.len() < 2 => view! { <p>{say(words::DESK_NOBODY)}</p> }.into_any(),
                None => view! { <First request=request.clone() waiting=waiting here=here/> }.into_any(),
                Some(one) => view! { <Second request=request.clone() waiting=waiting one=one/> }.into_any(),
            }}
        })
    })
}

fn waits(entry: Entry) -> Option<(u32, Entry)> {
    match entry.sign_up.state {
        SignUpState::Live(Place::Waiting { position }) => Some((position, entry)),
        _ => None,
    }
}

fn label(request: &Request, (position, entry): &(u32, Entry)) -> String {
    words::choose(request.language, &name_of(request, &entry.person), *position)
}

#[component]
fn First(request: Request, waiting: Vec<(u32, Entry)>, here: String) -> impl IntoView {
    let ways = waiting
        .iter()
        .map(|one| {
            let way = format!("{here}?{ONE}={}", one.1.sign_up.id);
            view! { <a class="button" href=way>{label(&request, one)}</a> }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{request.say()(words::DESK_FIRST)}</h2>
            <div class="button-row">{ways}</div>
        </section>
    }
}

#[component]
fn Second(request: Request, waiting: Vec<(u32, Entry)>, one: SignUpId) -> impl IntoView {
    let chosen = waiting.iter().find(|(_, entry)| entry.sign_up.id == one);
    let chosen = chosen.map(|one| label(&request, one));
    let buttons = waiting
        .iter()
        .filter(|(_, entry)| entry.sign_up.id != one)
        .map(|other| {
            let id = other.1.sign_up.id.to_string();
            view! { <button class="button" type="submit" name="other" value=id>{label(&request, other)}</button> }
        })
        .collect_view();
    view! {
        <section class="section">
            <p class="lead">{chosen}</p>
            <h2>{request.say()(words::DESK_SECOND)}</h2>
            <Form action="/forms/desk-pair">
                <input type="hidden" name="sign_up" value=one.to_string()/>
                <div class="button-row">{buttons}</div>
            </Form>
        </section>
    }
}

/// Links the two.
#[server(prefix = "/forms", endpoint = "desk-pair")]
pub async fn post_desk_pair(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] other: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, one, other) = (form_key(&key)?, sign_up.parse()?, other.parse()?);
    let by = request.coordinator();
    let offering = async {
        Ok::<_, AppError>(store::sign_up::entry(&request.db, one, by?).await?.sign_up.offering)
    };
    let offering = match offering.await {
        Ok(offering) => offering,
        Err(error) => {
            return Attempt::default().comes_back(&request, FORM, paths::DESK, error).await;
        }
    };
    let page = paths::answers::desk_together(offering);
    let outcome = async {
        let by = request.coordinator()?;
        Ok(store::sign_up::link(&request.db, key, one, other, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{page}?{LINKED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, &page, error).await,
    }
}
