//! 账号: who may sign in at an institution's desk, as what, and until when.

mod taught;

pub use self::taught::{Taught, taught_from_now_on};

use domain::id::{FormKey, InstitutionId, PersonId};
use domain::log::{About, Act};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::teaching::teaches;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;

use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, found};
use crate::founding::{NewPerson, add_person};
use crate::institution::queue;
use crate::log::Doing;
use crate::seen::Seen;
use crate::sign_in::{Seat, Visitor, coordinator_password, seat_person, unlock};

/// Somebody who may sign in at a desk, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The name that they sign in with.
    pub sign_in_name: String,
    /// As what.
    pub role: Role,
    /// Whose classes are their own: a teacher's name as it stands on them; empty for everybody else.
    pub teaches: String,
    /// A teacher's number, for whoever looks for a substitute; empty where none is known.
    pub telephone: String,
    /// When it ended, if it has.
    pub ended_at: Option<Timestamp>,
}

/// An account that is to be opened.
#[derive(Clone, Debug, Serialize)]
pub struct NewAccount {
    /// Whose.
    pub name: PersonName,
    /// The name to sign in with.
    pub sign_in_name: String,
    /// As what.
    pub role: Role,
    /// A teacher's name as it stands on classes; empty for everybody else.
    pub teaches: String,
    /// A teacher's number; empty where none is told.
    pub telephone: String,
}

/// What somebody is to do.
#[derive(Clone, Copy, Debug)]
pub struct NewRole<'a> {
    /// As what.
    pub role: Role,
    /// A teacher's name as it stands on classes; empty for everybody else.
    pub teaches: &'a str,
    /// A teacher's number; nothing where it stays as it is.
    pub telephone: Option<&'a str>,
}

/// The accounts of the coordinator's institution: those that stand, by name, then those that have ended.
pub async fn accounts(db: &Db, by: &Coordinator) -> Result<Vec<Account>> {
    let sql = "select c.person_id, p.name, c.sign_in_name, c.role, c.teaches, c.telephone, c.ended_at \
               from coordinator c join person p on p.id = c.person_id where c.institution_id = $1 \
               order by case when c.ended_at is null then 0 else 1 end, c.sign_in_name";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(account_from).collect()
}

fn account_from(row: &AnyRow) -> Result<Account> {
    let ended = row.number_if_any::<i64>("ended_at")?;
    let sign_in_name = row.text("sign_in_name")?;
    Ok(Account {
        person: row.id("person_id")?,
        name: row.text_if_any("name")?.unwrap_or_else(|| sign_in_name.clone()),
        sign_in_name,
        role: row.word("role", Role::from_code)?,
        teaches: row.text("teaches")?,
        telephone: row.text("telephone")?,
        ended_at: ended.and_then(|at| Timestamp::from_second(at).ok()),
    })
}

/// Opens an account at the coordinator's institution, with an argon2id hash of its password. A name that somebody signs in
/// with already, anywhere, is refused, and so is a teacher of a name that another account of the institution has.
pub async fn open(
    db: &Db,
    key: FormKey,
    new: NewAccount,
    password_hash: &str,
    by: &Coordinator,
) -> Result<PersonId> {
    let new = NewAccount { teaches: storable(&new.teaches), ..new };
    // The hash has a salt of its own, and is no part of what makes a form the same.
    let hash = password_hash.to_owned();
    let doing = Doing::makes(Act::OpenAccount, by);
    db.desk_once(key, doing, (new, by.institution), move |tx, (new, institution), now| {
        tx.reaches(Reach::NothingPublic);
        let hash = hash.clone();
        Box::pin(async move {
            queue(tx, *institution).await?;
            let person = NewPerson { name: Some(new.name.clone()), ..NewPerson::default() };
            let id = add_person(tx, &person, now).await?;
            tx.note_about(About::Account(id));
            let seat = Seat {
                institution: *institution,
                sign_in_name: &new.sign_in_name,
                password_hash: &hash,
                role: new.role,
                teaches: &new.teaches,
                telephone: &new.telephone,
            };
            seat_person(tx, id, seat).await?;
            teaches_alone(tx, *institution, id).await?;
            Ok(id)
        })
    })
    .await
}

/// Ends an account of the coordinator's institution, and whoever is signed in with it is so no longer; or lets them sign in
/// again. One's own stays, so that an institution is never without anybody at its desk.
pub async fn set_ended(
    db: &Db,
    key: FormKey,
    person: PersonId,
    is_ended: bool,
    by: &Coordinator,
) -> Result<()> {
    if person == by.person {
        return Err(Refusal::OwnAccount.into());
    }
    let facts = (person, by.institution, is_ended);
    let act = if is_ended { Act::EndAccount } else { Act::ReopenAccount };
    db.desk_once(key, Doing::to(act, by, About::Account(person)), facts, |tx, (person, institution, is_ended), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, *institution).await?;
            let sql =
                "update coordinator set ended_at = $3 where person_id = $1 and institution_id = $2";
            let query = sqlx::query(sql)
                .bind(person.to_string())
                .bind(institution.to_string())
                .bind(is_ended.then_some(now.as_second()));
            found(query.execute(&mut **tx).await?.rows_affected())?;
            teaches_alone(tx, *institution, *person).await?;
            has_a_head(tx, *institution).await
        })
    })
    .await
}

