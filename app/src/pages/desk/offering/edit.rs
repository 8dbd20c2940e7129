//! 改内容: what an offering says of itself, put right after it was published. Another fee or other ages are looked at first.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::OfferingId;
use domain::log::{About, Field as LogField};
use domain::offering::{Contents, Offering, OfferingKind};
use domain::plan::{Reason, single};
use leptos::prelude::*;
use store::Seen;
use store::offering::{Concerned, change_contents, concerned, contents};

use super::super::own_offering;
use crate::attempt::looked::{DO, LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::sessions::desk_sessions;
use crate::planning::drafted::written_fee;
use crate::planning::typed::number_if_any;
use crate::request::{request, see_other};
use crate::wording::desk::edit as words;
use crate::wording::desk::import_form::{AGE_HINT, AGES_REVERSED, NOT_AN_AGE, TELEPHONE_HINT};
use crate::wording::problem::problem;
use crate::wording::session::desk::LINK as SESSIONS;
use crate::wording::{Sentence, Words};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-offering-edit";

const FIELDS: [&str; 15] = [
    "name",
    "fee",
    "age_from",
    "age_to",
    "conditions",
    "health",
    "telephone",
    "contact",
    "bring",
    "directions",
    "note",
    "audience",
    "skills",
    LOOKED,
    SEEN,
];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What it says as it stands, or as it was typed; after a look whom that concerns.
#[component]
pub fn EditPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let stands = contents(&request.db, offering.id, by).await?;
        let seen = Seen::of(&stands)?;
        let mut attempt = request.attempt(FORM).await?;
        let looked = match attempt.is_looked().then(|| read(&mut attempt, &offering, &stands)) {
            Some(Ok(new)) => Some(concerned(&request.db, offering.id, &new, by).await?),
            _ => None,
        };
        let changed = changed_since(&request, &attempt, SEEN, About::Offering(offering.id)).await?;
        let (before, rows) = (attempt.clone(), rows(&stands, offering.kind, &attempt));
        let attempt = if attempt.is_back() { attempt } else { as_typed(&stands) };
        // What was seen stays what was seen, until somebody has looked at what stands now.
        let sent =
            Some(before.value(SEEN).to_owned()).filter(|seen| looked.is_some() && !seen.is_empty());
        let sent = sent.unwrap_or_else(|| seen.told_at(request.now));
        let fee = looked.is_some().then(|| before.value("fee") != as_typed(&stands).value("fee"));
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)><Phrases text=offering.name.clone()/></a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            <StandsNow attempt=before now=seen rows=rows changed=changed/>
            {looked.map(|whom| view! { <Whom whom=whom fee=fee.unwrap_or_default()/> })}
            <p>{say(words::NOT_HERE)}</p>
            <div class="button-row"><a class="button" href=desk_sessions(offering.id)>{say(SESSIONS)}</a></div>
            <EditForm offering=offering attempt=attempt seen=sent is_looked=looked.is_some()/>
        })
    })
}

/// Whom another fee or other ages concern, before they are changed.
#[component]
fn Whom(whom: Concerned, fee: bool) -> impl IntoView {
    let language = request().language;
    let lines = words::whom(language, whom, fee);
    let lines = lines.into_iter().map(|line| view! { <p><Phrases text=line/></p> });
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <p class="notice__title">{words::WHOM.in_language(language)}</p>
            {lines.collect_view()}
            <p>{words::NOT_YET.in_language(language)}</p>
        </NoticeBox>
    }
}

