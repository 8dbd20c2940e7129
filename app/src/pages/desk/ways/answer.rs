//! What became of the offerings chosen, told on the page to which the form leads.

use domain::id::{OfferingId, TermId};
use domain::log::{About, Act, Field};
use domain::offering::Allocation;
use jiff::SignedDuration;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::offering::Ways;

use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::error::AppError;
use crate::request::{Request, request};
use crate::wording::desk::ways as words;

/// For so long it can be put back where it was done; later in the log.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(10);

/// What was just changed, and how it stood: all in the same way, of the two between which one changes at once.
#[derive(Clone, Debug)]
pub(super) struct Undo {
    offerings: Vec<OfferingId>,
    to: Allocation,
    term: Option<TermId>,
    page: u32,
}

/// The reader's own last change of many at once, while nobody has changed them again; nothing where there is none.
pub(super) async fn undo(
    request: &Request,
    term: Option<TermId>,
    page: u32,
) -> Result<Option<Undo>, AppError> {
    let (by, since) = (request.coordinator()?, request.now - JUST_NOW);
    let last = store::log::latest_at_once(&request.db, Act::SetAllocations, since, by).await?;
    let stood = last.first().and_then(|entry| entry.stood.get(&Field::Allocation));
    let Some(to) = stood.and_then(|code| Allocation::from_code(code)) else { return Ok(None) };
    let id = |about| match about {
        About::Offering(id) => Some(id),
        _ => None,
    };
    let same = last
        .iter()
        .filter(|one| one.stood.get(&Field::Allocation).is_some_and(|code| code == to.code()));
    let offerings = same.filter_map(|one| id(one.about)).collect();
    Ok(Some(Undo { offerings, to, term, page }))
}

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
    /// How it is put back, while it can be.
    undo: Option<Undo>,
) -> impl IntoView {
    let request = request();
    let language = request.language;
    let Told { to, ways } = answer;
    let kind = if ways.changed > 0 { BoxKind::Done } else { BoxKind::Info };
    let same = (ways.same > 0).then(|| words::same(language, ways.same));
    let left = (ways.left > 0).then(|| words::left(language, ways.left));
    view! {
        <NoticeBox kind=kind>
            <p>{words::changed(language, to, ways.changed)}</p>
            {same.map(|sentence| view! { <p>{sentence}</p> })}
            {left.map(|sentence| view! { <p>{sentence}</p> })}
        </NoticeBox>
        {undo.filter(|_| ways.changed > 0).map(|undo| view! { <PutBack undo=undo/> })}
    }
}

/// The same form the other way round, for just those that were changed.
#[component]
fn PutBack(undo: Undo) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Undo { offerings, to, term, page } = undo;
    let label = words::put_back(language, offerings.len(), to);
    let chosen = offerings.into_iter().map(|id| {
        view! { <input type="hidden" name="chosen[]" value=id.to_string()/> }
    });
    let chosen = chosen.collect_view();
    view! {
        <Form action="/forms/desk-ways">
            <input type="hidden" name="term" value=term.map(|term| term.to_string()).unwrap_or_default()/>
            <input type="hidden" name="shown" value=page/>
            {chosen}
            <p>{say(words::PUT_BACK)}</p>
            <div class="button-row">
                <button class="button" type="submit" name="to" value=to.code()>{label}</button>
            </div>
        </Form>
    }
}
