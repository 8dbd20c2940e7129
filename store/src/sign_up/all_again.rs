//! Everybody's places on an offering whose calling off is taken back: each as it stood, where its person can still have it.

use std::collections::HashSet;

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::put_back::as_it_stood;
use super::row::by_id;
use super::together::part;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::offering::standing::standing;
use crate::person;

/// Locks everybody whose place or position ended when the offering was called off, so that nothing else is given to them
/// meanwhile: the first lock of its unit.
pub(crate) async fn lock_all_ended(
    tx: &mut Tx,
    offering: OfferingId,
    ended_at: Timestamp,
) -> Result<()> {
    let sql = "select distinct person_id from sign_up \
               where offering_id = $1 and ended_at = $2 and end_reason = 'cancelled'";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(ended_at.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    let people: Vec<PersonId> =
        rows.iter().map(|row| row.id("person_id")).collect::<Result<_>>()?;
    if !people.is_empty() {
        person::lock_all(tx, &people).await?;
    }
    Ok(())
}

/// Gives everybody back what they had, in the order of joining; answers whom. Whoever has something else at that time by now, or
/// got their money back, is left out. The offering, its institution's row and its people are locked, and it runs again.
pub(crate) async fn all_stand_again(
    tx: &mut Tx,
    offering: OfferingId,
    (ended_at, reason): (Timestamp, &str),
    by: &Coordinator,
    now: Timestamp,
) -> Result<HashSet<SignUpId>> {
    let sql = "select id from sign_up where offering_id = $1 and ended_at = $2 and end_reason = 'cancelled' \
               order by joined";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(ended_at.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    let mut stand = HashSet::new();
    for row in &rows {
        let sign_up = by_id(tx, row.id("id")?).await?;
        // Each before has taken one of its places.
        let stands = standing(tx, offering).await?;
        match as_it_stood(tx, &sign_up, &stands, (ended_at, reason), by, now).await {
            Ok(()) => _ = stand.insert(sign_up.id),
            // Whoever waited together with them waits alone.
            Err(Error::Refused(_)) => part(tx, None, &sign_up, now).await?,
            Err(error) => return Err(error),
        }
    }
    Ok(stand)
}
