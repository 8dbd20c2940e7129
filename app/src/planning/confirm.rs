//! Taking a list over once it was looked at.

use std::sync::Arc;
use std::time::Duration;

use domain::id::{FormKey, ImportId};
use domain::offering::Allocation;
use domain::plan::{List, Plan};
use store::import::NewMember;

use super::pending::{HandedIn, Pending, handed_in};
use super::prepare::every_row_meets;
use super::{closures_of_plan, offerings_of_plan, people, rooms, running};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::import as words;

/// What is chosen before a list is confirmed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chosen {
    /// How the places of a plan's new offerings are given.
    pub given: Allocation,
    /// What is said otherwise of rooms is taken over.
    pub takes_differing: bool,
}

/// Takes a list over, all or nothing; new offerings give their places as chosen. A plan with a wrong row is left alone; of
/// rooms and people those rows that are sound are taken. Where days were closed since a plan was looked at, so that a class
/// never meets, the attempt says so and nothing is taken over.
pub async fn confirm(
    request: &Request,
    attempt: &mut Attempt,
    key: FormKey,
    id: ImportId,
    chosen: Chosen,
) -> Result<(), AppError> {
    let HandedIn::Waits(pending) = handed_in(request, id).await? else { return Ok(()) };
    let (db, by) = (&request.db, request.coordinator()?);
    match &pending.list {
        List::Plan(plan) => {
            confirm_plan(request, attempt, key, &pending, plan, chosen.given).await?
        }
        List::Rooms(reading) => {
            let rooms = rooms::of(reading);
            store::import::confirm_rooms(db, key, id, &rooms, chosen.takes_differing, by).await?;
        }
        List::People(reading) => {
            let people = people::of(request, reading).await?;
            take_people(request, key, id, people).await?;
        }
    }
    Ok(())
}

/// So many people are taken over before anybody waits for it in earnest.
const MANY: usize = 500;

/// A long register goes on beside the answer; one that is done soon is answered when it is.
async fn take_people(
    request: &Request,
    key: FormKey,
    id: ImportId,
    people: Vec<NewMember>,
) -> Result<(), AppError> {
    const SOON: Duration = Duration::from_millis(400);
    let (db, by) = (request.db.clone(), request.coordinator()?.clone());
    if people.len() < MANY {
        store::import::confirm_people(&db, key, id, people, &by, Arc::default()).await?;
        return Ok(());
    }
    let rows = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let Some(progress) = running::begin(id, rows) else { return Ok(()) };
    let taking = tokio::spawn(async move {
        let taken = store::import::confirm_people(&db, key, id, people, &by, progress).await;
        if let Err(error) = &taken {
            tracing::error!(%error, "a register was not taken over");
        }
        running::end(id, taken.is_err());
    });
    // Whether it is done by then makes no difference: the page tells how it stands.
    let _ = tokio::time::timeout(SOON, taking).await;
    Ok(())
}

async fn confirm_plan(
    request: &Request,
    attempt: &mut Attempt,
    key: FormKey,
    pending: &Pending,
    plan: &Plan,
    given: Allocation,
) -> Result<(), AppError> {
    if !plan.is_sound() {
        return Ok(());
    }
    if !every_row_meets(plan, &pending.frame) {
        attempt.note("", words::NO_DAY_LEFT);
        return Err(AppError::ToBeChanged);
    }
    let mut offerings = offerings_of_plan(plan, &pending.frame);
    offerings.iter_mut().for_each(|offering| offering.allocation = given);
    let closures = closures_of_plan(plan, &pending.frame);
    let by = request.coordinator()?;
    store::import::confirm(&request.db, key, pending.id, by, &offerings, &closures).await?;
    Ok(())
}
