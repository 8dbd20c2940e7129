//! Forms that came back, kept for a day for the browser that sent them: what was typed in the evening is there in the morning.

use crate::columns::storable;
use crate::db::{Db, Reach};
use crate::error::Result;
use crate::sign_in::Visitor;

/// How long an attempt is kept, in seconds.
pub(crate) const KEPT_FOR: i64 = 24 * 60 * 60;

/// Keeps what was typed into a form; the next attempt at the same form replaces it.
pub async fn keep(db: &Db, visitor: &Visitor, form: &str, content: &str) -> Result<()> {
    let facts = (visitor.clone(), form.to_owned(), storable(content));
    db.write(facts, |tx, (visitor, form, content), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "insert into attempt (visitor_hash, form, content, at) \
                       values ($1, $2, $3, $4) on conflict (visitor_hash, form) \
                       do update set content = excluded.content, at = excluded.at";
            sqlx::query(sql)
                .bind(visitor.hash())
                .bind(form.as_str())
                .bind(content.as_str())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Forgets every form that this browser sent and where it stands in signing in: the next person at it is another.
pub async fn forget(db: &Db, visitor: &Visitor) -> Result<()> {
    db.write(visitor.clone(), |tx, visitor, _now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            for sql in [
                "delete from attempt where visitor_hash = $1",
                "delete from sign_in_step where visitor_hash = $1",
            ] {
                sqlx::query(sql).bind(visitor.hash()).execute(&mut **tx).await?;
            }
            Ok(())
        })
    })
    .await
}

/// What this browser typed into the form in the last twenty-four hours; it may be asked for again.
pub async fn kept(db: &Db, visitor: &Visitor, form: &str) -> Result<Option<String>> {
    let sql = "select content from attempt where visitor_hash = $1 and form = $2 and at > $3";
    let content = sqlx::query_scalar(sql)
        .bind(visitor.hash())
        .bind(form)
        .bind(db.now().as_second() - KEPT_FOR)
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    Ok(content)
}
