//! One booking at the desk: what it is, how it stands, and what can be done with it.

use domain::booking::{Act, BookingState};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::{Booking, PastAct, Rest};

use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::pages::booking::moving::{JustMoved, just_moved, may_move};
use crate::pages::booking::rest::{HowMany, Together};
use crate::pages::{id_in_path, page};
use crate::paths::rooms::{desk_booking, desk_booking_move, desk_booking_slip, desk_room};
use crate::request::{Request, request};
use crate::wording::booking::desk as words;
use crate::wording::booking::moving::TITLE as MOVE;
use crate::wording::booking::rest::and_later;
use crate::wording::booking::slip::SEE as SLIP;
use crate::wording::booking::{state, whose};
use crate::wording::offering::room;
use crate::wording::session::when;
use crate::wording::when::{full_day, moment};

pub mod made;
pub mod moving;
pub mod new;
pub mod settled;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-booking";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["reach", "reason"]);

/// What the address tells of a booking that was just made: the days that were passed over. To be read before the first `await`.
fn just_made() -> Option<Vec<Date>> {
    use_query_map().with_untracked(|query| {
        query.get("made")?;
        let days = query.get("skipped").unwrap_or_default();
        Some(days.split(',').take(60).filter_map(|day| day.parse().ok()).collect())
    })
}

/// What it is, with everything that was booked together with it.
#[component]
pub fn BookingPage() -> impl IntoView {
    let (request, id, made) = (request(), id_in_path(), just_made());
    let moved = just_moved();
    let say = request.say();
    let is_settled = request.has_query(settled::SETTLED);
    page(async move {
        let by = request.coordinator()?;
        let booking = store::booking::booking(&request.db, id?, by).await?;
        let acts = store::booking::acts_of(&request.db, booking.id, by).await?;
        let series = store::booking::bookings_of_series(&request.db, booking.series, by).await?;
        let line = store::booking::in_line(&request.db, by).await?;
        let may_have = line.iter().any(|waits| waits.may_have && waits.booking.id == booking.id);
        let attempt = request.attempt(FORM).await?;
        let title = format!("{}·{}", booking.purpose.group, booking.purpose.what);
        let (together, later) = (series.clone(), booking.called_off_later(&series));
        let rest = store::booking::rest_of(&request.db, &booking).await?;
        Ok(view! {
            <PageTitle text=title.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_room(booking.room)>{say(words::BACK)}</a>
            <h1 tabindex="-1"><Phrases text=title/></h1>
            {made.map(|skipped| view! { <JustMade series=series skipped=skipped/> })}
            {is_settled.then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(state(booking.state))}</p></NoticeBox>
            })}
            {moved.map(|moved| view! { <JustMoved moved=moved/> })}
            <Facts booking=booking.clone() later=later/>
            <Together all=together itself=booking.id address=desk_booking/>
            <Acts booking=booking rest=rest may_have=may_have attempt=attempt/>
            {(!acts.is_empty()).then(|| view! { <History acts=acts/> })}
        })
    })
}

/// How many were booked, and which days were not.
#[component]
fn JustMade(series: Vec<Booking>, skipped: Vec<Date>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let held: Vec<_> = series.iter().filter(|one| one.state.holds_room()).collect();
    let waiting = series.iter().filter(|one| one.state == BookingState::Waiting).count();
    let stands = held.first().map_or(BookingState::Waiting, |one| one.state);
    let told = words::made(language, held.len(), waiting, stands);
    let days = skipped.into_iter().map(|day| full_day(language, day));
    let days = days.map(|day| view! { <span class="line">{day}</span> }).collect_view();
    view! {
        <NoticeBox kind=BoxKind::Done>
            <p class="notice__title">{told}</p>
            {(!days.is_empty()).then(|| view! { <p>{say(words::SKIPPED)}</p><p>{days}</p> })}
        </NoticeBox>
    }
}

