//! 为什么: how it came about, from what was written down when it was decided.

use domain::decision::{Decided, Decision};
use domain::fee::FeeChanged;
use leptos::prelude::*;
use store::consent::DoneForMe;

use crate::components::acting::name_or_somebody;
use crate::components::phrases::Phrases;
use crate::request::{Request, request};
use crate::wording::consent;
use crate::wording::decision as words;
use crate::wording::fee;
use crate::wording::when::moment;

/// Every decision in its order, folded away; nothing where none was written down.
#[component]
pub fn Why(
    /// The first one first.
    decisions: Vec<Decision>,
    /// Which of them helpers brought about.
    helped: Vec<DoneForMe>,
    /// What became of the fee, the first one first.
    changes: Vec<FeeChanged>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let decided = decisions.iter().map(|one| (one.at, decided(&request, one, &helped)));
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

/// One decision in words; what a helper brought about is told with their name.
fn decided(request: &Request, decision: &Decision, helped: &[DoneForMe]) -> Vec<String> {
    let language = request.language;
    let mut lines = words::lines(language, decision);
    let by_helper = helped.iter().find(|done| (done.at, done.what) == (decision.at, decision.what));
    if let Some(done) = by_helper {
        let name = name_or_somebody(request, done.helper.as_ref());
        let helper = consent::helper_called(language, &done.relation, &name);
        let told = consent::done(language, done.what, &helper);
        match done.what {
            // Not the person themselves.
            Decided::Ended => lines = vec![told],
            _ => lines.insert(0, told),
        }
    }
    lines
}
