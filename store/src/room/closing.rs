//! 停用: stretches of time in which a room or the whole house is closed, written down and taken back at the desk.

use domain::booking::may_close;
use domain::calendar::Span;
use domain::id::{ClosureId, FormKey, InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::Around;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::house::lock;
use super::read::room_in;
use crate::around::{At, around};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;

/// A closure that a desk writes down for one of its rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoomClosure {
    /// Which room.
    pub room: VenueId,
    /// From when to when.
    pub span: Span,
    /// 地面维修.
    pub reason: String,
}

/// A closure as it stands on a room's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRoom {
    /// Which.
    pub id: ClosureId,
    /// From when to when.
    pub span: Span,
    /// Why.
    pub reason: String,
    /// It is this room's own: its page can take it back. The others are of the house or of everybody.
    pub is_own: bool,
}

/// What was written down as closed now or later, of the room and of its house; public holidays are told by
/// [`super::house_holidays`]. Another institution's room is not found.
pub async fn closures_of_room(db: &Db, id: VenueId, by: &Coordinator) -> Result<Vec<ClosedRoom>> {
    let now = db.now();
    let mut connection = db.reader().await?;
    room_in(&mut connection, id, by.institution).await?;
    let sql = "select id, venue_id, from_at, to_at, reason from closure \
               where (institution_id = $1 or institution_id is null) and removed_at is null \
               and (venue_id is null or venue_id = $2) and holiday_on is null and to_at > $3 order by from_at, id";
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(id.to_string())
        .bind(now.as_second())
        .fetch_all(&mut *connection)
        .await?;
    let closed = |row: &AnyRow| {
        Ok(ClosedRoom {
            id: row.id("id")?,
            span: Span { from: row.instant("from_at")?, to: row.instant("to_at")? },
            reason: row.text("reason")?,
            is_own: row.text_if_any("venue_id")?.is_some(),
        })
    };
    rows.iter().map(closed).collect()
}

/// Closes a room for a time. What stands in it stays, and is told: how many sessions and bookings there are. Refused where the
/// room or its house is closed then already, and for a mistyped year.
pub async fn close(
    db: &Db,
    key: FormKey,
    closure: &NewRoomClosure,
    by: &Coordinator,
) -> Result<u32> {
    let new = NewRoomClosure { reason: storable(&closure.reason), ..closure.clone() };
    let doing = Doing::makes(Act::CloseRoom, by).because(&new.reason);
    db.desk_once(key, doing, (new, by.institution), |tx, (new, institution), now| {
        Box::pin(closed(tx, Some(new.room), (new.span, &new.reason), *institution, now))
    })
    .await
}

/// The step of a unit that closes a room, or without one the whole house; how many sessions and bookings stand in that time.
pub(super) async fn closed(
    tx: &mut Tx,
    room: Option<VenueId>,
    (span, reason): (Span, &str),
    institution: InstitutionId,
    now: Timestamp,
) -> Result<u32> {
    lock(tx, room, institution).await?;
    let around = judge(tx, room, span, institution, now).await?;
    let id = ClosureId(Uuid::now_v7());
    tx.note_about(About::Closure(id));
    let sql = "insert into closure (id, institution_id, venue_id, from_at, to_at, reason) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(institution.to_string())
        .bind(room.map(|room| room.to_string()))
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .bind(reason)
        .execute(&mut **tx)
        .await?;
    u32::try_from(around.taken.len()).map_err(Error::failed)
}

/// What there is at that time, where it may be closed.
pub(super) async fn judge(
    tx: &mut Tx,
    room: Option<VenueId>,
    span: Span,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Around> {
    let around = around(tx, At { institution, span, room, itself: None }).await?;
    may_close(room, span, &around.shut, now).map_err(Refusal::Booking)?;
    Ok(around)
}

/// Takes a closure of the coordinator's house or of one of its rooms back, and says of which room it was. One that is gone already
/// stays so; another institution's, and one of everybody, is not found.
pub async fn open_again(db: &Db, id: ClosureId, by: &Coordinator) -> Result<Option<VenueId>> {
    let doing = Doing::to(Act::OpenRoom, by, About::Closure(id));
    db.desk(doing, (id, by.clone()), |tx, (id, by), now| Box::pin(opened(tx, *id, by, now))).await
}

/// The step of a unit that takes a closure back.
pub(crate) async fn opened(
    tx: &mut Tx,
    id: ClosureId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Option<VenueId>> {
    let sql = "update closure set removed_at = coalesce(removed_at, $3), \
                       removed_by = coalesce(removed_by, $4) \
                       where id = $1 and institution_id = $2 returning venue_id";
    let row = sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .fetch_one(&mut **tx)
        .await?;
    row.word_if_any("venue_id", |id| id.parse().ok())
}
