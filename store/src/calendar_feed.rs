//! 日历订阅: whoever knows the token reads one person's timetable, and nothing else.

use domain::id::PersonId;
use jiff::Timestamp;

use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::person;
use crate::sign_in::random_text;

/// The person's token, if they have asked for one.
pub async fn token_of(db: &Db, person: PersonId) -> Result<Option<String>> {
    let sql = "select token from calendar_feed where person_id = $1 and ended_at is null";
    let query = sqlx::query_scalar(sql).bind(person.to_string());
    Ok(query.fetch_optional(&mut *db.reader().await?).await?)
}

/// Makes a token; the one before it ends.
pub async fn renew(db: &Db, person: PersonId) -> Result<String> {
    db.write(person, |tx, person, now| {
        Box::pin(async move {
            person::lock(tx, *person).await?;
            let sql = "update calendar_feed set ended_at = $2 \
                       where person_id = $1 and ended_at is null";
            let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
            query.execute(&mut **tx).await?;
            insert(tx, *person, now).await
        })
    })
    .await
}

async fn insert(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<String> {
    let token = random_text();
    sqlx::query("insert into calendar_feed (token, person_id, created_at) values ($1, $2, $3)")
        .bind(token.as_str())
        .bind(person.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(token)
}

/// Whose timetable the token opens, if it still opens one.
pub async fn person_of(db: &Db, token: &str) -> Result<Option<PersonId>> {
    let sql = "select person_id from calendar_feed where token = $1 and ended_at is null";
    let row =
        sqlx::query(sql).bind(storable(token)).fetch_optional(&mut *db.reader().await?).await?;
    row.map(|row| row.id("person_id")).transpose()
}
