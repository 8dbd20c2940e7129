//! 名额通知: taking a place that is offered, or letting it go to the next person and waiting on.

use domain::id::SignUpId;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState, may_withdraw};
use leptos::prelude::*;
use store::sign_up::MySignUp;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::offer as words;
use crate::wording::offering::{when_line, where_line};

/// The form's name, under which its attempts are kept.
const FORM: &str = "wait-on";

/// The name of the forms that take a place, and that keep what is in its way.
pub const ACCEPT: &str = "accept";

/// In an address: the person has just let a place go by, and waits on.
pub const WAITS_ON: &str = "waits-on";

/// Asks once more. Where nothing is offered any more the entry's own page says how it stands.
#[component]
pub fn WaitingOnPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.id);
        let MySignUp { sign_up, offering } =
            store::sign_up::my_sign_up(&request.db, id, person).await?;
        let may = may_withdraw(&sign_up.state, &offering.terms, request.now).is_ok();
        if !may || !matches!(sign_up.state, SignUpState::Live(Place::Offered { .. })) {
            see_other(&paths::sign_up(id))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let (say, language) = (request.say(), request.language);
        let title = words::sure_to_wait_on(language, &offering.name);
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::sign_up(id)>{say(words::KEEP_OFFER)}</a>
            <h1 tabindex="-1"><ByPhrase text=title/></h1>
            <p>
                <span class="line"><Phrases text=when_line(language, &offering)/></span>
                <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
            </p>
            <NoticeBox kind=BoxKind::Info><p>{say(words::POSITION_STAYS)}</p></NoticeBox>
            <Form action="/forms/wait-on" attempt=attempt>
                <input type="hidden" name="sign_up" value=id.to_string()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::KEEP_WAITING)}</button>
                    <a class="button" href=paths::sign_up(id)>{say(words::KEEP_OFFER)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Takes the place that is offered. Answered already, or too late, the entry's own page says how it stands.
#[server(prefix = "/forms", endpoint = "accept")]
pub async fn post_accept(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = sign_up.parse::<SignUpId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, person, by) = (form_key(&key)?, request.on_behalf_of()?.id, request.by()?);
        store::sign_up::accept_for(&request.db, key, id, person, by).await.map_err(AppError::from)
    };
    let error = outcome.await.err();
    answered(ACCEPT, id, (&paths::sign_up(id), &paths::sign_up(id)), error).await
}

/// Lets it go to the next person, and waits on.
#[server(prefix = "/forms", endpoint = "wait-on")]
pub async fn post_wait_on(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = sign_up.parse::<SignUpId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, person, by) = (form_key(&key)?, request.on_behalf_of()?.id, request.by()?);
        let waits = store::sign_up::keep_waiting_for(&request.db, key, id, person, by);
        waits.await.map_err(AppError::from)
    };
    let error = outcome.await.err();
    let done = format!("{}?{WAITS_ON}", paths::sign_up(id));
    answered(FORM, id, (&paths::answers::waiting_on(id), &done), error).await
}

/// Keeps what is in the way of a place that is waited for, and is asked all the same.
#[server(prefix = "/forms", endpoint = "ask-anyway")]
pub async fn post_ask_anyway(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = sign_up.parse::<SignUpId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, person, by) = (form_key(&key)?, request.on_behalf_of()?.id, request.by()?);
        let waits = store::sign_up::ask_all_the_same(&request.db, key, id, person, by);
        waits.await.map_err(AppError::from)
    };
    let error = outcome.await.err();
    answered(ACCEPT, id, (&paths::sign_up(id), &paths::sign_up(id)), error).await
}

async fn answered(
    form: &str,
    id: SignUpId,
    (page, done): (&str, &str),
    error: Option<AppError>,
) -> Result<(), AppError> {
    match error {
        None => see_other(done),
        // What stands in the way is told; what was answered already, its page shows.
        Some(
            error @ AppError::Refused(Refusal::KeyUsedForSomethingElse | Refusal::Clash { .. }),
        ) => Attempt::default().comes_back(&request(), form, page, error).await,
        Some(AppError::Refused(_) | AppError::NotFound) => see_other(&paths::sign_up(id)),
        Some(AppError::SignInNeeded) => see_other(&paths::sign_in(page)),
        Some(error) => Err(error),
    }
}
