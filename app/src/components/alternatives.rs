//! Other offerings that one could choose, where the first choice is not possible.

use domain::offering::Offering;
use leptos::prelude::*;

use crate::components::offering_card::OfferingCards;
use crate::request::request;
use crate::wording::offering::page::ALTERNATIVES;

/// Their cards; nothing when there is nothing else.
#[component]
pub fn Alternatives(
    /// What else there is.
    offerings: Vec<Offering>,
) -> impl IntoView {
    let say = request().say();
    (!offerings.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="alternatives">
                <h2 id="alternatives">{say(ALTERNATIVES)}</h2>
                <OfferingCards offerings=offerings/>
            </section>
        }
    })
}
