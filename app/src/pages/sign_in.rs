//! Signing in: asks for the mobile number, and has a code sent to it.

use domain::person::{Mobile, Person};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::picture::{Picture, PictureName};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, new_form_key, own_path, request, see_other};
use crate::sender::Channel;
use crate::wording::person::invalid_mobile;
use crate::wording::sign_in as words;

pub use birthday::{BirthdayPage, KEPT as BIRTHDAY_KEPT};
pub use code::CodePage;
pub(super) use code::{CodeForm, CodeQuestion, at_the_code, demonstration_message};
pub use name::{KEPT as NAME_KEPT, NamePage};
pub use no_code::NoCodePage;

mod birthday;
mod code;
mod name;
mod no_code;
mod out;

/// The form's name, under which its attempts are kept.
const FORM: &str = "sign-in";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["mobile"]);

/// One question: the number. Who is signed in already is led on.
#[component]
pub fn SignInPage() -> impl IntoView {
    let request = request();
    let asked_for = return_to_in_query();
    let say = request.say();
    page(async move {
        if let Ok(person) = request.on_behalf_of() {
            see_other(&onwards(person, own_path(&asked_for)))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let (mobile, return_to) = number_and_way(&request, asked_for).await?;
        Ok(view! {
            <PageTitle text=say(words::SIGN_IN) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            {request.has_query(EVERYWHERE).then(|| view! { <EverywhereEnded/> })}
            <div class="heading">
                <div class="heading__words">
                    <Form action="/forms/ask-for-code" attempt=attempt is_question=true>
                        <input type="hidden" name="return_to" value=own_path(&return_to).to_owned()/>
                        <Field name="mobile" label=say(words::WHICH_NUMBER) hint=say(words::WHY_NUMBER) value=mobile kind=Kind::mobile()/>
                        <div class="button-row">
                            <button class="button button--primary" type="submit">{say(words::SEND_CODE)}</button>
                        </div>
                    </Form>
                </div>
                <div class="heading__picture heading__picture--wide"><Picture name=PictureName::Lantern/></div>
            </div>
        }
        .into_any())
    })
}

/// Says that every sign-in has been ended.
#[component]
fn EverywhereEnded() -> impl IntoView {
    view! {
        <NoticeBox kind=BoxKind::Done><p>{request().say()(words::EVERYWHERE_ENDED)}</p></NoticeBox>
    }
}

/// In an address: the number is being corrected.
pub(super) const CHANGE: &str = "change";

/// What the question for a number begins with: the number, if it is being corrected, and where its journey leads.
pub(super) async fn number_and_way(
    request: &Request,
    asked_for: String,
) -> Result<(String, String), AppError> {
    let step = if request.has_query(CHANGE) {
        store::sign_in::step(&request.db, &request.visitor).await?
    } else {
        None
    };
    Ok(step.map_or((String::new(), asked_for), |step| (step.mobile.spaced(), step.return_to)))
}

/// In an address: every sign-in has just been ended.
const EVERYWHERE: &str = "everywhere";

/// Has a code sent to the number.
#[server(prefix = "/forms", endpoint = "ask-for-code")]
pub async fn post_ask_for_code(
    #[server(default)] key: String,
    #[server(default)] mobile: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = own_path(&return_to);
    let mut attempt = Attempt::at([("mobile", mobile.as_str())]);
    let outcome = match attempt.read("mobile", Mobile::parse, invalid_mobile) {
        Ok(mobile) => {
            send_code(&request, &mut attempt, &key, &mobile, return_to, Channel::Message).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => see_other(paths::SIGN_IN_CODE),
        Err(error) => attempt.comes_back(&request, FORM, &paths::sign_in(return_to), error).await,
    }
}

/// Makes a code and hands it to the sender, once for a form's key: a double tap sends one. A limit or a failure becomes
/// a sentence with the telephone number.
pub(super) async fn send_code(
    request: &Request,
    attempt: &mut Attempt,
    key: &str,
    mobile: &Mobile,
    return_to: &str,
    channel: Channel,
) -> Result<(), AppError> {
    // A form without a key comes from an old page: it is a form of its own.
    let key = key.parse().unwrap_or_else(|_| new_form_key());
    let Request { db, visitor, address, .. } = request;
    let asked = store::sign_in::ask_for_code(db, key, visitor, mobile, address, return_to).await;
    let code = asked.map_err(|error| limit_of_sign_in(request, attempt, error.into()))?;
    let Some(code) = code else { return Ok(()) };
    request.sender.send(mobile, &code, channel).await.map_err(|_| {
        attempt.note("", words::not_sent(&request.installation.help_telephone));
        AppError::ToBeChanged
    })
}

/// Turns a limit into its sentence; any other error stays as it is.
pub fn limit_noted(request: &Request, attempt: &mut Attempt, error: AppError) -> AppError {
    let AppError::Refused(Refusal::TooManyTries { until }) = error else { return error };
    attempt.note("", words::too_many_tries(until, &request.installation.help_telephone));
    AppError::ToBeChanged
}

/// The same for whoever wants to sign in: a stranger may have used up the tries, so it says where one can all the same.
fn limit_of_sign_in(request: &Request, attempt: &mut Attempt, error: AppError) -> AppError {
    match error {
        AppError::Refused(Refusal::TooManyTries { until }) if request.person().is_err() => {
            let telephone = &request.installation.help_telephone;
            attempt.note("", words::sign_in_elsewhere(until, telephone));
            AppError::ToBeChanged
        }
        error => limit_noted(request, attempt, error),
    }
}

/// The next page of somebody who is signed in: name and birthday first, if they are not known yet. Whoever was asked
/// for one of them when an earlier sign-in ended goes on there, with what was typed.
pub fn onwards(person: &Person, return_to: &str) -> String {
    let question = match (&person.name, person.born_on) {
        (None, _) => paths::SIGN_IN_NAME,
        (Some(_), None) => paths::SIGN_IN_BIRTHDAY,
        (Some(_), Some(_)) => return return_to.to_owned(),
    };
    if paths::without_query(return_to) == question {
        return return_to.to_owned();
    }
    with_return(question, return_to)
}

/// A page of the journey that knows where it leads.
pub fn with_return(page: &str, return_to: &str) -> String {
    paths::sign_in(return_to).replacen(paths::SIGN_IN, page, 1)
}

/// Where the reader wants to go afterwards, as the address says. Call it before the first `await`.
pub fn return_to_in_query() -> String {
    use_query_map().with_untracked(|query| query.get("return_to")).unwrap_or_default()
}
