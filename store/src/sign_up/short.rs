//! 结果: how somebody stands, and no more, for the minute in which thousands want to know. Those who ask at once are answered by
//! one question to the database.

use std::collections::HashMap;

use domain::id::{PersonId, SignUpId};
use domain::sign_up::Place;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::row::place_from;
use crate::columns::Columns;
use crate::db::{Db, PATIENCE, Waiting, tell_each};
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// So many entries at most in one question.
const MOST: usize = 64;

/// How an entry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whose it is.
    pub person: PersonId,
    /// Their place or position.
    pub place: Place,
    /// What the offering is called.
    pub offering: String,
    /// There is a fee that was not paid.
    pub has_fee: bool,
}

/// How an entry of this person stands. Nothing where it has ended, what it is for is over, or it is somebody else's: of these
/// there is more to tell.
pub async fn outcome(db: &Db, id: SignUpId, person: PersonId) -> Result<Option<Outcome>> {
    let asked = db.clone();
    let together = |_: &[Waiting<SignUpId, Option<Outcome>>], _: &SignUpId| true;
    let answer = move |waiting| answer(asked.clone(), waiting);
    let found = db.outcomes().ask(db.lane(), id, MOST, PATIENCE, together, answer).await?;
    Ok(found.filter(|outcome| outcome.person == person))
}

async fn answer(db: Db, waiting: Vec<Waiting<SignUpId, Option<Outcome>>>) {
    let ids: Vec<SignUpId> = waiting.iter().map(|one| one.facts).collect();
    let found = outcomes(&db, &ids).await;
    // One entry may be asked for twice: at a tablet and a telephone.
    let each =
        |found: HashMap<_, Outcome>| ids.iter().map(|id| Ok(found.get(id).cloned())).collect();
    tell_each(waiting, found.map(each));
}

async fn outcomes(db: &Db, ids: &[SignUpId]) -> Result<HashMap<SignUpId, Outcome>> {
    let asked = padded(ids);
    let sql = format!(
        "select s.id, s.person_id, s.state, s.answer_by, o.allocation, o.name, \
         case when coalesce(s.costs, o.fee) > 0 and s.paid_at is null then 1 else 0 end as has_fee, {} \
         from sign_up s join offering o on o.id = s.offering_id \
         where s.ended_at is null and o.last_to > $1 and s.id in ({})",
        include_str!("position.sql"),
        placeholders(2, asked.len())
    );
    let mut connection = db.reader().await?;
    let query = sqlx::query(AssertSqlSafe(sql)).bind(db.now().as_second());
    let rows = bind_each(query, &asked).fetch_all(&mut *connection).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in &rows {
        if let Some(outcome) = outcome_from(row)? {
            found.insert(row.id("id")?, outcome);
        }
    }
    Ok(found)
}

fn outcome_from(row: &AnyRow) -> Result<Option<Outcome>> {
    let Some(place) = place_from(row)? else { return Ok(None) };
    Ok(Some(Outcome {
        person: row.id("person_id")?,
        place,
        offering: row.text("name")?,
        has_fee: row.number::<i64>("has_fee")? == 1,
    }))
}
