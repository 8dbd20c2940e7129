//! Signing in by a code sent to a telephone.

use domain::id::PersonId;
use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_in::{
    CODES_PER_ADDRESS, CODES_PER_NUMBER, Code, FAILURES_PER_ADDRESS, SIGN_IN_LASTS,
    WRONG_CODES_PER_NUMBER, code_is_alive,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::Visitor;
use super::limit::{Tries, lock};
use super::token::{Door, Token, insert};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::form_key::hashed;
use crate::person::of_mobile;

/// A form sent twice by a double tap is answered alike for so many seconds.
const AGAIN: i64 = 60;

/// How far back codes are looked at, in seconds, to tell an expired one from a wrong one.
const REMEMBERED: i64 = 24 * 60 * 60;

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

/// A browser that has just become a person's.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// For the cookie.
    pub token: Token,
    /// Who.
    pub person: PersonId,
    /// Where to go now.
    pub return_to: String,
}

struct Wish {
    visitor: Visitor,
    mobile: Mobile,
    address: String,
    return_to: String,
    id: String,
    code_hash: String,
}

/// Makes a code for the number. The caller hands it to the sender; here only its hash is kept.
pub async fn ask_for_code(
    db: &Db,
    visitor: &Visitor,
    mobile: &Mobile,
    address: &str,
    return_to: &str,
) -> Result<Code> {
    let code = Code::from_number(rand::random_range(0..1_000_000));
    let id = Uuid::now_v7().to_string();
    let code_hash = code_hash(&id, &code);
    let (address, return_to) = (address.to_owned(), return_to.to_owned());
    let (visitor, mobile) = (visitor.clone(), mobile.clone());
    let wish = Wish { visitor, mobile, address, return_to, id, code_hash };
    db.write(wish, |tx, wish, now| Box::pin(keep_code(tx, wish, now))).await?;
    Ok(code)
}

