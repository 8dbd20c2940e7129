//! 不退: a coordinator decides that what was paid for a place that has ended is not given back, and says why.

use domain::cash::CashRefusal;
use domain::id::{FormKey, SignUpId};
use domain::log::{About, Act, Field, LogRefusal};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::to_give_back::{GiveBackWhy, owed};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::sign_up::locked;

/// One such decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NothingBack {
    /// How much stays with the institution.
    pub amount: Fen,
    /// Why, which the person reads.
    pub reason: String,
    /// When it was decided.
    pub at: Timestamp,
    /// By whom.
    pub clerk_name: String,
}

/// Decides that what is left of the money for a place that has ended is not given back, for a reason that the person reads. Refused
/// where there is nothing to decide: all of it was given back, or it belongs to somebody who has another place instead. Another
/// institution's is not found.
pub async fn give_nothing_back(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    reason: &str,
    by: &Coordinator,
) -> Result<Fen> {
    let facts = (id, storable(reason), by.clone());
    let doing = Doing::beside(Act::GiveNothingBack, by, About::SignUp(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (_, offering) = locked(tx, *id).await?;
            offering.is_run_by(by)?;
            // Who gives back of it at the same moment waits here.
            queue(tx, by.institution).await?;
            let owed = owed(tx, None, Some(*id), by).await?.pop();
            let amount = match owed {
                Some(one) if matches!(one.why, GiveBackWhy::Ended(_)) => one.amount,
                _ => return Err(Refusal::Cash(CashRefusal::NothingLeft).into()),
            };
            let sql = "insert into nothing_back (id, sign_up_id, amount, reason, at, by_person_id) \
                       values ($1, $2, $3, $4, $5, $6)";
            sqlx::query(sql)
                .bind(Uuid::now_v7().to_string())
                .bind(id.to_string())
                .bind(i64::from(amount.0))
                .bind(reason.as_str())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            tx.note(Field::Amount, amount.0);
            Ok(amount)
        })
    })
    .await
}

/// What was decided at this instant counts no more: it is open again whether the money is given back. Another institution's is not
/// found.
pub(crate) async fn decided_no_more(
    tx: &mut Tx,
    id: SignUpId,
    decided_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    tx.reaches(Reach::NothingPublic);
    locked(tx, id).await?.1.is_run_by(by)?;
    queue(tx, by.institution).await?;
    let sql = "update nothing_back set taken_back_at = $3 \
               where sign_up_id = $1 and at = $2 and taken_back_at is null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(decided_at.as_second());
    match query.bind(now.as_second()).execute(&mut **tx).await?.rows_affected() {
        0 => Err(Refusal::Log(LogRefusal::ChangedSince).into()),
        _ => Ok(()),
    }
}

/// What was decided about one sign-up, the first one first. Of another institution's nothing.
pub async fn nothing_back_of(db: &Db, id: SignUpId, by: &Coordinator) -> Result<Vec<NothingBack>> {
    let sql = "select n.amount, n.reason, n.at, c.name as clerk_name from nothing_back n \
               join sign_up s on s.id = n.sign_up_id join offering o on o.id = s.offering_id \
               join person c on c.id = n.by_person_id \
               where n.sign_up_id = $1 and o.institution_id = $2 and n.taken_back_at is null order by n.at, n.id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let decided = |row: &AnyRow| {
        Ok(NothingBack {
            amount: Fen(row.number("amount")?),
            reason: row.text("reason")?,
            at: row.instant("at")?,
            clerk_name: row.text_if_any("clerk_name")?.unwrap_or_default(),
        })
    };
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(decided).collect()
}

/// Whether money for a place was given back, or its payment corrected, since the place has ended.
pub(crate) async fn given_back_since(
    tx: &mut Tx,
    id: SignUpId,
    ended_at: Timestamp,
) -> Result<bool> {
    let sql = "select count(*) as lines from receipt \
               where sign_up_id = $1 and payment_id is not null and what <> 'carried' and at >= $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(ended_at.as_second());
    Ok(query.fetch_one(&mut **tx).await?.number::<i64>("lines")? > 0)
}
