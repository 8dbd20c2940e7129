//! 代办码: a code that the counter hands to somebody on paper, for whoever is to act for them.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::PersonId;
use leptos::prelude::*;
use store::consent::OpenCode;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::steps::Steps;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::helping::fields::{OFFERED, OfferFields, fresh, offered};
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::consent as words;
use crate::wording::consent::counter;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-helper-code";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &OFFERED);

/// The choices; above them the code that waits, where it was made at this desk. Whoever does not belong to the institution is not
/// found.
#[component]
pub fn MemberHelperCodePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let person = store::member::member(&request.db, id, by).await?.person;
        let secret = request.signed.as_ref().ok_or(AppError::SignInNeeded)?.secret.clone();
        let open = store::consent::open_code(&request.db, id, &secret).await?;
        let attempt = request.attempt(FORM).await?;
        let attempt = if attempt.is_back() { attempt } else { fresh() };
        let name = name_of(&request, &person);
        let code = open.map(|open| code(&request, &open));
        Ok(view! {
            <PageTitle text=say(counter::CODE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::desk_member(id)>{name.clone()}</a>
            <h1 tabindex="-1">{say(counter::CODE)}</h1>
            <p class="lead"><ByPhrase text=name/></p>
            {code}
            <section class="section screen-only" aria-labelledby="make">
                <h2 id="make">{say(counter::MAKE_CODE)}</h2>
                <p>{say(counter::CODE_WHY)}</p>
                <Form action="/forms/desk-helper-code" attempt=attempt is_question=true>
                    <input type="hidden" name="person" value=id.to_string()/>
                    <OfferFields how_much=counter::HOW_MUCH relation=[counter::RELATION, counter::RELATION_HINT] button=counter::MAKE_CODE/>
                </Form>
            </section>
        })
    })
}

/// Six digits, large, until when, and what the helper does with them: to be printed and handed over.
fn code(request: &Request, open: &OpenCode) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let digits: Vec<String> = open.code.as_str().chars().map(String::from).collect();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.concat()).collect();
    view! {
        <section class="section slip" aria-labelledby="code">
            <h2 id="code">{say(counter::HAND_IT_OVER)}</h2>
            <p class="key helper-code" id="helper-code">{groups.join("\u{a0}")}</p>
            <p>{words::code_until(language, open.until)}</p>
            <Steps sentences=words::HELPER_STEPS.map(|step| say(step).to_owned()).to_vec()/>
            <div class="button-row"><PrintButton/></div>
        </section>
    }
}

/// Makes the code, in place of one before, and shows it.
#[server(prefix = "/forms", endpoint = "desk-helper-code")]
pub async fn post_desk_helper_code(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] how_much: String,
    #[server(default)] class: String,
    #[server(default)] activity: String,
    #[server(default)] shift: String,
    #[server(default)] lasts: String,
    #[server(default)] relation: String,
) -> Result<(), AppError> {
    let request = request();
    let id: PersonId = person.parse()?;
    let typed = [&how_much, &class, &activity, &shift, &lasts, &relation].map(String::as_str);
    let mut attempt = Attempt::at(OFFERED.into_iter().zip(typed));
    let here = ways::desk_member_helper_code(id);
    match make(&request, &mut attempt, &key, id).await {
        Ok(()) => see_other(&here),
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}

async fn make(
    request: &Request,
    attempt: &mut Attempt,
    key: &str,
    person: PersonId,
) -> Result<(), AppError> {
    let by = request.coordinator()?;
    let secret = &request.signed.as_ref().ok_or(AppError::SignInNeeded)?.secret;
    let offer = offered(attempt, person)?;
    let key = form_key(key)?;
    Ok(store::consent::offer_at_counter(&request.db, key, offer, secret, by).await?)
}
