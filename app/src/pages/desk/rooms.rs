//! 场地: the rooms of the desk's institution; what is free at a time; who waits, and for whom something is to be decided.

use domain::booking::{Needs, free_rooms, may_book};
use domain::calendar::Span;
use domain::listing::{PAGE_ROWS, RoomColumn};
use domain::session::Around;
use domain::venue::Room;
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, pager};
use crate::components::sorted_table::SortedTable;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::booking::time::{self, TimeForm};
use crate::pages::page;
use crate::paths;
use crate::paths::rooms::{
    DESK_CLOSURES, DESK_ROOM_NEW, DESK_ROOMS, DESK_ROOMS_WEEK, booking_room, booking_room_at,
    desk_room,
};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::booking::refused;
use crate::wording::desk::offering::BACK;
use crate::wording::offering::venue_line;
use crate::wording::room::closures::TITLE as CLOSURES;
use crate::wording::room::desk as words;
use crate::wording::room::week::TITLE as WEEK;
use crate::wording::room::{retired, seats, step_free};
use crate::wording::session::when;

use lists::{ToDecide, Waiting};
use orders::Orders;

mod lists;
mod orders;
pub mod week;

/// What is kept of the form that asks for a time.
pub const KEPT: Kept = (DESK_ROOMS, &time::FIELDS);

/// A time that is asked for, and what is needed of a room.
struct Sought {
    span: Span,
    needs: Needs,
    around: Around,
}

/// The catalogue, with a form that asks for a time; of a time that was asked for, what is free and why the rest is not.
#[component]
pub fn RoomsPage() -> impl IntoView {
    let (request, asked, orders) = (request(), time::in_query(), Orders::in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let rooms = store::room::rooms(&request.db, by).await?;
        let line = store::booking::in_line(&request.db, by).await?;
        let to_decide = store::booking::to_decide(&request.db, by).await?;
        let is_asked = asked.is_some();
        let draft = request.attempt(DESK_ROOMS).await?;
        let mut attempt = if draft.is_back() { draft } else { asked.unwrap_or_default() };
        let sought = if is_asked { seek(&request, &mut attempt).await? } else { None };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <ToDecide bookings=to_decide orders=orders.clone()/>
            <Waiting line=line orders=orders.clone()/>
            {(!rooms.is_empty()).then(|| view! { <TimeForm action=DESK_ROOMS attempt=attempt.clone()/> })}
            {match (sought, rooms.is_empty()) {
                (_, true) => view! {
                    <Empty title=say(words::NONE) sentence=say(words::NONE_LINE)>
                        <a class="button" href=DESK_ROOM_NEW>{say(words::ADD)}</a>
                    </Empty>
                }
                .into_any(),
                (Some(sought), false) => view! { <Found sought=sought rooms=rooms attempt=attempt/> }.into_any(),
                (None, false) => view! { <Catalogue rooms=rooms orders=orders/> }.into_any(),
            }}
        })
    })
}

/// What else there is at the time that was typed; nothing where it is no time.
async fn seek(request: &Request, attempt: &mut Attempt) -> Result<Option<Sought>, AppError> {
    let Ok((span, needs)) = time::sought(attempt) else { return Ok(None) };
    let around = store::room::in_rooms(&request.db, span, request.coordinator()?).await?;
    Ok(Some(Sought { span, needs, around }))
}

