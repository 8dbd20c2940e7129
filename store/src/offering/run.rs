//! Running an offering: closing it, opening it again, calling it off.

use domain::id::{FormKey, OfferingId};
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::standing::{Standing, lock};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::sign_up::end_all;

/// Closes sign-up by hand; what is held stays.
pub async fn close(db: &Db, key: FormKey, id: OfferingId, by: &Coordinator) -> Result<()> {
    db.write_once(key, "close", (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            running(tx, *id, by, now).await?;
            set_state(tx, *id, "closed", "", now).await
        })
    })
    .await
}

/// Lets the window decide again.
pub async fn reopen(db: &Db, key: FormKey, id: OfferingId, by: &Coordinator) -> Result<()> {
    db.write_once(key, "reopen", (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            running(tx, *id, by, now).await?;
            set_state(tx, *id, "open", "", now).await
        })
    })
    .await
}

/// Calls the offering off and tells everybody who has a place or waits; returns how many.
pub async fn cancel(
    db: &Db,
    key: FormKey,
    id: OfferingId,
    reason: &str,
    by: &Coordinator,
) -> Result<u32> {
    let facts = (id, storable(reason), by.clone());
    db.write_once(key, "cancel", facts, |tx, (id, reason, by), now| {
        Box::pin(async move {
            running(tx, *id, by, now).await?;
            set_state(tx, *id, "cancelled", reason, now).await?;
            end_all(tx, *id, reason, by, now).await
        })
    })
    .await
}

/// Locks the coordinator's own offering, which must be neither cancelled nor over.
async fn running(
    tx: &mut Tx,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Standing> {
    let (_, standing) = lock(tx, id).await?;
    standing.is_run_by(by)?;
    match standing.terms.state {
        OfferingState::Cancelled { .. } => Err(Error::Refused(Refusal::Cancelled)),
        _ if now >= standing.terms.ends_at => Err(Error::Refused(Refusal::AlreadyOver)),
        _ => Ok(standing),
    }
}

async fn set_state(
    tx: &mut Tx,
    id: OfferingId,
    state: &'static str,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let sql = "update offering set state = $2, state_reason = $3, state_at = $4 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(state)
        .bind(reason)
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
