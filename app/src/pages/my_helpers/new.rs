//! 让家人帮我办: what somebody may do and until when; then there is a code to tell them.

use leptos::prelude::*;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::helping::fields::{OFFERED, OfferFields, fresh, offered};
use crate::pages::page;
use crate::pages::sign_in::onwards;
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::consent as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "new-helper";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &OFFERED);

/// The choices. Whoever has not told their name is asked for it first: the helper will see it.
#[component]
pub fn NewHelperPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        if !person.is_complete() {
            see_other(&onwards(&person, paths::NEW_HELPER))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let attempt = if attempt.is_back() { attempt } else { fresh() };
        Ok(view! {
            <PageTitle text=say(words::LET_HELP) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::MY_HELPERS>{say(words::MY_HELPERS)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::LET_HELP)/></h1>
            <Form action="/forms/make-consent-code" attempt=attempt is_question=true>
                <OfferFields how_much=words::HOW_MUCH relation=[words::RELATION, words::RELATION_HINT] button=words::GET_CODE/>
            </Form>
        }
        .into_any())
    })
}

/// Makes the code and shows it.
#[server(prefix = "/forms", endpoint = "make-consent-code")]
pub async fn post_make_consent_code(
    #[server(default)] key: String,
    #[server(default)] how_much: String,
    #[server(default)] class: String,
    #[server(default)] activity: String,
    #[server(default)] shift: String,
    #[server(default)] lasts: String,
    #[server(default)] relation: String,
) -> Result<(), AppError> {
    let request = request();
    let typed = [&how_much, &class, &activity, &shift, &lasts, &relation].map(String::as_str);
    let mut attempt = Attempt::at(OFFERED.into_iter().zip(typed));
    match make(&request, &mut attempt, &key).await {
        Ok(()) => see_other(paths::HELPER_CODE),
        Err(error) => attempt.comes_back(&request, FORM, paths::NEW_HELPER, error).await,
    }
}

async fn make(request: &Request, attempt: &mut Attempt, key: &str) -> Result<(), AppError> {
    let person = request.person()?;
    let secret = &request.signed.as_ref().ok_or(AppError::SignInNeeded)?.secret;
    let offer = offered(attempt, person.id)?;
    if !person.is_complete() {
        return Err(AppError::Refused(domain::refusal::Refusal::ParticularsMissing));
    }
    Ok(store::consent::offer(&request.db, form_key(key)?, offer, secret).await?)
}
