//! Asks for the code that was sent, and signs in with it.

use domain::refusal::Refusal;
use domain::sign_in::{Code, SIGN_IN_LASTS, code_is_alive};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_in::SignInStep;

use super::{CHANGE, limit_of_sign_in, onwards};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::request::{Request, own_path, request, see_other};
use crate::wording::common::DEMONSTRATION;
use crate::wording::refusal::refusal_sentence;
use crate::wording::sign_in as words;
use crate::wording::{Sentence, Words};

/// The form's name, under which its attempts are kept.
const FORM: &str = "code";

/// One question: the six digits. Without a number to which they went, the reader begins with that.
#[component]
pub fn CodePage() -> impl IntoView {
    let request = request();
    let sent = use_query_map().with_untracked(|query| query.get("sent"));
    page(async move {
        if let Ok(person) = request.person() {
            see_other(&onwards(person, paths::HOME))?;
            return Ok(().into_any());
        }
        let Some(step) = store::sign_in::step(&request.db, &request.visitor).await? else {
            see_other(paths::SIGN_IN)?;
            return Ok(().into_any());
        };
        let attempt = request.attempt(FORM).await?;
        let message = demonstration_message(&request, &step).await?;
        let back = format!("{}?{CHANGE}", paths::SIGN_IN);
        let form = CodeForm { action: "/forms/sign-in", button: words::LOG_IN, back };
        Ok(view! { <CodeQuestion form=form step=step attempt=attempt message=message sent=sent/> }
            .into_any())
    })
}

/// What would have been sent, in a demonstration.
pub async fn demonstration_message(
    request: &Request,
    step: &SignInStep,
) -> Result<Option<String>, AppError> {
    if request.sender.is_demonstration() {
        return Ok(store::sign_in::demonstration_message(&request.db, &step.mobile).await?);
    }
    Ok(None)
}

/// Where a code goes, and the ways around it.
#[derive(Clone, Debug)]
pub struct CodeForm {
    /// The form's address.
    pub action: &'static str,
    /// What pressing does.
    pub button: Words,
    /// To the question for the number.
    pub back: String,
}

/// Asks for the code. What was typed before is not kept anywhere. Where it was wrong or is too old, another can be had
/// at once.
#[component]
pub fn CodeQuestion(
    /// Where it goes.
    form: CodeForm,
    /// To which number it was sent, and when.
    step: SignInStep,
    /// What was wrong.
    attempt: Attempt,
    /// What would have been sent, in a demonstration.
    message: Option<String>,
    /// How another was just sent, if one was.
    sent: Option<String>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let mobile = step.mobile.spaced();
    let news = sent.map(|channel| match channel.as_str() {
        "voice" => words::calling(language, &mobile),
        _ => words::sent_again(language, &mobile),
    });
    let offers_another = attempt.is_back() || !code_is_alive(step.at, request.now);
    let kind = Kind {
        autocomplete: Some("one-time-code"),
        input_mode: Some("numeric"),
        width: Width::Short,
        is_question: true,
        ..Kind::default()
    };
    view! {
        <PageTitle text=say(words::WHICH_CODE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=form.back>{say(words::PREVIOUS)}</a>
        {news.map(|sentence| view! { <Sent sentence=sentence/> })}
        <Form action=form.action attempt=attempt is_question=true>
            <Field name="code" label=say(words::WHICH_CODE) hint=words::sent_to(language, &mobile) kind=kind/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(form.button)}</button>
            </div>
        </Form>
        {message.map(|code| view! { <DemonstrationMessage request=request.clone() code=code/> })}
        {offers_another.then(|| view! {
            <Form action="/forms/send-code-again">
                <div class="button-row">
                    <button class="button" type="submit" name="channel" value="message">{say(words::SEND_AGAIN)}</button>
                </div>
            </Form>
        })}
        <a class="button button--link" href=paths::SIGN_IN_NO_CODE>{say(words::NO_CODE)}</a>
    }
}

/// Says that another code is on its way.
#[component]
fn Sent(sentence: String) -> impl IntoView {
    view! {
        <NoticeBox kind=BoxKind::Done><p>{sentence}</p></NoticeBox>
    }
}

/// What would have been sent, in a box that says so.
#[component]
fn DemonstrationMessage(request: Request, code: String) -> impl IntoView {
    let say = request.say();
    view! {
        <div class="notice notice--demonstration">
            <b class="banner__tag">{say(DEMONSTRATION)}</b>
            <div class="notice__words">
                <p>
                    <b class="line">{say(words::DEMONSTRATION_TITLE)}</b>
                    <span class="line" id="demonstration-code">
                        {words::demonstration_code(request.language, &code)}
                    </span>
                </p>
            </div>
        </div>
    }
}

/// Signs in with the code, and leads on: to name and birthday the first time, then to where the reader was going.
#[server(prefix = "/forms", endpoint = "sign-in")]
pub async fn post_sign_in(#[server(default)] code: String) -> Result<(), AppError> {
    let request = request();
    // The code itself is never kept: the attempt holds the sentence alone.
    let mut attempt = Attempt::default();
    let outcome = match Code::parse(&code) {
        Ok(code) => signed_in_with(&request, &code).await,
        Err(error) => {
            attempt.note("code", words::invalid_code(error));
            Err(AppError::ToBeChanged)
        }
    };
    match outcome {
        Ok(way) => see_other(&way),
        Err(_) if store::sign_in::step(&request.db, &request.visitor).await?.is_none() => {
            attempt.note("", words::BEGIN_AGAIN);
            attempt.comes_back(&request, super::FORM, paths::SIGN_IN, AppError::ToBeChanged).await
        }
        Err(error) => {
            let error = at_the_code(&request, &mut attempt, error);
            attempt.comes_back(&request, FORM, paths::SIGN_IN_CODE, error).await
        }
    }
}

async fn signed_in_with(request: &Request, code: &Code) -> Result<String, AppError> {
    let signed_in =
        store::sign_in::sign_in_with_code(&request.db, &request.visitor, code, &request.address)
            .await?;
    let person = store::person::person(&request.db, signed_in.person).await?;
    request.remember_sign_in(signed_in.token.as_str(), SIGN_IN_LASTS.as_secs());
    Ok(onwards(&person, own_path(&signed_in.return_to)))
}

/// A wrong or old code is said at the field; a limit at the top, with the number to call.
pub fn at_the_code(request: &Request, attempt: &mut Attempt, error: AppError) -> AppError {
    match limit_of_sign_in(request, attempt, error) {
        AppError::Refused(Refusal::WrongCode { left: 0 }) => {
            attempt.note("", words::no_tries_left(&request.installation.help_telephone));
            AppError::ToBeChanged
        }
        AppError::Refused(refusal @ (Refusal::WrongCode { .. } | Refusal::CodeExpired)) => {
            attempt.note("code", Sentence::of(|language| refusal_sentence(language, &refusal)));
            AppError::ToBeChanged
        }
        other => other,
    }
}
