//! One room at the desk: what is said of it, what is in it week by week, and when it is closed.

use domain::booking::RoomRules;
use domain::log::About;
use domain::venue::Room;
use leptos::prelude::*;
use store::booking::Booking;

use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::desk::closures::look::{self, Affected, Of, time_in_query};
use crate::pages::desk::closures::{called_off_line, closed_in_query};
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::{id_in_path, page};
use crate::paths::log::log_of_room;
use crate::paths::rooms::{DESK_ROOMS, booking_room, desk_room_change, desk_room_retirement};
use crate::request::request;
use crate::wording::booking::minutes;
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::offering::room as room_name;
use crate::wording::room::desk as words;
use crate::wording::room::{days_ahead, hours, lending, retired, seats, step_free};

use closures::{Closures, FORM};
use week::{Week, days_of, week_in_query};

pub mod closures;
pub mod form;
pub mod retirement;
pub(crate) mod week;

/// In the address: what was said of the room has just been saved.
const SAVED: &str = "saved";
/// In the address: a closure was taken back.
const OPENED: &str = "opened";

/// Everything about one room, with the ways to book and to change it.
#[component]
pub fn RoomPage() -> impl IntoView {
    let (request, id, asked) = (request(), id_in_path(), week_in_query());
    let to_close = time_in_query();
    let (say, language) = (request.say(), request.language);
    let (is_saved, is_opened) = (request.has_query(SAVED), request.has_query(OPENED));
    let closed = closed_in_query();
    page(async move {
        let by = request.coordinator()?;
        let room = store::room::room(&request.db, id?, by).await?;
        let id = room.venue.id;
        let days = days_of(asked, request.now);
        let around = store::room::in_room(&request.db, id, days.span(), by).await?;
        let line = store::booking::in_line(&request.db, by).await?;
        let is_here = |one: &Booking| one.room == id && one.span.overlaps(&days.span());
        let line: Vec<_> = line.into_iter().map(|one| one.booking).filter(is_here).collect();
        let closures = store::room::closures_of_room(&request.db, id, by).await?;
        let came_back = request.attempt(FORM).await?;
        let of = Of(Some(id));
        let (looked, attempt) = look::asked(&request, of, to_close, came_back).await?;
        let asks = looked.is_none();
        let title = room_name(&room.venue.name);
        let last = last_change(&request, About::Room(id)).await?;
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ROOMS>{say(words::BACK)}</a>
            {is_saved.then(|| view! { <NoticeBox kind=BoxKind::Done><p>{say(words::SAVED)}</p></NoticeBox> })}
            {is_opened.then(|| view! { <NoticeBox kind=BoxKind::Done><p>{say(words::OPENED)}</p></NoticeBox> })}
            {closed.map(|closed| view! {
                <NoticeBox kind=look_of(closed.stands)>
                    <p>{say(words::CLOSED)}</p>
                    {called_off_line(language, closed).map(|line| view! { <p>{line}</p> })}
                    {(closed.stands > 0).then(|| view! { <p>{words::stands_then(language, closed.stands)}</p> })}
                </NoticeBox>
            })}
            <h1 tabindex="-1"><Phrases text=title/></h1>
            <LastChange entry=last/>
            {looked.map(|look| view! { <Affected of=of look=look attempt=attempt.clone()/> })}
            <div class="button-row">
                // While it is looked at what closing would mean, that is what the page is about.
                <a class=if asks { "button button--primary" } else { "button" } href=booking_room(id)>{say(words::BOOK)}</a>
                <a class="button" href=desk_room_change(id)>{say(words::CHANGE)}</a>
                <a class="button" href=desk_room_retirement(id)>{say(words::RETIRE)}</a>
                <a class="button" href=log_of_room(id)>{say(LOG)}</a>
            </div>
            <Facts room=room/>
            <Week id=id days=days taken=around.taken line=line/>
            <Closures id=id closures=closures asks=asks attempt=attempt/>
        })
    })
}

/// Worth a look where something stands in the time that was closed.
const fn look_of(stands: u32) -> BoxKind {
    if stands > 0 { BoxKind::Warning } else { BoxKind::Done }
}

/// What is said of a room.
#[component]
pub(super) fn Facts(room: Room) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let RoomRules { longest_minutes, days_ahead: ahead, lending: lends, hours: open } = room.rules;
    let no_limit = || say(words::NO_LIMIT).to_owned();
    let rows = vec![
        (
            words::RETIRED,
            room.retired_from.map(|from| retired(language, from)).into_iter().collect(),
        ),
        (words::FLOOR, vec![room.venue.floor]),
        (words::WAY, vec![room.venue.directions]),
        (words::SEATS, room.capacity.map(|count| seats(language, count)).into_iter().collect()),
        (words::EQUIPMENT, vec![room.equipment]),
        (words::BRING, vec![room.bring]),
        (words::STEP_FREE, vec![say(step_free(room.step_free)).to_owned()]),
        (words::HOURS, hours(language, &open)),
        (words::LENDING, vec![say(lending(lends)).to_owned()]),
        (
            words::LONGEST,
            vec![longest_minutes.map_or_else(no_limit, |most| minutes(language, most))],
        ),
        (words::AHEAD, vec![ahead.map_or_else(no_limit, |days| days_ahead(language, days))]),
    ];
    view! { <Definitions rows=rows/> }
}
