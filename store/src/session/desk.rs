//! The sessions of an offering as its desk sees them.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::id::{OfferingId, SessionId};
use domain::offering::Session;
use domain::person::Coordinator;
use domain::session::{Meets, Standing};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::row::{planned_from, session_from};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::standing::standing;

/// One session with what may be changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionAtDesk {
    /// When, where, and what became of it.
    pub session: Session,
    /// 第几次, counted from 1 among those that take place; nothing for one that is cancelled.
    pub number: Option<u32>,
    /// Which session makes up for it, and when.
    pub made_up: Option<(SessionId, Span)>,
    /// What a change of it rests on.
    pub standing: Standing,
    /// How often it has been changed: a form tells it, so that nobody undoes what they have not seen.
    pub revision: i64,
}

/// All sessions of an offering of the coordinator's own institution, by time. Another institution's is not found.
pub async fn sessions_at_desk(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Vec<SessionAtDesk>> {
    let mut connection = db.reader().await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    all_of(&mut connection, offering).await
}

/// One of them, with its offering.
pub async fn session_at_desk(
    db: &Db,
    id: SessionId,
    by: &Coordinator,
) -> Result<(OfferingId, SessionAtDesk)> {
    let mut connection = db.reader().await?;
    let offering = offering_of(&mut connection, id).await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    Ok((offering, one_of(&mut connection, offering, id).await?))
}

/// The offering that a session is of.
pub(super) async fn offering_of(
    connection: &mut AnyConnection,
    id: SessionId,
) -> Result<OfferingId> {
    let query = sqlx::query("select offering_id from session where id = $1").bind(id.to_string());
    query.fetch_one(connection).await?.id("offering_id")
}

/// One session. Inside a unit that will change it, only after its offering is locked.
pub(super) async fn one_of(
    connection: &mut AnyConnection,
    offering: OfferingId,
    id: SessionId,
) -> Result<SessionAtDesk> {
    let all = all_of(connection, offering).await?;
    all.into_iter().find(|one| one.session.id == id).ok_or(Error::NotFound)
}

/// When and where a session meets, and how often it was changed; its offering is locked.
pub(crate) async fn as_it_stands(
    connection: &mut AnyConnection,
    id: SessionId,
) -> Result<(Meets, i64)> {
    let offering = offering_of(connection, id).await?;
    let one = one_of(connection, offering, id).await?;
    Ok((one.standing.meets, one.revision))
}

/// All of them, in a unit or outside.
pub(super) async fn all_of(
    connection: &mut AnyConnection,
    offering: OfferingId,
) -> Result<Vec<SessionAtDesk>> {
    let query = sqlx::query(include_str!("at_desk.sql")).bind(offering.to_string());
    let rows = query.fetch_all(connection).await?;
    let mut all = rows.iter().map(one_from).collect::<Result<Vec<_>>>()?;
    let mut making_up = HashMap::new();
    for (row, one) in rows.iter().zip(&all).filter(|(_, one)| !one.standing.is_cancelled) {
        let made_up: Option<SessionId> = row.word_if_any("makes_up_for", |id| id.parse().ok())?;
        making_up.extend(made_up.map(|id| (id, (one.session.id, one.session.span))));
    }
    let mut live = 0;
    for one in &mut all {
        one.made_up = making_up.get(&one.session.id).copied();
        one.standing.is_made_up = one.made_up.is_some();
        if !one.standing.is_cancelled {
            live += 1;
            one.number = Some(live);
        }
    }
    for one in &mut all {
        one.standing.others = live - u32::from(!one.standing.is_cancelled);
    }
    Ok(all)
}

/// A session without what only the others tell: its number, how many they are, and which of them makes up for it.
fn one_from(row: &AnyRow) -> Result<SessionAtDesk> {
    let session = session_from(row)?;
    let venue = session.venue.as_ref().map(|venue| venue.id);
    let planned_venue = row.word_if_any("planned_venue_id", |id| id.parse().ok())?;
    let standing = Standing {
        meets: Meets { span: session.span, venue },
        planned: planned_from(row)?.map(|span| Meets { span, venue: planned_venue }),
        is_cancelled: session.changed.is_cancelled(),
        is_made_up: false,
        own_teacher: row.text_if_any("teacher")?,
        substitute: session.changed.substitute.clone(),
        others: 0,
    };
    let revision = row.number("revision")?;
    Ok(SessionAtDesk { session, number: None, made_up: None, standing, revision })
}
