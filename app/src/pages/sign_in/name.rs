//! Asks for the name, once.

use domain::person::PersonName;
use leptos::prelude::*;

use super::{onwards, return_to_in_query, with_return};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{own_path, request, see_other};
use crate::wording::common::CONTINUE;
use crate::wording::person::invalid_name;
use crate::wording::sign_in as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "name";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["name"]);

/// One question: the name. Whoever comes to change it finds it there.
#[component]
pub fn NamePage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let attempt = request.attempt(FORM).await?;
        let return_to = own_path(&return_to).to_owned();
        let first_time = !person.is_complete();
        let name = person.name.map(|name| name.as_str().to_owned()).unwrap_or_default();
        let kind = Kind { autocomplete: Some("name"), is_question: true, ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::WHICH_NAME) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            {(!first_time).then(|| view! { <a class="back" href=return_to.clone()>{say(words::PREVIOUS)}</a> })}
            {first_time.then(|| view! { <p class="step">{say(words::FIRST_OF_TWO)}</p> })}
            <Form action="/forms/save-name" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=return_to.clone()/>
                <Field name="name" label=say(words::WHICH_NAME) hint=say(words::WHY_NAME) value=name kind=kind/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(CONTINUE)}</button>
                </div>
            </Form>
        })
    })
}

/// Keeps the name, and leads on.
#[server(prefix = "/forms", endpoint = "save-name")]
pub async fn post_name(
    #[server(default)] name: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = own_path(&return_to);
    let mut attempt = Attempt::at([("name", name.as_str())]);
    let outcome = async {
        let mut person = request.person()?.clone();
        let name = attempt.read("name", PersonName::parse, invalid_name)?;
        store::person::save_name(&request.db, person.id, &name).await?;
        person.name = Some(name);
        Ok(onwards(&person, return_to))
    };
    match outcome.await {
        Ok(way) => see_other(&way),
        Err(error) => {
            attempt
                .comes_back(&request, FORM, &with_return(paths::SIGN_IN_NAME, return_to), error)
                .await
        }
    }
}
