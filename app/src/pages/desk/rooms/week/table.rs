//! The table of a week: what stands in each room day by day, and when it is closed.

use domain::calendar::{Span, day};
use domain::id::VenueId;
use domain::session::{Around, Occupant, Shut, Taken};
use domain::venue::Room;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::pages::desk::room::week::{Days, way_to};
use crate::paths::rooms::{DESK_CLOSURES, desk_room, desk_room_week};
use crate::request::{Request, request};
use crate::wording::offering::venue_line;
use crate::wording::room::desk as words;
use crate::wording::room::week as week_words;
use crate::wording::room::{seats, step_free};
use crate::wording::when::{short_day, short_weekday, span_times};

/// A row for each room, a column for each day; above them when the whole house is closed.
#[component]
pub(super) fn WeekTable(days: Days, rooms: Vec<Room>, around: Around) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let today = day(request.now);
    let head = |date: Date| {
        let is_today = (date == today).then_some("date");
        let weekday = short_weekday(language, date.weekday());
        let told = short_day(language, date);
        view! {
            <th scope="col" aria-current=is_today>
                <span class="line">{weekday}</span>
                <span class="line">{told}</span>
            </th>
        }
    };
    let heads = days.each().map(head).collect_view();
    let house = days.each().any(|date| around.shut_on(None, date).next().is_some());
    let house = house.then(|| {
        let name = view! { <span>{say(words::OF_HOUSE)}</span> }.into_any();
        row(&request, name, None, days, &around)
    });
    let rows = rooms.iter().map(|room| {
        let name = name(&request, room, days).into_any();
        row(&request, name, Some(room.venue.id), days, &around)
    });
    view! {
        <section class="table-scroll plan-board" data-scroll-x tabindex="0" aria-label=say(week_words::TITLE)>
            <table class="table week week--whole">
                <thead><tr><th scope="col">{say(words::NAME)}</th>{heads}</tr></thead>
                <tbody>{house}{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// The way to its week by the hour, how many it holds, and whether there are steps.
fn name(request: &Request, room: &Room, days: Days) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let (name, way) =
        (venue_line(language, &room.venue), desk_room_week(room.venue.id, days.later(0)));
    let seats = room.capacity.map(|capacity| seats(language, capacity));
    let steps = room.step_free.map(|told| say(step_free(Some(told))));
    view! {
        <a class="table__link" href=way><Phrases text=name/></a>
        {seats.map(|seats| view! { <span class="line">{seats}</span> })}
        {steps.map(|steps| view! { <span class="line">{steps}</span> })}
    }
}

/// Of a room, or of the house, each of its days.
fn row(
    request: &Request,
    name: AnyView,
    room: Option<VenueId>,
    days: Days,
    around: &Around,
) -> impl IntoView + use<> {
    let language = request.language;
    let cell = |date: Date| {
        let closed = around.shut_on(room, date).map(|(shut, part)| closed(request, shut, part));
        let closed = closed.collect_view();
        let taken = room.into_iter().flat_map(|room| around.taken_on(room, date));
        let taken = taken.map(|taken| tile(request, taken)).collect_view();
        view! { <td data-label=short_day(language, date)>{closed}{taken}</td> }
    };
    view! { <tr><th scope="row">{name}</th>{days.each().map(cell).collect_view()}</tr> }
}

/// What stands there, when, and by whom.
fn tile(request: &Request, taken: &Taken) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let by = match taken.by {
        Occupant::Session { .. } => taken.teacher.clone(),
        Occupant::Booking(_) => say(week_words::IS_BOOKED).to_owned(),
    };
    let at = span_times(language, taken.span);
    view! {
        <a class="tile" href=way_to(taken)>
            <b>{taken.name.clone()}</b>
            <span class="line">{at}</span>
            {(!by.is_empty()).then(|| view! { <span class="line">{by}</span> })}
        </a>
    }
}

/// Why it is closed, and where that is written down.
fn closed(request: &Request, shut: &Shut, part: Span) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let way = shut.venue.map_or_else(|| DESK_CLOSURES.to_owned(), desk_room);
    // Whole days need no hours.
    let at = part.whole_days().is_none().then(|| span_times(language, part));
    view! {
        <a class="tile tile--published" href=way>
            <b>{say(week_words::CLOSED)}</b>
            {at.map(|at| view! { <span class="line">{at}</span> })}
            <span class="line">{shut.reason.clone()}</span>
        </a>
    }
}
