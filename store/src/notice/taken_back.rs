//! What was told of a calling off that is taken back: who has not heard of it yet does not hear of it any more.

use domain::id::{OfferingId, PersonId, SignUpId};
use jiff::Timestamp;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// Who was told that an offering is called off, or was to be.
pub(crate) struct Told {
    /// Whom.
    pub person: PersonId,
    /// Their entry; nothing where they had only wished for it.
    pub sign_up: Option<SignUpId>,
    /// They have read it, or a message has gone out: they know.
    pub knows: bool,
}

/// Takes back what was told of the offering at this instant, where nobody has read it and no message has gone out; answers who was
/// told. A message that somebody hands over to the gateway at this moment counts as gone out.
pub(crate) async fn take_calling_off_back(
    tx: &mut Tx,
    offering: OfferingId,
    at: Timestamp,
    now: Timestamp,
) -> Result<Vec<Told>> {
    let sql = "update outbox_message set state = 'not_needed', error = null \
               where offering_id = $1 and kind = 'cancelled' and at = $2 and state in ('waiting', 'given_up')";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(at.as_second());
    query.execute(&mut **tx).await?;
    let sql = "select n.person_id, n.sign_up_id, \
               case when n.seen_at is not null or m.state in ('sending', 'sent', 'told') then 1 else 0 end as knows \
               from notice n left join outbox_message m on m.id = n.id \
               where n.offering_id = $1 and n.kind = 'cancelled' and n.at = $2 order by n.id";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(at.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    let told = |row: &AnyRow| {
        Ok(Told {
            person: row.id("person_id")?,
            sign_up: row.word_if_any("sign_up_id", |id| id.parse().ok())?,
            knows: row.number::<i64>("knows")? == 1,
        })
    };
    let all = rows.iter().map(told).collect::<Result<Vec<_>>>()?;
    // It is not shown any more: no notice is deleted.
    let sql = "update notice set seen_at = $3 \
               where offering_id = $1 and kind = 'cancelled' and at = $2 and seen_at is null";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(at.as_second());
    query.bind(now.as_second()).execute(&mut **tx).await?;
    Ok(all)
}
