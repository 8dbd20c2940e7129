//! What a plan was understood as, before anything is stored; afterwards, what became of it.

use domain::listing::{AsItIs, Order};
use domain::plan::{List, Shown};
use http::HeaderValue;
use http::header::REFRESH;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_query_map;

use super::confirm::{ConfirmForm, FORM};
use super::finished::Done;
use super::listed::Columns;
use super::rows::{Rows, is_long, pages, showing};
use super::running::{RENEWED_AFTER, Running, WhyNot};
use super::{columns, listed};
use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::sorted_head::order_in_query;
use crate::islands::import_filter::ImportFilter;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::{self, Frame, HandedIn, Pending, Preview};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::import as words;
use crate::wording::desk::new_offering as entered;
use crate::wording::desk::offering::window;
use crate::wording::offering::conditions::ages;
use crate::wording::when::days;

/// Every row as it was understood; or, once confirmed, how many were taken over.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path(), order_in_query::<AsItIs>());
    let shown = use_query_map().with_untracked(|query| query.get("show")).unwrap_or_default();
    let options = expect_context::<ResponseOptions>();
    page(async move {
        let pending = match planning::handed_in(&request, id?).await? {
            HandedIn::Finished(finished) => {
                return Ok(view! { <Done finished=finished/> }.into_any());
            }
            HandedIn::Running(taking) => {
                options.insert_header(REFRESH, HeaderValue::from_static(RENEWED_AFTER));
                return Ok(view! { <Running taking=taking/> }.into_any());
            }
            HandedIn::Unread(unread) => {
                return Ok(columns::choosing(&request, *unread, Attempt::default(), None));
            }
            HandedIn::Waits(pending) => *pending,
        };
        let (attempt, shown) = (request.attempt(FORM).await?, Shown::from_code(&shown));
        let listed = match &pending.list {
            List::Plan(plan) => {
                let preview = planning::preview(&request, &pending, plan).await?;
                return Ok(looked_at(&request, pending, preview, attempt, shown, order).into_any());
            }
            List::Rooms(reading) => planning::rooms(&request, reading).await?,
            List::People(reading) => planning::people(&request, reading).await?,
        };
        Ok(listed::looked_at(&request, pending, listed, attempt, shown, order))
    })
}

fn looked_at(
    request: &Request,
    pending: Pending,
    preview: Preview,
    attempt: Attempt,
    shown: Shown,
    order: Order<AsItIs>,
) -> impl IntoView + use<> {
    let say = request.say();
    let tabs = tabs(request, &pending, &preview, shown);
    let of_tab = preview.count(shown);
    let showing = match is_long(&preview) {
        true => showing(request, of_tab, order),
        false => words::showing(request.language, of_tab, usize::MAX),
    };
    let pages = is_long(&preview).then(|| pages(pending.id, shown, of_tab, order));
    let filter = if is_long(&preview) {
        view! {
            <nav class="tabs" aria-label=say(words::WHICH_ROWS)>{tabs}</nav>
            <p class="count" id="rows-shown">{showing}</p>
        }
        .into_any()
    } else {
        view! {
            <ImportFilter>
                <nav class="tabs" aria-label=say(words::WHICH_ROWS)>{tabs}</nav>
                <p class="count" aria-live="polite" id="rows-shown">{showing}</p>
            </ImportFilter>
        }
        .into_any()
    };
    let file = words::file_line(request.language, &pending.file_name);
    let facts = facts(request, &pending.frame);
    let (title, lead) = verdict(request, &pending, &preview);
    let back = back(&pending);
    let confirmable = preview.can_be_confirmed();
    let is_sound = attempt.errors().is_empty();
    let over = pending.frame.window.is_some_and(|window| window.closes_at <= request.now);
    view! {
        <PageTitle text=title.clone() attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=back.0>{say(back.1)}</a>
        // The file came with a page of its own: the focus goes to what was read, without scripts, too.
        <h1 tabindex="-1" autofocus=is_sound><ByPhrase text=title/></h1>
        <p class="lead">{say(lead)}</p>
        {(!pending.is_entered).then(|| view! { <p class="soft">{file}</p> })}
        <Definitions rows=facts/>
        {over.then(|| view! { <Warning sentence=say(words::WINDOW_OVER).to_owned()/> })}
        <WhyNot not_taken=pending.not_taken.clone()/>
        {(!pending.is_entered).then(|| view! { <Columns request=request.clone() pending=pending.clone()/> })}
        <Verdict pending=pending preview=preview.clone() attempt=attempt/>
        {filter}
        <Rows preview=preview shown=shown order=order/>
        {pages}
        {confirmable.then(|| view! {
            <div class="button-row"><a class="button" href="#confirm">{say(words::UP_TO_CONFIRM)}</a></div>
        })}
    }
}

