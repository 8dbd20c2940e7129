//! 换密码: the head of an institution gives somebody a new password.

use domain::id::PersonId;
use domain::role::Task;
use leptos::prelude::*;
use store::account::{Account, accounts, set_password};

use super::{DONE, hashed, new_password};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::accounts::{DESK_ACCOUNTS, desk_account};
use crate::request::{Request, request, see_other};
use crate::wording::desk::accounts as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-account-password";

/// Whose it is, and the new password.
#[component]
pub fn AccountPasswordPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let account = account(&request, id?).await?;
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=say(words::NEW_PASSWORD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ACCOUNTS>{say(words::TITLE)}</a>
            <h1 tabindex="-1"><ByPhrase text=words::new_password_of(request.language, &account.name)/></h1>
            <p>{say(words::SIGNED_OUT)}</p>
            <Form action="/forms/desk-account-password" attempt=attempt>
                <input type="hidden" name="person" value=account.person.to_string()/>
                <Field name="new_password" label=say(words::PASSWORD) hint=say(words::PASSWORD_HINT) kind=new_password()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SET_PASSWORD)}</button>
                </div>
            </Form>
        })
    })
}

/// Another institution's account is not found.
pub(super) async fn account(request: &Request, person: PersonId) -> Result<Account, AppError> {
    let all = accounts(&request.db, request.at_desk(Task::Accounts)?).await?;
    all.into_iter().find(|account| account.person == person).ok_or(AppError::NotFound)
}

/// Sets the new password.
#[server(prefix = "/forms", endpoint = "desk-account-password")]
pub async fn post_desk_account_password(
    #[server(default)] person: String,
    #[server(default)] new_password: String,
) -> Result<(), AppError> {
    let request = request();
    let person: PersonId = person.parse()?;
    let mut attempt = Attempt::default();
    let outcome = async {
        let account = account(&request, person).await?;
        let hash = hashed(&request, &mut attempt, &new_password, &account.sign_in_name).await?;
        Ok(set_password(&request.db, person, &hash, request.at_desk(Task::Accounts)?).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{DESK_ACCOUNTS}?{DONE}")),
        Err(error) => attempt.comes_back(&request, FORM, &desk_account(person), error).await,
    }
}
