//! Every change of a session, written down in the unit that makes it.

use domain::calendar::Span;
use domain::id::{PersonId, SessionId};
use domain::person::Coordinator;
use domain::session::{ChangeKind, Meets};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::change::key_of;
use super::desk::offering_of;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::standing::standing;

/// A change as it is written down. When and where it met, and who taught, before and after.
pub(super) struct Log<'a> {
    pub session: SessionId,
    pub what: ChangeKind,
    pub reason: &'a str,
    pub stood: (Meets, &'a str),
    pub stands: (Meets, &'a str),
    pub by: PersonId,
}

pub(super) async fn log(tx: &mut Tx, log: Log<'_>, now: Timestamp) -> Result<()> {
    let ((was, taught), (is, teaches)) = (log.stood, log.stands);
    let sql = "insert into session_change (id, session_id, what, reason, was_from, was_to, was_venue_id, \
               was_teacher, is_from, is_to, is_venue_id, is_teacher, by_person_id, at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(log.session.to_string())
        .bind(log.what.code())
        .bind(log.reason)
        .bind(was.span.from.as_second())
        .bind(was.span.to.as_second())
        .bind(key_of(was.venue))
        .bind(taught)
        .bind(is.span.from.as_second())
        .bind(is.span.to.as_second())
        .bind(key_of(is.venue))
        .bind(teaches)
        .bind(log.by.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastChange {
    /// When.
    pub at: Timestamp,
    /// Who made it, by name.
    pub by: String,
    /// What.
    pub what: ChangeKind,
    /// Why; empty where it only undoes.
    pub reason: String,
    /// When it met before; of a make-up session when the cancelled one would have.
    pub was: Span,
    /// In which room; empty where none was told.
    pub was_room: String,
    /// When it meets afterwards.
    pub is: Span,
    /// In which room.
    pub is_room: String,
    /// Who teaches afterwards; empty where nobody does.
    pub teacher: String,
}

/// What became of a session of the coordinator's own institution, the first change first. Another institution's is not found.
pub async fn changes_of(db: &Db, id: SessionId, by: &Coordinator) -> Result<Vec<PastChange>> {
    let mut connection = db.reader().await?;
    let offering = offering_of(&mut connection, id).await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let sql = "select c.at, coalesce(p.name, '') as by_name, c.what, c.reason, c.was_from, c.was_to, \
               c.is_from, c.is_to, c.is_teacher, coalesce(b.name, '') as was_room, \
               coalesce(a.name, '') as is_room from session_change c \
               join person p on p.id = c.by_person_id \
               left join venue b on b.id = c.was_venue_id left join venue a on a.id = c.is_venue_id \
               where c.session_id = $1 order by c.at, c.id";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(past_from).collect()
}

fn past_from(row: &AnyRow) -> Result<PastChange> {
    Ok(PastChange {
        at: row.instant("at")?,
        by: row.text("by_name")?,
        what: row.word("what", ChangeKind::from_code)?,
        reason: row.text("reason")?,
        was: Span { from: row.instant("was_from")?, to: row.instant("was_to")? },
        was_room: row.text("was_room")?,
        is: Span { from: row.instant("is_from")?, to: row.instant("is_to")? },
        is_room: row.text("is_room")?,
        teacher: row.text("is_teacher")?,
    })
}
