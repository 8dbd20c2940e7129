//! 老师不再来: everything that somebody who teaches leaves behind, handed on in one act: each class to another teacher, or to nobody yet.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use std::collections::BTreeMap;

use domain::calendar::day;
use domain::id::OfferingId;
use domain::log::Act;
use domain::teaching::handed_on;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::Seen;
use store::session::{Leaving, Onward, hand_on, leaving, look_handed};

use super::log::last::{LastChange, last_act};
use super::onward::{DONE, done_in_query, teacher};
use super::own_offering;
use super::row_fields::{person_of, rows_sent};
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::SEEN;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::typed::day as day_typed;
use crate::pages::{id_in_path, page};
use crate::paths::sessions::{desk_leaving, desk_leaving_of, desk_sessions};
use crate::request::{request, see_other};
use crate::wording::desk::people::REASON_MISSING;
use crate::wording::session::desk::BACK;
use crate::wording::session::leaving as words;
use crate::wording::session::onward as onward_words;

use asking::Asking;
use looked::{Looked, Once, is_possible};

mod asking;
mod looked;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-leaving";

const FIELDS: [&str; 4] = ["on", "reason", LOOKED, SEEN];

/// What is kept of it; who takes over is typed class by class.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What is typed class by class.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    rows_sent(sent, "teachers").map(|(class, typed)| (field(class), typed.to_owned())).collect()
}

/// The id of a class's field.
fn field(class: &str) -> String {
    format!("teachers-{class}")
}

/// What they teach, who could take over, and the form; after a look what it would mean.
#[component]
pub fn LeavingPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    let which = use_query_map().with_untracked(|query| query.get("who"));
    let which: usize = which.and_then(|which| which.parse().ok()).unwrap_or(0);
    let done = done_in_query();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let leaves = leaving(&request.db, offering.id, which, by).await?;
        let mut attempt = request.attempt(FORM).await?;
        let mut asked = Vec::new();
        if attempt.is_looked() {
            let who = leaves.who.clone().unwrap_or_default();
            asked = read(&mut attempt, &classes_of(&leaves), &who).unwrap_or_default();
        }
        let looked =
            if asked.is_empty() { None } else { Some(look_handed(&request.db, &asked, by).await?) };
        let last = if done.is_some() { last_act(&request, Act::TeachOnward).await? } else { None };
        let sessions: usize = leaves.classes.iter().map(|left| left.sessions.len()).sum();
        let told = match &leaves.who {
            Some(name) => words::leaves(language, name, leaves.classes.len(), sessions),
            None => words::unsettled(language, sessions),
        };
        let nothing = leaves.classes.is_empty();
        let seen = looked.as_ref().filter(|look| is_possible(look)).map(|look| look.seen.told());
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_sessions(offering.id)>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            {done.map(|(sessions, told)| view! {
                <NoticeBox kind=BoxKind::Done><p>{onward_words::done(language, sessions, told)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <Everybody class=offering.id leaves=leaves.clone()/>
            {looked.map(|look| view! { <Looked leaves=leaves.clone() asked=asked look=look/> })}
            <Once leaves=leaves.clone()/>
            {if nothing {
                view! { <p>{say(words::NOTHING)}</p> }.into_any()
            } else {
                view! {
                    <p><Phrases text=told/></p>
                    <Asking class=offering.id which=which leaves=leaves seen=seen today=day(request.now) attempt=attempt/>
                }
                .into_any()
            }}
        })
    })
}

/// Which classes, each with who teaches its sessions.
fn classes_of(leaves: &Leaving) -> Vec<(OfferingId, String)> {
    let of_class = |left: &store::session::Left| {
        let class = left.offering;
        left.teachers.iter().map(move |text| (class, text.clone())).collect::<Vec<_>>()
    };
    leaves.classes.iter().flat_map(of_class).collect()
}

