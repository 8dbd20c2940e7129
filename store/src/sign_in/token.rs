//! Tokens: what a browser's cookie holds, and ending what it opens.

use std::fmt;

use domain::id::{PersonId, SignInId};
use domain::person::Mobile;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Visitor;
use super::browser::Browser;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::form_key::hashed;

/// What a cookie holds to show who is signed in: 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    pub(super) fn random() -> Self {
        Self(random_text())
    }

    /// For the cookie. Never log it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a browser that is signed in can make and the database cannot: only the token's hash is kept there.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInSecret(String);

impl SignInSecret {
    pub(super) fn of(token: &str) -> Self {
        Self(hashed(&format!("secret of {token}")))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SignInSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignInSecret")
    }
}

/// 256 bits of the operating system's seeding, in hexadecimal.
pub(crate) fn random_text() -> String {
    rand::random::<[u8; 32]>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Which door a browser came through.
#[derive(Clone, Copy)]
pub(super) enum Door {
    /// By a code.
    Person,
    /// By a coordinator's password.
    Desk,
}

/// Keeps that the browser with this token is the person's.
pub(super) async fn insert(
    tx: &mut Tx,
    token: &Token,
    person: PersonId,
    door: Door,
    lasts: SignedDuration,
    now: Timestamp,
) -> Result<()> {
    let door = match door {
        Door::Person => "person",
        Door::Desk => "desk",
    };
    let sql = "insert into sign_in (id, token_hash, person_id, kind, created_at, expires_at) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(SignInId(Uuid::now_v7()).to_string())
        .bind(hashed(token.as_str()))
        .bind(person.to_string())
        .bind(door)
        .bind(now.as_second())
        .bind(now.as_second() + lasts.as_secs())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends one sign-in.
pub async fn sign_out(db: &Db, id: SignInId) -> Result<()> {
    db.write(id, |tx, id, now| {
        Box::pin(async move {
            let sql = "update sign_in set ended_at = coalesce(ended_at, $2) where id = $1";
            let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
            let ended = query.execute(&mut **tx).await?.rows_affected();
            if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
        })
    })
    .await
}

/// Ends every sign-in of a person; returns how many. No browser but this one is known as theirs any more: one may have been lost.
pub async fn sign_out_everywhere(db: &Db, person: PersonId, visitor: &Visitor) -> Result<u32> {
    db.write((person, visitor.clone()), |tx, (person, visitor), now| {
        Box::pin(async move {
            let sql = "select mobile from person where id = $1";
            let query = sqlx::query(sql).bind(person.to_string());
            let row = query.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
            let mobile = row.word_if_any("mobile", |mobile| Mobile::parse(mobile).ok())?;
            if let Some(mobile) = mobile {
                Browser::at_number(&mobile, visitor.hash()).forget_others(tx).await?;
            }
            let sql = "update sign_in set ended_at = $2 \
                       where person_id = $1 and ended_at is null and expires_at > $2";
            let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
            let ended = query.execute(&mut **tx).await?.rows_affected();
            Ok(u32::try_from(ended).unwrap_or(u32::MAX))
        })
    })
    .await
}
