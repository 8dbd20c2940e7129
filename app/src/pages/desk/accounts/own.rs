//! 换自己的密码: whoever signs in at a desk changes their own password, by the old one.

use domain::refusal::Refusal;
use leptos::prelude::*;
use store::account::{own_password, set_password};
use store::sign_in::wrong_password;

use super::{hashed, new_password};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::accounts::DESK_PASSWORD;
use crate::request::{Request, request, see_other};
use crate::wording::desk::accounts as words;
use crate::wording::desk::offering::BACK;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-password";

/// The old password, and the new one.
#[component]
pub fn OwnPasswordPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.somebody_at_desk()?;
        let attempt = request.attempt(FORM).await?;
        let old = Kind {
            input_type: Some("password"),
            autocomplete: Some("current-password"),
            ..Kind::default()
        };
        Ok(view! {
            <PageTitle text=say(words::OWN_PASSWORD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::OWN_PASSWORD)}</h1>
            <p>{say(words::SIGN_IN_AGAIN)}</p>
            <Form action="/forms/desk-password" attempt=attempt>
                <Field name="password" label=say(words::OLD_PASSWORD) kind=old/>
                <Field name="new_password" label=say(words::PASSWORD) hint=say(words::PASSWORD_HINT) kind=new_password()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SET_PASSWORD)}</button>
                </div>
            </Form>
        })
    })
}

/// Sets one's own new password; from then on one signs in with it.
#[server(prefix = "/forms", endpoint = "desk-password")]
pub async fn post_desk_password(
    #[server(default)] password: String,
    #[server(default)] new_password: String,
) -> Result<(), AppError> {
    let request = request();
    let mut attempt = Attempt::default();
    let outcome = async {
        let by = request.somebody_at_desk()?;
        let Request { db, visitor, address, .. } = &request;
        // As at the desk's door: each try counts, so that a browser left open is no way to guess.
        let (name, hash) = own_password(db, visitor, by, address).await?;
        if !request.passwords.matches(&password, Some(&hash)).await {
            wrong_password(db, visitor, &name, address).await?;
            return Err(AppError::Refused(Refusal::WrongPassword));
        }
        let hash = hashed(&request, &mut attempt, &new_password, &name).await?;
        Ok(set_password(db, by.person, &hash, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&paths::desk_sign_in(paths::DESK)),
        Err(error) => attempt.comes_back(&request, FORM, DESK_PASSWORD, error).await,
    }
}
