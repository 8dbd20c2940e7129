//! Other offerings that one could choose, where the first choice is not possible.

use domain::offering::Offering;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::Request;
use crate::wording::offering::page::ALTERNATIVES;
use crate::wording::offering::when_line;

/// A list of links; nothing when there is nothing else.
#[component]
pub fn Alternatives(
    /// Who asks.
    request: Request,
    /// What else there is.
    offerings: Vec<Offering>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    (!offerings.is_empty()).then(|| {
        let items = offerings
            .into_iter()
            .map(|offering| {
                view! {
                    <li class="links__item">
                        <a class="links__link" href=paths::offering(offering.id)>
                            <Phrases text=offering.name.clone()/>
                            <span class="links__note"><Phrases text=when_line(language, &offering)/></span>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="alternatives">
                <h2 id="alternatives">{say(ALTERNATIVES)}</h2>
                <ul class="links">{items}</ul>
            </section>
        }
    })
}
