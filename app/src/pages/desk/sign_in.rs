//! The desk's sign-in, by name and password.

use domain::refusal::Refusal;
use domain::sign_in::DESK_SIGN_IN_LASTS;
use domain::text::trimmed;
use http::HeaderValue;
use http::header::REFRESH;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::sign_in::Token;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::return_to_in_query;
use crate::paths;
use crate::request::{Request, own_path, request, see_other};
use crate::wording::desk as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-sign-in";

/// What is kept of it: never the password.
pub const KEPT: Kept = (FORM, &["name"]);

/// Name and password.
#[component]
pub fn DeskSignInPage() -> impl IntoView {
    let (request, return_to) = (request(), return_to_in_query());
    let say = request.say();
    let options = expect_context::<ResponseOptions>();
    page(async move {
        if request.coordinator().is_ok() {
            see_other(own_desk_path(&return_to))?;
            return Ok(().into_any());
        }
        if paths::wall::is_wall(own_desk_path(&return_to)) {
            // Somebody may have signed in beside it: the board comes back. Long enough to sign in here, too.
            options.insert_header(REFRESH, board_comes_back()?);
        }
        let attempt = request.attempt(FORM).await?;
        let name = Kind { autocomplete: Some("username"), ..Kind::default() };
        let password = Kind {
            input_type: Some("password"),
            autocomplete: Some("current-password"),
            ..Kind::default()
        };
        Ok(view! {
            <PageTitle text=say(words::SIGN_IN) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <h1 tabindex="-1">{say(words::SIGN_IN)}</h1>
            <p class="soft">{say(words::FOR_LEARNERS)}</p>
            <Form action="/forms/desk-sign-in" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=own_desk_path(&return_to).to_owned()/>
                <Field name="name" label=say(words::SIGN_IN_NAME) kind=name/>
                <Field name="password" label=say(words::PASSWORD) kind=password/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_SIGN_IN)}</button>
                </div>
                <p class="soft">{say(words::FORGOTTEN)}</p>
            </Form>
        }
        .into_any())
    })
}

/// After five minutes the board is asked for again.
fn board_comes_back() -> Result<HeaderValue, AppError> {
    let way = format!("300; url={}", paths::desk_today_wall());
    HeaderValue::from_str(&way).map_err(|_| AppError::Failed)
}

/// Signs a coordinator in, and leads on to where they were going. A wrong name looks and takes like a wrong password.
#[server(prefix = "/forms", endpoint = "desk-sign-in")]
pub async fn post_desk_sign_in(
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = own_desk_path(&return_to);
    let mut attempt = Attempt::at([("name", name.as_str())]);
    match sign_in(&request, &mut attempt, &password).await {
        Ok(token) => {
            request.remember_sign_in(token.as_str(), DESK_SIGN_IN_LASTS.as_secs());
            see_other(return_to)
        }
        Err(error) => {
            attempt.comes_back(&request, FORM, &paths::desk_sign_in(return_to), error).await
        }
    }
}

async fn sign_in(
    request: &Request,
    attempt: &mut Attempt,
    password: &str,
) -> Result<Token, AppError> {
    let name = attempt.read("name", name, |missing| missing.into());
    if password.is_empty() {
        attempt.note("password", words::PASSWORD_MISSING);
        return Err(AppError::ToBeChanged);
    }
    let name = name?;
    let Request { db, visitor, address, .. } = request;
    let known = store::sign_in::coordinator_password(db, visitor, &name, address).await;
    let known = known.map_err(|error| limit_noted(attempt, error.into()))?;
    let hash = known.as_ref().map(|(_, hash)| hash.as_str());
    let matches = request.passwords.matches(password, hash).await;
    match known {
        Some((coordinator, _)) if matches => {
            Ok(store::sign_in::sign_in_at_desk(db, visitor, &coordinator).await?)
        }
        _ => {
            store::sign_in::wrong_password(db, visitor, &name, address).await?;
            Err(AppError::Refused(Refusal::WrongPassword))
        }
    }
}

/// A limit says what whoever has the name can do now: strangers may have used it up.
fn limit_noted(attempt: &mut Attempt, error: AppError) -> AppError {
    let AppError::Refused(Refusal::TooManyTries { until }) = error else { return error };
    attempt.note("", words::too_many_tries(until));
    AppError::ToBeChanged
}

/// Whatever was typed, short enough to be looked up.
fn name(typed: &str) -> Result<String, crate::wording::Words> {
    let name: String = trimmed(typed).chars().filter(|c| !c.is_control()).take(60).collect();
    if name.is_empty() { Err(words::NAME_MISSING) } else { Ok(name) }
}

/// A path of the desk to go back to; anything else is the desk's first page.
fn own_desk_path(typed: &str) -> &str {
    let own = own_path(typed);
    if paths::is_at_desk(own) { own } else { paths::DESK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_sign_in_of_the_desk_only_the_desk_is_gone_back_to() {
        assert_eq!(own_desk_path("/desk/import?again"), "/desk/import?again");
        for foreign in ["/me", "/desks", "//evil.example/desk", "https://evil.example", ""] {
            assert_eq!(own_desk_path(foreign), "/desk", "{foreign}");
        }
    }
}
