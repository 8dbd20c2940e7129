//! The code that a telephone has received: it signs in, or shows that a new number is the person's.

use domain::id::PersonId;
use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_in::{Code, SIGN_IN_LASTS, code_is_alive};
use jiff::Timestamp;

use super::Visitor;
use super::ask::{REMEMBERED, STEP_KEPT_FOR, SignInStep, code_hash, step_from};
use super::browser::{Browser, Counted, WRONG_CODES};
use super::token::{Door, Token, insert};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, unique_means};
use crate::member;
use crate::person::of_mobile;

/// A form sent twice by a double tap is answered alike for so many seconds.
const AGAIN: i64 = 60;

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
    let answer = db.write(typed, |tx, typed, now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(compare(tx, typed, now))
    });
    let answer = answer.await?;
    answer.map_err(Error::Refused)
}

async fn compare(
    tx: &mut Tx,
    typed: &Typed,
    now: Timestamp,
) -> Result<std::result::Result<SignedIn, Refusal>> {
    Ok(match accepted(tx, typed, now).await? {
        Ok(right) => Ok(welcome(tx, typed, right, now).await?),
        Err(refusal) => Err(refusal),
    })
}

/// Gives a person who is signed in the number that they have shown to be theirs, and answers where to go now.
pub async fn change_number(
    db: &Db,
    visitor: &Visitor,
    person: PersonId,
    code: &Code,
    address: &str,
) -> Result<String> {
    let (visitor, code, address) = (visitor.clone(), code.clone(), address.to_owned());
    let typed = Typed { visitor, code, address, token: Token::random() };
    let answer = db
        .write((typed, person), |tx, (typed, person), now| {
            Box::pin(async move {
                Ok(match accepted(tx, typed, now).await? {
                    Ok(right) => Ok(renumber(tx, typed, *person, right, now).await?),
                    Err(refusal) => Err(refusal),
                })
            })
        })
        .await?;
    answer.map_err(Error::Refused)
}

/// A code that was right.
struct Right {
    /// What it was asked for.
    step: SignInStep,
    /// The key of its row.
    code: String,
}

/// Whether the code is right, counted as a try if it is not.
async fn accepted(
    tx: &mut Tx,
    typed: &Typed,
    now: Timestamp,
) -> Result<std::result::Result<Right, Refusal>> {
    let sql = "select mobile, return_to, at from sign_in_step \
               where visitor_hash = $1 and (done_at is null or done_at > $2) and at > $3";
    let query = sqlx::query(sql)
        .bind(typed.visitor.hash())
        .bind(now.as_second() - AGAIN)
        .bind(now.as_second() - STEP_KEPT_FOR);
    let Some(row) = query.fetch_optional(&mut **tx).await? else {
        return Ok(Err(Refusal::CodeExpired));
    };
    let step = step_from(&row)?;
    let browser = Browser::at_number(&step.mobile, typed.visitor.hash());
    let counted = Counted::of(tx, &WRONG_CODES, &browser, Some(&typed.address), now).await?;
    let wrong_before = counted.admit(tx, now).await?;
    match verdict(tx, typed, &step.mobile, now).await? {
        Verdict::Right { code } => {
            counted.was_right(tx).await?;
            browser.remember(tx, now).await?;
            Ok(Ok(Right { step, code }))
        }
        Verdict::Expired => Ok(Err(Refusal::CodeExpired)),
        Verdict::Wrong => {
            counted.note(tx, now).await?;
            Ok(Err(Refusal::WrongCode { left: counted.left(wrong_before + 1) }))
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
async fn welcome(tx: &mut Tx, typed: &Typed, right: Right, now: Timestamp) -> Result<SignedIn> {
    let person = of_mobile(tx, &right.step.mobile, now).await?.id;
    insert(tx, &typed.token, person, Door::Person, SIGN_IN_LASTS, now).await?;
    used(tx, typed, &right.code, now).await?;
    Ok(SignedIn { token: typed.token.clone(), person, return_to: right.step.return_to })
}

/// Makes the number the person's, unless it is somebody else's.
async fn renumber(
    tx: &mut Tx,
    typed: &Typed,
    person: PersonId,
    right: Right,
    now: Timestamp,
) -> Result<String> {
    sqlx::query("update person set mobile = $2 where id = $1")
        .bind(person.to_string())
        .bind(right.step.mobile.as_str())
        .execute(&mut **tx)
        .await
        .map_err(unique_means(Refusal::NumberTaken))?;
    member::is_renamed(tx, person).await?;
    // It may have been somebody else's before, in a browser that is none of this person's.
    Browser::at_number(&right.step.mobile, typed.visitor.hash()).forget_others(tx).await?;
    used(tx, typed, &right.code, now).await?;
    Ok(right.step.return_to)
}

/// Neither the code nor this step of the browser is good for anything else now.
async fn used(tx: &mut Tx, typed: &Typed, code: &str, now: Timestamp) -> Result<()> {
    let used = "update sign_in_code set used_at = coalesce(used_at, $2) where id = $1";
    sqlx::query(used).bind(code).bind(now.as_second()).execute(&mut **tx).await?;
    let done = "update sign_in_step set done_at = coalesce(done_at, $2) where visitor_hash = $1";
    let query = sqlx::query(done).bind(typed.visitor.hash()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    Ok(())
}
