//! How the places of an offering are given: chosen by its coordinator.

use domain::id::{FormKey, OfferingId};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::sign_up::approval::may_change;

use super::standing::lock;
use crate::db::{Db, Tx};
use crate::error::Result;

/// Gives places in order or by approval from now on. Refused while somebody waits or is in review, and for a draw.
pub async fn set_allocation(
    db: &Db,
    key: FormKey,
    id: OfferingId,
    to: Allocation,
    by: &Coordinator,
) -> Result<()> {
    db.write_once(key, "set_allocation", (id, to, by.clone()), |tx, (id, to, by), now| {
        Box::pin(async move {
            let (_, offering) = lock(tx, *id).await?;
            offering.is_run_by(by)?;
            may_change(&offering.terms, *to, &offering.places, now)?;
            give(tx, *id, *to).await
        })
    })
    .await
}

/// Writes down how a locked offering gives its places from now on.
pub(super) async fn give(tx: &mut Tx, id: OfferingId, to: Allocation) -> Result<()> {
    sqlx::query("update offering set allocation = $2 where id = $1")
        .bind(id.to_string())
        .bind(to.code())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
