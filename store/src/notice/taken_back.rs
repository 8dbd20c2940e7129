//! What was told of an act that is taken back: who has not heard of it yet does not hear of it any more.

use domain::id::{OfferingId, PersonId, SignUpId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// What is taken back.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TakenBack {
    /// An offering was called off, or was to be.
    CallingOff(OfferingId),
    /// Somebody was taken off a list, or their place was given on since it was not paid for.
    Ending(SignUpId),
}

impl TakenBack {
    /// Its notices and messages of the instant $2, as a condition on either table; $1 is [`Self::key`].
    const fn told(self) -> &'static str {
        match self {
            Self::CallingOff(_) => "offering_id = $1 and kind = 'cancelled' and at = $2",
            Self::Ending(_) => "sign_up_id = $1 and kind in ('removed', 'unpaid') and at = $2",
        }
    }

    fn key(self) -> String {
        match self {
            Self::CallingOff(id) => id.to_string(),
            Self::Ending(id) => id.to_string(),
        }
    }
}

/// Who was told of it.
pub(crate) struct Told {
    /// Whom.
    pub person: PersonId,
    /// Their entry; nothing where they had only wished for it.
    pub sign_up: Option<SignUpId>,
    /// They have read it, or a message has gone out: they know.
    pub knows: bool,
}

/// Takes back what was told of it at this instant, where nobody has read it and no message has gone out; answers who was told. A
/// message that somebody hands over to the gateway at this moment counts as gone out.
pub(crate) async fn take_back(
    tx: &mut Tx,
    what: TakenBack,
    at: Timestamp,
    now: Timestamp,
) -> Result<Vec<Told>> {
    // Nothing but one of two conditions is put into the statements.
    let of = what.told();
    let sql = format!(
        "update outbox_message set state = 'not_needed', error = null \
         where {of} and state in ('waiting', 'given_up')"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(what.key()).bind(at.as_second());
    query.execute(&mut **tx).await?;
    let sql = format!(
        "select n.person_id, n.sign_up_id, \
         case when n.seen_at is not null or m.state in ('sending', 'sent', 'told') then 1 else 0 end as knows \
         from (select * from notice where {of}) n left join outbox_message m on m.id = n.id order by n.id"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(what.key()).bind(at.as_second());
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
    let sql = format!("update notice set seen_at = $3 where {of} and seen_at is null");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(what.key()).bind(at.as_second());
    query.bind(now.as_second()).execute(&mut **tx).await?;
    Ok(all)
}