#[component]
fn EditForm(offering: Offering, attempt: Attempt, seen: String, is_looked: bool) -> impl IntoView {
    let say = request().say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = move || Kind { width: Width::Short, ..plain() };
    let number = Kind { input_type: Some("tel"), width: Width::Number, ..plain() };
    let area = Kind { is_area: true, ..plain() };
    let has_fee = has_fee(&offering);
    view! {
        <Form action="/forms/desk-offering-edit" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <input type="hidden" name=SEEN value=seen/>
            <Field name="name" label=say(words::NAME) kind=plain()/>
            {has_fee.then(|| view! { <Field name="fee" label=say(words::FEE) hint=say(words::FEE_HINT) kind=short()/> })}
            <div class="field-grid">
                <Field name="age_from" label=say(words::AGE_FROM) hint=say(AGE_HINT) kind=short()/>
                <Field name="age_to" label=say(words::AGE_TO) hint=say(AGE_HINT) kind=short()/>
            </div>
            {(offering.kind == OfferingKind::Activity).then(|| view! {
                <Field name="audience" label=say(words::AUDIENCE) kind=plain()/>
            })}
            {(offering.kind == OfferingKind::Shift).then(|| view! {
                <Field name="skills" label=say(words::SKILLS) kind=plain()/>
            })}
            <Field name="conditions" label=say(words::CONDITIONS) kind=plain()/>
            <Field name="health" label=say(words::HEALTH) kind=plain()/>
            <Field name="telephone" label=say(words::TELEPHONE) hint=say(TELEPHONE_HINT) kind=number/>
            <Field name="contact" label=say(words::CONTACT) kind=plain()/>
            <Field name="bring" label=say(words::BRING) kind=plain()/>
            <Field name="directions" label=say(words::DIRECTIONS) kind=plain()/>
            <Field name="note" label=say(words::NOTE) kind=area/>
            <div class="button-row">
                {if is_looked {
                    view! { <button class="button button--primary" type="submit" name=LOOKED value=DO>{say(words::DO_IT)}</button> }.into_any()
                } else {
                    view! { <button class="button button--primary" type="submit">{say(words::SAVE)}</button> }.into_any()
                }}
                <a class="button button--link" href=paths::desk_offering(offering.id)>{say(words::DO_NOT)}</a>
            </div>
        </Form>
    }
}

/// Only classes cost something, and what has been given a fee in another way.
fn has_fee(offering: &Offering) -> bool {
    offering.kind == OfferingKind::Class || offering.fee.0 > 0
}

/// What stands, as it would have been typed.
fn as_typed(stands: &Contents) -> Attempt {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    Attempt::at([
        ("name", stands.name.as_str()),
        ("fee", &written_fee(stands.fee)),
        ("age_from", &age(stands.age_from)),
        ("age_to", &age(stands.age_to)),
        ("conditions", &stands.conditions),
        ("health", &stands.health),
        ("telephone", &stands.telephone),
        ("contact", &stands.contact),
        ("bring", &stands.bring),
        ("directions", &stands.directions),
        ("note", &stands.note),
        ("audience", &stands.audience),
        ("skills", &stands.skills),
    ])
}

/// The same in words, for whoever has seen it otherwise.
fn rows(stands: &Contents, kind: OfferingKind, attempt: &Attempt) -> Vec<Stands> {
    let now = as_typed(stands);
    let mut rows: Vec<(_, &[LogField], _)> = vec![(words::NAME, &[LogField::Name], "name")];
    if kind == OfferingKind::Class {
        rows.push((words::FEE, &[LogField::Fee], "fee"));
    }
    rows.extend::<[(Words, &[LogField], &str); 11]>([
        (words::AGE_FROM, &[LogField::AgeFrom], "age_from"),
        (words::AGE_TO, &[LogField::AgeTo], "age_to"),
        (words::AUDIENCE, &[LogField::Audience], "audience"),
        (words::SKILLS, &[LogField::Skills], "skills"),
        (words::CONDITIONS, &[LogField::Conditions], "conditions"),
        (words::HEALTH, &[LogField::Health], "health"),
        (words::TELEPHONE, &[LogField::Telephone], "telephone"),
        (words::CONTACT, &[LogField::Contact], "contact"),
        (words::BRING, &[LogField::Bring], "bring"),
        (words::DIRECTIONS, &[LogField::Directions], "directions"),
        (words::NOTE, &[LogField::Note], "note"),
    ]);
    let told = rows.into_iter().map(|(name, of, field)| {
        Stands::line(name, of, now.value(field).to_owned(), attempt.value(field))
    });
    told.filter(|row| !(row.typed.is_empty() && row.now.iter().all(String::is_empty))).collect()
}

