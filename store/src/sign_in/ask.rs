//! Asking for a code on a telephone.

use domain::id::FormKey;
use domain::person::Mobile;
use domain::sign_in::Code;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::Visitor;
use super::browser::{Browser, CODES, Counted};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::form_key::hashed;

/// How far back codes are looked at, in seconds, to tell an expired one from a wrong one.
pub(super) const REMEMBERED: i64 = 24 * 60 * 60;

/// How long a browser's step is kept, in seconds: as long as any form. Its code has a shorter life of its own.
pub(crate) const STEP_KEPT_FOR: i64 = crate::attempt::KEPT_FOR;

/// Where a browser stands between two pages of signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInStep {
    /// The number that a code was asked for.
    pub mobile: Mobile,
    /// Where to go afterwards.
    pub return_to: String,
    /// When the code was asked for.
    pub at: Timestamp,
}

/// What a form asked for. The same form sent twice asks for the same, though each time another code was drawn for it.
#[derive(Serialize)]
struct Wish {
    visitor: String,
    mobile: Mobile,
    return_to: String,
    #[serde(skip)]
    address: String,
    #[serde(skip)]
    id: String,
    #[serde(skip)]
    code_hash: String,
}

/// Makes a code for the number, once for a form's key: `None` if the form was sent before and its code is on its way.
/// The caller hands the code to the sender; here only its hash is kept.
pub async fn ask_for_code(
    db: &Db,
    key: FormKey,
    visitor: &Visitor,
    mobile: &Mobile,
    address: &str,
    return_to: &str,
) -> Result<Option<Code>> {
    let code = Code::from_number(rand::random_range(0..1_000_000));
    let id = Uuid::now_v7().to_string();
    let code_hash = code_hash(&id, &code);
    let (address, return_to) = (address.to_owned(), storable(return_to));
    let (visitor, mobile) = (visitor.hash().to_owned(), mobile.clone());
    let wish = Wish { visitor, mobile, return_to, address, id: id.clone(), code_hash };
    let kept = db
        .write_once(key, "ask_for_code", wish, |tx, wish, now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(keep_code(tx, wish, now))
        })
        .await?;
    // The answer to a form that was sent before names the code of that time.
    Ok((kept == id).then_some(code))
}

/// Keeps the code, and answers the key of its row.
async fn keep_code(tx: &mut Tx, wish: &Wish, now: Timestamp) -> Result<String> {
    let browser = Browser::at_number(&wish.mobile, &wish.visitor);
    let counted = Counted::of(tx, &CODES, &browser, Some(&wish.address), now).await?;
    counted.admit(tx, now).await?;
    counted.note(tx, now).await?;
    let sql = "insert into sign_in_code (id, mobile, code_hash, sent_at) values ($1, $2, $3, $4)";
    sqlx::query(sql)
        .bind(wish.id.as_str())
        .bind(wish.mobile.as_str())
        .bind(wish.code_hash.as_str())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    let sql = "insert into sign_in_step (visitor_hash, mobile, return_to, at) \
               values ($1, $2, $3, $4) on conflict (visitor_hash) do update set \
               mobile = excluded.mobile, return_to = excluded.return_to, at = excluded.at, \
               done_at = null";
    sqlx::query(sql)
        .bind(wish.visitor.as_str())
        .bind(wish.mobile.as_str())
        .bind(wish.return_to.as_str())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(wish.id.clone())
}

/// What is kept of a code: hashed with its row's key, so that equal codes look different.
pub(crate) fn code_hash(id: &str, code: &Code) -> String {
    hashed(&format!("{id}{}", code.as_str()))
}

/// Where this browser stands; nothing once it is signed in, or after a day.
pub async fn step(db: &Db, visitor: &Visitor) -> Result<Option<SignInStep>> {
    let sql = "select mobile, return_to, at from sign_in_step \
               where visitor_hash = $1 and done_at is null and at > $2";
    let row = sqlx::query(sql)
        .bind(visitor.hash())
        .bind(db.now().as_second() - STEP_KEPT_FOR)
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    row.as_ref().map(step_from).transpose()
}

pub(super) fn step_from(row: &AnyRow) -> Result<SignInStep> {
    let mobile = row.word("mobile", |mobile| Mobile::parse(mobile).ok())?;
    Ok(SignInStep { mobile, return_to: row.text("return_to")?, at: row.instant("at")? })
}
