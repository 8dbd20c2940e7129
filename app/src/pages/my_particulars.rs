//! My particulars, the question whom to call in an emergency, and where I am signed in.

use domain::outbox::OwnWay;
use domain::person::{Person, Telephone};
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;
use store::person::HowTold;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::summary::SummaryRow;
use crate::components::telephone::shown;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::pages::sign_in::{return_to_in_query, with_return};
use crate::paths;
use crate::paths::certificates as ways;
use crate::paths::marks::MY_ATTENDANCE;
use crate::paths::stages::MY_AREA;
use crate::request::{Request, own_path, request, see_other};
use crate::wording::Words;
use crate::wording::attendance::hours::MINE as MY_HOURS;
use crate::wording::attendance::mine as attendance;
use crate::wording::certificate::{MINE as MY_CERTIFICATES, MINE_WHY as MY_CERTIFICATES_WHY};
use crate::wording::consent;
use crate::wording::person as words;
use crate::wording::sign_in::PREVIOUS;
use crate::wording::stage;
use crate::wording::told;
use crate::wording::when;

/// Longest description of somebody to call, in characters.
const LONGEST_CONTACT: usize = 60;

/// In an address: what was typed has been kept.
const SAVED: &str = "saved";

/// Who I am here; each row can be changed where that makes sense.
#[component]
pub fn MyParticularsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let mine = store::person::area(&request.db, person.id).await?;
        let has_helped = !store::service::mine(&request.db, person.id).await?.is_empty();
        let areas = store::institution::areas(&request.db).await?;
        let area = areas.into_iter().find(|area| Some(&area.code) == mine.as_ref());
        let how_told = store::person::how_told(&request.db, person.id).await?;
        Ok(view! {
            <PageTitle text=say(words::ME)/>
            <h1 tabindex="-1">{say(words::ME)}</h1>
            {request.has_query(SAVED).then(|| view! { <Saved/> })}
            <Particulars request=request.clone() person=person area=area.map(|area| area.name) how_told=how_told/>
            <section class="section" aria-labelledby="helpers">
                <h2 id="helpers">{say(consent::MY_HELPERS)}</h2>
                <p>{say(consent::MY_HELPERS_WHY)}</p>
                <div class="button-row">
                    <a class="button" href=paths::MY_HELPERS>{say(consent::MY_HELPERS)}</a>
                    <a class="button" href=paths::NEW_HELPER>{say(consent::LET_HELP)}</a>
                </div>
            </section>
            <section class="section" aria-labelledby="attendance">
                <h2 id="attendance">{say(attendance::TITLE)}</h2>
                <p>{say(attendance::WHY)}</p>
                <div class="button-row"><a class="button" href=MY_ATTENDANCE>{say(attendance::TITLE)}</a></div>
            </section>
            {has_helped.then(|| view! {
                <section class="section" aria-labelledby="hours">
                    <h2 id="hours">{say(MY_HOURS)}</h2>
                    <div class="button-row"><a class="button" href=paths::MY_HOURS>{say(MY_HOURS)}</a></div>
                </section>
            })}
            <section class="section" aria-labelledby="certificates">
                <h2 id="certificates">{say(MY_CERTIFICATES)}</h2>
                <p>{say(MY_CERTIFICATES_WHY)}</p>
                <div class="button-row"><a class="button" href=ways::MY_CERTIFICATES>{say(MY_CERTIFICATES)}</a></div>
            </section>
            <section class="section" aria-labelledby="signed-in">
                <h2 id="signed-in">{say(words::SIGNED_IN)}</h2>
                <p>{say(words::SIGNED_IN_HERE)}</p>
                <p>{say(words::END_EVERYWHERE_WHY)}</p>
                <Form action="/forms/sign-out-everywhere">
                    <div class="button-row">
                        <button class="button" type="submit">{say(words::END_EVERYWHERE)}</button>
                    </div>
                </Form>
            </section>
        })
    })
}

/// Name, birthday, number, how they are told and where letters go, and whom to call.
#[component]
fn Particulars(
    request: Request,
    person: Person,
    area: Option<String>,
    how_told: HowTold,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let told = told::way(how_told.own_way.unwrap_or(OwnWay::usual(&person)));
    let untold = || say(words::NOT_TOLD).to_owned();
    let name = person.name.map_or_else(untold, |name| name.as_str().to_owned());
    let born_on = person.born_on.map_or_else(untold, |born_on| when::day(language, born_on));
    let mobile = person.mobile.map_or_else(untold, |mobile| mobile.spaced());
    let area = area.unwrap_or_else(untold);
    let address = how_told.address.unwrap_or_else(untold);
    let emergency = person.emergency_contact.zip(person.emergency_telephone);
    let change = |question: &str| with_return(question, paths::ME);
    view! {
        <dl class="summary">
            <SummaryRow term=words::NAME change=change(paths::SIGN_IN_NAME)>{name}</SummaryRow>
            <SummaryRow term=words::BIRTHDAY change=change(paths::SIGN_IN_BIRTHDAY)>{born_on}</SummaryRow>
            <SummaryRow term=words::MOBILE change=change(paths::MY_NUMBER)>
                <span class="line"><span class="nowrap">{mobile}</span></span>
                <span class="line">{say(words::MOBILE_SIGNS_IN)}</span>
            </SummaryRow>
            <SummaryRow term=told::TERM change=change(paths::MY_WAY)>{say(told)}</SummaryRow>
            <SummaryRow term=told::ADDRESS change=change(paths::MY_WAY)>{address}</SummaryRow>
            <SummaryRow term=stage::WHERE_YOU_LIVE change=change(MY_AREA)>{area}</SummaryRow>
            <SummaryRow term=words::EMERGENCY change=change(paths::EMERGENCY_CONTACT)>
                <EmergencyLines contact=emergency/>
            </SummaryRow>
        </dl>
    }
}