/// Gives somebody of the coordinator's institution another role, for a reason; whoever is signed in with that account sees it
/// on the next page. One's own role stays, and so does the last head's; no second account is a teacher of the same name.
pub async fn set_role(
    db: &Db,
    key: FormKey,
    (person, seen): (PersonId, Seen),
    new: NewRole<'_>,
    reason: &str,
    by: &Coordinator,
) -> Result<()> {
    if person == by.person {
        return Err(Refusal::OwnAccount.into());
    }
    let telephone = new.telephone.map(str::to_owned);
    let facts = ((person, seen), new.role, storable(new.teaches), telephone, by.institution);
    let doing = Doing::to(Act::SetRole, by, About::Account(person)).because(reason);
    db.desk_once(key, doing, facts, |tx, (account, role, teaches, telephone, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (person, seen) = account;
            queue(tx, *institution).await?;
            let stands = role_in(tx, *person, *institution).await?;
            let number = telephone.clone().unwrap_or_else(|| stands.2.clone());
            if stands != (role.code().to_owned(), teaches.clone(), number) {
                seen.holds(&stands)?;
            }
            let sql = "update coordinator set role = $3, teaches = $4, telephone = coalesce($5, telephone) \
                       where person_id = $1 and institution_id = $2 and ended_at is null";
            let query = sqlx::query(sql)
                .bind(person.to_string())
                .bind(institution.to_string())
                .bind(role.code())
                .bind(teaches.as_str())
                .bind(telephone.as_deref());
            found(query.execute(&mut **tx).await?.rows_affected())?;
            teaches_alone(tx, *institution, *person).await?;
            has_a_head(tx, *institution).await
        })
    })
    .await
}

/// What a form has shown of somebody's role.
pub fn role_seen(role: Role, teaches: &str, telephone: &str) -> Result<Seen> {
    Seen::of(&(role.code(), teaches, telephone))
}

/// Somebody's role, whose classes they teach and their number, as it stands.
async fn role_in(
    tx: &mut Tx,
    person: PersonId,
    institution: InstitutionId,
) -> Result<(String, String, String)> {
    let sql = "select role, teaches, telephone from coordinator \
               where person_id = $1 and institution_id = $2 and ended_at is null";
    let query = sqlx::query(sql).bind(person.to_string()).bind(institution.to_string());
    let row = query.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
    Ok((row.text("role")?, row.text("teaches")?, row.text("telephone")?))
}

/// Refused where another account that stands is of a teacher of the same name: a class is a teacher's own by the name that stands on
/// it. Whoever changes accounts has queued on the institution before.
pub(crate) async fn teaches_alone(
    tx: &mut Tx,
    institution: InstitutionId,
    person: PersonId,
) -> Result<()> {
    let sql = "select person_id, teaches from coordinator \
               where institution_id = $1 and ended_at is null and teaches <> ''";
    let query = sqlx::query(sql).bind(institution.to_string());
    let (mut own, mut others) = (String::new(), Vec::new());
    for row in query.fetch_all(&mut **tx).await? {
        let (whose, taught): (PersonId, _) = (row.id("person_id")?, row.text("teaches")?);
        if whose == person { own = taught } else { others.push(taught) }
    }
    let is_taken = others.iter().any(|other| teaches(other, &own));
    if is_taken { Err(Refusal::TeacherTaken.into()) } else { Ok(()) }
}

/// Refused where nobody at the institution's desk could say any more who may sign in: two heads who change each other's account
/// at once have queued on the institution before.
pub(crate) async fn has_a_head(tx: &mut Tx, institution: InstitutionId) -> Result<()> {
    let sql = "select count(*) as heads from coordinator \
               where institution_id = $1 and role = $2 and ended_at is null";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(Role::Head.code());
    let heads: i64 = query.fetch_one(&mut **tx).await?.number("heads")?;
    if heads == 0 { Err(Refusal::LastHead.into()) } else { Ok(()) }
}

/// One's own name to sign in with, and the hash of one's password. It counts as a wrong try until the password was right.
pub async fn own_password(
    db: &Db,
    visitor: &Visitor,
    by: &Coordinator,
    address: &str,
) -> Result<(String, String)> {
    let sql = "select sign_in_name from coordinator where person_id = $1 and ended_at is null";
    let query = sqlx::query(sql).bind(by.person.to_string());
    let row = query.fetch_optional(&mut *db.reader().await?).await?.ok_or(Error::NotFound)?;
    let name = row.text("sign_in_name")?;
    let (_, hash) =
        coordinator_password(db, visitor, &name, address).await?.ok_or(Error::NotFound)?;
    Ok((name, hash))
}

/// Sets a new password for somebody of the coordinator's institution, oneself as well; whoever is signed in with the old one
/// elsewhere is so no longer. Whoever was kept out because strangers had tried in their name comes in with it at once.
pub async fn set_password(db: &Db, person: PersonId, hash: &str, by: &Coordinator) -> Result<()> {
    let facts = (person, by.institution, hash.to_owned());
    let doing = Doing::beside(Act::SetPassword, by, About::Account(person));
    db.desk(doing, facts, |tx, (person, institution, hash), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "update coordinator set password_hash = $3 where person_id = $1 and institution_id = $2";
            let query = sqlx::query(sql)
                .bind(person.to_string())
                .bind(institution.to_string())
                .bind(hash.as_str());
            found(query.execute(&mut **tx).await?.rows_affected())?;
            unlock(tx, *person).await?;
            sign_out(tx, *person, now).await
        })
    })
    .await
}

async fn sign_out(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<()> {
    let sql = "update sign_in set ended_at = $2 where person_id = $1 and kind = 'desk' and ended_at is null";
    let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    Ok(())
}
