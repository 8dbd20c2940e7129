//! 停用: stretches of time in which a room or the whole house is closed, written down and taken back at the desk.

use domain::booking::{BookingRefusal, last_day};
use domain::calendar::{Span, day};
use domain::id::{ClosureId, FormKey, InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::read::room_in;
use crate::around::{At, around, lock_room};
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

/// What is closed now or later, of the room and of its house. Another institution's room is not found.
pub async fn closures_of_room(db: &Db, id: VenueId, by: &Coordinator) -> Result<Vec<ClosedRoom>> {
    let now = db.now();
    let mut connection = db.reader().await?;
    room_in(&mut connection, id, by.institution).await?;
    let sql = "select id, venue_id, from_at, to_at, reason from closure \
               where (institution_id = $1 or institution_id is null) and removed_at is null \
               and (venue_id is null or venue_id = $2) and to_at > $3 order by from_at, id";
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
        Box::pin(closed(tx, new, *institution, now))
    })
    .await
}

async fn closed(
    tx: &mut Tx,
    new: &NewRoomClosure,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<u32> {
    lock_room(tx, new.room, institution).await?;
    let refused = |why| Err(Error::from(Refusal::Booking(why)));
    let latest = last_day(day(now));
    if new.span.to <= new.span.from {
        return refused(BookingRefusal::EndsFirst);
    } else if new.span.to <= now {
        return refused(BookingRefusal::ClosureIsOver);
    } else if day(new.span.from) > latest || day(new.span.to) > last_day(latest) {
        return refused(BookingRefusal::ClosureTooFar { latest });
    }
    let at = At { institution, span: new.span, room: Some(new.room), itself: None };
    let around = around(tx, at).await?;
    if let Some(shut) = around.shut_then(new.room, new.span) {
        let (reason, span) = (shut.reason.clone(), shut.span);
        return refused(BookingRefusal::ClosedAlready { reason, span });
    }
    let id = ClosureId(Uuid::now_v7());
    tx.note_about(About::Closure(id));
    let sql = "insert into closure (id, institution_id, venue_id, from_at, to_at, reason) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(institution.to_string())
        .bind(new.room.to_string())
        .bind(new.span.from.as_second())
        .bind(new.span.to.as_second())
        .bind(new.reason.as_str())
        .execute(&mut **tx)
        .await?;
    u32::try_from(around.taken.len()).map_err(Error::failed)
}

/// Takes a closure of one of the coordinator's own rooms back. One that is gone already stays so; another institution's, and
/// one of a whole house, is not found.
pub async fn open_again(db: &Db, id: ClosureId, by: &Coordinator) -> Result<VenueId> {
    let doing = Doing::to(Act::OpenRoom, by, About::Closure(id));
    db.desk(doing, (id, by.clone()), |tx, (id, by), now| Box::pin(opened(tx, *id, by, now))).await
}

/// The step of a unit that takes a closure back.
pub(crate) async fn opened(
    tx: &mut Tx,
    id: ClosureId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<VenueId> {
    let sql = "update closure set removed_at = coalesce(removed_at, $3), \
                       removed_by = coalesce(removed_by, $4) \
                       where id = $1 and institution_id = $2 and venue_id is not null returning venue_id";
    let row = sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .fetch_one(&mut **tx)
        .await?;
    row.id("venue_id")
}
