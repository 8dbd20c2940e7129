//! Booking a room: which time, what comes of it day by day, then for what. Everything before the button only looks.

use domain::booking::{BookingRefusal, Judged, Whose};
use domain::id::VenueId;
use domain::refusal::Refusal;
use domain::venue::Room;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::made::{FIELDS, FORM};
use super::particulars::{EVERY, TIME, wanted};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::{Form, page_form};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::page;
use crate::paths::rooms::{DESK_BOOKING_NEW, booking_room, desk_room};
use crate::request::{Request, request};
use crate::wording::Sentence;
use crate::wording::booking::desk as words;
use crate::wording::booking::whose;
use crate::wording::offering::venue_line;
use crate::wording::refusal::refusal_sentence;
use crate::wording::session::desk::{DAY_HINT, TIME_HINT};

/// What the address says: which room, and when, where that was typed. To be read before the first `await`.
fn in_query() -> (Result<VenueId, AppError>, Option<Attempt>) {
    use_query_map().with_untracked(|query| {
        let room = query.get("room").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound);
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed = query.get("on").map(|_| {
            let typed: [String; 5] = TIME.map(value);
            Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str)))
        });
        (room, typed)
    })
}

/// Which room is booked, and what was typed before.
#[derive(Clone)]
struct Shown {
    request: Request,
    room: Room,
}

/// Asks when; then shows each day that is wanted with what stands in its way, and asks for what.
#[component]
pub fn NewBookingPage() -> impl IntoView {
    let (request, (room, typed)) = (request(), in_query());
    page(async move {
        let by = request.coordinator()?;
        let room = store::room::room(&request.db, room?, by).await?;
        let came_back = request.attempt(FORM).await?;
        let shown = Shown { request, room };
        let Some(mut typed) = typed else { return Ok(when_asked(shown, came_back).into_any()) };
        // Half typed, over what the address still says, when the text was made larger.
        let is_typed_over = |field: &&str| {
            let value = came_back.value(field);
            !value.is_empty() && value != typed.value(field)
        };
        if TIME.iter().any(is_typed_over) {
            return Ok(when_asked(shown, came_back).into_any());
        }
        Ok(match looked_at(&shown, &mut typed).await? {
            Some(days) => asked(shown, days, &typed, came_back).into_any(),
            None => when_asked(shown, typed).into_any(),
        })
    })
}

/// Each day that is wanted, where one of them can be had or waited for; otherwise what is wrong is noted.
async fn looked_at(shown: &Shown, typed: &mut Attempt) -> Result<Option<Vec<Judged>>, AppError> {
    let Ok(wanted) = wanted(typed) else { return Ok(None) };
    let by = shown.request.coordinator()?;
    let looked = store::booking::look(&shown.request.db, shown.room.venue.id, &wanted, by).await;
    let why = match looked.map_err(AppError::from) {
        Ok(days) if days.iter().any(can_be_asked_for) => return Ok(Some(days)),
        Ok(mut days) if days.len() == 1 => days.pop().and_then(|day| day.refused),
        Ok(_) => None,
        Err(AppError::Refused(Refusal::Booking(why))) => Some(why),
        Err(error) => return Err(error),
    };
    let why = why.unwrap_or(BookingRefusal::NoDayFree);
    let field = match why {
        BookingRefusal::EndsFirst => "to",
        BookingRefusal::UntilBeforeFirst | BookingRefusal::UntilTooFar { .. } => "until",
        _ => "on",
    };
    let refusal = Refusal::Booking(why);
    typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    Ok(None)
}

const fn can_be_asked_for(day: &Judged) -> bool {
    matches!(day.refused, None | Some(BookingRefusal::Taken { .. }))
}