#[component]
fn Facts(booking: Booking, later: usize) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let purpose = booking.purpose;
    let rows = vec![
        (words::STATE, vec![say(state(booking.state)).to_owned()]),
        (words::REASON, vec![and_later(language, &booking.reason, later)]),
        (words::WHEN, vec![when(language, booking.span)]),
        (words::ROOM, vec![room(&booking.room_name)]),
        (words::WHAT, vec![purpose.what]),
        (words::WHOSE, vec![purpose.group, say(whose(purpose.whose)).to_owned()]),
        (words::CONTACT, vec![purpose.contact, purpose.telephone]),
        (words::ASKED, vec![moment(language, booking.asked_at)]),
    ];
    view! { <Definitions rows=rows/> }
}

/// What may be done now. What takes something away stands last, and asks why.
#[component]
fn Acts(booking: Booking, rest: Rest, may_have: bool, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let is_over = booking.span.to <= request.now;
    let may = |act: &Act| {
        let is_turn = *act != Act::Give || may_have;
        !is_over && is_turn && booking.state.after(*act, booking.stood).is_ok()
    };
    let (taking, giving): (Vec<Act>, Vec<Act>) =
        Act::ALL.into_iter().filter(may).partition(|act| act.needs_reason());
    // Who is told no is not called off besides.
    let taking = taking.into_iter().next();
    let way = may_move(&booking, &request).then_some(booking.id);
    let slip = (booking.state == BookingState::Confirmed).then_some(booking.id);
    let nothing = taking.is_none() && giving.is_empty();
    let buttons = giving.into_iter().map(|act| {
        view! { <ActButton booking=booking.clone() act=act/> }
    });
    let buttons = buttons.collect_view();
    view! {
        <section class="section" aria-labelledby="what">
            <h2 id="what">{say(words::WHAT_NOW)}</h2>
            {nothing.then(|| view! { <p>{say(words::NOTHING)}</p> })}
            <div class="button-row">
                {buttons}
                {way.map(|id| view! { <a class="button" href=desk_booking_move(id)>{say(MOVE)}</a> })}
                {slip.map(|id| view! { <a class="button" href=desk_booking_slip(id)>{say(SLIP)}</a> })}
            </div>
            {taking.map(|act| view! { <Taking booking=booking rest=rest act=act attempt=attempt/> })}
        </section>
    }
}

/// One act at once, with the booking as it was seen.
#[component]
pub(super) fn ActButton(booking: Booking, act: Act) -> impl IntoView {
    let say = request().say();
    view! {
        <Form action="/forms/desk-booking">
            <Seen booking=booking/>
            <button class="button button--primary" type="submit" name="act" value=act.code()>{say(words::act(act))}</button>
        </Form>
    }
}

/// An act that takes something away, and asks why.
#[component]
fn Taking(booking: Booking, rest: Rest, act: Act, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let rest = (act == Act::Cancel).then_some(rest);
    view! {
        <Form action="/forms/desk-booking" attempt=attempt is_question=true>
            <Seen booking=booking/>
            <input type="hidden" name="act" value=act.code()/>
            {rest.map(|rest| view! { <HowMany rest=rest/> })}
            <Field name="reason" label=say(words::REASON_LABEL) hint=say(words::REASON_HINT)/>
            <div class="button-row">
                <button class="button button--danger" type="submit">{say(words::act(act))}</button>
            </div>
        </Form>
    }
}

#[component]
fn Seen(booking: Booking) -> impl IntoView {
    view! {
        <input type="hidden" name="booking" value=booking.id.to_string()/>
        <input type="hidden" name="revision" value=booking.revision/>
    }
}

/// What was done with it, the first act first.
#[component]
fn History(acts: Vec<PastAct>) -> impl IntoView {
    let request: Request = request();
    let (say, language) = (request.say(), request.language);
    let lines = acts.iter().map(|past| {
        let line = words::past(language, past);
        view! { <li><Phrases text=line/></li> }
    });
    view! {
        <section class="section" aria-labelledby="history">
            <h2 id="history">{say(words::HISTORY)}</h2>
            <ul class="session-history">{lines.collect_view()}</ul>
        </section>
    }
}
