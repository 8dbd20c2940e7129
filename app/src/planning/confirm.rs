//! Taking a list over once it was looked at.

use std::sync::Arc;
use std::time::Duration;

use domain::id::{FormKey, ImportId};
use domain::offering::Allocation;
use domain::plan::{List, Plan};
use store::Seen;
use store::import::{Outcome, Progress};

use super::pending::{HandedIn, Pending, handed_in};
use super::prepare::every_row_meets;
use super::{made_beside, parted, people, rooms};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::import as words;

/// What is chosen before a list is confirmed.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// How the places of a plan's new offerings are given.
    pub given: Allocation,
    /// What is said otherwise of rooms is taken over, as it was seen; otherwise it is left.
    pub differing: Option<Seen>,
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
            store::import::confirm_rooms(db, key, id, &rooms, chosen.differing, by).await?;
        }
        List::People(reading) => {
            let people = people::of(request, reading).await?;
            let (rows, db, by) = (people.len(), db.clone(), by.clone());
            let taking = move |progress| async move {
                store::import::confirm_people(&db, key, id, people, &by, progress).await
            };
            take(request, id, rows, taking).await?;
        }
    }
    Ok(())
}

/// So many rows are taken over before anybody waits for it in earnest.
const MANY: usize = 500;

/// A long list goes on beside the answer; one that is done soon is answered when it is.
async fn take<F>(
    request: &Request,
    id: ImportId,
    rows: usize,
    taking: impl FnOnce(Arc<Progress>) -> F,
) -> Result<(), AppError>
where
    F: Future<Output = store::Result<Outcome>> + Send + 'static,
{
    const SOON: Duration = Duration::from_millis(400);
    if rows < MANY {
        taking(Arc::default()).await?;
        return Ok(());
    }
    let rows = u32::try_from(rows).unwrap_or(u32::MAX);
    let by = request.coordinator()?;
    let Some(run) = store::import::begin(&request.db, id, by, rows).await? else { return Ok(()) };
    let unit = taking(run.progress());
    let taking = tokio::spawn(async move {
        match run.through(unit).await {
            // Its page says so.
            Ok(_) | Err(store::Error::Refused(_)) => {}
            Err(error) => tracing::error!(%error, "a list was not taken over"),
        }
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
    let made = made_beside(plan, &pending.frame).await?;
    if !every_row_meets(plan, &made) {
        attempt.note("", words::NO_DAY_LEFT);
        return Err(AppError::ToBeChanged);
    }
    let (mut offerings, closures) = parted(made);
    offerings.iter_mut().for_each(|offering| offering.allocation = given);
    let (id, rows) = (pending.id, offerings.len() + closures.len());
    let (db, by) = (request.db.clone(), request.coordinator()?.clone());
    let taking = move |progress| async move {
        store::import::confirm(&db, key, id, &by, &offerings, &closures, progress).await
    };
    take(request, id, rows, taking).await
}
