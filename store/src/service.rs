//! 服务时长: how long volunteers helped at a shift: proposed by its length, confirmed by a coordinator, counted for the person.

use domain::attendance::Mark;
use domain::calendar::Span;
use domain::certificate::Served;
use domain::id::{FormKey, PersonId, SessionId};
use domain::log::{About, Act, Field};
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use domain::service::{Minutes, may_confirm};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use uuid::Uuid;

use crate::attendance::register;
use crate::attendance::{lines_of, opened};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::{Changed, Doing};
use crate::person::person_from;

/// Somebody who was there, and how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// Who.
    pub person: Person,
    /// What a coordinator confirmed, if anything.
    pub confirmed: Option<Minutes>,
}

/// What a coordinator confirms for one shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// Of which session.
    pub session: SessionId,
    /// How long each person helped.
    pub minutes: Vec<(PersonId, Minutes)>,
}

/// One shift at which the person was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyService {
    /// Of what.
    pub name: String,
    /// When.
    pub span: Span,
    /// How long, once a coordinator has confirmed it.
    pub confirmed: Option<Minutes>,
}

/// Everybody who was at a session of the coordinator's own institution, by name. Another institution's is not found.
pub async fn hours(db: &Db, id: SessionId, by: &Coordinator) -> Result<Vec<ServiceLine>> {
    let register = register(db, id, by).await?;
    let confirmed = confirmed_of(&mut *db.reader().await?, id).await?;
    let present = register.lines.into_iter().filter(|line| line.mark() == Some(Mark::Present));
    let line =
        |person: Person| ServiceLine { confirmed: confirmed.get(&person.id).copied(), person };
    Ok(present.map(|present| line(present.person)).collect())
}

/// What counts of one session.
async fn confirmed_of(
    connection: &mut AnyConnection,
    id: SessionId,
) -> Result<HashMap<PersonId, Minutes>> {
    let sql =
        "select person_id, minutes from service where session_id = $1 and replaced_at is null";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(connection).await?;
    let one = |row: &AnyRow| Ok((row.id("person_id")?, minutes_from(row)?.ok_or_else(unreadable)?));
    rows.iter().map(one).collect()
}

fn minutes_from(row: &AnyRow) -> Result<Option<Minutes>> {
    let minutes: Option<u32> = row.number_if_any("minutes")?;
    minutes.map(|minutes| Minutes::of(minutes).ok_or_else(unreadable)).transpose()
}

fn unreadable() -> Error {
    Error::failed("a length of service out of its bounds")
}

/// Confirms how long people helped, and answers for how many that is new. Refused before the shift is over; whoever is not marked as present is not found, nor is
/// another institution's session.
pub async fn confirm(db: &Db, key: FormKey, confirmed: Confirmed, by: &Coordinator) -> Result<u32> {
    let doing = Doing::beside(Act::ConfirmService, by, About::Session(confirmed.session));
    db.desk_once(key, doing, (confirmed, by.clone()), |tx, (confirmed, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let open = opened(tx, confirmed.session, now).await?;
            open.of.is_run_by(by)?;
            may_confirm(open.span, now).map_err(Refusal::Attendance)?;
            let lines = lines_of(tx, open.offering, confirmed.session).await?;
            let known = confirmed_of(tx, confirmed.session).await?;
            let mut new = Vec::new();
            for (person, minutes) in &confirmed.minutes {
                let line = lines.iter().find(|line| line.person.id == *person);
                if line.and_then(|line| line.mark()) != Some(Mark::Present) {
                    return Err(Error::NotFound);
                }
                let before = known.get(person);
                if before != Some(minutes) {
                    keep(tx, confirmed.session, *person, *minutes, by.person, now).await?;
                    let before = before.map(|before| before.count());
                    new.push(Changed { person: *person, before, after: Some(minutes.count()) });
                }
            }
            if new.is_empty() {
                tx.note_nothing();
            }
            tx.note(Field::Number, new.len());
            tx.note_each(Field::Served, &new);
            u32::try_from(new.len()).map_err(Error::failed)
        })
    })
    .await
}

/// The length before stays, and counts no more.
async fn keep(
    tx: &mut Tx,
    session: SessionId,
    person: PersonId,
    minutes: Minutes,
    by: PersonId,
    now: Timestamp,
) -> Result<()> {
    let sql = "update service set replaced_at = $3 \
               where session_id = $1 and person_id = $2 and replaced_at is null";
    let query = sqlx::query(sql).bind(session.to_string()).bind(person.to_string());
    query.bind(now.as_second()).execute(&mut **tx).await?;
    let sql = "insert into service (id, session_id, person_id, minutes, by_person_id, at) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(session.to_string())
        .bind(person.to_string())
        .bind(i64::from(minutes.count()))
        .bind(by.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Every shift at which the person was, the latest first. Only what is confirmed counts.
pub async fn mine(db: &Db, person: PersonId) -> Result<Vec<MyService>> {
    let query = sqlx::query(include_str!("service/mine.sql")).bind(person.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let one = |row: &AnyRow| {
        let span = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
        Ok(MyService { name: row.text("name")?, span, confirmed: minutes_from(row)? })
    };
    rows.iter().map(one).collect()
}

/// How long somebody helped one team of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedBy {
    /// Who.
    pub person: Person,
    /// The team, at how many shifts, and how long.
    pub served: Served,
}

/// Everybody who helped the coordinator's institution, by name and team. Only what is confirmed counts.
pub async fn served_here(db: &Db, by: &Coordinator) -> Result<Vec<ServedBy>> {
    let query = sqlx::query(include_str!("service/of_institution.sql"));
    let query = query.bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let one = |row: &AnyRow| {
        let (team, times) = (row.text("team")?, row.number("times")?);
        let served = Served { team, times, minutes: row.number("minutes")? };
        Ok(ServedBy { person: person_from(row)?, served })
    };
    rows.iter().map(one).collect()
}