/// What is free, with the way to book it; then why the others are not to be had.
#[component]
fn Found(sought: Sought, rooms: Vec<Room>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language, now) = (request.say(), request.language, request.now);
    let Sought { span, needs, around } = sought;
    let free: Vec<Room> =
        free_rooms(&rooms, &around, span, &needs, now).into_iter().cloned().collect();
    let told = match free.len() {
        0 => say(words::NONE_FREE).to_owned(),
        count => words::free(language, count),
    };
    let typed = ["on", "from", "to"].map(|name| attempt.value(name).to_owned());
    let free_rows = free.iter().map(|room| {
        let at = typed.each_ref().map(String::as_str);
        row(&request, room, booking_room_at(room.venue.id, at)).into_any()
    });
    let others = rooms.iter().filter(|room| !free.contains(room)).filter_map(|room| {
        let why = may_book(room, &around, span, now).err()?;
        let (name, why) = (venue_line(language, &room.venue), refused(language, &why));
        Some(view! {
            <tr>
                <th scope="row"><a class="table__link" href=desk_room(room.venue.id)><Phrases text=name/></a></th>
                <td><Phrases text=why/></td>
            </tr>
        })
    });
    let others: Vec<_> = others.collect();
    view! {
        <div class="section">
            <h2>{say(words::FREE_THEN)}</h2>
            <p class="lead"><Phrases text=when(language, span)/></p>
            <p role="status">{told}</p>
            {(!free.is_empty()).then(|| view! { <RoomTable title=say(words::FREE_THEN) rows=free_rows.collect() orders=None/> })}
        </div>
        {(!others.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="not-free">
                <h2 id="not-free">{say(words::NOT_FREE)}</h2>
                <div class="table-scroll" data-scroll-x tabindex="0" role="group" aria-labelledby="not-free">
                    <table class="table"><tbody>{others}</tbody></table>
                </div>
            </section>
        })}
        <div class="button-row"><a class="button" href=DESK_ROOMS>{say(words::ALL)}</a></div>
    }
}

/// Every room, in the order that is asked for.
#[component]
fn Catalogue(rooms: Vec<Room>, orders: Orders) -> impl IntoView {
    let request = request();
    let (say, total, order) = (request.say(), rooms.len(), orders.rooms);
    let mut rooms = rooms;
    match order.column {
        // They come by name.
        RoomColumn::Name if order.is_descending => rooms.reverse(),
        RoomColumn::Name => {}
        RoomColumn::Seats => order.sort(&mut rooms, |room| room.capacity),
    }
    let shown = order.page_of(rooms, PAGE_ROWS);
    let rows = shown.iter().map(|room| row(&request, room, booking_room(room.venue.id)).into_any());
    view! {
        <div class="section">
            <h2>{say(words::ALL)}</h2>
            <RoomTable title=say(words::ALL) rows=rows.collect() orders=Some(orders.clone())/>
            {pager(order, total, PAGE_ROWS, |rooms| Orders { rooms, ..orders.clone() }.address())}
            <div class="button-row">
                <a class="button" href=DESK_ROOMS_WEEK>{say(WEEK)}</a>
                <a class="button" href=DESK_ROOM_NEW>{say(words::ADD)}</a>
                <a class="button" href=DESK_CLOSURES>{say(CLOSURES)}</a>
            </div>
        </div>
    }
}

/// Where the whole catalogue is shown, its heads put it in order.
#[component]
fn RoomTable(title: &'static str, rows: Vec<AnyView>, orders: Option<Orders>) -> impl IntoView {
    let say = request().say();
    let head = |column, text: Words| match &orders {
        Some(orders) => {
            let address = |rooms| Orders { rooms, ..orders.clone() }.address();
            Heads { order: orders.rooms, address }.sorted(column, text)
        }
        None => view! { <th scope="col">{say(text)}</th> }.into_any(),
    };
    let heads = view! {
        {head(RoomColumn::Name, words::NAME)}
        {head(RoomColumn::Seats, words::SEATS)}
        <th scope="col">{say(words::EQUIPMENT)}</th>
        <th scope="col">{say(words::STEP_FREE)}</th>
        <th scope="col"><span class="visually-hidden">{say(words::BOOK)}</span></th>
    };
    view! { <SortedTable label=title heads=heads.into_any()>{rows}</SortedTable> }
}

fn row(request: &Request, room: &Room, book: String) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = venue_line(language, &room.venue);
    let seats = room.capacity.map(|capacity| seats(language, capacity));
    let gone = room.retired_from.map(|from| retired(language, from));
    let equipment = room.equipment.clone();
    let steps = room.step_free.map(|told| say(step_free(Some(told))));
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=desk_room(room.venue.id)><Phrases text=name.clone()/></a>
                {gone.map(|gone| view! { <span class="line"><Phrases text=gone/></span> })}
            </th>
            <td data-label=say(words::SEATS)>{seats}</td>
            <td data-label=say(words::EQUIPMENT)>{equipment}</td>
            <td data-label=say(words::STEP_FREE)>{steps}</td>
            <td class="table__action">
                <a class="button" href=book>{say(words::BOOK_THIS)}<span class="visually-hidden">" "{name}</span></a>
            </td>
        </tr>
    }
}
