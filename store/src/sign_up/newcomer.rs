//! 新学员: whether somebody counts as new at an institution, and if not, since what.

use domain::id::{InstitutionId, PersonId};
use domain::stage::ForWhom;
use jiff::Timestamp;

use super::stages::groups_at;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// Whether places for newcomers are for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Newcomer {
    /// They are.
    Counts,
    /// They are not: the person had a place in this, which began first of all.
    Since {
        /// What it is called.
        name: String,
        /// When it began.
        began_at: Timestamp,
    },
}

/// How the person stands by the rule that stages and draws go by; `None` where nothing tells since what they are no newcomer.
pub async fn newcomer(
    db: &Db,
    person: PersonId,
    institution: InstitutionId,
) -> Result<Option<Newcomer>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let groups = groups_at(&mut connection, person, &[institution], now).await?;
    if groups.get(&institution).is_some_and(|groups| groups.contains(&ForWhom::Newcomers)) {
        return Ok(Some(Newcomer::Counts));
    }
    // The places that `groups.sql` counts.
    let sql = "select begun.name, begun.first_at from sign_up had \
               join offering begun on begun.id = had.offering_id and begun.institution_id = $2 \
               and begun.first_at <= $3 where had.person_id = $1 \
               and (had.state = 'held' and had.answer_by is null \
               or had.ended_as = 'held' and had.ended_at > begun.first_at) \
               order by begun.first_at, begun.id limit 1";
    let row = sqlx::query(sql)
        .bind(person.to_string())
        .bind(institution.to_string())
        .bind(now.as_second())
        .fetch_optional(&mut *connection)
        .await?;
    row.map(|row| {
        Ok(Newcomer::Since { name: row.text("name")?, began_at: row.instant("first_at")? })
    })
    .transpose()
}
