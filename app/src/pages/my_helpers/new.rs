//! 让家人帮我办: what somebody may do and until when; then there is a code to tell them.

use leptos::prelude::*;
use store::consent::Offer;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::helping::fields::{ScopeFields, chosen, fresh, relation};
use crate::pages::page;
use crate::pages::sign_in::onwards;
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::consent as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "new-helper";

const FIELDS: [&str; 6] = ["how_much", "class", "activity", "shift", "lasts", "relation"];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

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
        let text = Kind { autocomplete: Some("off"), ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::LET_HELP) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::MY_HELPERS>{say(words::MY_HELPERS)}</a>
            <h1 tabindex="-1"><ByPhrase text=say(words::LET_HELP)/></h1>
            <Form action="/forms/make-consent-code" attempt=attempt is_question=true>
                <ScopeFields how_much=words::HOW_MUCH/>
                <Field name="relation" label=say(words::RELATION) hint=say(words::RELATION_HINT) kind=text/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::GET_CODE)}</button>
                </div>
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
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed));
    match make(&request, &mut attempt, &key).await {
        Ok(()) => see_other(paths::HELPER_CODE),
        Err(error) => attempt.comes_back(&request, FORM, paths::NEW_HELPER, error).await,
    }
}

async fn make(request: &Request, attempt: &mut Attempt, key: &str) -> Result<(), AppError> {
    let person = request.person()?;
    let secret = &request.signed.as_ref().ok_or(AppError::SignInNeeded)?.secret;
    let choices = chosen(attempt);
    let relation = attempt.read("relation", relation, |wrong| wrong.into());
    let ((scope, lasts), relation) = (choices?, relation?);
    if !person.is_complete() {
        return Err(AppError::Refused(domain::refusal::Refusal::ParticularsMissing));
    }
    let offer = Offer { person: person.id, relation, scope, lasts };
    Ok(store::consent::offer(&request.db, form_key(key)?, offer, secret).await?)
}
