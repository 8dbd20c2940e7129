//! Publishing what is planned: which classes and when people sign up, what that means, and doing it.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use std::collections::HashSet;

use domain::calendar::Closure;
use domain::id::{PlanClassId, TermId};
use domain::offering::Allocation;
use domain::timetable::{Clash, DraftClass, Timetable};
use leptos::prelude::*;
use store::timetable::{continuing, publish, timetable};

use crate::attempt::looked::pressed;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::desk::import::given::GivenChoice;
use crate::pages::{id_in_path, page};
use crate::paths::terms::{desk_plan, desk_plan_by, desk_plan_publish};
use crate::request::{Request, request, see_other};
use crate::wording::desk::import_form as form_words;
use crate::wording::desk::ways::{DRAWN_AFTERWARDS, imported_by_approval};
use crate::wording::timetable as board_words;
use crate::wording::timetable::publish as words;
use crate::wording::when::weekly;

use super::Rows;
use reading::{FIELDS, Publication, wanted};

mod reading;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-plan-publish";

/// What is kept of it, besides the classes that are ticked.
pub const KEPT: Kept = (FORM, &FIELDS);

/// The classes with what clashes, and the days of signing up; once it was looked at, what it means.
#[component]
pub fn PublishPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<TermId>());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let timetable = timetable(&request.db, id, by).await?;
        let attempt = request.attempt(FORM).await?;
        let meant = if attempt.is_looked() {
            match wanted(&request, &mut attempt.clone(), &timetable).await {
                Ok(wanted) => Some(meant(&request, wanted, &timetable).await?),
                // What was looked at is not as it was: the form is shown without.
                Err(AppError::ToBeChanged) => None,
                Err(error) => return Err(error),
            }
        } else {
            None
        };
        let clashes = timetable.clashes();
        let name = timetable.term.name.clone();
        let nothing = timetable.classes.is_empty();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_plan(id)>{say(board_words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead">{name}</p>
            {if nothing {
                view! { <p>{say(words::NOTHING)}</p> }.into_any()
            } else {
                view! { <Asking term=id timetable=timetable clashes=clashes meant=meant attempt=attempt/> }.into_any()
            }}
        })
    })
}

/// What publishing would mean.
struct Meant {
    classes: usize,
    sessions: usize,
    closed: Vec<Closure>,
    people: u32,
    /// How many of them are given by approval.
    by_approval: u32,
}

async fn meant(
    request: &Request,
    wanted: Publication,
    timetable: &Timetable,
) -> Result<Meant, AppError> {
    let formers: Vec<_> = wanted
        .classes
        .iter()
        .filter_map(|one| timetable.class(one.id)?.draft.follows)
        .filter(|_| wanted.returning_from.is_some())
        .collect();
    let people = continuing(&request.db, &formers, request.coordinator()?).await?;
    let sessions = wanted.classes.iter().map(|one| one.offering.sessions.len()).sum();
    let closed = timetable.closures.clone();
    let by_approval = match wanted.given {
        Allocation::Approval => u32::try_from(wanted.classes.len()).unwrap_or(u32::MAX),
        Allocation::InOrder | Allocation::Draw => 0,
    };
    Ok(Meant { classes: wanted.classes.len(), sessions, closed, people, by_approval })
}

