//! 没报上: keeping a no that somebody was told, and reading it again.

use domain::id::{OfferingId, PersonId};
use domain::listing::{Order, TurnedAwayColumn};
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use domain::turned_away::{TurnedAway, for_desk, is_kept};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::offering::standing::standing;
use crate::paged::{Paged, limit_and_offset};
use crate::person::person_from;
use crate::sign_up::SHOWN_FOR;

/// Lines of a file at most, the latest.
const MOST: u32 = 5_000;

/// Somebody who was told no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub person: Person,
    /// What they were told.
    pub told: TurnedAway,
}

/// Passes an answer on; of a no about the person and the offering it keeps that it was told. What cannot be kept is no reason
/// to answer anything else.
pub(crate) async fn kept<T>(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
    answer: Result<T>,
) -> Result<T> {
    if let Err(Error::Refused(refusal)) = &answer
        && is_kept(refusal)
        && let Err(error) = keep_alone(db, offering, person, refusal).await
    {
        tracing::warn!(%error, "why somebody was turned away could not be kept");
    }
    answer
}

async fn keep_alone(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
    refusal: &Refusal,
) -> Result<()> {
    db.write((offering, person, refusal.clone()), |tx, (offering, person, refusal), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(keep(tx, *offering, *person, refusal, now))
    })
    .await
}

/// The step of a unit that keeps a no; told again it is counted.
pub(crate) async fn keep(
    tx: &mut Tx,
    offering: OfferingId,
    person: PersonId,
    refusal: &Refusal,
    now: Timestamp,
) -> Result<()> {
    let sql = "insert into turned_away (offering_id, person_id, refusal, first_at, last_at, times) \
               values ($1, $2, $3, $4, $4, 1) on conflict (offering_id, person_id, refusal) \
               do update set last_at = excluded.last_at, times = turned_away.times + 1";
    sqlx::query(sql)
        .bind(offering.to_string())
        .bind(person.to_string())
        .bind(serde_json::to_string(refusal)?)
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What the person was told no to in the last sixty days, the latest first; not where they have signed up since.
pub async fn mine(db: &Db, person: PersonId) -> Result<Vec<TurnedAway>> {
    let sql = "select t.offering_id, o.name as offering_name, t.refusal, t.first_at, t.last_at, t.times \
               from turned_away t join offering o on o.id = t.offering_id \
               where t.person_id = $1 and t.last_at > $2 and not exists (select 1 from sign_up s \
               where s.offering_id = t.offering_id and s.person_id = t.person_id and s.ended_at is null) \
               order by t.last_at desc, o.name_key, t.refusal";
    let query = sqlx::query(sql).bind(person.to_string()).bind(db.now().as_second() - SHOWN_FOR);
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(told_from).collect()
}

/// Who was told no on an offering, the latest first, at most five thousand. Another institution's is not found.
pub async fn of_offering(db: &Db, offering: OfferingId, by: &Coordinator) -> Result<Vec<Caller>> {
    Ok(of_offering_in_order(db, offering, Order::default(), MOST, by).await?.rows)
}

/// A page of them, with so many at most.
pub async fn of_offering_in_order(
    db: &Db,
    offering: OfferingId,
    order: Order<TurnedAwayColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<Caller>> {
    let mut connection = db.reader().await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let sql = "select count(*) as total from turned_away where offering_id = $1";
    let query = sqlx::query(sql).bind(offering.to_string());
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let [limit, offset] = limit_and_offset(order, size, total);
    let sql = format!(
        "select t.offering_id, o.name as offering_name, t.refusal, t.first_at, t.last_at, t.times, \
         p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone \
         from turned_away t join offering o on o.id = t.offering_id join person p on p.id = t.person_id \
         where t.offering_id = $1 order by {}, p.name_key, p.id, t.refusal limit $2 offset $3",
        in_order(order)
    );
    // Our own words alone are in it.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(offering.to_string());
    let rows = query.bind(limit).bind(offset).fetch_all(&mut *connection).await?;
    Ok(Paged { rows: rows.iter().map(caller_from).collect::<Result<_>>()?, total })
}

/// In words of SQL.
const fn in_order(order: Order<TurnedAwayColumn>) -> &'static str {
    match (order.column, order.is_descending) {
        (TurnedAwayColumn::Name, false) => "p.name_key",
        (TurnedAwayColumn::Name, true) => "p.name_key desc",
        (TurnedAwayColumn::When, false) => "t.last_at",
        (TurnedAwayColumn::When, true) => "t.last_at desc",
        (TurnedAwayColumn::Why, false) => "t.refusal, t.last_at desc",
        (TurnedAwayColumn::Why, true) => "t.refusal desc, t.last_at desc",
    }
}

fn caller_from(row: &AnyRow) -> Result<Caller> {
    let told = told_from(row)?;
    let told = TurnedAway { refusal: for_desk(told.refusal), ..told };
    Ok(Caller { person: person_from(row)?, told })
}

fn told_from(row: &AnyRow) -> Result<TurnedAway> {
    Ok(TurnedAway {
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        refusal: row.word("refusal", |json| serde_json::from_str(json).ok())?,
        first_at: row.instant("first_at")?,
        last_at: row.instant("last_at")?,
        times: row.number("times")?,
    })
}
