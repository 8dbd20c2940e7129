//! Signing in at a desk, by name and password. The password itself is compared outside.

use domain::id::{InstitutionId, PersonId};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::sign_in::DESK_SIGN_IN_LASTS;
use jiff::Timestamp;

use super::browser::{Browser, Counted, PASSWORDS};
use super::token::{Door, Token, insert};
use super::{Visitor, name_at_desk};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::person::person_from;

/// The coordinator of this name with the password's hash.
///
/// It counts as a wrong try until [`sign_in_at_desk`] says otherwise: a thousand passwords sent at
/// once would else all be compared before the first is counted.
pub async fn coordinator_password(
    db: &Db,
    visitor: &Visitor,
    name: &str,
    address: &str,
) -> Result<Option<(Coordinator, String)>> {
    let facts = (visitor.clone(), storable(name), address.to_owned());
    db.write(facts, |tx, (visitor, name, address), now| {
        Box::pin(async move {
            let browser = Browser::at_name(name, visitor.hash());
            let counted = Counted::of(tx, &PASSWORDS, &browser, Some(address), now).await?;
            counted.admit(tx, now).await?;
            counted.note_own(tx, now).await?;
            named(tx, name).await
        })
    })
    .await
}

async fn named(tx: &mut Tx, name: &str) -> Result<Option<(Coordinator, String)>> {
    let sql = "select c.institution_id, c.sign_in_name, c.password_hash, c.role, c.teaches, \
               p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, \
               p.emergency_telephone from coordinator c join person p on p.id = c.person_id \
               where c.sign_in_name = $1 and c.ended_at is null";
    let Some(row) = sqlx::query(sql).bind(name).fetch_optional(&mut **tx).await? else {
        return Ok(None);
    };
    let person = person_from(&row)?;
    let (name, institution) = (name_at_desk(&person, &row)?, row.id("institution_id")?);
    let (role, teaches) = (row.word("role", Role::from_code)?, row.text("teaches")?);
    let coordinator = Coordinator { person: person.id, name, institution, role, teaches };
    Ok(Some((coordinator, row.text("password_hash")?)))
}

/// The password was wrong, or nobody has the name: the address has one try less, unless the browser is known.
pub async fn wrong_password(db: &Db, visitor: &Visitor, name: &str, address: &str) -> Result<()> {
    tracing::info!(name_length = name.chars().count(), "a wrong password at a desk");
    let facts = (visitor.clone(), storable(name), address.to_owned());
    db.write(facts, |tx, (visitor, name, address), now| {
        Box::pin(async move {
            let browser = Browser::at_name(name, visitor.hash());
            let counted = Counted::of(tx, &PASSWORDS, &browser, Some(address), now).await?;
            counted.note_address(tx, now).await
        })
    })
    .await
}

/// Signs a coordinator in, whose password the caller has compared. The browser is known as theirs from then on.
pub async fn sign_in_at_desk(
    db: &Db,
    visitor: &Visitor,
    coordinator: &Coordinator,
) -> Result<Token> {
    let facts = (visitor.clone(), coordinator.person, Token::random());
    db.write(facts, |tx, (visitor, person, token), now| {
        Box::pin(welcome(tx, visitor, *person, token, now))
    })
    .await
}

async fn welcome(
    tx: &mut Tx,
    visitor: &Visitor,
    person: PersonId,
    token: &Token,
    now: Timestamp,
) -> Result<Token> {
    let sql = "select sign_in_name from coordinator where person_id = $1 and ended_at is null";
    let query = sqlx::query_scalar(sql).bind(person.to_string());
    let name: String = query.fetch_one(&mut **tx).await?;
    let browser = Browser::at_name(&name, visitor.hash());
    let counted = Counted::of(tx, &PASSWORDS, &browser, None, now).await?;
    counted.was_right_after_all(tx).await?;
    browser.remember(tx, now).await?;
    insert(tx, token, person, Door::Desk, DESK_SIGN_IN_LASTS, now).await?;
    Ok(token.clone())
}

/// Whatever was tried in somebody's name is forgotten, as a step of a unit: they have been given a new password.
pub(crate) async fn unlock(tx: &mut Tx, person: PersonId) -> Result<()> {
    let sql = "select sign_in_name from coordinator where person_id = $1";
    let query = sqlx::query(sql).bind(person.to_string());
    match query.fetch_optional(&mut **tx).await? {
        Some(row) => PASSWORDS.elsewhere(&row.text("sign_in_name")?).forget(tx).await,
        None => Ok(()),
    }
}

/// Somebody signs in at a desk by this name.
pub async fn is_at_desk(db: &Db, name: &str) -> Result<bool> {
    let sql = "select person_id from coordinator where sign_in_name = $1 and ended_at is null";
    let mut reader = db.reader().await?;
    Ok(sqlx::query(sql).bind(storable(name)).fetch_optional(&mut *reader).await?.is_some())
}

/// Makes a person a coordinator. `password_hash` is an argon2id hash, never the password.
pub async fn add_coordinator(
    db: &Db,
    person: PersonId,
    institution: InstitutionId,
    sign_in_name: &str,
    password_hash: &str,
) -> Result<()> {
    let facts = (person, institution, sign_in_name.to_owned(), password_hash.to_owned());
    db.write(facts, |tx, (person, institution, name, hash), _| {
        Box::pin(seat_person(tx, *person, Seat::of_head(*institution, name, hash)))
    })
    .await
}

/// Somebody's place at a desk.
pub(crate) struct Seat<'a> {
    /// Of which institution.
    pub institution: InstitutionId,
    /// The name to sign in with.
    pub sign_in_name: &'a str,
    /// An argon2id hash, never the password.
    pub password_hash: &'a str,
    /// As what.
    pub role: Role,
    /// A teacher's name as it stands on classes; empty for everybody else.
    pub teaches: &'a str,
    /// A teacher's number; empty where none is told.
    pub telephone: &'a str,
}

impl<'a> Seat<'a> {
    /// That of somebody who may do everything.
    pub(crate) const fn of_head(
        institution: InstitutionId,
        sign_in_name: &'a str,
        password_hash: &'a str,
    ) -> Self {
        Self {
            institution,
            sign_in_name,
            password_hash,
            role: Role::Head,
            teaches: "",
            telephone: "",
        }
    }
}

/// Gives a person a place at a desk, as a step of a unit. Refused where somebody signs in by the name already, anywhere.
pub(crate) async fn seat_person(tx: &mut Tx, person: PersonId, seat: Seat<'_>) -> Result<()> {
    let sql = "insert into coordinator (person_id, institution_id, sign_in_name, password_hash, role, teaches, telephone) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(person.to_string())
        .bind(seat.institution.to_string())
        .bind(seat.sign_in_name)
        .bind(seat.password_hash)
        .bind(seat.role.code())
        .bind(seat.teaches)
        .bind(seat.telephone)
        .execute(&mut **tx)
        .await
        .map_err(unique_means(Refusal::SignInNameTaken))?;
    Ok(())
}