/// What the page asks: to confirm, where that can be done; otherwise what stands against it.
fn verdict(request: &Request, pending: &Pending, preview: &Preview) -> (String, Words) {
    let say = request.say();
    if pending.is_entered {
        let (title, lead) = if preview.errors > 0 {
            (entered::CANNOT_BE, entered::CHANGE_IT)
        } else if preview.can_be_confirmed() {
            (entered::LOOK, words::NOT_STORED)
        } else {
            (entered::IS_THERE, entered::CHANGE_IT)
        };
        return (say(title).to_owned(), lead);
    }
    if preview.errors > 0 {
        (words::to_be_put_right(request.language, preview.errors), words::PUT_RIGHT)
    } else if preview.can_be_confirmed() {
        (say(words::PREVIEW).to_owned(), words::NOT_STORED)
    } else {
        (say(words::ALL_KNOWN).to_owned(), words::NOTHING_LEFT)
    }
}

/// Where what is wrong is put right: in another file, or in the form.
fn back(pending: &Pending) -> (String, Words) {
    if pending.is_entered {
        (paths::desk_entered_before(pending.id), entered::BACK)
    } else {
        (paths::DESK_IMPORT.to_owned(), words::ANOTHER_FILE)
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
                data-words=words::showing(request.language, count, usize::MAX)>
                {words::tab(request.language, one, count)}
            </a>
        }
    };
    Shown::ALL.map(tab).into_iter().collect_view()
}

/// What the plan leaves unsaid, as it will be taken.
fn facts(request: &Request, frame: &Frame) -> Vec<(Words, Vec<String>)> {
    let (say, language) = (request.say(), request.language);
    let term = frame
        .term
        .as_ref()
        .map(|term| vec![term.name.clone(), days(language, term.starts_on, term.ends_on)]);
    let window = frame.window.map(|told| window(language, told));
    let window = window.unwrap_or_else(|| vec![say(words::WINDOW_FROM_NOW).to_owned()]);
    let limited = frame.age_from.is_some() || frame.age_to.is_some();
    let conditions = domain::offering::Conditions {
        age_from: frame.age_from,
        age_to: frame.age_to,
        ..Default::default()
    };
    let one = |line: Option<String>| line.into_iter().collect();
    vec![
        (words::CAMPUS, one(frame.campus.clone())),
        (words::TERM, term.unwrap_or_default()),
        (words::WINDOW, window),
        (words::AGES, one(limited.then(|| ages(language, &conditions)))),
    ]
}

/// What is wrong, as a file; nothing where all is right.
pub(super) fn problems_button(
    request: &Request,
    pending: &Pending,
) -> Option<impl IntoView + use<>> {
    let say = request.say();
    (!pending.list.problems().is_empty()).then(|| {
        let way = paths::desk_import_problems(pending.id);
        view! { <a class="button" href=way download="" data-native="">{say(words::DOWNLOAD_PROBLEMS)}</a> }
    })
}

/// Whether the plan can be taken over, and the one thing to do next.
#[component]
fn Verdict(pending: Pending, preview: Preview, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let problems = problems_button(&request, &pending).filter(|_| !pending.is_entered);
    if preview.errors > 0 {
        let back = back(&pending);
        return view! {
            <div class="button-row">
                <a class="button button--primary" href=back.0>{say(back.1)}</a>
                {problems}
            </div>
        }
        .into_any();
    }
    if !preview.can_be_confirmed() {
        return view! {
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK>{say(words::TO_THE_LIST)}</a>
                {problems}
            </div>
        }
        .into_any();
    }
    let has_places = preview.to_sign_up_for > 0;
    let button = if pending.is_entered {
        entered::publish(request.language, preview.new_offerings)
    } else {
        words::confirm(request.language, preview.new_offerings, preview.new_closures)
    };
    view! {
        <ConfirmForm import=pending.id attempt=attempt has_places=has_places words=button/>
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
