//! 为什么: how it came about, from what was written down when it was decided.

use domain::decision::{Decided, Decision};
use leptos::prelude::*;
use store::consent::DoneForMe;

use crate::components::acting::name_or_somebody;
use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::consent;
use crate::wording::decision as words;
use crate::wording::when::moment;

/// Every decision in its order, folded away; nothing where none was written down.
#[component]
pub fn Why(
    /// The first one first.
    decisions: Vec<Decision>,
    /// Which of them helpers brought about.
    helped: Vec<DoneForMe>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!decisions.is_empty()).then(|| {
        let rows = decisions.into_iter().map(|decision| {
            let mut lines = words::lines(language, &decision);
            let by_helper =
                helped.iter().find(|done| (done.at, done.what) == (decision.at, decision.what));
            if let Some(done) = by_helper {
                let name = name_or_somebody(&request, done.helper.as_ref());
                let helper = consent::helper_called(language, &done.relation, &name);
                let told = consent::done(language, done.what, &helper);
                match done.what {
                    // Not the person themselves.
                    Decided::Ended => lines = vec![told],
                    _ => lines.insert(0, told),
                }
            }
            let lines = lines.into_iter();
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
