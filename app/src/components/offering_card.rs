//! An offering in a list: the whole card is its link.

use domain::offering::{Fen, KindFacts, Offering, OfferingKind};
use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::offering_state::OfferingState;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::request;
use crate::wording::offering::{fee, list as words, period_line, when_line, where_line};

/// Cards under one another.
#[component]
pub fn OfferingCards(
    /// What to show, in order.
    offerings: Vec<Offering>,
) -> impl IntoView {
    let cards = offerings
        .into_iter()
        .map(|offering| view! { <OfferingCard offering=offering/> })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }
}

/// What, when, where, how much, how full.
#[component]
pub fn OfferingCard(
    /// What to show.
    offering: Offering,
) -> impl IntoView {
    let language = request().language;
    let line = under_the_name(&offering, language);
    let fact = |icon: IconName, text: String| {
        let words = match icon {
            IconName::Pin => view! { <ByPhrase text=text/> }.into_any(),
            _ => view! { <Phrases text=text/> }.into_any(),
        };
        view! { <li class="card__fact"><Icon name=icon/><span>{words}</span></li> }
    };
    // Nobody pays for a shift.
    let is_told = offering.kind != OfferingKind::Shift || offering.fee != Fen::FREE;
    let facts = [
        Some((IconName::Clock, when_line(language, &offering))),
        period_line(language, &offering).map(|period| (IconName::Calendar, period)),
        Some((IconName::Pin, where_line(language, &offering))),
        is_told.then(|| (IconName::Fee, fee(language, offering.fee))),
    ]
    .into_iter()
    .flatten()
    .map(|(icon, text)| fact(icon, text))
    .collect_view();
    view! {
        <li class="card">
            <div>
                <h2 class="card__title">
                    <a class="card__link" href=paths::offering(offering.id)><Phrases text=offering.name.clone()/></a>
                </h2>
                {(!line.is_empty()).then(|| view! { <p class="soft">{line}</p> })}
                <ul class="card__facts">{facts}</ul>
            </div>
            <div class="card__side">
                <OfferingState offering=offering.clone()/>
                <span class="card__more" aria-hidden="true">{words::see_this(offering.kind).in_language(language)}</span>
            </div>
        </li>
    }
}

/// What helps to choose: the teacher, for whom, which skills.
fn under_the_name(offering: &Offering, language: domain::language::Language) -> String {
    match &offering.facts {
        KindFacts::Class { teacher, .. } if teacher.is_empty() => {
            offering.terms.conditions.note.clone()
        }
        KindFacts::Class { teacher, .. } => words::taught_by(language, teacher),
        KindFacts::Activity { audience } => audience.clone(),
        KindFacts::Shift { skills, .. } => skills.clone(),
    }
}
