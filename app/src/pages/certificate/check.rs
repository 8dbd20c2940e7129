//! 查验证明: whoever is shown a certificate types its code, or scans it, and reads whether it is genuine. Scanned it is filled in,
//! and nothing is looked for before the button is pressed; what was found is kept for this visitor alone.

use domain::calendar::day;
use domain::certificate::{CheckCode, masked};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::certificate::Certificate;

use super::certified;
use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::limit_noted;
use crate::paths;
use crate::paths::certificates as ways;
use crate::request::{request, see_other};
use crate::wording::certificate as words;
use crate::wording::help::HOW_TO_USE;
use crate::wording::when::day as day_words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "certificate-check";

/// Under this name the code is kept that was looked for last and counted.
const LOOKED_FOR: &str = "certificate-checked";

/// In the address: a code has been looked for.
const CHECKED: &str = "checked";

/// One question for everybody, or the answer to the last one.
#[component]
pub fn CertificateCheckPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    let scanned = use_query_map().with_untracked(|query| query.get(ways::SCANNED));
    let scanned = scanned.and_then(|typed| CheckCode::parse(&typed).ok());
    let scanned = scanned.map(|code| code.printed()).unwrap_or_default();
    page(async move {
        let attempt = request.attempt(FORM).await?;
        let looked_for = match request.has_query(CHECKED) {
            true => CheckCode::parse(request.kept_attempt(LOOKED_FOR).await?.value("code")).ok(),
            false => None,
        };
        let answer = match &looked_for {
            Some(code) => Some(store::certificate::with_code(&request.db, code).await?),
            None => None,
        };
        let kind = Kind {
            autocomplete: Some("off"),
            input_mode: Some("numeric"),
            is_question: true,
            ..Kind::default()
        };
        Ok(view! {
            <PageTitle text=say(words::CHECK) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::HELP>{say(HOW_TO_USE)}</a>
            {match answer {
                Some(found) => view! {
                    <h1 tabindex="-1">{say(words::CHECK)}</h1>
                    <Answer found=found/>
                    <div class="button-row"><a class="button" href=ways::CHECK>{say(words::CHECK_ANOTHER)}</a></div>
                }
                .into_any(),
                None => view! {
                    <Form action="/forms/certificate-check" attempt=attempt is_question=true>
                        <Field name="code" label=say(words::WHICH_CODE) hint=say(words::CODE_HINT) value=scanned kind=kind/>
                        <div class="button-row">
                            <button class="button button--primary" type="submit">{say(words::DO_CHECK)}</button>
                        </div>
                    </Form>
                }
                .into_any(),
            }}
        })
    })
}

/// Genuine, revoked, or unknown; never the whole name.
#[component]
fn Answer(found: Option<Certificate>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let (kind, title, line) = match &found {
        Some(Certificate { revoked: None, .. }) => {
            (BoxKind::Done, words::GENUINE, words::GENUINE_LINE)
        }
        Some(_) => (BoxKind::CalledOff, words::REVOKED, words::REVOKED_LINE),
        None => (BoxKind::Warning, words::UNKNOWN, words::UNKNOWN_LINE),
    };
    let told = found.map(|one| {
        let mut rows = vec![
            (words::TITLE, say(words::title(&one.facts.what)).to_owned()),
            (words::NAME, masked(&one.facts.name)),
            (words::INSTITUTION, one.facts.institution.clone()),
        ];
        rows.extend(certified(&request, &one.facts.what));
        rows.push((words::NUMBER, one.number.printed()));
        rows.push((words::MADE_ON, day_words(language, day(one.issued_at))));
        let revoked = one.revoked.map(|revoked| words::revoked_on(language, day(revoked.at)));
        rows.extend(revoked.map(|on| (words::STATE, on)));
        let rows = rows.into_iter().map(|(term, text)| (term, vec![text])).collect::<Vec<_>>();
        view! { <Definitions rows=rows/> }
    });
    view! {
        <NoticeBox kind=kind><p class="notice__title">{say(title)}</p><p>{say(line)}</p></NoticeBox>
        {told}
    }
}

/// Looks for the code, counts it where nothing has it, and leads to the answer.
#[server(prefix = "/forms", endpoint = "certificate-check")]
pub async fn post_certificate_check(#[server(default)] code: String) -> Result<(), AppError> {
    let request = request();
    let mut attempt = Attempt::at([("code", code.as_str())]);
    let read = attempt.read("code", CheckCode::parse, |fault| words::no_code(fault).into());
    let looked = match read {
        Ok(code) => {
            let counted = store::certificate::check(&request.db, &code, &request.address).await;
            counted.map_err(|error| limit_noted(&request, &mut attempt, error.into()))
        }
        Err(error) => Err(error),
    };
    match looked {
        Ok(_) => {
            attempt.kept_for(&request, LOOKED_FOR, ways::CHECK).await?;
            see_other(&format!("{}?{CHECKED}", ways::CHECK))
        }
        Err(error) => attempt.comes_back(&request, FORM, ways::CHECK, error).await,
    }
}
