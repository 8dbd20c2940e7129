//! 门口的变动: everything that has changed on a day, and the rooms in use, or what became of one session; for the door, A4 or A3.

use domain::calendar::{Span, day, start_of};
use domain::id::SessionId;
use domain::language::Language;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::{Booking, booked_during};
use store::session::door::{DoorChange, change_of, changes_during};

use super::{Head, Paper, Papers, kind_of};
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::messages::{desk_changes, desk_session_notice_on};
use crate::paths::papers::{desk_changes_file, desk_session_notice_file};
use crate::paths::sessions::desk_session;
use crate::planning::typed;
use crate::request::{Request, request};
use crate::wording::desk::changes as words;
use crate::wording::desk::notice::BACK;
use crate::wording::not_a_day::not_a_day;
use crate::wording::offering::room;
use crate::wording::session::desk::BACK_TO_ONE;
use crate::wording::when::span_times;

/// The day that was asked for, or today.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let asked = use_query_map().with_untracked(|query| query.get("on"));
    let paper = Paper::in_query();
    page(async move {
        let by = request.coordinator()?;
        let mut attempt = Attempt::default();
        let today = day(request.now);
        let on = match asked.as_deref() {
            None => today,
            Some(asked) => match typed::day(asked) {
                Ok(on) => on,
                Err(why) => {
                    attempt.note("", not_a_day(words::WHICH_DAY, why, words::NOT_A_DAY));
                    today
                }
            },
        };
        let span = whole_day(on)?;
        let changes = changes_during(&request.db, span, by).await?;
        let bookings = booked_during(&request.db, span, by).await?;
        let house = store::institution::institution(&request.db, by.institution).await?;
        let title = words::title(language, on);
        let nothing = changes.is_empty();
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 class="screen-only" tabindex="-1"><ByPhrase text=title.clone()/></h1>
            <Days on=on paper=paper/>
            <article class=paper.class()>
                <Head request=request.clone() kind=kind_of(&house) institution=house title=title/>
                {nothing.then(|| view! { <p class="poster__what">{say(words::NOTHING)}</p> })}
                <Changes request=request.clone() changes=changes/>
                <Bookings request=request bookings=bookings/>
            </article>
        })
    })
}

/// From its beginning to the next day's.
pub(crate) fn whole_day(on: Date) -> Result<Span, AppError> {
    let after = on.tomorrow().map_err(|_| AppError::NotFound)?;
    Ok(Span { from: start_of(on), to: start_of(after) })
}

/// What has become of one session. One that is as it was planned has no such page.
#[component]
pub fn SessionNoticePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SessionId>());
    let (say, language) = (request.say(), request.language);
    let paper = Paper::in_query();
    page(async move {
        let by = request.coordinator()?;
        let change = change_of(&request.db, id?, by).await?;
        let house = store::institution::institution(&request.db, by.institution).await?;
        let session = change.session.id;
        let title = words::what(language, &change).to_owned();
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=desk_session(session)>{say(BACK_TO_ONE)}</a>
            <h1 class="screen-only" tabindex="-1"><ByPhrase text=title.clone()/></h1>
            <Papers paper=paper way=move |paper| desk_session_notice_on(session, paper.code())/>
            <div class="button-row">
                <PrintButton/>
                <PdfButton way=desk_session_notice_file(session, paper.code())/>
            </div>
            <article class=paper.class()>
                <Head request=request.clone() kind=kind_of(&house) institution=house title=title/>
                <Changes request=request changes=vec![change]/>
            </article>
        })
    })
}

/// The days around, the other paper, and the printer.
#[component]
fn Days(on: Date, paper: Paper) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let way = move |on: Date| desk_changes(on, paper.code());
    let before = on.yesterday().ok().map(|day| {
        view! { <a class="tabs__link" rel="prev" href=way(day)><ByPhrase text=words::before(language, day)/></a> }
    });
    let after = on.tomorrow().ok().map(|day| {
        view! { <a class="tabs__link" rel="next" href=way(day)><ByPhrase text=words::after(language, day)/></a> }
    });
    view! {
        <nav class="tabs" aria-label=say(words::WHICH_DAY)>{before}{after}</nav>
        <Papers paper=paper way=move |paper| desk_changes(on, paper.code())/>
        <div class="button-row">
            <PrintButton/>
            <PdfButton way=desk_changes_file(on, paper.code())/>
        </div>
    }
}

/// One change as it is told: the same on the page and in the file.
pub(crate) struct Told {
    /// What became of it, in two or three words.
    pub what: &'static str,
    /// Of what.
    pub name: String,
    /// It does not take place.
    pub is_off: bool,
    /// When it was planned, then what whoever comes does instead.
    pub facts: Vec<String>,
}

/// What is told of it.
pub(crate) fn told(language: Language, change: &DoorChange) -> Told {
    let when = words::planned(language, change);
    Told {
        what: words::what(language, change),
        name: change.offering.clone(),
        is_off: change.session.changed.is_cancelled(),
        facts: std::iter::once(when).chain(words::instead(language, change)).collect(),
    }
}

/// Who has which room, with the times before it: by the name of the club, never of a person.
pub(crate) fn booked(language: Language, booking: &Booking) -> (String, String) {
    let line = format!("{} {}", room(&booking.room_name), booking.purpose.group);
    (span_times(language, booking.span), line)
}

#[component]
fn Changes(request: Request, changes: Vec<DoorChange>) -> impl IntoView {
    let language = request.language;
    let one = |change: DoorChange| {
        let Told { what, name, is_off, facts } = told(language, &change);
        let facts = facts
            .into_iter()
            .map(|fact| view! { <span class="poster__fact">{fact}</span>" " })
            .collect_view();
        let name = view! { <Phrases text=name/> };
        let name = if is_off { view! { <s>{name}</s> }.into_any() } else { name.into_any() };
        view! {
            <li class="poster__entry">
                <p class="poster__what"><b>{what}</b>" "<span>{name}</span></p>
                <p class="poster__how">{facts}</p>
            </li>
        }
    };
    (!changes.is_empty()).then(|| {
        view! { <ul class="poster__list">{changes.into_iter().map(one).collect_view()}</ul> }
    })
}

/// Who has which room: by the name of the club, never of a person.
#[component]
fn Bookings(request: Request, bookings: Vec<Booking>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let one = |booking: Booking| {
        let (times, line) = booked(language, &booking);
        view! {
            <li class="poster__entry">
                <p class="poster__what"><span class="poster__time">{times}</span>" "<span>{line}</span></p>
            </li>
        }
    };
    (!bookings.is_empty()).then(|| {
        view! {
            <section class="poster__day" aria-labelledby="booked">
                <h3 class="poster__date" id="booked">{say(words::BOOKED)}</h3>
                <ul class="poster__list">{bookings.into_iter().map(one).collect_view()}</ul>
            </section>
        }
    })
}
