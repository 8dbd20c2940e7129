//! What is to be done at a desk: the first lines of each list, and how many there are.

use domain::call::CallReason;
use domain::decision::Basis;
use domain::id::{OfferingId, PersonId};
use domain::person::Coordinator;
use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::call::{DueMatter, due_by_matter};
use crate::columns::Columns;
use crate::error::Result;

/// Lines of one list that are told: a wall has room for few.
pub const TOLD: u8 = 6;
/// Lines of one list that are told where somebody wants to see all of it.
pub const WHOLE: u8 = 200;

/// A place that nobody has taken is told for so long.
const FREED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// The first lines of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T> {
    /// They.
    pub told: Vec<T>,
    /// How many lines the whole list has.
    pub in_all: usize,
}

/// A place that came free, and who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedPlace {
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// Who.
    pub person: PersonId,
    /// Until when they are asked to answer.
    pub answer_by: Timestamp,
    /// Why they and nobody else, as it was written down.
    pub basis: Option<Basis>,
    /// Their number in the line, of those who are asked and those who still wait, counted from 1.
    pub number: u32,
    /// How many still wait behind them.
    pub waiting: u32,
}

/// Places that came free, and nobody waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreePlaces {
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// How many nobody holds.
    pub free: u32,
}

/// People who wait for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InReview {
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// How many.
    pub people: u32,
}

/// People to call about one matter; the list of calls has their names and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCall {
    /// About what.
    pub about: CallReason,
    /// On what.
    pub name: String,
    /// How many.
    pub people: u32,
}

pub(super) fn few<T>(rows: &[AnyRow], read: impl Fn(&AnyRow) -> Result<T>) -> Result<Few<T>> {
    let in_all = rows.first().map_or(Ok(0), |row| row.number("in_all"))?;
    Ok(Few { told: rows.iter().map(read).collect::<Result<_>>()?, in_all })
}

pub(super) async fn offered(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
    most: u8,
) -> Result<Few<OfferedPlace>> {
    let sql = "select o.id, o.name, s.person_id, s.answer_by, d.basis, d.reason, o.waiting, \
               (select count(*) from sign_up w where w.offering_id = s.offering_id and w.joined <= s.joined \
               and (w.state = 'waiting' or (w.state = 'held' and w.answer_by is not null))) as number, \
               count(*) over () as in_all \
               from sign_up s cross join offering o \
               left join decision d on d.sign_up_id = s.id and d.what = 'offered' and d.at = s.offered_at \
               where o.id = s.offering_id and s.answer_by is not null and s.answer_by > $2 and o.institution_id = $1 \
               and o.last_to > $2 order by s.offered_at desc, s.id limit $3";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(now.as_second());
    let rows = query.bind(i64::from(most)).fetch_all(connection).await?;
    let place = |row: &AnyRow| {
        let reason = row.text_if_any("reason")?.unwrap_or_default();
        Ok(OfferedPlace {
            offering: row.id("id")?,
            name: row.text("name")?,
            person: row.id("person_id")?,
            answer_by: row.instant("answer_by")?,
            basis: row.word_if_any("basis", |word| Basis::read(word, &reason))?,
            number: row.number("number")?,
            waiting: row.number("waiting")?,
        })
    };
    few(&rows, place)
}

pub(super) async fn freed(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
    most: u8,
) -> Result<Few<FreePlaces>> {
    let sql = "select o.id, o.name, o.capacity - o.held as free, count(*) over () as in_all \
               from offering o where o.institution_id = $1 and o.last_to > $2 and o.state = 'open' \
               and o.admission = 'sign_up' and o.allocation = 'in_order' \
               and o.capacity is not null and IS_FREE \
               and o.id in (select s.offering_id from sign_up s where s.ended_as = 'held' and s.ended_at > $3) \
               order by o.first_at, o.name_key, o.id limit $4";
    let sql = sql.replace("IS_FREE", include_str!("../offering/is_free.sql"));
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind((now - FREED_WITHIN).as_second())
        .bind(i64::from(most))
        .fetch_all(connection)
        .await?;
    let places = |row: &AnyRow| {
        Ok(FreePlaces {
            offering: row.id("id")?,
            name: row.text("name")?,
            free: row.number("free")?,
        })
    };
    few(&rows, places)
}

pub(super) async fn in_review(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
    most: u8,
) -> Result<Few<InReview>> {
    let sql = "select id, name, waiting, count(*) over () as in_all from offering \
               where institution_id = $1 and last_to > $2 and state <> 'cancelled' \
               and allocation = 'approval' and waiting > 0 order by first_at, name_key, id limit $3";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(now.as_second());
    let rows = query.bind(i64::from(most)).fetch_all(connection).await?;
    let one = |row: &AnyRow| {
        let people = row.number("waiting")?;
        Ok(InReview { offering: row.id("id")?, name: row.text("name")?, people })
    };
    few(&rows, one)
}

pub(super) async fn calls(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
    most: u8,
) -> Result<Few<BoardCall>> {
    let due = due_by_matter(connection, by, now).await?;
    let in_all = due.len();
    let call = |due: DueMatter| {
        let DueMatter { about, offering_name: name, people } = due;
        BoardCall { about, name, people }
    };
    Ok(Few { told: due.into_iter().take(usize::from(most)).map(call).collect(), in_all })
}
