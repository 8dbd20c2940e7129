//! A yes to several people, looked at before it is said: who would have a place, and whom there is no room for.

use domain::id::{OfferingId, SignUpId};
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::sign_up::{Foreseen, foreseen};

use crate::attempt::Attempt;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::approval as words;

/// Sent by the button that says yes: who was looked at.
pub(super) const LOOKED_AT: &str = "looked_at";

/// The keys of those chosen, as they are kept one after the other.
pub(super) fn read(chosen: &str) -> Result<Vec<SignUpId>, AppError> {
    chosen.split_whitespace().map(|id| id.parse().map_err(|_| AppError::BadForm)).collect()
}

/// Whether just those chosen were looked at: whoever else was has withdrawn since, or was answered, and has no row any more.
pub(super) async fn is_looked_at(
    request: &Request,
    offering: OfferingId,
    chosen: &str,
    looked_at: &str,
    by: &Coordinator,
) -> Result<bool, AppError> {
    let (chosen, looked_at) = (read(chosen)?, read(looked_at)?);
    if chosen.is_empty() || !chosen.iter().all(|one| looked_at.contains(one)) {
        return Ok(false);
    }
    let gone: Vec<SignUpId> = looked_at.into_iter().filter(|one| !chosen.contains(one)).collect();
    if gone.is_empty() {
        return Ok(true);
    }
    let seen = foreseen(&request.db, offering, &gone, by).await?;
    Ok(seen.with_place.is_empty() && seen.no_room.is_empty())
}

/// What a yes to those chosen would do; that nobody waits for it any more is told.
pub(super) async fn looked_at(
    request: &Request,
    offering: OfferingId,
    chosen: &str,
    by: &Coordinator,
) -> Result<Foreseen, AppError> {
    let seen = foreseen(&request.db, offering, &read(chosen)?, by).await?;
    if seen.with_place.is_empty() && seen.no_room.is_empty() {
        return Err(AppError::Refused(Refusal::NotInReview));
    }
    Ok(seen)
}

/// The same for the page to which the form came back: nothing where it was not looked at, or is not as it was.
pub async fn seen(
    request: &Request,
    offering: OfferingId,
    attempt: &Attempt,
    by: &Coordinator,
) -> Result<Option<Foreseen>, AppError> {
    if !attempt.is_looked() {
        return Ok(None);
    }
    match looked_at(request, offering, attempt.value(CHOSEN), by).await {
        Ok(seen) => Ok(Some(seen)),
        // The form that came back last may be another offering's.
        Err(AppError::Refused(_) | AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Their names, part by part, and that nothing was said yet.
#[component]
pub(super) fn WhoGetsAPlace(
    /// What was looked at.
    seen: Foreseen,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let free = u32::try_from(seen.with_place.len()).unwrap_or(u32::MAX);
    let is_full = !seen.no_room.is_empty();
    let kind = if is_full { BoxKind::Warning } else { BoxKind::Info };
    let told = if is_full { words::no_free_place(language, free) } else { String::new() };
    view! {
        <NoticeBox kind=kind>
            <p class="notice__title" tabindex="-1" autofocus=true>{say(words::WILL)}</p>
            {part(&request, words::GET_A_PLACE, &seen.with_place)}
            {part(&request, words::NO_ROOM, &seen.no_room)}
            {part(&request, words::PASSED_OVER, &seen.passed_over)}
            {is_full.then(|| view! { <p>{told}</p> })}
            <p>{say(words::NOT_YET)}</p>
        </NoticeBox>
    }
}

fn part(request: &Request, what: Words, people: &[Person]) -> Option<impl IntoView + use<>> {
    let told = words::so_many(request.language, what, people.len());
    let names = people.iter().map(|person| view! { <li>{name_of(request, person)}</li> });
    let names = names.collect_view();
    (!people.is_empty()).then(|| {
        view! { <p><b>{told}</b></p><ul class="session-history">{names}</ul> }
    })
}
