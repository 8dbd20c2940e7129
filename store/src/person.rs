//! 人员: what is known of a person.

use std::collections::HashMap;

use domain::id::PersonId;
use domain::institution::AreaCode;
use domain::person::{Mobile, Person, PersonName, Telephone};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::member;
use crate::sign_up::settle;
use crate::spelling::person_key;

mod correct;
mod gaps;
mod own_way;

pub use self::correct::{correct, signs_in_themselves};
pub(crate) use self::gaps::{Told, fill_gaps};
pub use self::own_way::{HowTold, how_told, save_own_way, set_own_way};

/// One person.
pub async fn person(db: &Db, id: PersonId) -> Result<Person> {
    by_id(&mut *db.reader().await?, id).await
}

/// One person, in a unit or outside.
pub(crate) async fn by_id(connection: &mut AnyConnection, id: PersonId) -> Result<Person> {
    let sql = "select id as person_id, name, mobile, born_on, emergency_contact, \
               emergency_telephone from person where id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?;
    person_from(&row)
}

/// A person from their columns, the key as `person_id`.
pub(crate) fn person_from(row: &AnyRow) -> Result<Person> {
    Ok(Person {
        id: row.id("person_id")?,
        name: row.word_if_any("name", |name| PersonName::parse(name).ok())?,
        mobile: row.word_if_any("mobile", |mobile| Mobile::parse(mobile).ok())?,
        born_on: row.word_if_any("born_on", |day| day.parse().ok())?,
        emergency_contact: row.text_if_any("emergency_contact")?,
        emergency_telephone: row.text_if_any("emergency_telephone")?,
    })
}

/// Keeps the person's name.
pub async fn save_name(db: &Db, id: PersonId, name: &PersonName) -> Result<()> {
    db.write((id, name.clone()), |tx, (id, name), _| {
        Box::pin(async move {
            let sql = "update person set name = $2, name_key = $3 where id = $1";
            let query = sqlx::query(sql).bind(id.to_string()).bind(name.as_str());
            let saved = query.bind(person_key(name.as_str())).execute(&mut **tx).await?;
            member::is_renamed(tx, *id).await?;
            found(saved.rows_affected())
        })
    })
    .await
}

/// Keeps the person's birthday.
pub async fn save_birthday(db: &Db, id: PersonId, born_on: Date) -> Result<()> {
    db.write((id, born_on), |tx, (id, born_on), _| {
        Box::pin(async move {
            let query = sqlx::query("update person set born_on = $2 where id = $1");
            let query = query.bind(id.to_string()).bind(born_on.to_string());
            found(query.execute(&mut **tx).await?.rows_affected())
        })
    })
    .await
}

/// Keeps whom to call if something happens to the person: who, and at which number.
pub async fn save_emergency_contact(
    db: &Db,
    id: PersonId,
    contact: &str,
    telephone: &Telephone,
) -> Result<()> {
    db.write((id, storable(contact), telephone.clone()), |tx, (id, contact, telephone), _| {
        Box::pin(async move {
            let sql = "update person set emergency_contact = $2, emergency_telephone = $3 \
                       where id = $1";
            let query = sqlx::query(sql).bind(id.to_string()).bind(contact.as_str());
            let saved = query.bind(telephone.as_str()).execute(&mut **tx).await?;
            found(saved.rows_affected())
        })
    })
    .await
}

/// The area that the person lives in, as far as they have told it.
pub async fn area(db: &Db, id: PersonId) -> Result<Option<AreaCode>> {
    let query = sqlx::query("select area_code from person where id = $1").bind(id.to_string());
    let row = query.fetch_one(&mut *db.reader().await?).await?;
    row.word_if_any("area_code", |code| AreaCode::parse(code).ok())
}

