//! Who waits for whom where lists are frozen on PostgreSQL: a person, then the draws with their wishes, then an offering. On
//! SQLite units follow one another.

use domain::id::{DrawId, OfferingId, PersonId};
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// Keeps the lists of draws in which these people have wishes from being frozen or drawn until the end of the unit: what is
/// given to somebody meanwhile would stand on no list. Many may do so at once. After the people's locks, before an offering's.
pub(crate) async fn keep_lists_open(tx: &mut Tx, people: &[PersonId]) -> Result<()> {
    if !tx.is_beside_others() || people.is_empty() {
        return Ok(());
    }
    let people = padded(people);
    let sql = format!(
        "select id from draw where drawn_at is null and called_off_at is null and id in ( \
         select draw_id from application where person_id in ({}) and ended_at is null) \
         order by id for share",
        placeholders(1, people.len())
    );
    bind_each(sqlx::query(AssertSqlSafe(sql)), people).fetch_all(&mut **tx).await?;
    Ok(())
}

/// Whether the offering's places stand on a published list that has not been drawn yet.
pub(crate) async fn is_on_list(
    connection: &mut AnyConnection,
    offering: OfferingId,
) -> Result<bool> {
    let sql = "select count(*) as lists from draw_offering o join draw d on d.id = o.draw_id \
               where o.offering_id = $1 and o.left_at is null and d.frozen_at is not null \
               and d.drawn_at is null and d.called_off_at is null";
    let query = sqlx::query(sql).bind(offering.to_string());
    Ok(query.fetch_one(connection).await?.number::<i64>("lists")? > 0)
}

/// Locks the draw that is to be frozen with every other that could be frozen now: somebody may have wishes in two of them,
/// and each list has to know of the other. Whoever has wishes there is given nothing else meanwhile.
pub(super) async fn lock_for_list(tx: &mut Tx, draw: DrawId, now: Timestamp) -> Result<()> {
    if !tx.is_beside_others() {
        return Ok(());
    }
    let sql = "select id from draw where id = $1 or closes_at <= $2 and frozen_at is null \
               and drawn_at is null and called_off_at is null order by id for no key update";
    let query = sqlx::query(sql).bind(draw.to_string()).bind(now.as_second());
    query.fetch_all(&mut **tx).await?;
    Ok(())
}
