//! What is drawn together, each with its places and the way to its page.

use domain::draw::{DrawPhase, places_in};
use leptos::prelude::*;
use store::draw::{Draw, DrawnOffering};

use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::Request;
use crate::wording::draw::page as words;
use crate::wording::draw::state::{for_district, places};
use crate::wording::offering::{when_line, where_line};

/// The rows, in the order of the list.
#[component]
pub fn DrawnOfferings(
    /// Who asks.
    request: Request,
    /// Of which draw.
    draw: Draw,
    /// What is drawn.
    drawn: Vec<DrawnOffering>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let phase = draw.phase(request.now);
    let reserves = draw.reserves_for_district(request.now);
    let listed = draw.frozen.as_ref().map(|frozen| places_in(&frozen.list)).unwrap_or_default();
    let rows = drawn
        .into_iter()
        .enumerate()
        .map(|(index, DrawnOffering { offering, newcomer_places, district_places, .. })| {
            // Who has a place already, as from the former class, keeps it: the others are drawn. Once that has been done, how
            // many are free is told on the offering's own page.
            let free = offering.places.capacity.map(|_| offering.places.unheld());
            let count = listed.get(index).copied().or(free).filter(|_| phase != DrawPhase::Held);
            let count = count.map(|count| places(language, count, newcomer_places));
            let is_reserved = district_places > 0 && reserves && phase != DrawPhase::Held;
            let district = is_reserved.then(|| for_district(language, district_places, draw.district_until));
            view! {
                <li class="panel">
                    <h3><a class="summary__link" href=paths::offering(offering.id)><span><Phrases text=offering.name.clone()/></span></a></h3>
                    <p>
                        <span class="line"><Phrases text=when_line(language, &offering)/></span>
                        <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
                        {count.map(|count| view! { <span class="line"><Phrases text=count/></span> })}
                        {district.map(|told| view! { <span class="line"><Phrases text=told/></span> })}
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="drawn">
            <h2 id="drawn">{say(words::WHAT_IS_DRAWN)}</h2>
            <ol class="wishes">{rows}</ol>
        </section>
    }
}
