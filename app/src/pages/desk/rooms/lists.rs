//! What is to be done about rooms: bookings to decide on, and people who wait for a time, with whose turn it is.

use domain::booking::Act;
use domain::listing::{BookingColumn, Order, PAGE_ROWS};
use leptos::prelude::*;
use store::booking::{Booking, Waits};
use store::spelling::sort_key;

use super::super::booking::ActButton;
use super::orders::Orders;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::Heads;
use crate::components::sorted_table::SortedTable;
use crate::paths::rooms::desk_booking;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::booking::desk::{ROOM, STATE, WHEN, WHOSE};
use crate::wording::desk::list::{NUMBER, POSITION, WHAT};
use crate::wording::offering::room;
use crate::wording::room::desk as words;
use crate::wording::session::when;

/// Bookings that wait for a yes or no; nothing where there are none.
#[component]
pub(super) fn ToDecide(
    /// In the order of asking.
    bookings: Vec<Booking>,
    /// How the page's tables stand.
    orders: Orders,
) -> impl IntoView {
    let say = request().say();
    let is_any = !bookings.is_empty();
    let bookings = bookings.into_iter().map(|booking| (booking, None));
    let address =
        |order| format!("{}#decide", Orders { to_decide: order, ..orders.clone() }.address());
    let heads = Heads { order: orders.to_decide, address };
    let table = table(&heads, [words::TO_DECIDE, NUMBER], bookings.collect());
    is_any.then(|| {
        view! {
            <div class="section">
                <h2 id="decide">{say(words::TO_DECIDE)}</h2>
                {table}
            </div>
        }
    })
}

/// Who waits, usually in the order of asking; whose turn it is has a button.
#[component]
pub(super) fn Waiting(
    /// In the order of asking.
    line: Vec<Waits>,
    /// How the page's tables stand.
    orders: Orders,
) -> impl IntoView {
    let say = request().say();
    let is_any = !line.is_empty();
    let line = line.into_iter().map(|Waits { booking, may_have }| (booking, Some(may_have)));
    let address = |order| format!("{}#line", Orders { line: order, ..orders.clone() }.address());
    let heads = Heads { order: orders.line, address };
    let table = table(&heads, [words::WAITING, POSITION], line.collect());
    is_any.then(|| {
        view! {
            <div class="section">
                <h2 id="line">{say(words::WAITING)}</h2>
                {table}
            </div>
        }
    })
}

/// A booking by its number in the order of asking; of who waits whether it is their turn.
struct Row {
    number: usize,
    booking: Booking,
    turn: Option<bool>,
}

/// A page of bookings: what the table is called, and what its numbers are called.
fn table<A: Fn(Order<BookingColumn>) -> String>(
    heads: &Heads<BookingColumn, A>,
    [label, number]: [Words; 2],
    bookings: Vec<(Booking, Option<bool>)>,
) -> AnyView {
    let request = request();
    let say = request.say();
    let total = bookings.len();
    let has_turns = bookings.iter().any(|(_, turn)| turn.is_some());
    let numbered = bookings.into_iter().enumerate();
    let numbered =
        numbered.map(|(index, (booking, turn))| Row { number: index + 1, booking, turn });
    let mut rows: Vec<Row> = numbered.collect();
    put_in_order(&mut rows, heads.order);
    let rows = heads.order.page_of(rows, PAGE_ROWS);
    let rows = rows.into_iter().map(|one| row(&request, one)).collect_view();
    let row_of_heads = view! {
        {heads.number(BookingColumn::Asked, number)}
        {heads.sorted(BookingColumn::Whose, WHOSE)}
        {heads.sorted(BookingColumn::Time, WHEN)}
        {heads.sorted(BookingColumn::Room, ROOM)}
        {has_turns.then(|| view! { <th scope="col">{say(STATE)}</th> })}
        <th scope="col" class="table__action">{say(WHAT)}</th>
    };
    view! {
        <SortedTable label=say(label) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager_of(label, total, PAGE_ROWS)}
    }
    .into_any()
}

fn put_in_order(rows: &mut [Row], order: Order<BookingColumn>) {
    match order.column {
        BookingColumn::Asked => order.sort(rows, |row| row.number),
        BookingColumn::Time => order.sort(rows, |row| row.booking.span.from),
        BookingColumn::Room => order.sort(rows, |row| sort_key(&row.booking.room_name)),
        BookingColumn::Whose => order.sort(rows, |row| sort_key(&row.booking.purpose.group)),
    }
}

fn row(request: &Request, Row { number, booking, turn }: Row) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let whose = format!("{}·{}", booking.purpose.group, booking.purpose.what);
    let (at, place) = (when(language, booking.span), room(&booking.room_name));
    let state = turn.map(|is_theirs| {
        let state = say(if is_theirs { words::MAY_HAVE } else { words::STILL_TAKEN });
        view! { <td data-label=say(STATE)><b>{state}</b></td> }
    });
    let way = |text| {
        let whose = whose.clone();
        view! { <a class="button" href=desk_booking(booking.id)>{say(text)}<span class="visually-hidden">" "{whose}</span></a> }
    };
    let act = match turn {
        Some(true) => view! { <ActButton booking=booking.clone() act=Act::Give/> }.into_any(),
        Some(false) => way(words::SEE).into_any(),
        None => way(words::DECIDE).into_any(),
    };
    view! {
        <tr>
            <td class="table__number">{number}</td>
            <th scope="row"><Phrases text=whose/></th>
            <td data-label=say(WHEN)><Phrases text=at/></td>
            <td data-label=say(ROOM)><Phrases text=place/></td>
            {state}
            <td class="table__action">{act}</td>
        </tr>
    }
}
