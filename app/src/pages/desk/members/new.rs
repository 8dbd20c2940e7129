//! 加一个人: somebody who stands at the counter and has signed up for nothing here yet.

use leptos::prelude::*;

use super::one::REGISTERED;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::adding_form::{self, FIELDS_OF_PERSON, PersonFields};
use crate::pages::page;
use crate::paths::members as ways;
use crate::request::{request, see_other};
use crate::wording::desk::members as words;
use crate::wording::desk::people::{ADD, DO_ADD};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-member-new";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS_OF_PERSON);

/// The counter's own fields. The birthday is asked for: by it and the name somebody is known again.
#[component]
pub fn NewMemberPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        Ok(view! {
            <PageTitle text=say(ADD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::DESK_MEMBERS>{say(words::TITLE)}</a>
            <h1 tabindex="-1">{say(ADD)}</h1>
            <p class="soft">{say(words::NEW_LINE)}</p>
            <Form action="/forms/desk-member-new" attempt=attempt is_question=true>
                <PersonFields needs_birthday=true/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(DO_ADD)}</button>
                </div>
            </Form>
        })
    })
}

/// Adds them, or finds who it is, and leads to their page.
#[server(prefix = "/forms", endpoint = "desk-member-new")]
pub async fn post_desk_member_new(
    #[server(default)] key: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let typed = [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone];
    let mut attempt = Attempt::at(FIELDS_OF_PERSON.into_iter().zip(typed.map(String::as_str)));
    let registered = async {
        let by = request.coordinator()?;
        let today = domain::calendar::day(request.now);
        let person = adding_form::person(&mut attempt, true, today)?;
        Ok(store::sign_up::register_at_counter(&request.db, key, &person, by).await?)
    };
    match registered.await {
        Ok(person) => see_other(&format!("{}?{REGISTERED}", ways::desk_member(person))),
        Err(error) => attempt.comes_back(&request, FORM, ways::DESK_MEMBER_NEW, error).await,
    }
}
