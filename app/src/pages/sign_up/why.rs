//! 为什么: how it came about, from what was written down when it was decided.

use domain::decision::Decision;
use domain::fee::FeeChanged;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::decision as words;
use crate::wording::fee;
use crate::wording::when::moment;

/// Every decision in its order, folded away; nothing where none was written down.
#[component]
pub fn Why(
    /// The first one first.
    decisions: Vec<Decision>,
    /// What became of the fee, the first one first.
    changes: Vec<FeeChanged>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let decided = decisions.iter().map(|one| (one.at, words::lines(language, one)));
    let changed = changes.iter().map(|one| (one.at, vec![fee::change(language, &one.what)]));
    let mut all: Vec<_> = decided.chain(changed).collect();
    all.sort_by_key(|(at, _)| *at);
    (!all.is_empty()).then(|| {
        let rows = all.into_iter().map(|(at, lines)| {
            let lines = lines
                .into_iter()
                .map(|line| view! { <span class="line"><Phrases text=line/></span> });
            view! {
                <li class="summary__row">
                    <p class="summary__term"><Phrases text=moment(language, at)/></p>
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
