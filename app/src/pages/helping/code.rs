//! The helper types the six digits, sees whose they are, and confirms.

use domain::calendar::day;
use domain::consent::ConsentRefusal;
use domain::id::ConsentId;
use domain::refusal::Refusal;
use domain::sign_in::Code;
use leptos::prelude::*;
use store::consent::Taken;

use super::BEGUN;
use crate::attempt::{Attempt, form_key};
use crate::components::acting::name_or_somebody;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::summary::SummaryRow;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::onwards;
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::consent as words;
use crate::wording::refusal::refusal_sentence;
use crate::wording::sign_in::{PREVIOUS, invalid_code};

/// The form's name, under which its attempts are kept. The digits never are.
const FORM: &str = "helping-code";

/// One question: the digits that the person told.
#[component]
pub fn HelpingCodePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let helper = request.person()?.clone();
        if helper.name.is_none() {
            // The person will see who it is.
            see_other(&onwards(&helper, paths::HELPING_CODE))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let kind = Kind {
            autocomplete: Some("off"),
            input_mode: Some("numeric"),
            width: Width::Short,
            is_question: true,
            ..Kind::default()
        };
        Ok(view! {
            <PageTitle text=say(words::WHICH_CODE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::HELPING>{say(PREVIOUS)}</a>
            <Form action="/forms/take-consent-code" attempt=attempt is_question=true>
                <Field name="code" label=say(words::WHICH_CODE) hint=say(words::WHICH_CODE_WHY) kind=kind/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::ON)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Takes the digits. Wrong, used and expired are answered alike.
#[server(prefix = "/forms", endpoint = "take-consent-code")]
pub async fn post_take_consent_code(#[server(default)] code: String) -> Result<(), AppError> {
    let request = request();
    let mut attempt = Attempt::default();
    let outcome = async {
        let helper = request.person()?.id;
        let code = Code::parse(&code).map_err(|error| {
            attempt.note("code", invalid_code(error));
            AppError::ToBeChanged
        })?;
        Ok(store::consent::take_code(&request.db, helper, &code, &request.address).await?)
    };
    match outcome.await {
        Ok(()) => see_other(paths::HELPING_CONFIRM),
        Err(AppError::Refused(refusal @ Refusal::Consent(ConsentRefusal::WrongCode))) => {
            attempt.note("code", Sentence::of(|language| refusal_sentence(language, &refusal)));
            attempt.comes_back(&request, FORM, paths::HELPING_CODE, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, paths::HELPING_CODE, error).await,
    }
}

/// Whose digits they are, what they allow, and the confirmation.
#[component]
pub fn HelpingConfirmPage() -> impl IntoView {
    let request = request();
    page(async move {
        let helper = request.person()?.id;
        match store::consent::taken(&request.db, helper).await? {
            Some(taken) => Ok(view! { <Confirm request=request taken=taken/> }.into_any()),
            None => {
                see_other(paths::HELPING)?;
                Ok(().into_any())
            }
        }
    })
}

#[component]
fn Confirm(request: Request, taken: Taken) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let name = name_or_somebody(&request, taken.person.as_ref());
    let title = words::sure_to_help(language, &name);
    let scope = words::scope(language, taken.offer.scope);
    let until = words::lasts(language, taken.offer.lasts, day(request.now));
    view! {
        <PageTitle text=title.clone()/>
        <a class="back" href=paths::HELPING>{say(words::NOT_THEM)}</a>
        <h1 tabindex="-1"><ByPhrase text=title/></h1>
        <dl class="summary">
            <SummaryRow term=words::MAY_DO><Phrases text=scope/></SummaryRow>
            <SummaryRow term=words::UNTIL><Phrases text=until/></SummaryRow>
        </dl>
        <NoticeBox kind=BoxKind::Info><p>{say(words::KNOWN)}</p></NoticeBox>
        <Form action="/forms/accept-consent">
            <input type="hidden" name="code" value=taken.id.to_string()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::AGREE)}</button>
                <a class="button" href=paths::HELPING>{say(words::NOT_THEM)}</a>
            </div>
        </Form>
    }
}

/// Confirms. Too late, or of somebody else: the question for the code again.
#[server(prefix = "/forms", endpoint = "accept-consent")]
pub async fn post_accept_consent(
    #[server(default)] key: String,
    #[server(default)] code: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = code.parse::<ConsentId>() else { return Err(AppError::BadForm) };
    let outcome = async {
        let (key, helper) = (form_key(&key)?, request.person()?.id);
        store::consent::accept(&request.db, key, helper, id).await.map_err(AppError::from)
    };
    match outcome.await {
        Ok(_) => see_other(&format!("{}?{BEGUN}", paths::HELPING)),
        Err(AppError::Refused(_) | AppError::NotFound) => see_other(paths::HELPING_CODE),
        Err(AppError::SignInNeeded) => see_other(&paths::sign_in(paths::HELPING_CODE)),
        Err(error) => Err(error),
    }
}
