//! A form's hidden key: claimed by the unit that does what the form asks, with the answer it gave.

use domain::id::FormKey;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::Row;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::{Error, Result};

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