/// The ways to the others who teach the class; nothing where nobody else does.
#[component]
fn Everybody(class: OfferingId, leaves: Leaving) -> impl IntoView {
    let say = request().say();
    (leaves.everybody.len() > 1).then(|| {
        let who = leaves.who.clone();
        let way = |(place, one): (usize, Option<String>)| {
            let current = (one == who).then_some("true");
            let name = one.unwrap_or_else(|| say(words::NOBODY).to_owned());
            view! { <a class="tabs__link" href=desk_leaving_of(class, place) aria-current=current>{name}</a> }
        };
        let ways = leaves.everybody.clone().into_iter().enumerate().map(way).collect_view();
        view! { <nav class="tabs" aria-label=say(words::WHO)>{ways}</nav> }
    })
}

/// What was typed for each of the classes; every mistake is noted at its field.
fn read(
    attempt: &mut Attempt,
    classes: &[(OfferingId, String)],
    who: &str,
) -> Result<Vec<Onward>, AppError> {
    let on = day_typed(attempt, "on", onward_words::ON);
    let mut typed = Vec::new();
    for (class, text) in classes {
        let to = attempt.read(&field(&class.to_string()), teacher, Into::into);
        typed.push((*class, text.clone(), to));
    }
    let on = on?;
    let mut asked = Vec::new();
    for (offering, text, to) in typed {
        let to = to?.unwrap_or_default();
        // Nobody goes on being nobody.
        if who.is_empty() && to.is_empty() {
            continue;
        }
        let teacher = Some(handed_on(&text, who, &to));
        asked.push(Onward { offering, on, teacher, room: None, of: Some(text) });
    }
    if asked.is_empty() {
        let first = classes.first().map(|(class, _)| field(&class.to_string()));
        attempt.note(&first.unwrap_or_default(), words::NOTHING_ASKED);
        return Err(AppError::ToBeChanged);
    }
    Ok(asked)
}

/// The classes as the form tells them, a line each.
fn classes_sent(sent: &str) -> Result<Vec<(OfferingId, String)>, AppError> {
    let line = |line: &str| {
        let (class, text) = line.split_once('\t').unwrap_or((line, ""));
        Ok::<_, AppError>((class.parse::<OfferingId>()?, text.to_owned()))
    };
    sent.lines().map(line).collect()
}

/// Hands all of it on and tells everybody; or, sent by the button that looks, shows what that would mean.
#[server(prefix = "/forms", endpoint = "desk-leaving")]
pub async fn post_desk_leaving(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] who: String,
    #[server(default)] name: String,
    #[server(default)] classes: String,
    #[server(default)] on: String,
    #[server(default)] teachers: BTreeMap<String, String>,
    #[server(default)] reason: String,
    #[server(default)] look: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, OfferingId) = (form_key(&key)?, offering.parse()?);
    // Without what was seen nobody has looked, whatever was pressed.
    let (looks, look) = pressed(if seen.is_empty() { String::new() } else { look });
    let page = desk_leaving_of(id, who.parse().unwrap_or(0));
    let rows = teachers.iter().filter_map(|(row, typed)| Some((field(person_of(row)?), typed)));
    let rows: Vec<_> = rows.collect();
    let rows = rows.iter().map(|(field, typed)| (field.as_str(), typed.as_str()));
    let typed = [on, reason, look, seen.clone()];
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain(rows));
    let outcome = async {
        let by = request.coordinator()?;
        own_offering(&request, id).await?;
        let asked = read(&mut attempt, &classes_sent(&classes)?, &name);
        if looks {
            asked?;
            return Ok(None);
        }
        let reason = attempt.reason("reason", REASON_MISSING);
        let (asked, reason) = (asked?, reason?);
        let asked = (asked.as_slice(), Seen::as_sent(&seen));
        Ok(Some(hand_on(&request.db, key, asked, &reason, by).await?))
    };
    match outcome.await {
        Ok(Some(done)) => {
            see_other(&format!("{}?{DONE}={}-{}", desk_leaving(id), done.sessions, done.told))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
