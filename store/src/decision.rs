//! 为什么: writing down what every change of a sign-up was decided by, and reading it again.

use domain::decision::{Basis, Decided, Decision};
use domain::id::{PersonId, SignUpId};
use domain::offering::Places;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::row::places_from;

/// The decisions on one of the person's own sign-ups, the first one first; somebody else's has none.
pub async fn decisions_of(db: &Db, sign_up: SignUpId, person: PersonId) -> Result<Vec<Decision>> {
    let sql = "select d.at, d.what, d.basis, d.reason, d.capacity, d.held, d.waiting, \
               cast(0 as bigint) as passed \
               from decision d join sign_up s on s.id = d.sign_up_id \
               where d.sign_up_id = $1 and s.person_id = $2 order by d.at, d.id";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(decision_from).collect()
}

fn decision_from(row: &AnyRow) -> Result<Decision> {
    let reason = row.text("reason")?;
    Ok(Decision {
        at: row.instant("at")?,
        what: row.word("what", Decided::from_code)?,
        basis: row.word("basis", |word| Basis::read(word, &reason))?,
        before: places_from(row)?,
    })
}

/// What is written down of one change, in the unit that makes it.
pub(crate) struct Decisive<'a> {
    /// Of which sign-up.
    pub sign_up: SignUpId,
    /// What was decided.
    pub what: Decided,
    /// By what.
    pub basis: &'a Basis,
    /// How places stood before.
    pub before: &'a Places,
    /// Who did it; nobody where the waiting list moved by itself.
    pub by: Option<PersonId>,
}

/// Writes it down.
pub(crate) async fn record(tx: &mut Tx, decisive: Decisive<'_>, now: Timestamp) -> Result<()> {
    let Decisive { sign_up, what, basis, before, by } = decisive;
    let (word, reason) = basis.stored();
    let sql = "insert into decision \
               (id, sign_up_id, at, what, basis, reason, capacity, held, waiting, by_person_id) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(sign_up.to_string())
        .bind(now.as_second())
        .bind(what.code())
        .bind(word)
        .bind(reason)
        .bind(before.capacity.map(i64::from))
        .bind(i64::from(before.held))
        .bind(i64::from(before.waiting))
        .bind(by.map(|person| person.to_string()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
