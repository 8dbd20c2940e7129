//! One day of the notice: what is closed, then each meeting with when, what, where, for whom and how one comes.

use domain::offering::OfferingState;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::month::Meeting;

use super::days::Day;
use crate::components::offering_state::closed_to_all;
use crate::components::phrases::Phrases;
use crate::request::Request;
use crate::wording::desk::notice as words;
use crate::wording::draw::state::card;
use crate::wording::home::{because, which};
use crate::wording::offering::places::short_refusal;
use crate::wording::offering::venue_line;
use crate::wording::session::{marks, off as session_off};
use crate::wording::when::span_times;

/// The day; on paper its date stands again where the day goes on over the page.
#[component]
pub(super) fn DayOfMonth(
    /// Who asks.
    request: Request,
    /// What is on it.
    day: Day,
) -> impl IntoView {
    let language = request.language;
    let id = format!("day-{}", day.date);
    let (date, weekday) = words::date(language, day.date);
    let closed = day
        .closed
        .into_iter()
        .map(|closed| {
            let line =
                words::closed(language, closed.span, closed.venue.as_deref(), &closed.reason);
            view! { <li class="poster__entry"><p class="poster__what"><b>{line}</b></p></li> }
        })
        .collect_view();
    let meetings = day.meetings.into_iter().map(|meeting| entry(&request, &meeting)).collect_view();
    view! {
        <section class="poster__day" aria-labelledby=id.clone()>
            <h3 class="poster__date" id=id.clone()><span class="nowrap">{date}</span>" "<span class="poster__weekday">{weekday}</span></h3>
            <ul class="poster__list">{closed}{meetings}</ul>
        </section>
    }
}

/// What is told of one meeting: the same on the page and in the file.
pub(crate) struct Told {
    /// From when to when.
    pub times: String,
    /// That it does not take place, in a word.
    pub off: Option<&'static str>,
    /// What.
    pub name: String,
    /// Where, for whom, how one comes; why where it is off.
    pub facts: Vec<String>,
}

/// One meeting in words.
pub(crate) fn told(request: &Request, meeting: &Meeting) -> Told {
    let (say, language) = (request.say(), request.language);
    let Meeting { session, number, offering } = meeting;
    let name = which(language, offering.kind, &offering.name, *number, offering.session_count);
    let times = span_times(language, session.span);
    let (off, name, facts) = match (&offering.terms.state, &session.changed.cancelled) {
        (OfferingState::Cancelled { reason, .. }, _) => {
            (Some(say(words::CANCELLED)), name, vec![because(language, reason)])
        }
        // It is none of those that are counted.
        (_, Some(reason)) => {
            let off = say(session_off(offering.kind));
            (Some(off), offering.name.clone(), vec![because(language, reason)])
        }
        _ => (None, name, facts(request, meeting)),
    };
    Told { times, off, name, facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect() }
}

fn entry(request: &Request, meeting: &Meeting) -> impl IntoView + use<> {
    let Told { times, off, name, facts } = told(request, meeting);
    let name = match off {
        Some(off) => view! { <b>{off}</b>" "<s><Phrases text=name/></s> }.into_any(),
        None => view! { <b><Phrases text=name/></b> }.into_any(),
    };
    let facts = facts
        .into_iter()
        .map(|fact| view! { <span class="poster__fact">{fact}</span>" " })
        .collect_view();
    view! {
        <li class="poster__entry">
            <p class="poster__what"><span class="poster__time">{times}</span>" "<span>{name}</span></p>
            <p class="poster__how">{facts}</p>
        </li>
    }
}

/// What became of it, where, for whom, and how one comes.
fn facts(request: &Request, meeting: &Meeting) -> Vec<String> {
    let (language, offering) = (request.language, &meeting.offering);
    let session = &meeting.session;
    let venue = session.venue.as_ref().map(|venue| venue_line(language, venue));
    let marks = marks(language, offering.kind, session.span, &session.changed);
    let refusal = closed_to_all(offering, request.now);
    let by_draw = offering.draw.filter(|_| refusal == Some(Refusal::ByDraw));
    let how = match (by_draw, refusal) {
        (Some(draw), _) => card(language, &draw, request.now),
        (None, Some(refusal)) => short_refusal(language, &refusal),
        (None, None) => words::by_place(language, offering.places.capacity),
    };
    let venue = marks.into_iter().chain(venue);
    venue.chain(words::for_whom(language, offering, &session.changed)).chain([how]).collect()
}
