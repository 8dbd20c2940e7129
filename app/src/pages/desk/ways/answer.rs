//! What became of the offerings chosen, told on the page to which the form leads.

use domain::log::Topic;
use domain::offering::Allocation;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::offering::Ways;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::paths::log::log_of_topic;
use crate::request::request;
use crate::wording::desk::ways as words;

/// How many give their places how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    to: Allocation,
    ways: Ways,
}

/// Reads it from the address, where the form has written it. Call it before the first `await`.
pub(super) fn answer() -> Option<Told> {
    use_query_map().with_untracked(|query| {
        let to = query.get("to").and_then(|code| Allocation::from_code(&code))?;
        Some(Told { to, ways: ways_in_query()? })
    })
}

/// How many were changed, stood so before, and were left. Call it before the first `await`.
pub fn ways_in_query() -> Option<Ways> {
    use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|typed| typed.parse().ok());
        Some(Ways { changed: number("changed")?, same: number("same")?, left: number("left")? })
    })
}

/// Both numbers: those that changed, and those that were left as they are.
#[component]
pub(super) fn Answer(
    /// What became of them.
    answer: Told,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Told { to, ways } = answer;
    let kind = if ways.changed > 0 { BoxKind::Done } else { BoxKind::Info };
    let same = (ways.same > 0).then(|| words::same(language, ways.same));
    let left = (ways.left > 0).then(|| words::left(language, ways.left));
    view! {
        <NoticeBox kind=kind>
            <p>{words::changed(language, to, ways.changed)}</p>
            {same.map(|sentence| view! { <p>{sentence}</p> })}
            {left.map(|sentence| view! { <p>{sentence}</p> })}
            {(ways.changed > 0).then(|| view! {
                <p><a class="button button--link" href=log_of_topic(Topic::Offerings)>{say(words::PUT_BACK)}</a></p>
            })}
        </NoticeBox>
    }
}