/// Keeps where the person lives; `None`: not told. What is kept for the people of that district, and they wait for, is offered
/// to them. An area that does not exist is not found.
pub async fn save_area(db: &Db, id: PersonId, area: Option<&AreaCode>) -> Result<()> {
    let facts = (id, area.map(|code| code.as_str().to_owned()));
    db.write(facts, |tx, (id, area), _| {
        Box::pin(async move {
            let sql = "update person set area_code = $2 where id = $1 \
                       and ($2 is null or exists (select 1 from area where code = $2))";
            let query = sqlx::query(sql).bind(id.to_string()).bind(area.as_deref());
            found(query.execute(&mut **tx).await?.rows_affected())
        })
    })
    .await?;
    let sql = "select s.offering_id from sign_up s join offering o on o.id = s.offering_id \
               where s.person_id = $1 and s.state = 'waiting' and o.staged = 1 \
               and o.state <> 'cancelled' and o.last_to > $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(db.now().as_second());
    for row in query.fetch_all(&mut *db.reader().await?).await? {
        settle(db, row.id("offering_id")?).await?;
    }
    Ok(())
}

/// An update of one row by its key.
fn found(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Adds a person; their number must be nobody else's.
pub async fn add(db: &Db, person: &Person) -> Result<()> {
    db.write(person.clone(), |tx, person, now| {
        Box::pin(async move {
            let added = insert(tx, person, now).await?;
            if added { Ok(()) } else { Err(Error::failed("the number is somebody else's")) }
        })
    })
    .await
}

/// Adds a person, unless the number is somebody's already; returns whether it was added.
pub(crate) async fn insert(tx: &mut Tx, person: &Person, now: Timestamp) -> Result<bool> {
    let sql = "insert into person (id, name, name_key, mobile, born_on, emergency_contact, \
               emergency_telephone, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8) \
               on conflict (mobile) where mobile is not null do nothing";
    let added =
        bind_particulars(sqlx::query(sql), person).bind(now.as_second()).execute(&mut **tx).await?;
    Ok(added.rows_affected() == 1)
}

/// Binds key, name, the name's key, number, day of birth, and whom to call in an emergency: `$1` to `$7`.
pub(crate) fn bind_particulars<'q>(
    query: Query<'q, Any, AnyArguments>,
    person: &Person,
) -> Query<'q, Any, AnyArguments> {
    let name = person.name.as_ref().map(|name| name.as_str().to_owned());
    query
        .bind(person.id.to_string())
        .bind(name.clone())
        .bind(person_key(name.as_deref().unwrap_or_default()))
        .bind(person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned()))
        .bind(person.born_on.map(|day| day.to_string()))
        .bind(person.emergency_contact.clone())
        .bind(person.emergency_telephone.clone())
}

/// Whoever signs in with the number; makes the person at the first time.
pub(crate) async fn of_mobile(tx: &mut Tx, mobile: &Mobile, now: Timestamp) -> Result<Person> {
    // The number of a record that was merged into another reaches that one.
    let sql = "select p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, \
               p.emergency_telephone from person x join person p on p.id = coalesce(x.merged_into, x.id) \
               where x.mobile = $1";
    let known = sqlx::query(sql).bind(mobile.as_str()).fetch_optional(&mut **tx).await?;
    if let Some(row) = known {
        return person_from(&row);
    }
    let person = Person { mobile: Some(mobile.clone()), ..nobody() };
    if insert(tx, &person, now).await? {
        return Ok(person);
    }
    // Another unit has made the person in this moment.
    person_from(&sqlx::query(sql).bind(mobile.as_str()).fetch_one(&mut **tx).await?)
}

/// A new person of whom nothing is known.
pub(crate) fn nobody() -> Person {
    Person {
        id: PersonId(Uuid::now_v7()),
        name: None,
        mobile: None,
        born_on: None,
        emergency_contact: None,
        emergency_telephone: None,
    }
}

/// Raises the person's revision, so that what they sign up for at once is judged one after another.
/// Always before an offering's lock: two units that wait for each other would wait for ever.
pub(crate) async fn lock(tx: &mut Tx, id: PersonId) -> Result<Person> {
    lock_all(tx, &[id]).await?.remove(&id).ok_or(Error::NotFound)
}

/// The same of several people. Whoever does not exist is missing.
pub(crate) async fn lock_all(tx: &mut Tx, ids: &[PersonId]) -> Result<HashMap<PersonId, Person>> {
    tx.lock_in_order("person", ids).await?;
    let ids = padded(ids);
    let sql = format!(
        "update person set revision = revision + 1 where id in ({}) \
         returning id as person_id, name, mobile, born_on, emergency_contact, emergency_telephone",
        placeholders(1, ids.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), ids);
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| Ok((row.id("person_id")?, person_from(row)?))).collect()
}