#[component]
fn Heading(shown: Shown, attempt: Attempt) -> impl IntoView {
    let Shown { request, room } = shown;
    let say = request.say();
    let name = venue_line(request.language, &room.venue);
    view! {
        <PageTitle text=say(words::NEW_TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt/>
        <a class="back" href=desk_room(room.venue.id)>{say(words::BACK)}</a>
        <h1 tabindex="-1">{say(words::NEW_TITLE)}</h1>
        <p class="lead"><Phrases text=name/></p>
    }
}

/// When. The answer is looked at first: nothing changes.
fn when_asked(shown: Shown, attempt: Attempt) -> impl IntoView {
    let (say, language) = (shown.request.say(), shown.request.language);
    let id = shown.room.venue.id;
    provide_context(attempt.clone());
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind { width: Width::Short, ..plain() };
    let once = (String::new(), say(words::ONCE).to_owned());
    let every = EVERY.map(|weeks| (weeks.to_string(), words::every(language, weeks)));
    let every = std::iter::once(once).chain(every).collect();
    view! {
        <Heading shown=shown attempt=attempt/>
        <form class="form" id=page_form() method="get" action=DESK_BOOKING_NEW novalidate>
            <input type="hidden" name="room" value=id.to_string()/>
            <Field name="on" label=say(words::DAY) hint=say(DAY_HINT) kind=plain()/>
            <div class="field-grid">
                <Field name="from" label=say(words::FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(words::TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            <Choices name="every" legend=say(words::REPEATS) choices=every/>
            <Field name="until" label=say(words::UNTIL) hint=say(words::UNTIL_HINT) kind=plain()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::LOOK)}</button>
            </div>
        </form>
    }
}

/// What comes of it, for what it is wanted, and the button.
fn asked(
    shown: Shown,
    days: Vec<Judged>,
    typed: &Attempt,
    attempt: Attempt,
) -> impl IntoView + use<> {
    let (say, language) = (shown.request.say(), shown.request.language);
    let id = shown.room.venue.id;
    let hidden: Vec<_> = TIME.map(|name| (name, typed.value(name).to_owned())).into();
    let free = days.iter().filter(|day| day.is_free()).count();
    let waits_for = days.iter().filter(|day| can_be_asked_for(day) && !day.is_free()).count();
    let button = match (free, waits_for, days.len() - free) {
        (0, ..) => words::WAIT,
        (_, _, 0) => words::BOOK,
        _ => words::BOOK_FREE,
    };
    let whose = Whose::ALL.map(|one| (one.code().to_owned(), say(whose(one)).to_owned()));
    let is_ticked = attempt.value("waits") == "yes";
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let phone = Kind { input_type: Some("tel"), width: Width::Number, ..plain() };
    view! {
        <Heading shown=shown attempt=attempt.clone()/>
        <Days days=days/>
        <p>{words::count(language, free, waits_for)}</p>
        <p><a class="button button--link" href=booking_room(id)>{say(words::OTHER_TIME)}</a></p>
        <Form action="/forms/desk-book" attempt=attempt is_question=true>
            <input type="hidden" name="room" value=id.to_string()/>
            {hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <Field name="what" label=say(words::WHAT) hint=say(words::WHAT_HINT) kind=plain()/>
            <Choices name="whose" legend=say(words::WHOSE) choices=whose.into()/>
            <Field name="group" label=say(words::GROUP) kind=plain()/>
            <Field name="contact" label=say(words::CONTACT) kind=plain()/>
            <Field name="telephone" label=say(words::TELEPHONE) hint=say(words::TELEPHONE_HINT) kind=phone/>
            {(free > 0 && waits_for > 0).then(|| view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" name="waits" id="waits" value="yes" checked=is_ticked/>
                    <label class="choice__label" for="waits">{say(words::WAITS)}</label>
                </div>
            })}
            {(free == 0).then(|| view! { <input type="hidden" name="waits" value="yes"/> })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(button)}</button>
            </div>
        </Form>
    }
}

/// Every day that is wanted, free or with what stands in its way.
#[component]
fn Days(days: Vec<Judged>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let lines = days.iter().map(|day| {
        let line = words::skipped(language, day);
        let free = day.is_free().then(|| view! { " "<b>{say(words::FREE)}</b> });
        view! { <li><Phrases text=line/>{free}</li> }
    });
    view! {
        <section class="section" aria-labelledby="days">
            <h2 id="days">{say(words::DAYS)}</h2>
            <ul class="session-history">{lines.collect_view()}</ul>
        </section>
    }
}

/// What is kept of both forms.
pub const KEPT: crate::draft::Kept = (FORM, &FIELDS);
