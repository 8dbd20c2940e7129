//! 一起候补: asking somebody by their number, agreeing, and parting again.

use domain::id::{PairId, SignUpId};
use domain::person::Mobile;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use store::sign_up::MySignUp;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{request, see_other};
use crate::wording::person::invalid_mobile;
use crate::wording::together as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "pair-ask";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["mobile"]);

/// In an address: somebody has just been asked.
pub const ASKED: &str = "asked";

/// One question: whom. Who does not wait is led to how they stand.
#[component]
pub fn TogetherPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    page(async move {
        let (id, person) = (id?, request.person()?.id);
        let MySignUp { sign_up, offering } =
            store::sign_up::my_sign_up(&request.db, id, person).await?;
        if !matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. })) {
            see_other(&paths::sign_up(id))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let say = request.say();
        let kind = Kind { autocomplete: Some("off"), ..Kind::mobile() };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::sign_up(id)>{say(words::BACK)}</a>
            <Form action="/forms/pair-ask" attempt=attempt is_question=true>
                <input type="hidden" name="sign_up" value=id.to_string()/>
                <Field name="mobile" label=say(words::WHOSE_NUMBER) hint=say(words::HINT) kind=kind/>
                <p>
                    <span class="line">{offering.name}</span>
                    <span class="line">{say(words::WHAT_IT_MEANS)}</span>
                    <span class="line">{say(words::ONE_GOES_BY)}</span>
                    <span class="line">{say(words::EACH_ANSWERS)}</span>
                </p>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SEND)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Asks whoever has this number. Whether anybody there has it is not told.
#[server(prefix = "/forms", endpoint = "pair-ask")]
pub async fn post_pair_ask(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] mobile: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, sign_up.parse::<SignUpId>()?);
    let mut attempt = Attempt::at([("mobile", mobile.as_str())]);
    let outcome = async {
        let person = request.person()?;
        let mobile = attempt.read("mobile", Mobile::parse, invalid_mobile)?;
        if person.mobile.as_ref() == Some(&mobile) {
            attempt.note("mobile", words::OWN_NUMBER);
            return Err(AppError::ToBeChanged);
        }
        let asked = store::sign_up::ask_to_wait_together(&request.db, key, id, person.id, &mobile);
        Ok(asked.await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{ASKED}", paths::sign_up(id))),
        Err(error) => {
            attempt.comes_back(&request, FORM, &paths::answers::together(id), error).await
        }
    }
}

/// Agrees to wait together.
#[server(prefix = "/forms", endpoint = "pair-agree")]
pub async fn post_pair_agree(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id, pair) = (form_key(&key)?, sign_up.parse()?, pair.parse::<PairId>()?);
    let outcome = async {
        let person = request.person()?.id;
        Ok(store::sign_up::wait_together(&request.db, key, pair, person).await?)
    };
    shown(id, outcome.await)
}

/// Says no to being asked, or waits alone again.
#[server(prefix = "/forms", endpoint = "pair-part")]
pub async fn post_pair_part(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id, pair) = (form_key(&key)?, sign_up.parse()?, pair.parse::<PairId>()?);
    let outcome = async {
        let person = request.person()?.id;
        Ok(store::sign_up::wait_alone(&request.db, key, pair, person).await?)
    };
    shown(id, outcome.await)
}

/// The entry's own page shows how it stands, also where the other one was quicker.
fn shown(id: SignUpId, outcome: Result<(), AppError>) -> Result<(), AppError> {
    let page = paths::sign_up(id);
    match outcome {
        Ok(()) | Err(AppError::Refused(_) | AppError::NotFound) => see_other(&page),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(&page)),
        Err(error) => Err(error),
    }
}
