//! Whether a place from a draw lies near in time to what else its person has. Their wishes were looked at before the draw, and not
//! what came of them.

use domain::decision::Decision;
use domain::id::{PersonId, SignUpId};
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::travel::Tight;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::row::by_id;
use super::travel::tight_instead;
use crate::columns::Columns;
use crate::db::Db;
use crate::decision::decisions_in;
use crate::error::{Error, Result};

/// What the person would come late to, or leave early, with a place that a draw has given them; nothing where they took it
/// themselves, and were told then. What they only wait for is told when it is offered. Somebody else's entry is not found.
pub async fn tight_drawn(db: &Db, id: SignUpId, person: PersonId) -> Result<Option<Tight>> {
    let mut connection = db.reader().await?;
    let sign_up = by_id(&mut connection, id).await?;
    if sign_up.person != person {
        return Err(Error::NotFound);
    }
    let decisions = decisions_in(&mut connection, id, person).await?;
    tight_with(&mut connection, &sign_up, &decisions, db.now()).await
}

/// The same of one that is known, with everything that was decided about it.
pub(super) async fn tight_with(
    connection: &mut AnyConnection,
    sign_up: &SignUp,
    decisions: &[Decision],
    now: Timestamp,
) -> Result<Option<Tight>> {
    let is_drawn = decisions.last().is_some_and(|last| last.basis.is_drawn());
    if !is_drawn || sign_up.state != SignUpState::Live(Place::Held) {
        return Ok(None);
    }
    let sql = "select offering_id from sign_up where person_id = $1 \
               and (state = 'waiting' or (state = 'held' and answer_by is not null))";
    let query = sqlx::query(sql).bind(sign_up.person.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let waits = rows.iter().map(|row| row.id("offering_id")).collect::<Result<Vec<_>>>()?;
    tight_instead(connection, sign_up.offering, sign_up.person, &waits, now).await
}
