//! 门口的变动: what has changed of sessions, for whoever stands at the door.

use domain::calendar::Span;
use domain::id::SessionId;
use domain::offering::{OfferingKind, Session};
use domain::person::Coordinator;
use sqlx::any::AnyRow;

use super::row::session_from;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// One session that is not as it was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorChange {
    /// How it stands now.
    pub session: Session,
    /// Of what kind it is.
    pub kind: OfferingKind,
    /// Of what.
    pub offering: String,
    /// In which room it was planned, where it was moved; empty where none was told.
    pub planned_room: String,
    /// Why it was moved; empty where it was not.
    pub move_reason: String,
}

/// Everything of the coordinator's institution that has changed and meets during a span, or would have met.
pub async fn changes_during(db: &Db, span: Span, by: &Coordinator) -> Result<Vec<DoorChange>> {
    changed(db, None, span, by).await
}

/// What has changed of one session. One that stands as it was planned, or another institution's, is not found.
pub async fn change_of(db: &Db, id: SessionId, by: &Coordinator) -> Result<DoorChange> {
    let now = db.now();
    let nowhere = Span { from: now, to: now };
    changed(db, Some(id), nowhere, by).await?.pop().ok_or(Error::NotFound)
}

async fn changed(
    db: &Db,
    one: Option<SessionId>,
    span: Span,
    by: &Coordinator,
) -> Result<Vec<DoorChange>> {
    let query = sqlx::query(include_str!("door.sql"))
        .bind(by.institution.to_string())
        .bind(one.map(|id| id.to_string()))
        .bind(span.from.as_second())
        .bind(span.to.as_second());
    let change = |row: &AnyRow| {
        Ok(DoorChange {
            session: session_from(row)?,
            kind: row.word("kind", OfferingKind::from_code)?,
            offering: row.text("offering_name")?,
            planned_room: row.text("planned_room")?,
            move_reason: row.text("move_reason")?,
        })
    };
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(change).collect()
}
