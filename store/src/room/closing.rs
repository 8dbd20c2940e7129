//! 停用: stretches of time in which a room or the whole house is closed, written down and taken back at the desk.

use std::collections::BTreeSet;

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
use crate::session::{CallsOff, Falling, call_off, falling, held_on, lock_sessions};

/// A closure that a desk writes down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClosure {
    /// Which room; nothing where the whole house is closed.
    pub room: Option<VenueId>,
    /// From when to when.
    pub span: Span,
    /// 地面维修.
    pub reason: String,
    /// What is called off together with it, where that was looked at.
    pub calls_off: Option<CallsOff>,
}

impl NewClosure {
    /// Calls nothing off.
    pub fn alone(room: Option<VenueId>, span: Span, reason: &str) -> Self {
        Self { room, span, reason: reason.to_owned(), calls_off: None }
    }
}

/// What closing has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// How many sessions and bookings still stand in that time.
    pub stands: u32,
    /// How many sessions were called off with it.
    pub called_off: u32,
    /// How many people have a place on what these were of, and are told.
    pub people: u32,
}

/// What stands in a time that is to be closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingLook {
    /// Everything then.
    pub around: Around,
    /// The sessions among it, in the same order.
    pub falling: Vec<Falling>,
    /// How many people have a place on one of these, or on several.
    pub people: u32,
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

/// What stands in a time, in one room or in the whole house, before that is closed. Another institution's room is not found.
pub async fn look_closing(
    db: &Db,
    room: Option<VenueId>,
    span: Span,
    by: &Coordinator,
) -> Result<ClosingLook> {
    let (mut connection, now) = (db.reader().await?, db.now());
    if let Some(room) = room {
        room_in(&mut connection, room, by.institution).await?;
    }
    let at = At { institution: by.institution, span, room, itself: None };
    let mut around = around(&mut connection, at).await?;
    // What other rooms are closed for is no matter of this one.
    around.shut.retain(|shut| room.is_none() || shut.venue.is_none() || shut.venue == room);
    let falling = falling(&mut connection, &around.taken, now).await?;
    let offerings: BTreeSet<_> = falling.iter().map(|one| one.offering).collect();
    let offerings: Vec<_> = offerings.into_iter().collect();
    let people = held_on(&mut connection, &offerings).await?;
    Ok(ClosingLook { around, falling, people })
}

/// Closes a room, or the whole house, for a time, and calls off the sessions that were ticked: all of it or nothing. What else
/// stands then stays, and is told. Refused where that time is closed already, for a mistyped year, and where what could be called
/// off is not what was shown.
pub async fn close(
    db: &Db,
    key: FormKey,
    closure: &NewClosure,
    by: &Coordinator,
) -> Result<Closed> {
    let new = NewClosure { reason: storable(&closure.reason), ..closure.clone() };
    let doing = Doing::makes(Act::CloseRoom, by).because(&new.reason);
    db.desk_once(key, doing, (new, by.clone()), |tx, (new, by), now| {
        Box::pin(closed(tx, new, by, now))
    })
    .await
}

/// The step of a unit that does so.
async fn closed(tx: &mut Tx, new: &NewClosure, by: &Coordinator, now: Timestamp) -> Result<Closed> {
    let ticked = new.calls_off.as_ref().map_or(&[][..], |asked| asked.ticked.as_slice());
    lock_sessions(tx, ticked, by).await?;
    lock(tx, new.room, by.institution).await?;
    let taken = judge(tx, new.room, new.span, by.institution, now).await?.taken;
    let (called_off, people) = match &new.calls_off {
        Some(asked) => call_off(tx, asked, &taken, &new.reason, by, now).await?,
        None => (0, 0),
    };
    let id = ClosureId(Uuid::now_v7());
    tx.note_about(About::Closure(id));
    let sql = "insert into closure (id, institution_id, venue_id, from_at, to_at, reason) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(new.room.map(|room| room.to_string()))
        .bind(new.span.from.as_second())
        .bind(new.span.to.as_second())
        .bind(new.reason.as_str())
        .execute(&mut **tx)
        .await?;
    let stood = u32::try_from(taken.len()).map_err(Error::failed)?;
    Ok(Closed { stands: stood.saturating_sub(called_off), called_off, people })
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