#[component]
fn Asking(
    term: TermId,
    timetable: Timetable,
    clashes: Vec<Clash>,
    meant: Option<Meant>,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let clashing: HashSet<PlanClassId> = clashes.iter().map(|clash| clash.class).collect();
    let ticked = attempt.value(CHOSEN).to_owned();
    let is_fresh = !attempt.is_back();
    let row = |class: &DraftClass| {
        let is_ticked = is_fresh || ticked.contains(&class.id.to_string());
        choice(&request, class, clashing.contains(&class.id), is_ticked)
    };
    let rows = timetable.classes.iter().map(row).collect_view();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = move || Kind { width: Width::Short, ..plain() };
    let looked = meant.is_some();
    view! {
        <p>{say(words::MEANS)}</p>
        {meant.map(|meant| view! { <WhatItMeans meant=meant/> })}
        <Form action="/forms/desk-plan-publish" attempt=attempt is_question=true>
            <input type="hidden" name="term" value=term.to_string()/>
            <fieldset class="choices">
                <legend class="choices__legend">{say(words::WHICH)}</legend>
                <div class="draw-choices">{rows}</div>
            </fieldset>
            <GivenChoice drawn_later=DRAWN_AFTERWARDS/>
            <h2>{say(words::WHEN)}</h2>
            <Field name="opens_at" label=say(form_words::OPENS_AT) hint=say(form_words::MOMENT_HINT) kind=plain()/>
            <Field name="closes_at" label=say(form_words::CLOSES_AT) hint=say(form_words::CLOSES_HINT) kind=plain()/>
            <Field name="returning_from" label=say(words::RETURNING_FROM) hint=say(words::RETURNING_HINT) kind=plain()/>
            <div class="field-grid">
                <Field name="age_from" label=say(form_words::AGE_FROM) hint=say(form_words::AGE_HINT) kind=short()/>
                <Field name="age_to" label=say(form_words::AGE_TO) hint=say(form_words::AGE_HINT) kind=short()/>
            </div>
            <LookButtons look=say(words::LOOK) does=looked.then(|| say(words::DO_IT))/>
        </Form>
    }
}

/// What clashes cannot be ticked, and says so.
fn choice(
    request: &Request,
    class: &DraftClass,
    clashes: bool,
    is_ticked: bool,
) -> impl IntoView + use<> {
    let say = request.say();
    let at = weekly(request.language, &class.draft.class.slots);
    let lines = view! {
        <span>
            <span class="line">{class.draft.class.name.clone()}</span>
            <span class="line draw-choices__when"><Phrases text=at/></span>
        </span>
    };
    if clashes {
        return view! {
            <div class="ways__left">{lines}<span class="line">{say(words::CANNOT)}</span></div>
        }
        .into_any();
    }
    let (id, field) = (format!("{}.{}", class.id, class.revision), format!("class-{}", class.id));
    view! {
        <div class="choice">
            <input class="choice__input" type="checkbox" name=format!("{CHOSEN}[]") id=field.clone() value=id checked=is_ticked/>
            <label class="choice__label" for=field>{lines}</label>
        </div>
    }
    .into_any()
}

#[component]
fn WhatItMeans(meant: Meant) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let closed = meant
        .closed
        .iter()
        .map(|one| view! { <p><Phrases text=words::left_out(language, one)/></p> });
    let closed = closed.collect_view();
    view! {
        <NoticeBox kind=BoxKind::Info>
            <p class="notice__title">{say(words::WILL)}</p>
            <p>{words::sessions(language, meant.classes, meant.sessions)}</p>
            {closed}
            {(meant.by_approval > 0).then(|| view! { <p>{imported_by_approval(language, meant.by_approval)}</p> })}
            <p>{words::continuing(language, meant.people)}</p>
            <p>{say(words::NOT_YET)}</p>
        </NoticeBox>
    }
}

/// Shows what it means, or publishes.
#[server(prefix = "/forms", endpoint = "desk-plan-publish")]
pub async fn post_desk_plan_publish(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] opens_at: String,
    #[server(default)] closes_at: String,
    #[server(default)] returning_from: String,
    #[server(default)] age_from: String,
    #[server(default)] age_to: String,
    #[server(default)] given: String,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, term): (_, TermId) = (form_key(&key)?, term.parse()?);
    let (looks, look) = pressed(look);
    let typed = [opens_at, closes_at, returning_from, age_from, age_to, given, look];
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let chosen = chosen.join(" ");
    let mut attempt = Attempt::at(fields.chain([(CHOSEN, chosen.as_str())]));
    let outcome = async {
        let by = request.coordinator()?;
        let timetable = timetable(&request.db, term, by).await?;
        let Publication { classes, returning_from, .. } =
            wanted(&request, &mut attempt, &timetable).await?;
        if looks {
            return Ok(None);
        }
        Ok(Some(publish(&request.db, key, term, classes, returning_from, by).await?))
    };
    let page = desk_plan_publish(term);
    match outcome.await {
        Ok(Some(done)) => {
            let board = desk_plan_by(term, Rows::default().code());
            let told = format!("published={}&continued={}", done.published, done.continued);
            see_other(&format!("{board}&{told}"))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