async fn keep_code(tx: &mut Tx, wish: &Wish, now: Timestamp) -> Result<()> {
    let by_number = Tries::of("code_to_number", wish.mobile.as_str(), CODES_PER_NUMBER);
    let by_address = Tries::of("code_from_address", &wish.address, CODES_PER_ADDRESS);
    lock(tx, &[&by_number, &by_address], now).await?;
    for tries in [&by_number, &by_address] {
        tries.admit(tx, now).await?;
        tries.note(tx, now).await?;
    }
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
        .bind(wish.visitor.hash())
        .bind(wish.mobile.as_str())
        .bind(wish.return_to.as_str())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What is kept of a code: hashed with its row's key, so that equal codes look different.
fn code_hash(id: &str, code: &Code) -> String {
    hashed(&format!("{id}{}", code.as_str()))
}

/// Where this browser stands; nothing once it is signed in.
pub async fn step(db: &Db, visitor: &Visitor) -> Result<Option<SignInStep>> {
    let sql = "select mobile, return_to, at from sign_in_step \
               where visitor_hash = $1 and done_at is null and at > $2";
    let row = sqlx::query(sql)
        .bind(visitor.hash())
        .bind(db.now().as_second() - REMEMBERED)
        .fetch_optional(&mut *db.reader().await?)
        .await?;
    row.as_ref().map(step_from).transpose()
}

fn step_from(row: &sqlx::any::AnyRow) -> Result<SignInStep> {
    let mobile = row.word("mobile", |mobile| Mobile::parse(mobile).ok())?;
    Ok(SignInStep { mobile, return_to: row.text("return_to")?, at: row.instant("at")? })
}

struct Typed {
    visitor: Visitor,
    code: Code,
    address: String,
    token: Token,
}

/// Signs in whoever has the telephone. The first time makes the person.
pub async fn sign_in_with_code(
    db: &Db,
    visitor: &Visitor,
    code: &Code,
    address: &str,
) -> Result<SignedIn> {
    let (visitor, code, address) = (visitor.clone(), code.clone(), address.to_owned());
    let typed = Typed { visitor, code, address, token: Token::random() };
    // A wrong code is an answer and no error: the try must be kept.
    let answer = db.write(typed, |tx, typed, now| Box::pin(compare(tx, typed, now))).await?;
    answer.map_err(Error::Refused)
}

async fn compare(
    tx: &mut Tx,
    typed: &Typed,
    now: Timestamp,
) -> Result<std::result::Result<SignedIn, Refusal>> {
    let sql = "select mobile, return_to, at from sign_in_step \
               where visitor_hash = $1 and (done_at is null or done_at > $2)";
    let query = sqlx::query(sql).bind(typed.visitor.hash()).bind(now.as_second() - AGAIN);
    let Some(row) = query.fetch_optional(&mut **tx).await? else {
        return Ok(Err(Refusal::CodeExpired));
    };
    let step = step_from(&row)?;
    let by_number = Tries::of("wrong_code", step.mobile.as_str(), WRONG_CODES_PER_NUMBER);
    let by_address = Tries::of("failure", &typed.address, FAILURES_PER_ADDRESS);
    lock(tx, &[&by_number, &by_address], now).await?;
    let wrong_before = by_number.admit(tx, now).await?;
    by_address.admit(tx, now).await?;
    match verdict(tx, typed, &step.mobile, now).await? {
        Verdict::Right { code } => {
            by_number.forget(tx).await?;
            Ok(Ok(welcome(tx, typed, step, &code, now).await?))
        }
        Verdict::Expired => Ok(Err(Refusal::CodeExpired)),
        Verdict::Wrong => {
            by_number.note(tx, now).await?;
            by_address.note(tx, now).await?;
            Ok(Err(Refusal::WrongCode { left: by_number.left(wrong_before + 1) }))
        }
    }
}

enum Verdict {
    /// The key of the code's row.
    Right {
        code: String,
    },
    /// Too old, or used by another browser.
    Expired,
    Wrong,
}

/// Compares the typed code with every code that the number was sent of late.
async fn verdict(tx: &mut Tx, typed: &Typed, mobile: &Mobile, now: Timestamp) -> Result<Verdict> {
    let sql = "select c.id, c.code_hash, c.sent_at, \
               case when c.used_at is null or (c.used_at > $3 and s.done_at is not null) \
               then 0 else 1 end as used \
               from sign_in_code c left join sign_in_step s on s.visitor_hash = $4 \
               where c.mobile = $1 and c.sent_at > $2 order by c.sent_at desc, c.id desc";
    let rows = sqlx::query(sql)
        .bind(mobile.as_str())
        .bind(now.as_second() - REMEMBERED)
        .bind(now.as_second() - AGAIN)
        .bind(typed.visitor.hash())
        .fetch_all(&mut **tx)
        .await?;
    let mut verdict = Verdict::Wrong;
    for row in rows {
        let id = row.text("id")?;
        if row.text("code_hash")? != code_hash(&id, &typed.code) {
            continue;
        }
        if row.number::<i64>("used")? == 0 && code_is_alive(row.instant("sent_at")?, now) {
            return Ok(Verdict::Right { code: id });
        }
        verdict = Verdict::Expired;
    }
    Ok(verdict)
}

/// Makes the browser the person's.
async fn welcome(
    tx: &mut Tx,
    typed: &Typed,
    step: SignInStep,
    code: &str,
    now: Timestamp,
) -> Result<SignedIn> {
    let person = of_mobile(tx, &step.mobile, now).await?.id;
    insert(tx, &typed.token, person, Door::Person, SIGN_IN_LASTS, now).await?;
    let used = "update sign_in_code set used_at = coalesce(used_at, $2) where id = $1";
    sqlx::query(used).bind(code).bind(now.as_second()).execute(&mut **tx).await?;
    let done = "update sign_in_step set done_at = coalesce(done_at, $2) where visitor_hash = $1";
    let query = sqlx::query(done).bind(typed.visitor.hash()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    Ok(SignedIn { token: typed.token.clone(), person, return_to: step.return_to })
}
