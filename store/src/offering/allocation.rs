//! How the places of an offering are given: chosen by its coordinator.

use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::sign_up::approval::may_change;
use jiff::Timestamp;

use super::standing::lock;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::log::Doing;

/// Gives places in order or by approval from now on. Refused while somebody waits or is in review, and for a draw.
pub async fn set_allocation(
    db: &Db,
    key: FormKey,
    id: OfferingId,
    to: Allocation,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::SetAllocation, by, About::Offering(id));
    db.desk_once(key, doing, (id, to, by.clone()), |tx, (id, to, by), now| {
        Box::pin(give_as(tx, *id, *to, by, now))
    })
    .await
}

/// The same as a step of a unit.
pub(crate) async fn give_as(
    tx: &mut Tx,
    id: OfferingId,
    to: Allocation,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    may_change(&offering.terms, to, &offering.places, now)?;
    give(tx, id, to).await
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
