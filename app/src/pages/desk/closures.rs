//! 闭馆: when the whole house is closed; closing it after a look at whom it affects, taking that back, and putting it back.

use domain::language::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::room::{Closed, ClosedHouse, HouseHoliday, house_closures, house_holidays};

use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::draft::Kept;
use crate::pages::page;
use crate::paths::rooms::DESK_ROOMS;
use crate::request::{Request, request};
use crate::wording::booking::closed;
use crate::wording::room::closures as words;
use crate::wording::room::desk::{BACK, OPEN_AGAIN};

use look::{Affected, Asking, FIELDS, Of, time_in_query};

pub(in crate::pages::desk) mod called_off;
pub(in crate::pages::desk) mod look;
pub mod made;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-house-close";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// In the address: it was closed, so much stands in that time, so many sessions were called off with it, and so many people are
/// told.
const CLOSED: &str = "closed";
const CALLED_OFF: &str = "off";
const PEOPLE: &str = "people";
/// In the address: a closure was taken back, or put back.
const OPENED: &str = "opened";
const SHUT: &str = "shut";

/// When the house is closed, and the question for when it is to be; of a time that was typed, whom it affects.
#[component]
pub fn ClosuresPage() -> impl IntoView {
    let (request, asked) = (request(), time_in_query());
    let say = request.say();
    let closed = closed_in_query();
    page(async move {
        let all = house_closures(&request.db, request.coordinator()?).await?;
        let holidays = house_holidays(&request.db, request.coordinator()?).await?;
        let came_back = request.attempt(FORM).await?;
        let of = Of(None);
        let (looked, attempt) = look::asked(&request, of, asked, came_back).await?;
        let told = told(&request, closed);
        let is_looked = looked.is_some();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ROOMS>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {told}
            {looked.map(|look| view! { <Affected of=of look=look attempt=attempt.clone()/> })}
            {(!is_looked).then(|| view! { <Asking of=of attempt=attempt/> })}
            <Closures all=all/>
            <Holidays all=holidays/>
        })
    })
}

/// What the address says of what was just done.
fn told(request: &Request, closed: Option<Closed>) -> Option<AnyView> {
    let (say, language) = (request.say(), request.language);
    let called_off = closed.and_then(|closed| called_off_line(language, closed));
    let (kind, words) = match closed.map(|closed| closed.stands) {
        Some(0) => (BoxKind::Done, say(words::CLOSED).to_owned()),
        Some(stands) => (BoxKind::Warning, words::closed_with(language, stands)),
        None if request.has_query(OPENED) => (BoxKind::Done, say(words::OPENED).to_owned()),
        None if request.has_query(SHUT) => (BoxKind::Done, say(words::CLOSED_AGAIN).to_owned()),
        None => return None,
    };
    let called_off = called_off.map(|line| view! { <p>{line}</p> });
    Some(view! { <NoticeBox kind=kind><p>{words}</p>{called_off}</NoticeBox> }.into_any())
}

/// What the address says of a closure that was just made. To be read before the first `await`.
pub(in crate::pages::desk) fn closed_in_query() -> Option<Closed> {
    use_query_map().with_untracked(|query| {
        let number = |name| query.get(name).and_then(|number| number.parse().ok());
        let (called_off, people) = (number(CALLED_OFF), number(PEOPLE));
        Some(Closed {
            stands: number(CLOSED)?,
            called_off: called_off.unwrap_or_default(),
            people: people.unwrap_or_default(),
        })
    })
}

/// The page that says so.
pub(in crate::pages::desk) fn closed_at(page: &str, closed: Closed) -> String {
    let Closed { stands, called_off, people } = closed;
    format!("{page}?{CLOSED}={stands}&{CALLED_OFF}={called_off}&{PEOPLE}={people}")
}

/// What was called off with it, if anything was.
pub(in crate::pages::desk) fn called_off_line(
    language: Language,
    closed: Closed,
) -> Option<String> {
    let Closed { called_off, people, .. } = closed;
    (called_off > 0).then(|| words::called_off(language, called_off, people))
}

/// What is closed, the house's own with the button that takes it back; what was taken back lately, with the one that puts it back.
#[component]
fn Closures(all: Vec<ClosedHouse>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (gone, stand): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.removed_at.is_some());
    let nothing = stand.is_empty();
    let stand = stand.iter().map(|one| line(&request, one)).collect_view();
    let gone = gone.iter().map(|one| line(&request, one)).collect_view();
    view! {
        <section class="section" aria-labelledby="closures">
            <h2 id="closures">{say(words::CLOSURES)}</h2>
            {if nothing {
                view! { <p>{say(words::NONE)}</p> }.into_any()
            } else {
                view! { <ul class="board__tasks">{stand}</ul> }.into_any()
            }}
        </section>
        {(!gone.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="gone">
                <h2 id="gone">{say(words::TAKEN_BACK)}</h2>
                <ul class="board__tasks">{gone}</ul>
            </section>
        })}
    }
}

/// The public holidays ahead: each with the button that opens the house then, or that closes it again.
#[component]
fn Holidays(all: Vec<HouseHoliday>) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let lines = all.into_iter().map(|HouseHoliday { holiday, opened }| {
        let told = closed(language, holiday.span());
        let (action, name, value, label) = match opened {
            None => {
                let day = holiday.from.to_string();
                ("/forms/desk-holiday-open", "on", day, words::DO_OPEN_HOLIDAY)
            }
            Some(id) => {
                ("/forms/desk-house-again", "closure", id.to_string(), words::DO_CLOSE_AGAIN)
            }
        };
        let whose = holiday.reason.clone();
        let is_open = opened.map(|_| view! { " "<b>{say(words::OPEN_THEN)}</b> });
        view! {
            <li class="board__task">
                <p>
                    <span class="line"><Phrases text=told/></span>
                    <span class="line"><Phrases text=holiday.reason/>{is_open}</span>
                </p>
                <PostButton action=action name=name value=value words=say(label) whose=whose/>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" aria-labelledby="holidays">
            <h2 id="holidays">{say(words::HOLIDAYS)}</h2>
            <p>{say(words::HOLIDAYS_LINE)}</p>
            <ul class="board__tasks">{lines}</ul>
        </section>
    }
}

fn line(request: &Request, one: &ClosedHouse) -> impl IntoView + use<> {
    let (say, id) = (request.say(), one.id.to_string());
    let told = closed(request.language, one.span);
    let button = match (one.is_own, one.removed_at) {
        (false, _) => None,
        (true, None) => Some(("/forms/desk-room-open", OPEN_AGAIN)),
        (true, Some(_)) => Some(("/forms/desk-house-again", words::DO_CLOSE_AGAIN)),
    };
    let button = button.map(|(action, label)| {
        view! { <PostButton action=action name="closure" value=id words=say(label)/> }
    });
    let everybody = (!one.is_own).then(|| say(words::OF_EVERYBODY));
    view! {
        <li class="board__task">
            <p>
                <span class="line"><Phrases text=told/></span>
                <span class="line"><Phrases text=one.reason.clone()/>" "{everybody}</span>
            </p>
            {button}
        </li>
    }
}