/// Whom to call and at which number, or that nobody was told.
#[component]
pub fn EmergencyLines(
    /// As it is known.
    contact: Option<(String, String)>,
) -> impl IntoView {
    match contact {
        Some((contact, telephone)) => view! {
            <span class="line">{contact}</span>
            <span class="line nowrap">{shown(&telephone)}</span>
        }
        .into_any(),
        None => request().say()(words::NOT_TOLD).into_any(),
    }
}

/// The form's name, under which its attempts are kept.
const FORM: &str = "emergency-contact";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["contact", "telephone"]);

/// One question: whom to call, and at which number.
#[component]
pub fn EmergencyContactPage() -> impl IntoView {
    let request = request();
    let return_to = return_to_in_query();
    let say = request.say();
    page(async move {
        let person = request.person()?.clone();
        let attempt = request.attempt(FORM).await?;
        let way_back = way_back(&return_to).to_owned();
        let contact = person.emergency_contact.unwrap_or_default();
        let telephone =
            person.emergency_telephone.map(|telephone| shown(&telephone)).unwrap_or_default();
        let number = Kind { input_type: Some("tel"), width: Width::Number, ..Kind::default() };
        Ok(view! {
            <PageTitle text=say(words::WHOM_TO_CALL) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=way_back.clone()>{say(PREVIOUS)}</a>
            <h1 tabindex="-1">{say(words::WHOM_TO_CALL)}</h1>
            <p>{say(words::WHY_EMERGENCY)}</p>
            <Form action="/forms/save-emergency-contact" attempt=attempt is_question=true>
                <input type="hidden" name="return_to" value=way_back/>
                <Field name="contact" label=say(words::EMERGENCY_CONTACT) hint=say(words::EMERGENCY_CONTACT_HINT) value=contact/>
                <Field name="telephone" label=say(words::EMERGENCY_TELEPHONE) hint=say(words::EMERGENCY_TELEPHONE_HINT)
                    value=telephone kind=number/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::SAVE)}</button>
                </div>
            </Form>
        })
    })
}

/// The page that asked for the change; my particulars if nothing was told.
pub fn way_back(told: &str) -> &str {
    Some(own_path(told)).filter(|way| *way != paths::HOME).unwrap_or(paths::ME)
}

/// That page once something has been kept: my particulars say so.
pub fn saved(way_back: &str) -> String {
    if way_back == paths::ME { format!("{}?{SAVED}", paths::ME) } else { way_back.to_owned() }
}

/// Says that it was kept.
#[component]
fn Saved() -> impl IntoView {
    view! {
        <NoticeBox kind=BoxKind::Done><p>{request().say()(words::SAVED)}</p></NoticeBox>
    }
}

/// Keeps whom to call, and goes back to the page that asked for it.
#[server(prefix = "/forms", endpoint = "save-emergency-contact")]
pub async fn post_emergency_contact(
    #[server(default)] contact: String,
    #[server(default)] telephone: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let request = request();
    let return_to = way_back(&return_to);
    let mut attempt =
        Attempt::at([("contact", contact.as_str()), ("telephone", telephone.as_str())]);
    let outcome = async {
        let person = request.person()?.id;
        let contact = attempt.read("contact", parse_contact, Into::into);
        let telephone =
            attempt.read("telephone", Telephone::parse, |_| words::TELEPHONE_NOT_SOUND.into());
        store::person::save_emergency_contact(&request.db, person, &contact?, &telephone?).await?;
        Ok(())
    };
    match outcome.await {
        Ok(()) => see_other(&saved(return_to)),
        Err(error) => {
            let page = with_return(paths::EMERGENCY_CONTACT, return_to);
            attempt.comes_back(&request, FORM, &page, error).await
        }
    }
}

/// Reads whom to call: a relation and a name, in one line.
fn parse_contact(typed: &str) -> Result<String, Words> {
    let contact = trimmed(typed);
    if contact.is_empty() {
        Err(words::CONTACT_MISSING)
    } else if contact.chars().count() > LONGEST_CONTACT {
        Err(words::CONTACT_TOO_LONG)
    } else if has_control_characters(contact) || contact.contains(['<', '>', '\n', '\r', '\t']) {
        Err(words::CONTACT_NOT_WORDS)
    } else {
        Ok(contact.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_to_call_is_named_in_one_short_line() {
        assert_eq!(parse_contact(" 女儿陈晓梅。"), Ok("女儿陈晓梅".to_owned()));
        assert_eq!(parse_contact("\u{3000}"), Err(words::CONTACT_MISSING));
        assert_eq!(parse_contact(&"字".repeat(61)), Err(words::CONTACT_TOO_LONG));
        assert_eq!(parse_contact("<b>女儿"), Err(words::CONTACT_NOT_WORDS));
        assert_eq!(parse_contact("女\0儿"), Err(words::CONTACT_NOT_WORDS));
    }
}
