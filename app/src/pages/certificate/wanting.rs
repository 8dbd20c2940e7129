//! What one would have certified: a class, or the hours of an institution between two days.

use std::str::FromStr;

use domain::calendar::day;
use domain::cash::day as read_day;
use domain::certificate::total;
use domain::id::PersonId;
use jiff::civil::Date;
use leptos::prelude::*;
use store::certificate::{Certifiable, Certificate, ToCertify};

use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths::certificates::certificate;
use crate::request::{Request, request};
use crate::wording::certificate as words;
use crate::wording::desk::cash::{day_fault, day_hint};
use crate::wording::when::day as day_words;

/// Fields that are kept of it.
pub const FIELDS: [&str; 3] = ["certified", "from", "to"];

/// The form; a sentence where there is nothing to certify.
#[component]
pub fn Wanting(
    /// Where it is sent.
    action: &'static str,
    /// What may be certified.
    things: Certifiable,
    /// What came back.
    attempt: Attempt,
    /// Of whom, at a desk.
    #[prop(optional)]
    person: Option<PersonId>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let choices = choices(&request, &things);
    if choices.is_empty() {
        return view! { <p><b>{say(words::NOTHING)}</b></p><p>{say(words::NOTHING_LINE)}</p> }
            .into_any();
    }
    let today = day(request.now);
    let first = things.service.iter().map(|one| one.days.0).min();
    let has_helped = first.is_some();
    let typed = |on: Date| day_words(language, on);
    let (from, to) = (first.map(typed).unwrap_or_default(), typed(today));
    let proposed = choices.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let number = || Kind { autocomplete: Some("off"), width: Width::Number, ..Kind::default() };
    let days = has_helped.then(|| {
        view! {
            <p>{say(words::DAYS_LEAD)}</p>
            <Field name="from" label=say(words::FROM) hint=day_hint(language, today) value=from kind=number()/>
            <Field name="to" label=say(words::TO) value=to kind=number()/>
        }
    });
    let person =
        person.map(|id| view! { <input type="hidden" name="person" value=id.to_string()/> });
    view! {
        <Form action=action attempt=attempt>
            {person}
            <Choices name="certified" legend=say(words::WHAT) choices=choices proposed=proposed/>
            {days}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::DO_MAKE)}</button>
            </div>
        </Form>
    }
    .into_any()
}

/// What is sent, and what it is called.
fn choices(request: &Request, things: &Certifiable) -> Vec<(String, String)> {
    let language = request.language;
    let classes = things.classes.iter().map(|one| {
        let told = words::of_class(language, &one.name, &one.term, one.attended);
        (format!("class {}", one.offering), told)
    });
    let service = things.service.iter().map(|one| {
        let told = words::of_service(language, &one.institution_name, total(&one.teams));
        (format!("service {}", one.institution), told)
    });
    classes.chain(service).collect()
}

/// Reads the form; every mistake is noted at its field.
pub fn read(request: &Request, attempt: &mut Attempt) -> Result<ToCertify, AppError> {
    let chosen = attempt.read("certified", chosen, |()| words::WHAT_MISSING.into())?;
    match chosen {
        Chosen::Class(offering) => Ok(ToCertify::Attendance { offering }),
        Chosen::Service(institution) => {
            let today = day(request.now);
            let mut read = |field, label| {
                let wrong = |fault| day_fault(label, fault);
                attempt.read(field, |typed| read_day(typed, today), wrong)
            };
            let (from, to) = (read("from", words::FROM), read("to", words::TO));
            Ok(ToCertify::Service { institution, days: (from?, to?) })
        }
    }
}

enum Chosen {
    Class(domain::id::OfferingId),
    Service(domain::id::InstitutionId),
}

fn chosen(typed: &str) -> Result<Chosen, ()> {
    fn id<T: FromStr>(typed: &str) -> Result<T, ()> {
        typed.parse().map_err(|_| ())
    }
    match typed.split_once(' ') {
        Some(("class", of)) => id(of).map(Chosen::Class),
        Some(("service", of)) => id(of).map(Chosen::Service),
        _ => Err(()),
    }
}

/// One's own that were made, each a line that leads to it.
#[component]
pub fn Made(
    /// The latest first.
    certificates: Vec<Certificate>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let row = |one: Certificate| {
        let state = match &one.revoked {
            Some(revoked) => words::revoked_on(language, day(revoked.at)),
            None => day_words(language, day(one.issued_at)),
        };
        view! {
            <li class="summary__row">
                <p class="summary__term">
                    <a class="button button--link" href=certificate(one.id)>
                        {say(words::title(&one.facts.what))}" "{one.number.printed()}
                    </a>
                </p>
                <div class="summary__value">
                    <p><Phrases text=words::about(language, &one.facts.what)/></p>
                    <p><Phrases text=state/></p>
                </div>
            </li>
        }
    };
    if certificates.is_empty() {
        return view! { <p>{say(words::NONE)}</p> }.into_any();
    }
    view! { <ul class="summary">{certificates.into_iter().map(row).collect_view()}</ul> }.into_any()
}
