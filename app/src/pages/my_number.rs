//! Changing one's number: asks for the new one, and for the code that shows that it is theirs.

use domain::person::Mobile;
use domain::sign_in::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::my_particulars::{saved, way_back};
use super::sign_in::{
    CHANGE, CodeForm, CodeQuestion, at_the_code, demonstration_message, number_and_way,
    return_to_in_query, send_code, with_return,
};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{request, see_other};
use crate::sender::Channel;
use crate::wording::person::{self as person_words, invalid_mobile};
use crate::wording::sign_in as words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "my-number";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["mobile"]);

/// One question: the new number. Nothing changes before its code has been typed.
#[component]
pub fn MyNumberPage() -> impl IntoView {
    let request = request();
    let asked_for = return_to_in_query();
    let say = request.say();
    page(async move {
        request.person()?;
        let attempt = request.attempt(FORM).await?;
        let (mobile, asked_for) = number_and_way(&request, asked_for).await?;
        let return_to = way_back(&asked_for).to_owned();
        Ok(view! {
            <PageTitle text=say(person_words::WHICH_NEW_NUMBER) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=return_to.clone()>{say(words::PREVIOUS)}</a>
            <Form action="/forms/ask-for-new-number" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=return_to.clone()/>
                <Field name="mobile" label=say(person_words::WHICH_NEW_NUMBER) hint=say(person_words::WHY_NEW_NUMBER)
                    value=mobile kind=Kind::mobile()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SEND_CODE)}</button>
                </div>
            </Form>
        })
    })
}

/// Has a code sent to the new number.
#[server(prefix = "/forms", endpoint = "ask-for-new-number")]
pub async fn post_ask_for_new_number(
    #[server(default)] key: String,
    #[server(default)] mobile: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = way_back(&return_to);
    let mut attempt = Attempt::at([("mobile", mobile.as_str())]);
    let outcome = async {
        let person = request.person()?;
        let mobile = attempt.read("mobile", Mobile::parse, invalid_mobile)?;
        if person.mobile.as_ref() == Some(&mobile) {
            attempt.note("mobile", person_words::NUMBER_IS_YOURS);
            return Err(AppError::ToBeChanged);
        }
        send_code(&request, &mut attempt, &key, &mobile, return_to, Channel::Message).await
    };
    match outcome.await {
        Ok(()) => see_other(paths::MY_NUMBER_CODE),
        Err(error) => {
            let page = with_return(paths::MY_NUMBER, return_to);
            attempt.comes_back(&request, FORM, &page, error).await
        }
    }
}

/// The code form's name, under which its attempts are kept.
const CODE_FORM: &str = "my-number-code";

/// One question: the six digits that went to the new number.
#[component]
pub fn MyNumberCodePage() -> impl IntoView {
    let request = request();
    let sent = use_query_map().with_untracked(|query| query.get("sent"));
    page(async move {
        request.person()?;
        let Some(step) = store::sign_in::step(&request.db, &request.visitor).await? else {
            see_other(paths::MY_NUMBER)?;
            return Ok(().into_any());
        };
        let attempt = request.attempt(CODE_FORM).await?;
        let message = demonstration_message(&request, &step).await?;
        let back = format!("{}?{CHANGE}", paths::MY_NUMBER);
        let form =
            CodeForm { action: "/forms/save-number", button: person_words::SAVE_NUMBER, back };
        Ok(view! { <CodeQuestion form=form step=step attempt=attempt message=message sent=sent/> }
            .into_any())
    })
}

/// Makes the new number the person's, and goes back to the page that asked for it.
#[server(prefix = "/forms", endpoint = "save-number")]
pub async fn post_save_number(#[server(default)] code: String) -> Result<(), AppError> {
    let request = request();
    // The code itself is never kept: the attempt holds the sentence alone.
    let mut attempt = Attempt::default();
    let outcome = async {
        let person = request.person()?.id;
        let code = Code::parse(&code).map_err(|error| {
            attempt.note("code", words::invalid_code(error));
            AppError::ToBeChanged
        })?;
        let (db, visitor) = (&request.db, &request.visitor);
        Ok(store::sign_in::change_number(db, visitor, person, &code, &request.address).await?)
    };
    match outcome.await {
        Ok(return_to) => see_other(&saved(way_back(&return_to))),
        Err(error) => {
            let error = at_the_code(&request, &mut attempt, error);
            attempt.comes_back(&request, CODE_FORM, paths::MY_NUMBER_CODE, error).await
        }
    }
}
