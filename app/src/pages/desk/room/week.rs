//! What is in a room in one week, with the ways to the weeks before and after.

use domain::calendar::{Span, day, start_of};
use domain::id::VenueId;
use domain::session::{Occupant, Taken};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::Booking;

use crate::components::phrases::Phrases;
use crate::paths::rooms::{desk_booking, desk_room_week, desk_rooms_week};
use crate::paths::sessions::desk_session;
use crate::planning::typed as planning;
use crate::request::{Request, request};
use crate::wording::room::desk as words;
use crate::wording::room::week::TITLE as ALL_ROOMS;
use crate::wording::session::when;
use crate::wording::when::days as span_of_days;

/// The day of the week that is asked for. To be read before the first `await`.
pub(super) fn week_in_query() -> Option<Date> {
    let typed = use_query_map().with_untracked(|query| query.get("week"))?;
    planning::day(&typed).ok()
}

/// A week, from its Monday.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    monday: Date,
}

/// The week of a day; this week where none is asked for.
pub(crate) fn days_of(asked: Option<Date>, now: Timestamp) -> Days {
    let date = asked.unwrap_or_else(|| day(now));
    let since = i64::from(date.weekday().to_monday_zero_offset());
    Days { monday: date.checked_sub(since.days()).unwrap_or(date) }
}

impl Days {
    /// So many days after its Monday.
    pub(crate) fn later(self, days: i64) -> Date {
        self.monday.checked_add(days.days()).unwrap_or(self.monday)
    }

    /// Monday to Sunday.
    pub(crate) fn each(self) -> impl Iterator<Item = Date> {
        (0..7).map(move |days| self.later(days))
    }

    /// From its first instant to the first one after it.
    pub(crate) fn span(self) -> Span {
        Span { from: start_of(self.monday), to: start_of(self.later(7)) }
    }
}

/// By time; each a way to what it is.
#[component]
pub(super) fn Week(
    id: VenueId,
    days: Days,
    taken: Vec<Taken>,
    line: Vec<Booking>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let told = span_of_days(language, days.monday, days.later(6));
    view! {
        <section class="section" id="week" aria-labelledby="week-title">
            <h2 id="week-title">{say(words::WEEK)}</h2>
            <p><Phrases text=told/></p>
            {if taken.is_empty() {
                view! { <p>{say(words::NOTHING_THEN)}</p> }.into_any()
            } else {
                view! { <Stands taken=taken/> }.into_any()
            }}
            <InLine line=line/>
            <div class="button-row">
                <a class="button" href=desk_room_week(id, days.later(-7))>{say(words::BEFORE)}</a>
                <a class="button" href=desk_room_week(id, days.later(7))>{say(words::AFTER)}</a>
                <a class="button" href=desk_rooms_week(days.later(0))>{say(ALL_ROOMS)}</a>
            </div>
        </section>
    }
}

/// Who waits for a time of this week, in the order of asking; nothing where nobody does.
#[component]
fn InLine(line: Vec<Booking>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!line.is_empty()).then(|| {
        let lines = line.iter().map(|one| {
            let name = format!("{}·{}", one.purpose.group, one.purpose.what);
            view! {
                <li>
                    <b>{say(words::IN_LINE)}</b>" "<Phrases text=when(language, one.span)/>
                    <a class="button button--link" href=desk_booking(one.id)><Phrases text=name/></a>
                </li>
            }
        });
        view! { <ul class="session-history">{lines.collect_view()}</ul> }
    })
}

/// Sessions and bookings, a line each.
#[component]
pub(crate) fn Stands(taken: Vec<Taken>) -> impl IntoView {
    let request = request();
    let lines = taken.iter().map(|taken| line(&request, taken)).collect_view();
    view! { <ul class="session-history">{lines}</ul> }
}

/// The page of what stands there.
pub(crate) fn way_to(taken: &Taken) -> String {
    match taken.by {
        Occupant::Session { session, .. } => desk_session(session),
        Occupant::Booking(booking) => desk_booking(booking),
    }
}

fn line(request: &Request, taken: &Taken) -> impl IntoView + use<> {
    let way = way_to(taken);
    let (at, name) = (when(request.language, taken.span), taken.name.clone());
    view! {
        <li>
            <Phrases text=at/>
            <a class="button button--link" href=way><Phrases text=name/></a>
        </li>
    }
}
