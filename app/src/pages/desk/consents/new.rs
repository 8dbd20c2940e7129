//! Recording a consent for somebody at the counter, or who has sent it on paper.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::ConsentId;
use domain::person::{Mobile, PersonName};
use leptos::prelude::*;
use store::consent::{CounterConsent, Helper};

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::adding_form::{self, PersonFields};
use crate::pages::helping::fields::{Choice, Choices, ScopeFields, chosen, fresh, relation};
use crate::pages::page;
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::consent::counter as words;
use crate::wording::person::{invalid_mobile, invalid_name};

use super::slip::RECORDED;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-consent";

const FIELDS: [&str; 14] = [
    "name",
    "born_on",
    "mobile",
    "emergency_contact",
    "emergency_telephone",
    "helper_name",
    "helper_mobile",
    "relation",
    "how_much",
    "class",
    "activity",
    "shift",
    "lasts",
    "given",
];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

const IN_PERSON: &str = "in_person";
const ON_PAPER: &str = "on_paper";

/// Who, by whom, what for, until when, and how it was given.
#[component]
pub fn NewConsentPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        let attempt = if attempt.is_back() { attempt } else { fresh() };
        let text = || Kind { autocomplete: Some("off"), ..Kind::default() };
        let number = Kind { input_type: Some("tel"), width: Width::Number, ..text() };
        Ok(view! {
            <PageTitle text=say(words::RECORD) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK_CONSENTS>{say(words::CONSENTS)}</a>
            <h1 tabindex="-1">{say(words::RECORD)}</h1>
            <p class="soft">{say(words::PERSON_WHY)}</p>
            <Form action="/forms/desk-record-consent" attempt=attempt is_question=true>
                <h2>{say(words::PERSON)}</h2>
                <PersonFields needs_birthday=true/>
                <h2>{say(words::HELPER)}</h2>
                <Field name="helper_name" label=say(words::HELPER_NAME) kind=text()/>
                <Field name="helper_mobile" label=say(words::HELPER_MOBILE) hint=say(words::HELPER_MOBILE_HINT) kind=number/>
                <Field name="relation" label=say(words::RELATION) hint=say(words::RELATION_HINT) kind=text()/>
                <ScopeFields how_much=words::WHAT_FOR/>
                <GivenFields/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_RECORD)}</button>
                </div>
            </Form>
        })
    })
}

/// Before the coordinator, or on paper. Nothing is chosen for them.
#[component]
fn GivenFields() -> impl IntoView {
    let say = request().say();
    let given = use_context::<Attempt>().unwrap_or_default().value("given").to_owned();
    let row = move |value: &'static str, text: Words| {
        let id = if value == IN_PERSON { "given".to_owned() } else { format!("given-{value}") };
        let text = say(text).to_owned();
        view! { <Choice input="radio" name="given" id=id value=value is_chosen=given == value text=text/> }
    };
    view! {
        <Choices name="given" legend=words::HOW_GIVEN hint=None>
            {[(IN_PERSON, words::IN_PERSON), (ON_PAPER, words::ON_PAPER)].map(|(value, text)| row(value, text)).collect_view()}
        </Choices>
    }
}

/// Records it, and shows the slip.
#[server(prefix = "/forms", endpoint = "desk-record-consent")]
pub async fn post_desk_record_consent(
    #[server(default)] key: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
    #[server(default)] helper_name: String,
    #[server(default)] helper_mobile: String,
    #[server(default)] relation: String,
    #[server(default)] how_much: String,
    #[server(default)] class: String,
    #[server(default)] activity: String,
    #[server(default)] shift: String,
    #[server(default)] lasts: String,
    #[server(default)] given: String,
) -> Result<(), AppError> {
    let request = request();
    let who = [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone];
    let what = [&helper_name, &helper_mobile, &relation, &how_much, &class, &activity, &shift];
    let typed = who.into_iter().chain(what).chain([&lasts, &given]).map(String::as_str);
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed));
    match record(&request, &mut attempt, &key).await {
        Ok(id) => see_other(&format!("{}?{RECORDED}", paths::desk_consent(id))),
        Err(error) => attempt.comes_back(&request, FORM, paths::DESK_NEW_CONSENT, error).await,
    }
}

async fn record(
    request: &Request,
    attempt: &mut Attempt,
    key: &str,
) -> Result<ConsentId, AppError> {
    let by = request.coordinator()?;
    let person = adding_form::person(attempt, true, domain::calendar::day(request.now));
    let name = attempt.read("helper_name", PersonName::parse, invalid_name);
    let mobile = attempt.read("helper_mobile", Mobile::parse, invalid_mobile);
    let relation = attempt.read("relation", needed_relation, |wrong| wrong.into());
    let choices = chosen(attempt);
    let read = |typed: &str| match typed {
        IN_PERSON => Ok(false),
        ON_PAPER => Ok(true),
        _ => Err(()),
    };
    let is_on_paper = attempt.read("given", read, |()| words::CHOOSE_GIVEN.into());
    let helper = Helper { name: name?, mobile: mobile?, relation: relation? };
    let (person, (scope, lasts), is_on_paper) = (person?, choices?, is_on_paper?);
    let new = CounterConsent { person, helper, scope, lasts, is_on_paper };
    Ok(store::consent::record_at_counter(&request.db, form_key(key)?, new, by).await?)
}

/// At the counter it is asked for: the slip says it.
fn needed_relation(typed: &str) -> Result<String, Words> {
    match relation(typed)? {
        empty if empty.is_empty() => Err(words::RELATION_MISSING),
        told => Ok(told),
    }
}
