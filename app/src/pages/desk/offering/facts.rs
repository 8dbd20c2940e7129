//! The facts of an offering, dense, for the desk.

use domain::offering::{Allocation, KindFacts, Offering, OfferingState};
use leptos::prelude::*;

use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::telephone::shown;
use crate::paths;
use crate::request::request;
use crate::wording::desk::offering::{self as words, FOR_WHOM, TEAM};
use crate::wording::offering::conditions::ages;
use crate::wording::offering::page::note_lines;
use crate::wording::offering::{fee, period_line, when_line, where_line};
use crate::wording::timetable::TEACHER;
use crate::wording::{Words, approval};

/// Name and value, row by row; what is empty is left out.
#[component]
pub fn Facts(
    /// Of what.
    offering: Offering,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let language = request.language;
    let places = offering.places;
    let waits = match offering.terms.allocation {
        Allocation::Approval => {
            (approval::IN_REVIEW, vec![approval::waiting(language, places.waiting)])
        }
        _ => (words::WAITING, vec![words::waiting(language, places.waiting)]),
    };
    let teaches = match &offering.facts {
        KindFacts::Class { teacher, .. } => (TEACHER, vec![teacher.clone()]),
        KindFacts::Shift { team, .. } => (TEAM, vec![team.clone()]),
        KindFacts::Activity { audience } => (FOR_WHOM, vec![audience.clone()]),
    };
    let rows: Vec<(Words, Vec<String>)> = vec![
        (words::WHEN, vec![when_line(language, &offering)]),
        (words::PERIOD, period_line(language, &offering).into_iter().collect()),
        (words::PLACE, vec![where_line(language, &offering)]),
        teaches,
        (words::PLACES, vec![words::places(language, places.held, places.capacity)]),
        waits,
        (words::WINDOW, words::window(language, offering.terms.window)),
        (words::WHO_MAY, vec![ages(language, &offering.terms.conditions)]),
        (words::FEE, vec![fee(language, offering.fee)]),
        (words::TELEPHONE, vec![shown(&offering.telephone)]),
        (words::NOTE, note_lines(language, &offering.note)),
    ];
    let cancelled = match &offering.terms.state {
        OfferingState::Cancelled { reason, .. } => Some(reason.clone()),
        _ => None,
    };
    view! {
        {cancelled.map(|reason| view! {
            <NoticeBox kind=BoxKind::Warning>
                <p class="notice__title">{say(words::CANCELLED)}</p>
                <p>{reason}</p>
            </NoticeBox>
        })}
        <section class="section" aria-labelledby="facts">
            <div class="desk-bar">
                <h2 id="facts">{say(words::FACTS)}</h2>
                <a class="button" href=paths::offering(offering.id)>{say(words::SEE_AS_LEARNERS)}</a>
            </div>
            <Definitions rows=rows/>
        </section>
    }
}
