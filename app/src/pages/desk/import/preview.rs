//! What a plan was understood as, before anything is stored; afterwards, what became of it.

use domain::plan::Shown;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::confirm::ConfirmForm;
use super::rows::Rows;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::islands::import_filter::ImportFilter;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::{self, Frame, Pending, Preview};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::import as words;
use crate::wording::desk::offering::window;
use crate::wording::offering::conditions::ages;
use crate::wording::when::day;

/// The form's name, under which attempts at confirming are kept.
pub(super) const FORM: &str = "desk-confirm-import";

/// Every row as it was understood; or, once confirmed, how many were taken over.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let shown = use_query_map().with_untracked(|query| query.get("show")).unwrap_or_default();
    page(async move {
        let pending = planning::pending(&request, id?).await?;
        if pending.outcome.is_some() {
            return Ok(view! { <Done pending=pending/> }.into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let preview = planning::preview(&request, &pending).await?;
        Ok(looked_at(&request, pending, preview, attempt, Shown::from_code(&shown)).into_any())
    })
}

fn looked_at(
    request: &Request,
    pending: Pending,
    preview: Preview,
    attempt: Attempt,
    shown: Shown,
) -> impl IntoView + use<> {
    let say = request.say();
    let tabs = tabs(request, &pending, &preview, shown);
    let showing = words::showing(request.language, preview.count(shown));
    let (heading, facts) = (pending.file_name.clone(), facts(request, &pending.frame));
    let over = pending.frame.window.is_some_and(|window| window.closes_at <= request.now);
    view! {
        <PageTitle text=say(words::PREVIEW) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=paths::DESK_IMPORT>{say(words::ANOTHER_FILE)}</a>
        <h1 tabindex="-1">{say(words::PREVIEW)}</h1>
        <p class="lead">{say(words::NOT_STORED)}</p>
        <p class="soft">{heading}</p>
        <dl class="definitions">{facts}</dl>
        {over.then(|| view! { <Warning sentence=say(words::WINDOW_OVER).to_owned()/> })}
        <Verdict pending=pending preview=preview.clone() attempt=attempt/>
        <ImportFilter>
            <nav class="tabs" aria-label=say(words::WHICH_ROWS)>{tabs}</nav>
            <p class="count" aria-live="polite" id="rows-shown">{showing}</p>
        </ImportFilter>
        <Rows preview=preview shown=shown/>
    }
}

/// The tabs over the rows; each is a link that works by itself.
fn tabs(
    request: &Request,
    pending: &Pending,
    preview: &Preview,
    shown: Shown,
) -> impl IntoView + use<> {
    let tab = |one: Shown| {
        let count = preview.count(one);
        let href = format!("{}?show={}", paths::desk_import(pending.id), one.code());
        let current = (one == shown).then_some("true");
        view! {
            <a class="tabs__link" href=href aria-current=current data-shown=one.code()
                data-words=words::showing(request.language, count)>
                {words::tab(request.language, one, count)}
            </a>
        }
    };
    Shown::ALL.map(tab).into_iter().collect_view()
}

/// What the plan leaves unsaid, as it will be taken.
fn facts(request: &Request, frame: &Frame) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let term = frame.term.as_ref().map(|term| {
        format!("{} {} – {}", term.name, day(language, term.starts_on), day(language, term.ends_on))
    });
    let window = frame.window.map(|told| window(language, told));
    let window = window.unwrap_or_else(|| say(words::WINDOW_FROM_NOW).to_owned());
    let limited = frame.age_from.is_some() || frame.age_to.is_some();
    let conditions = domain::offering::Conditions {
        age_from: frame.age_from,
        age_to: frame.age_to,
        ..Default::default()
    };
    let rows: [(Words, Option<String>); 4] = [
        (words::CAMPUS, frame.campus.clone()),
        (words::TERM, term),
        (words::WINDOW, Some(window)),
        (words::AGES, limited.then(|| ages(language, &conditions))),
    ];
    rows.into_iter()
        .filter_map(|(term, value)| Some((term, value?)))
        .map(|(term, value)| view! { <div class="definitions__row"><dt>{say(term)}</dt><dd>{value}</dd></div> })
        .collect_view()
}

/// Whether the plan can be taken over, and the one thing to do next.
#[component]
fn Verdict(pending: Pending, preview: Preview, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let problems = (!pending.plan.problems().is_empty()).then(|| {
        let way = paths::desk_import_problems(pending.id);
        view! { <a class="button" href=way download="" data-native="">{say(words::DOWNLOAD_PROBLEMS)}</a> }
    });
    if preview.errors > 0 {
        let sentence = words::to_be_put_right(request.language, preview.errors);
        return view! {
            <Warning sentence=sentence/>
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_IMPORT>{say(words::ANOTHER_FILE)}</a>
                {problems}
            </div>
        }
        .into_any();
    }
    if preview.new_offerings == 0 && preview.new_closures == 0 {
        return view! {
            <p class="lead">{say(words::ALL_KNOWN)}</p>
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK>{say(words::TO_THE_LIST)}</a>
                {problems}
            </div>
        }
        .into_any();
    }
    let button = words::confirm(request.language, preview.new_offerings, preview.new_closures);
    view! {
        <ConfirmForm import=pending.id attempt=attempt words=button/>
        {problems.map(|problems| view! { <div class="button-row">{problems}</div> })}
    }
    .into_any()
}

#[component]
fn Warning(sentence: String) -> impl IntoView {
    view! {
        <NoticeBox kind=BoxKind::Warning><p>{sentence}</p></NoticeBox>
    }
}

/// The plan has been taken over.
#[component]
fn Done(pending: Pending) -> impl IntoView {
    let request = request();
    let say = request.say();
    let outcome = words::outcome(request.language, pending.outcome.unwrap_or_default());
    view! {
        <PageTitle text=say(words::DONE)/>
        <h1 tabindex="-1">{say(words::DONE)}</h1>
        <p class="soft">{pending.file_name}</p>
        <NoticeBox kind=BoxKind::Done><p>{outcome}</p></NoticeBox>
        <div class="button-row">
            <a class="button button--primary" href=paths::DESK>{say(words::TO_THE_LIST)}</a>
            <a class="button" href=paths::DESK_IMPORT>{say(words::ANOTHER_FILE)}</a>
        </div>
    }
}
