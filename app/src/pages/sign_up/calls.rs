//! When somebody called about this entry, and whether they were reached.

use domain::call::Call;
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::request::request;
use crate::wording::offer as words;

/// The calls in their order; nothing where nobody called.
#[component]
pub fn Calls(
    /// The first one first.
    calls: Vec<Call>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!calls.is_empty()).then(|| {
        let lines = calls
            .into_iter()
            .map(|call| view! { <span class="line"><Phrases text=words::call_line(language, &call)/></span> })
            .collect_view();
        view! {
            <section class="section screen-only" aria-labelledby="calls">
                <h2 id="calls">{say(words::CALLS)}</h2>
                <p>{lines}</p>
            </section>
        }
    })
}
