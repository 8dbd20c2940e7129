//! 改资料: a name, a birthday, a number or whom to call, put right at the counter.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::PersonId;
use domain::log::{About, Field};
use domain::person::Person;
use leptos::prelude::*;
use store::Seen;

use super::one::CORRECTED;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::components::telephone::shown;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::adding_form::{self, FIELDS_OF_PERSON, PersonFields};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::list::{BIRTHDAY, EMERGENCY, NAME, TELEPHONE};
use crate::wording::desk::members as words;
use crate::wording::person::SAVE;
use crate::wording::when::day as day_words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-particulars";

/// What is kept of it.
pub const KEPT: Kept =
    (FORM, &["name", "born_on", "mobile", "emergency_contact", "emergency_telephone", SEEN]);

/// What is known stands in the fields. Who signs in with their number changes it themselves. Whoever does not belong to the
/// institution is not found.
#[component]
pub fn MemberParticularsPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let person = store::member::member(&request.db, id, by).await?.person;
        let signs_in = store::person::signs_in_themselves(&request.db, id).await?;
        let seen = Seen::of(&person)?;
        let attempt = request.attempt(FORM).await?;
        let stands = stands(&request, &person, &attempt);
        let changed = changed_since(&request, &attempt, SEEN, About::Person(id)).await?;
        let now = view! { <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands changed=changed/> };
        let attempt = if attempt.is_back() { attempt } else { known(&person) };
        let needs_birthday = person.born_on.is_some();
        Ok(view! {
            <PageTitle text=say(words::CORRECT) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=ways::desk_member(id)>{name_of(&request, &person)}</a>
            <h1 tabindex="-1">{say(words::CORRECT)}</h1>
            {now}
            <p>{say(words::CORRECT_LINE)}</p>
            {signs_in.then(|| view! { <p>{say(words::OWN_NUMBER)}</p> })}
            <Form action="/forms/desk-particulars" attempt=attempt is_question=true>
                <input type="hidden" name="person" value=id.to_string()/>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                <PersonFields needs_birthday=needs_birthday/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// What is known, as the fields have it.
fn known(person: &Person) -> Attempt {
    let name = person.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
    let born_on = person.born_on.map(|day| day.to_string()).unwrap_or_default();
    let mobile = person.mobile.as_ref().map(|mobile| mobile.spaced()).unwrap_or_default();
    let contact = person.emergency_contact.clone().unwrap_or_default();
    let telephone = person.emergency_telephone.as_deref().map(shown).unwrap_or_default();
    let values = [&name, &born_on, &mobile, &contact, &telephone].map(String::as_str);
    Attempt::at(FIELDS_OF_PERSON.into_iter().zip(values))
}

/// The same in words, where somebody else has changed it meanwhile.
fn stands(request: &Request, person: &Person, attempt: &Attempt) -> Vec<Stands> {
    let language = request.language;
    let both = [attempt.value("emergency_contact"), attempt.value("emergency_telephone")];
    let born_on = person.born_on.map(|born_on| day_words(language, born_on)).unwrap_or_default();
    let mobile = person.mobile.as_ref().map(|mobile| mobile.spaced()).unwrap_or_default();
    let telephone = person.emergency_telephone.as_deref().map(shown);
    vec![
        Stands::line(NAME, &[Field::Name], name_of(request, person), attempt.value("name")),
        Stands::line(BIRTHDAY, &[Field::BornOn], born_on, attempt.value("born_on")),
        Stands::line(TELEPHONE, &[Field::Mobile], mobile, attempt.value("mobile")),
        Stands {
            label: EMERGENCY,
            of: &[Field::EmergencyContact, Field::ContactTelephone],
            now: person.emergency_contact.clone().into_iter().chain(telephone).collect(),
            typed: both.join(" ").trim().to_owned(),
        },
    ]
}

/// Keeps it.
#[server(prefix = "/forms", endpoint = "desk-particulars")]
pub async fn post_desk_particulars(
    #[server(default)] key: String,
    #[server(default)] person: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    // Sent twice it is the same.
    form_key(&key)?;
    let id: PersonId = person.parse()?;
    let typed = [&name, &born_on, &mobile, &emergency_contact, &emergency_telephone];
    let typed = FIELDS_OF_PERSON.into_iter().zip(typed.map(String::as_str));
    let mut attempt = Attempt::at(typed.chain([(SEEN, seen.as_str())]));
    let outcome = async {
        let by = request.coordinator()?;
        let stands = store::member::member(&request.db, id, by).await?.person;
        let today = domain::calendar::day(request.now);
        let told = adding_form::person(&mut attempt, stands.born_on.is_some(), today)?;
        let seen = Seen::as_sent(&seen);
        Ok(store::person::correct(&request.db, id, &told, seen, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{CORRECTED}", ways::desk_member(id))),
        Err(error) => {
            attempt.comes_back(&request, FORM, &ways::desk_member_particulars(id), error).await
        }
    }
}