/// What was typed; every mistake is noted at its field. What the form does not ask of this kind stays.
fn read(
    attempt: &mut Attempt,
    offering: &Offering,
    stands: &Contents,
) -> Result<Contents, AppError> {
    let mut text = |field: &str, read: &dyn Fn(&str) -> Result<String, Reason>| {
        attempt.read(field, read, |reason| Sentence::of(|language| problem(&reason, language)))
    };
    let name = text("name", &|typed| single::needed_line(typed, 60));
    let conditions = text("conditions", &single::note);
    let health = text("health", &single::note);
    let telephone = text("telephone", &single::telephone_if_any);
    let contact = text("contact", &|typed| single::line(typed, 60));
    let bring = text("bring", &single::note);
    let directions = text("directions", &single::note);
    let note = text("note", &single::note);
    let audience = text("audience", &|typed| single::line(typed, 100));
    let skills = text("skills", &|typed| single::line(typed, 200));
    let fee = match has_fee(offering) {
        true => attempt
            .read("fee", single::fee, |reason| Sentence::of(|language| problem(&reason, language))),
        false => Ok(stands.fee),
    };
    let age_from = attempt.read("age_from", age, |()| NOT_AN_AGE.into());
    let age_to = attempt.read("age_to", age, |()| NOT_AN_AGE.into());
    let (age_from, age_to) = (age_from?, age_to?);
    if age_from.zip(age_to).is_some_and(|(from, to)| from > to) {
        attempt.note("age_to", AGES_REVERSED);
        return Err(AppError::ToBeChanged);
    }
    let (mut audience, mut skills) = (audience?, skills?);
    if offering.kind != OfferingKind::Activity {
        audience.clone_from(&stands.audience);
    }
    if offering.kind != OfferingKind::Shift {
        skills.clone_from(&stands.skills);
    }
    Ok(Contents {
        name: name?,
        fee: fee?,
        age_from,
        age_to,
        conditions: conditions?,
        health: health?,
        telephone: telephone?,
        contact: contact?,
        bring: bring?,
        directions: directions?,
        note: note?,
        audience,
        skills,
    })
}

fn age(typed: &str) -> Result<Option<u8>, ()> {
    let number = number_if_any(typed, 0..=120).map_err(|_| ())?;
    number.map(|age| u8::try_from(age).map_err(|_| ())).transpose()
}

/// Changes it; where it asks something else of those who have signed up, the first press only shows whom that concerns.
#[server(prefix = "/forms", endpoint = "desk-offering-edit")]
pub async fn post_desk_offering_edit(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] name: String,
    #[server(default)] fee: String,
    #[server(default)] age_from: String,
    #[server(default)] age_to: String,
    #[server(default)] conditions: String,
    #[server(default)] health: String,
    #[server(default)] telephone: String,
    #[server(default)] contact: String,
    #[server(default)] bring: String,
    #[server(default)] directions: String,
    #[server(default)] note: String,
    #[server(default)] audience: String,
    #[server(default)] skills: String,
    #[server(default)] look: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, OfferingId) = (form_key(&key)?, offering.parse()?);
    let (looks, look) = pressed(look);
    let sent = [
        name, fee, age_from, age_to, conditions, health, telephone, contact, bring, directions,
        note, audience, skills, look, seen,
    ];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(sent.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        let of = own_offering(&request, id).await?;
        let stands = contents(&request.db, id, by).await?;
        let new = read(&mut attempt, &of, &stands)?;
        if new.asks_otherwise(&stands) && looks {
            let whom = concerned(&request.db, id, &new, by).await?;
            if whom.held + whom.waiting > 0 {
                return Ok(false);
            }
        }
        let seen = Seen::as_sent(attempt.value(SEEN));
        change_contents(&request.db, key, (id, seen), &new, by).await?;
        Ok(true)
    };
    let page = paths::desk_offering_edit(id);
    match outcome.await {
        Ok(true) => see_other(&paths::desk_offering(id)),
        Ok(false) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
