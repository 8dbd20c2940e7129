//! How an offering stands: what the rules about places need, and its lock.

use domain::id::{InstitutionId, OfferingId};
use domain::offering::{Fen, Places, Terms};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::row::{places_from, terms_from};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::seeded::Bug;

/// What the rules need to know of an offering.
pub(crate) struct Standing {
    /// Who holds it.
    pub institution: InstitutionId,
    /// When its first session begins.
    pub begins_at: Timestamp,
    /// The rules for coming.
    pub terms: Terms,
    /// Places and people.
    pub places: Places,
    /// What it costs.
    pub fee: Fen,
    /// Its places are given in stages: asking costs a question more.
    pub is_staged: bool,
}

impl Standing {
    /// Whether the coordinator runs it; for anybody else's it is as if it did not exist.
    pub(crate) fn is_run_by(&self, coordinator: &Coordinator) -> Result<()> {
        if self.institution == coordinator.institution { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// Raises the offering's revision, so that whoever counts its places queues here on both engines.
/// The revision is also the order of joining.
pub(crate) async fn lock(tx: &mut Tx, id: OfferingId) -> Result<(i64, Standing)> {
    if tx.has(Bug::NoLock) {
        let unlocked = standing(tx, id).await?;
        // On a machine with much to do two would hardly ever meet.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        return Ok((i64::from(rand::random::<u32>()), unlocked));
    }
    let sql = concat!(
        "update offering set revision = revision + 1 where id = $1 returning revision, ",
        include_str!("standing.sql")
    );
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    Ok((row.number("revision")?, standing_from(&row)?))
}

/// How the offering stands. Inside a unit that will change it, only after [`lock`].
pub(crate) async fn standing(connection: &mut AnyConnection, id: OfferingId) -> Result<Standing> {
    let sql = concat!("select ", include_str!("standing.sql"), " from offering where id = $1");
    standing_from(&sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?)
}

fn standing_from(row: &AnyRow) -> Result<Standing> {
    Ok(Standing {
        institution: row.id("institution_id")?,
        begins_at: row.instant("first_at")?,
        terms: terms_from(row)?,
        places: places_from(row)?,
        fee: Fen(row.number("fee")?),
        is_staged: row.number::<i64>("staged")? == 1,
    })
}

/// Keeps the stored counts equal to the rows: so many more places held, so many more people waiting.
pub(crate) async fn count(
    tx: &mut Tx,
    id: OfferingId,
    held_more: i64,
    waiting_more: i64,
) -> Result<()> {
    let counted = "update offering set held = held + $2, waiting = waiting + $3 where id = $1";
    let stopped = "update offering set waiting = waiting + $3, \
                   held = case when held + $2 > capacity then capacity else held + $2 end where id = $1";
    let stops = tx.has(Bug::CapacityIgnored) || tx.has(Bug::CounterSkipsCapacity);
    sqlx::query(if stops { stopped } else { counted })
        .bind(id.to_string())
        .bind(held_more)
        .bind(waiting_more)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
