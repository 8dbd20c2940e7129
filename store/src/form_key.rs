//! A form's hidden key: claimed by the unit that does what the form asks, with the answer it gave.

use std::collections::HashMap;

use domain::id::FormKey;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::rows::insert_all;

/// A new key, for a form that is about to be shown.
pub fn new() -> FormKey {
    FormKey(Uuid::now_v7())
}

/// What became of a claim.
pub(crate) enum Claim {
    /// Nobody has used the key: do what the form asks.
    New,
    /// It was done before, with this answer.
    Answered(String),
}

/// What tells one form from another: what it does, and with which contents.
pub(crate) fn fingerprint(verb: &str, facts: &impl Serialize) -> Result<String> {
    Ok(format!("{verb}:{}", hashed(&serde_json::to_string(facts)?)))
}

/// Whether it is a form of this kind, whatever its contents.
pub(crate) fn is_of(fingerprint: &str, verb: &str) -> bool {
    fingerprint.split_once(':').is_some_and(|(own, _)| own == verb)
}

/// SHA-256 in hexadecimal.
pub(crate) fn hashed(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Claims a key. A second unit with the same key waits here until the first has ended.
pub(crate) async fn claim(
    tx: &mut Tx,
    key: FormKey,
    fingerprint: &str,
    now: Timestamp,
) -> Result<Claim> {
    let sql = "insert into form_key (key, fingerprint, answer, at) values ($1, $2, '', $3) \
               on conflict (key) do nothing";
    let claimed = sqlx::query(sql)
        .bind(key.to_string())
        .bind(fingerprint)
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    if claimed.rows_affected() == 1 {
        return Ok(Claim::New);
    }
    let row = sqlx::query("select fingerprint, answer from form_key where key = $1")
        .bind(key.to_string())
        .fetch_one(&mut **tx)
        .await?;
    if row.try_get::<&str, _>("fingerprint")? != fingerprint {
        return Err(Error::Refused(Refusal::KeyUsedForSomethingElse));
    }
    Ok(Claim::Answered(row.try_get("answer")?))
}

/// Keeps the answer with the key, in the same unit as its effect.
pub(crate) async fn keep_answer(tx: &mut Tx, key: FormKey, answer: &str) -> Result<()> {
    sqlx::query("update form_key set answer = $2 where key = $1")
        .bind(key.to_string())
        .bind(answer)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What was answered before under these keys, by key, with what was asked.
pub(crate) async fn answered(
    connection: &mut AnyConnection,
    keys: &[FormKey],
) -> Result<HashMap<FormKey, (String, String)>> {
    let keys = padded(keys);
    let sql = format!(
        "select key, fingerprint, answer from form_key where key in ({})",
        placeholders(1, keys.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), keys);
    let rows = query.fetch_all(connection).await?;
    let told = |row: &AnyRow| Ok((row.id("key")?, (row.text("fingerprint")?, row.text("answer")?)));
    rows.iter().map(told).collect()
}

/// A key that was used for the first time.
pub(crate) struct Used {
    /// Which.
    pub key: FormKey,
    /// What was asked.
    pub fingerprint: String,
    /// What was answered, as JSON.
    pub answer: String,
}

/// Claims these keys and keeps their answers, at the end of the unit that has done what was asked. A key that another unit has
/// claimed meanwhile undoes everything; the unit is run again and finds the answer.
pub(crate) async fn keep_answers(tx: &mut Tx, used: Vec<Used>, now: Timestamp) -> Result<()> {
    let row = |one: Used| {
        vec![
            one.key.to_string().into(),
            one.fingerprint.into(),
            one.answer.into(),
            now.as_second().into(),
        ]
    };
    let rows: Vec<_> = used.into_iter().map(row).collect();
    Ok(insert_all(tx, "form_key (key, fingerprint, answer, at)", &rows).await?)
}
