//! 为什么: how it came about, from what was written down when it was decided.

use domain::decision::Decision;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::decision as words;
use crate::wording::when::moment;

/// Every decision in its order, folded away; nothing where none was written down.
#[component]
pub fn Why(
    /// The first one first.
    decisions: Vec<Decision>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!decisions.is_empty()).then(|| {
        let rows = decisions.into_iter().map(|decision| {
            let lines = words::lines(language, &decision).into_iter();
            let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
            view! {
                <li class="summary__row">
                    <p class="summary__term"><Phrases text=moment(language, decision.at)/></p>
                    <div class="summary__value">{lines.collect_view()}</div>
                </li>
            }
        });
        view! {
            <section class="section screen-only" aria-labelledby="why">
                <h2 id="why">{say(words::TITLE)}</h2>
                <details class="filter__box">
                    <summary class="filter__summary">{say(words::SEE)}</summary>
                    <ul class="summary">{rows.collect_view()}</ul>
                </details>
            </section>
        }
    })
}
