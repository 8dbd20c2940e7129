//! 今日: what goes on at an institution today, and what is to be done at its desk. A question for each list, however many rooms,
//! offerings and people there are.

use domain::calendar::{Span, day, start_of};
use domain::call::CallReason;
use domain::decision::Basis;
use domain::id::{OfferingId, PersonId};
use domain::offering::{Admission, OfferingKind};
use domain::person::{Coordinator, PersonName};
use domain::today::MeetingToday;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::call;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::fee::{FeeGroup, fee_groups};
use crate::session::row::session_from;

/// Lines of one list that are told: a wall has room for few.
const TOLD: i64 = 6;

/// A session that is cancelled may lie so far outside of those that take place.
const APART: SignedDuration = SignedDuration::from_hours(183 * 24);

/// A place that nobody has taken is told for so long.
const FREED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// The board of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The day that is shown.
    pub today: Span,
    /// What meets on it, or was planned for it, by time.
    pub meetings: Vec<MeetingToday>,
    /// Places that are offered to somebody who has not answered yet.
    pub offered: Vec<OfferedPlace>,
    /// Places that nobody waits for, given up within the last day.
    pub freed: Vec<FreePlaces>,
    /// Where people wait for a coordinator's yes or no.
    pub in_review: Vec<InReview>,
    /// The first of those who are to be called.
    pub calls: Vec<BoardCall>,
    /// How many are to be called in all.
    pub calls_in_all: usize,
    /// Fees that are due, by last day and offering.
    pub fees: Vec<FeeGroup>,
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
    /// Their name, if told.
    pub person_name: Option<PersonName>,
    /// Until when they are asked to answer.
    pub answer_by: Timestamp,
    /// Why they and nobody else, as it was written down.
    pub basis: Option<Basis>,
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

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCall {
    /// Their name, if told.
    pub person_name: Option<PersonName>,
    /// About what.
    pub about: CallReason,
    /// On what.
    pub name: String,
}

/// The board of the coordinator's institution as it stands now.
pub async fn board(db: &Db, by: &Coordinator) -> Result<Board> {
    let now = db.now();
    let today = today(now);
    let (calls_in_all, fees) = (call::number_due(db, by).await?, fee_groups(db, by).await?);
    let mut connection = db.reader().await?;
    let connection = &mut *connection;
    Ok(Board {
        today,
        meetings: meetings(connection, by, today).await?,
        offered: offered(connection, by, now).await?,
        freed: freed(connection, by, now).await?,
        in_review: in_review(connection, by, now).await?,
        calls: calls(connection, by, now).await?,
        calls_in_all,
        fees,
    })
}

/// The civil day of an instant.
fn today(now: Timestamp) -> Span {
    let date = day(now);
    let from = start_of(date);
    Span { from, to: date.tomorrow().map_or(from, start_of) }
}

async fn meetings(
    connection: &mut AnyConnection,
    by: &Coordinator,
    today: Span,
) -> Result<Vec<MeetingToday>> {
    let rows = sqlx::query(include_str!("today/meetings.sql"))
        .bind(by.institution.to_string())
        .bind(today.from.as_second())
        .bind(today.to.as_second())
        .bind((today.from - APART).as_second())
        .bind((today.to + APART).as_second())
        .fetch_all(connection)
        .await?;
    let meeting = |row: &AnyRow| {
        let admission = row.word("admission", Admission::from_code)?;
        let held = row.number("held")?;
        Ok(MeetingToday {
            session: session_from(row)?,
            offering: row.id("offering_id")?,
            name: row.text("name")?,
            kind: row.word("kind", OfferingKind::from_code)?,
            expected: (admission != Admission::DropIn).then_some(held),
            teacher: row.text("teacher")?,
        })
    };
    rows.iter().map(meeting).collect()
}

async fn offered(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<OfferedPlace>> {
    let sql = "select o.id, o.name, s.person_id, p.name as person_name, s.answer_by, d.basis, d.reason \
               from sign_up s join offering o on o.id = s.offering_id \
               join person p on p.id = s.person_id \
               left join decision d on d.sign_up_id = s.id and d.what = 'offered' and d.at = s.offered_at \
               where s.answer_by is not null and s.answer_by > $2 and o.institution_id = $1 \
               and o.last_to > $2 order by s.offered_at desc, s.id limit $3";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(now.as_second());
    let rows = query.bind(TOLD).fetch_all(connection).await?;
    let place = |row: &AnyRow| {
        let reason = row.text_if_any("reason")?.unwrap_or_default();
        Ok(OfferedPlace {
            offering: row.id("id")?,
            name: row.text("name")?,
            person: row.id("person_id")?,
            person_name: row.word_if_any("person_name", |name| PersonName::parse(name).ok())?,
            answer_by: row.instant("answer_by")?,
            basis: row.word_if_any("basis", |word| Basis::read(word, &reason))?,
        })
    };
    rows.iter().map(place).collect()
}

async fn freed(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<FreePlaces>> {
    let sql = "select o.id, o.name, o.capacity - o.held as free \
               from offering o where o.institution_id = $1 and o.last_to > $2 and o.state = 'open' \
               and o.admission = 'sign_up' and o.allocation = 'in_order' \
               and o.held < o.capacity and o.waiting = o.passed \
               and exists (select 1 from sign_up s where s.offering_id = o.id and s.state = 'ended' \
               and s.ended_as = 'held' and s.ended_at > $3) \
               order by o.first_at, o.name_key, o.id limit $4";
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind((now - FREED_WITHIN).as_second())
        .bind(TOLD)
        .fetch_all(connection)
        .await?;
    let places = |row: &AnyRow| {
        Ok(FreePlaces {
            offering: row.id("id")?,
            name: row.text("name")?,
            free: row.number("free")?,
        })
    };
    rows.iter().map(places).collect()
}

async fn in_review(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<InReview>> {
    let sql = "select id, name, waiting from offering \
               where institution_id = $1 and last_to > $2 and state <> 'cancelled' \
               and allocation = 'approval' and waiting > 0 order by first_at, name_key, id limit $3";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(now.as_second());
    let rows = query.bind(TOLD).fetch_all(connection).await?;
    let one = |row: &AnyRow| {
        let people = row.number("waiting")?;
        Ok(InReview { offering: row.id("id")?, name: row.text("name")?, people })
    };
    rows.iter().map(one).collect()
}

async fn calls(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<BoardCall>> {
    let rows = sqlx::query(include_str!("today/calls.sql"))
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .bind(TOLD)
        .fetch_all(connection)
        .await?;
    let one = |row: &AnyRow| {
        Ok(BoardCall {
            person_name: row.word_if_any("person_name", |name| PersonName::parse(name).ok())?,
            about: row.word("about", CallReason::from_code)?,
            name: row.text("name")?,
        })
    };
    rows.iter().map(one).collect()
}
