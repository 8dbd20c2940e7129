//! What is kept of a list until it is confirmed, and what its columns were said to be.

use domain::id::{ImportId, InstitutionId};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::Row;
use uuid::Uuid;

use super::Outcome;
use super::undo::Undone;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Result, found};
use crate::log::Doing;

/// A list that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What it is about, by its code; empty where nobody knows yet.
    pub kind: String,
    /// What was read, as the caller wrote it down; empty once a register was taken over.
    pub content: String,
    /// What became of it, once it was confirmed.
    pub outcome: Option<Outcome>,
    /// What came of taking it back.
    pub undone: Option<Undone>,
}

/// Keeps what was read from a file. Nothing is made yet.
pub async fn prepare(
    db: &Db,
    by: &Coordinator,
    file_name: &str,
    kind: &str,
    content: &str,
) -> Result<ImportId> {
    let facts = (by.clone(), file_name.to_owned(), kind.to_owned(), content.to_owned());
    db.write(facts, |tx, (by, file_name, kind, content), now| {
        Box::pin(async move {
            let id = ImportId(Uuid::now_v7());
            let sql = "insert into import \
                       (id, institution_id, coordinator_id, file_name, content, created_at, kind) \
                       values ($1, $2, $3, $4, $5, $6, $7)";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(by.institution.to_string())
                .bind(by.person.to_string())
                .bind(file_name)
                .bind(content)
                .bind(now.as_second())
                .bind(kind)
                .execute(&mut **tx)
                .await?;
            Ok(id)
        })
    })
    .await
}

/// A list that the coordinator's institution has handed in; another institution's is not found.
pub async fn prepared(db: &Db, id: ImportId, by: &Coordinator) -> Result<Prepared> {
    let sql = "select file_name, kind, content, outcome, undone from import \
               where id = $1 and institution_id = $2";
    let mut reader = db.reader().await?;
    let row = sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .fetch_one(&mut *reader)
        .await?;
    let (outcome, undone) = (row.text_if_any("outcome")?, row.text_if_any("undone")?);
    Ok(Prepared {
        file_name: row.text("file_name")?,
        kind: row.text("kind")?,
        content: row.text("content")?,
        outcome: outcome.map(|outcome| serde_json::from_str(&outcome)).transpose()?,
        undone: undone.map(|undone| serde_json::from_str(&undone)).transpose()?,
    })
}

/// Keeps what a coordinator has said of the columns of a list that waits, and remembers it for the next of the same headings.
/// One that was confirmed meanwhile is not found.
pub async fn keep_columns(
    db: &Db,
    id: ImportId,
    by: &Coordinator,
    list: (&str, &str),
    columns: (&str, &str),
) -> Result<()> {
    let owned = |pair: (&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
    let facts = (id, by.clone(), owned(list), owned(columns));
    let doing = Doing::beside(Act::SetColumns, by, About::Import(id));
    db.desk(doing, facts, |tx, (id, by, (kind, content), (headings, map)), now| {
        Box::pin(async move {
            let sql = "update import set kind = $3, content = $4 \
                       where id = $1 and institution_id = $2 and confirmed_at is null";
            let kept = sqlx::query(sql)
                .bind(id.to_string())
                .bind(by.institution.to_string())
                .bind(kind.as_str())
                .bind(content.as_str())
                .execute(&mut **tx)
                .await?;
            found(kept.rows_affected())?;
            let sql = "insert into column_map (institution_id, headings, content, by_person_id, at) \
                       values ($1, $2, $3, $4, $5) on conflict (institution_id, headings) do update \
                       set content = excluded.content, by_person_id = excluded.by_person_id, at = excluded.at";
            sqlx::query(sql)
                .bind(by.institution.to_string())
                .bind(headings.as_str())
                .bind(map.as_str())
                .bind(by.person.to_string())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// What the institution's desk said the last time of the columns of a file with these headings.
pub async fn remembered_columns(
    db: &Db,
    headings: &str,
    by: &Coordinator,
) -> Result<Option<String>> {
    let sql = "select content from column_map where institution_id = $1 and headings = $2";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(headings);
    let row = query.fetch_optional(&mut *db.reader().await?).await?;
    Ok(row.map(|row| row.try_get("content")).transpose()?)
}

/// The first step of taking a list over: what came of it, if that was done before.
pub(crate) async fn claim(
    tx: &mut Tx,
    id: ImportId,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Option<Outcome>> {
    let sql = "update import set confirmed_at = coalesce(confirmed_at, $3) \
               where id = $1 and institution_id = $2 returning outcome";
    let row = sqlx::query(sql)
        .bind(id.to_string())
        .bind(institution.to_string())
        .bind(now.as_second())
        .fetch_one(&mut **tx)
        .await?;
    let outcome = row.text_if_any("outcome")?;
    if outcome.is_some() {
        tx.note_nothing();
    }
    Ok(outcome.map(|outcome| serde_json::from_str(&outcome)).transpose()?)
}

/// The last step: what came of it. Of a register nothing else is kept.
pub(crate) async fn done(tx: &mut Tx, id: ImportId, outcome: &Outcome) -> Result<()> {
    tx.note(Field::Number, outcome.added);
    let sql = "update import set outcome = $2, \
               content = case when kind = 'people' then '' else content end where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(serde_json::to_string(outcome)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
