//! How somebody wants to be told, chosen on the other record alone, holds for the kept one; undone while nothing else was chosen.

use domain::id::PersonId;

use super::Moved;
use crate::db::Tx;
use crate::error::Result;

/// What it is called in `merge_row`.
pub(super) const TAKEN: &str = "own_way";

/// What was chosen on the kept record stays; nothing where nobody has chosen on the other.
pub(super) async fn take(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<Option<Moved>> {
    let sql = "update person set own_way = (select o.own_way from person o where o.id = $1) \
               where id = $2 and own_way is null \
               and exists (select 1 from person o where o.id = $1 and o.own_way is not null)";
    let query = sqlx::query(sql).bind(from.to_string()).bind(to.to_string());
    let is_taken = query.execute(&mut **tx).await?.rows_affected() > 0;
    Ok(is_taken.then(|| (TAKEN, to.to_string())))
}

/// The kept record has none again; what was chosen there since the merge stays.
pub(super) async fn give_back(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<()> {
    let sql = "update person set own_way = null where id = $2 \
               and own_way = (select o.own_way from person o where o.id = $1)";
    let query = sqlx::query(sql).bind(from.to_string()).bind(to.to_string());
    query.execute(&mut **tx).await?;
    Ok(())
}
