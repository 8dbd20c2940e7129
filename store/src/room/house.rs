//! 闭馆: stretches of time in which a whole house is closed, with all of its rooms.

use domain::calendar::Span;
use domain::id::{ClosureId, FormKey, InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;

use super::closing::judge;
use crate::around::{lock_room, lock_rooms};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;

/// A closure that was taken back is told for so long, so that it can be put back.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A closure of a house as its desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedHouse {
    /// Which.
    pub id: ClosureId,
    /// From when to when.
    pub span: Span,
    /// Why.
    pub reason: String,
    /// It is the house's own: the desk can take it back. The others are of everybody.
    pub is_own: bool,
    /// When it was taken back, if it was.
    pub removed_at: Option<Timestamp>,
}

/// When the coordinator's house is closed now or later, by time: its own closures, everybody's, and its own that were taken back
/// lately. Public holidays are told by [`super::house_holidays`].
pub async fn house_closures(db: &Db, by: &Coordinator) -> Result<Vec<ClosedHouse>> {
    let now = db.now();
    let sql = "select id, institution_id, from_at, to_at, reason, removed_at from closure \
               where venue_id is null and (institution_id = $1 or institution_id is null) \
               and holiday_on is null and to_at > $2 \
               and (removed_at is null or (removed_at > $3 and institution_id is not null)) \
               order by from_at, id";
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind((now - TOLD_FOR).as_second())
        .fetch_all(&mut *db.reader().await?)
        .await?;
    let closed = |row: &AnyRow| {
        let removed_at = row.number_if_any::<i64>("removed_at")?;
        Ok(ClosedHouse {
            id: row.id("id")?,
            span: Span { from: row.instant("from_at")?, to: row.instant("to_at")? },
            reason: row.text("reason")?,
            is_own: row.text_if_any("institution_id")?.is_some(),
            removed_at: removed_at.and_then(|at| Timestamp::from_second(at).ok()),
        })
    };
    rows.iter().map(closed).collect()
}

/// A closure that was taken back counts again; what stands in it stays, and is told: how much there is. Refused where the time is closed by now, or over; one that stands stays so, and
/// another institution's is not found.
pub async fn close_again(db: &Db, key: FormKey, id: ClosureId, by: &Coordinator) -> Result<u32> {
    let doing = Doing::to(Act::CloseRoom, by, About::Closure(id));
    db.desk_once(key, doing, (id, by.institution), |tx, (id, institution), now| {
        Box::pin(closed_again(tx, *id, *institution, now))
    })
    .await
}

/// The step of a unit that does so.
pub(crate) async fn closed_again(
    tx: &mut Tx,
    id: ClosureId,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<u32> {
    let sql = "select venue_id, from_at, to_at from closure where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(institution.to_string());
    let row = query.fetch_one(&mut **tx).await?;
    let room = row.word_if_any("venue_id", |id| id.parse().ok())?;
    let span = Span { from: row.instant("from_at")?, to: row.instant("to_at")? };
    lock(tx, room, institution).await?;
    let sql = "select removed_at from closure where id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    if row.number_if_any::<i64>("removed_at")?.is_none() {
        return Ok(0);
    }
    let around = judge(tx, room, span, institution, now).await?;
    let sql = "update closure set removed_at = null, removed_by = null where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    u32::try_from(around.taken.len()).map_err(Error::failed)
}

/// Whoever puts something into the room, or into any room of the house, waits from here on, or has done so before.
pub(super) async fn lock(
    tx: &mut Tx,
    room: Option<VenueId>,
    institution: InstitutionId,
) -> Result<()> {
    if let Some(room) = room {
        return lock_room(tx, room, institution).await;
    }
    queue(tx, institution).await?;
    let sql = "select id from venue where institution_id = $1 order by id";
    let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(&mut **tx).await?;
    let rooms = rows.iter().map(|row| row.id("id")).collect::<Result<Vec<VenueId>>>()?;
    lock_rooms(tx, &rooms, institution).await
}
