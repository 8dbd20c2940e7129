//! How an offering stands: what the rules about places need, and its lock.

use std::collections::HashMap;

use domain::id::{InstitutionId, OfferingId};
use domain::offering::{Fen, Places, Terms};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::row::{is_staged, places_from, terms_from};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders, rows};
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
    lock_all(tx, &[id], 1).await?.remove(&id).ok_or(Error::NotFound)
}

/// The same of several offerings, of each for so many who may join; with the revision of the first. What does not exist is
/// missing.
pub(crate) async fn lock_all(
    tx: &mut Tx,
    ids: &[OfferingId],
    joining: i64,
) -> Result<HashMap<OfferingId, (i64, Standing)>> {
    if tx.has(Bug::NoLock) {
        return unlocked(tx, ids).await;
    }
    tx.lock_in_order("offering", ids).await?;
    let ids = padded(ids);
    let sql = format!(
        "update offering set revision = revision + $1 where id in ({}) \
         returning id, revision - $1 + 1 as first_to_join, {}",
        placeholders(2, ids.len()),
        include_str!("standing.sql")
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)).bind(joining), ids);
    let rows = query.fetch_all(&mut **tx).await?;
    let locked =
        |row: &AnyRow| Ok((row.id("id")?, (row.number("first_to_join")?, standing_from(row)?)));
    rows.iter().map(locked).collect()
}

/// What the fault [`Bug::NoLock`] makes of it.
async fn unlocked(tx: &mut Tx, ids: &[OfferingId]) -> Result<HashMap<OfferingId, (i64, Standing)>> {
    let mut unlocked = HashMap::new();
    for id in ids {
        unlocked.insert(*id, (i64::from(rand::random::<u32>()), standing(tx, *id).await?));
    }
    // On a machine with much to do two would hardly ever meet.
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    Ok(unlocked)
}

/// How the offering stands. Inside a unit that will change it, only after [`lock`].
pub(crate) async fn standing(connection: &mut AnyConnection, id: OfferingId) -> Result<Standing> {
    let sql = concat!("select ", include_str!("standing.sql"), " from offering where id = $1");
    standing_from(&sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?)
}

/// The same of several offerings. What does not exist is missing.
pub(crate) async fn standings(
    connection: &mut AnyConnection,
    ids: &[OfferingId],
) -> Result<HashMap<OfferingId, Standing>> {
    let ids = padded(ids);
    let sql = format!(
        "select id, {} from offering where id in ({})",
        include_str!("standing.sql"),
        placeholders(1, ids.len())
    );
    let rows = bind_each(sqlx::query(AssertSqlSafe(sql)), ids).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.id("id")?, standing_from(row)?))).collect()
}

fn standing_from(row: &AnyRow) -> Result<Standing> {
    Ok(Standing {
        institution: row.id("institution_id")?,
        begins_at: row.instant("first_at")?,
        terms: terms_from(row)?,
        places: places_from(row)?,
        fee: Fen(row.number("fee")?),
        is_staged: is_staged(row)?,
    })
}

/// How many more places of an offering are held, and how many more people wait for one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct More {
    /// Places.
    pub held: i64,
    /// People.
    pub waiting: i64,
}

/// Keeps the stored counts equal to the rows: so many more places held, so many more people waiting.
pub(crate) async fn count(
    tx: &mut Tx,
    id: OfferingId,
    held_more: i64,
    waiting_more: i64,
) -> Result<()> {
    count_all(tx, &HashMap::from([(id, More { held: held_more, waiting: waiting_more })])).await
}

/// The same of several offerings.
pub(crate) async fn count_all(tx: &mut Tx, more: &HashMap<OfferingId, More>) -> Result<()> {
    if more.is_empty() {
        return Ok(());
    }
    let stops = tx.has(Bug::CapacityIgnored) || tx.has(Bug::CounterSkipsCapacity);
    let held = if stops {
        "case when held + more.column2 > capacity then capacity else held + more.column2 end"
    } else {
        "held + more.column2"
    };
    // Both engines name the columns of `values` so. What is no offering's key fills the list up: see `lists::padded`.
    let length = more.len().next_power_of_two();
    let sql = format!(
        "update offering set held = {held}, waiting = waiting + more.column3 \
         from (values {}) as more where offering.id = more.column1",
        rows(1, length, 3)
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for (id, more) in more {
        query = query.bind(id.to_string()).bind(more.held).bind(more.waiting);
    }
    for _ in more.len()..length {
        query = query.bind("").bind(0_i64).bind(0_i64);
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

/// The same of those who wait and let the place that is free go by.
pub(crate) async fn count_passed(tx: &mut Tx, id: OfferingId, more: i64) -> Result<()> {
    if more != 0 {
        sqlx::query("update offering set passed = passed + $2 where id = $1")
            .bind(id.to_string())
            .bind(more)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
