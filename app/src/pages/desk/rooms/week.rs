//! 一周的场地: every room in one week, with what stands in it day by day and when it is closed; each a way to what it is.

use domain::booking::Needs;
use domain::calendar::{Span, day};
use domain::id::VenueId;
use domain::session::{Around, Occupant, Shut, Taken};
use domain::venue::Room;
use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::address::with_query;
use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::file_buttons::FileButtons;
use crate::components::form::page_form;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::booking::time::TICKED;
use crate::pages::desk::room::week::{Days, days_of, way_to};
use crate::pages::desk::typed;
use crate::pages::page;
use crate::paths::files::file_of_week;
use crate::paths::keys::{NEXT, PREVIOUS};
use crate::paths::rooms::{DESK_CLOSURES, DESK_ROOMS, DESK_ROOMS_WEEK, desk_room, desk_room_week};
use crate::planning::typed::number_if_any;
use crate::request::{Request, request};
use crate::wording::offering::venue_line;
use crate::wording::room::desk as words;
use crate::wording::room::week as week_words;
use crate::wording::room::{seats, step_free};
use crate::wording::session::desk::DAY_HINT;
use crate::wording::when::{days as span_of_days, short_day, short_weekday, span_times};

const FIELDS: [&str; 4] = ["week", "people", "equipment", "step_free"];

/// What is kept of the form that asks for a week.
pub const KEPT: Kept = (DESK_ROOMS_WEEK, &FIELDS);

/// A week that is asked for, and what is needed of a room.
struct Sought {
    days: Days,
    needs: Needs,
}

/// The week of the day that is asked for; this one where none is.
#[component]
pub fn RoomsWeekPage() -> impl IntoView {
    let (request, mut asked) = (request(), in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let draft = request.attempt(DESK_ROOMS_WEEK).await?;
        let query = asked.clone();
        let sought = sought(&mut asked, request.now).ok();
        let attempt = if draft.is_back() { draft } else { asked };
        let shown = match sought {
            Some(Sought { days, needs }) => {
                let around = store::room::in_rooms(&request.db, days.span(), by).await?;
                let rooms = store::room::rooms(&request.db, by).await?;
                Some((days, shown(rooms, &around, days, &needs), around))
            }
            None => None,
        };
        Ok(view! {
            <PageTitle text=say(week_words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=DESK_ROOMS>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(week_words::TITLE)}</h1>
            <WeekForm attempt=attempt/>
            {shown.map(|(days, rooms, around)| view! {
                <OfWeek query=query days=days rooms=rooms around=around/>
            })}
        })
    })
}

/// What was typed. To be read before the first `await`.
fn in_query() -> Attempt {
    use_query_map().with_untracked(|query| {
        let value =
            |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect::<String>();
        let typed = FIELDS.map(value);
        Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)))
    })
}

/// The week, and what is needed; every mistake is noted at its field.
fn sought(attempt: &mut Attempt, now: Timestamp) -> Result<Sought, AppError> {
    let read = |typed: &str| number_if_any(typed, 1..=9999);
    let people = attempt.read("people", read, |_| words::NOT_PEOPLE.into());
    let on = if attempt.value("week").trim().is_empty() {
        None
    } else {
        Some(typed::day(attempt, "week", week_words::DAY)?)
    };
    let step_free = attempt.value("step_free") == TICKED;
    let equipment = attempt.value("equipment").to_owned();
    let needs = Needs { people: people?, step_free, equipment };
    Ok(Sought { days: days_of(on, now), needs })
}

/// The rooms that will do, by name; what is not used any more by then only where something still stands in it.
fn shown(mut rooms: Vec<Room>, around: &Around, days: Days, needs: &Needs) -> Vec<Room> {
    let is_used = |room: &Room| {
        let until = room.retired_from;
        let mut taken = around.taken.iter();
        until.is_none_or(|from| from > days.later(0))
            || taken.any(|taken| taken.venue == Some(room.venue.id))
    };
    rooms.retain(|room| needs.are_met_by(room) && is_used(room));
    rooms
}

/// The same with another week.
fn address(query: &Attempt, week: Date) -> String {
    let kept = |name: &'static str| {
        let value = query.value(name).to_owned();
        (name, Some(value).filter(|value| !value.is_empty()))
    };
    let week = ("week", Some(week.to_string()));
    with_query(DESK_ROOMS_WEEK, [week, kept("people"), kept("equipment"), kept("step_free")])
}

/// Its answer is a page: nothing changes.
#[component]
fn WeekForm(attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let is_ticked = attempt.value("step_free") == TICKED;
    provide_context(attempt);
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let number = Kind { input_mode: Some("numeric"), width: Width::Short, ..plain() };
    view! {
        <form class="form" id=page_form() method="get" action=DESK_ROOMS_WEEK novalidate>
            <div class="field-grid">
                <Field name="week" label=say(week_words::DAY) hint=say(DAY_HINT) kind=plain()/>
                <Field name="people" label=say(words::PEOPLE) hint=say(words::PEOPLE_HINT) kind=number/>
                <Field name="equipment" label=say(words::NEEDS_EQUIPMENT) hint=say(words::NEEDS_HINT) kind=plain()/>
            </div>
            <div class="choice">
                <input class="choice__input" type="checkbox" name="step_free" id="step_free" value=TICKED checked=is_ticked/>
                <label class="choice__label" for="step_free">{say(words::NEEDS_STEP_FREE)}</label>
            </div>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(week_words::SHOW)}</button>
            </div>
        </form>
    }
}

/// Which week, the ways to the weeks before and after, and its rooms.
#[component]
fn OfWeek(query: Attempt, days: Days, rooms: Vec<Room>, around: Around) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let told = span_of_days(language, days.later(0), days.later(6));
    let (before, after) = (address(&query, days.later(-7)), address(&query, days.later(7)));
    let monday = days.later(0);
    let asks = FIELDS.iter().skip(1).any(|name| !query.value(name).is_empty());
    let none = if asks { week_words::NO_ROOM } else { words::NONE };
    view! {
        <section class="section" aria-labelledby="week-title">
            <h2 id="week-title"><Phrases text=told/></h2>
            <div class="button-row">
                <a class="button" rel="prev" href=before accesskey=PREVIOUS>{say(words::BEFORE)}</a>
                <a class="button" rel="next" href=after accesskey=NEXT>{say(words::AFTER)}</a>
            </div>
            {if rooms.is_empty() {
                view! { <p role="status">{say(none)}</p> }.into_any()
            } else {
                view! {
                    <div class="button-row">
                        <PrintButton/>
                        <FileButtons way=move |form| file_of_week(monday, form)/>
                    </div>
                    <WeekTable days=days rooms=rooms around=around/>
                }
                .into_any()
            }}
        </section>
    }
}

/// A row for each room, a column for each day; above them when the whole house is closed.
#[component]
fn WeekTable(days: Days, rooms: Vec<Room>, around: Around) -> impl IntoView {
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
