//! How somebody wants to be told, and where their letters go: known of the other record alone, it holds for the kept one; undone
//! while nothing else was told there.

use domain::id::PersonId;

use super::Moved;
use crate::db::Tx;
use crate::error::Result;

/// Each with what it is called in `merge_row`, what takes it over where the kept record ($2) has none, and what takes it back.
const CARRIED: [(&str, &str, &str); 2] = [
    (
        "own_way",
        "update person set own_way = (select o.own_way from person o where o.id = $1) \
         where id = $2 and own_way is null \
         and exists (select 1 from person o where o.id = $1 and o.own_way is not null)",
        "update person set own_way = null where id = $2 \
         and own_way = (select o.own_way from person o where o.id = $1)",
    ),
    (
        "address",
        "update person set address = (select o.address from person o where o.id = $1) \
         where id = $2 and trim(coalesce(address, '')) = '' \
         and exists (select 1 from person o where o.id = $1 and trim(coalesce(o.address, '')) <> '')",
        "update person set address = null where id = $2 \
         and address = (select o.address from person o where o.id = $1)",
    ),
];

/// What was told of the kept record stays; nothing of what nobody has told of the other.
pub(super) async fn take(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<Vec<Moved>> {
    let mut taken = Vec::new();
    for (what, take, _) in CARRIED {
        let query = sqlx::query(take).bind(from.to_string()).bind(to.to_string());
        if query.execute(&mut **tx).await?.rows_affected() > 0 {
            taken.push((what, to.to_string()));
        }
    }
    Ok(taken)
}

/// The kept record has none again; what was told there since the merge stays. Answers whether this was anything taken so.
pub(super) async fn give_back(
    tx: &mut Tx,
    what: &str,
    from: PersonId,
    to: PersonId,
) -> Result<bool> {
    let Some((_, _, back)) = CARRIED.into_iter().find(|(name, ..)| *name == what) else {
        return Ok(false);
    };
    let query = sqlx::query(back).bind(from.to_string()).bind(to.to_string());
    query.execute(&mut **tx).await?;
    Ok(true)
}
