//! 一周的场地: every room in one week, with what stands in it day by day and when it is closed; each a way to what it is.

use domain::booking::Needs;
use domain::session::Around;
use domain::venue::Room;
use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;

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
use crate::pages::booking::time::{StepFreeBox, needed, typed_in_query, wants_step_free};
use crate::pages::desk::room::week::{Days, days_of};
use crate::pages::desk::typed;
use crate::pages::page;
use crate::paths::files::file_of_week;
use crate::paths::keys::{NEXT, PREVIOUS};
use crate::paths::rooms::{DESK_ROOMS, DESK_ROOMS_WEEK};
use crate::request::request;
use crate::wording::room::desk as words;
use crate::wording::room::week as week_words;
use crate::wording::session::desk::DAY_HINT;
use crate::wording::when::days as span_of_days;

use table::WeekTable;

mod table;

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
    let (request, mut asked) = (request(), typed_in_query(FIELDS));
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

/// The week, and what is needed; every mistake is noted at its field.
fn sought(attempt: &mut Attempt, now: Timestamp) -> Result<Sought, AppError> {
    let needs = needed(attempt);
    let on = if attempt.value("week").trim().is_empty() {
        None
    } else {
        Some(typed::day(attempt, "week", week_words::DAY)?)
    };
    Ok(Sought { days: days_of(on, now), needs: needs? })
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
    let is_ticked = wants_step_free(&attempt);
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
            <StepFreeBox is_ticked=is_ticked/>
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
