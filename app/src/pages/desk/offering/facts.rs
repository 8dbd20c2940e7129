//! The facts of an offering, dense, for the desk.

use domain::offering::{Offering, OfferingState};
use leptos::prelude::*;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::telephone::shown;
use crate::paths;
use crate::request::request;
use crate::wording::Words;
use crate::wording::desk::offering as words;
use crate::wording::offering::conditions::ages;
use crate::wording::offering::page::note_lines;
use crate::wording::offering::{fee, period_line, when_line, where_line};

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
    let capacity = places
        .capacity
        .map_or_else(|| say(words::UNCOUNTED).to_owned(), |capacity| capacity.to_string());
    let rows: Vec<(Words, String)> = vec![
        (words::WHEN, when_line(language, &offering)),
        (words::PERIOD, period_line(language, &offering).unwrap_or_default()),
        (words::PLACE, where_line(language, &offering)),
        (words::PLACES, format!("{} / {capacity}", places.held)),
        (words::WAITING, places.waiting.to_string()),
        (words::WINDOW, words::window(language, offering.terms.window)),
        (words::WHO_MAY, ages(language, &offering.terms.conditions)),
        (words::FEE, fee(language, offering.fee)),
        (words::TELEPHONE, shown(&offering.telephone)),
        (words::NOTE, note_lines(language, &offering.note).join(" ").trim().to_owned()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(term, value)| view! { <div class="definitions__row"><dt>{say(term)}</dt><dd>{value}</dd></div> })
        .collect_view();
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
            <dl class="definitions">{rows}</dl>
        </section>
    }
}
