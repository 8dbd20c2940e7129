//! 改时间、换地方: where a booking could go, and the one unit that moves it, alone or with the later ones of the same form.

use domain::booking::{BookingRefusal, Goes, Held, Lending, NewTime, Reach, Whose, go_to};
use domain::calendar::{Span, civil, day, start_of};
use domain::id::{BookingId, FormKey, PersonId, VenueId};
use domain::log::{About, Act as LogAct};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Around, Meets};
use domain::venue::Room;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::read::{Booking, booking_from};
use super::settle::Who;
use crate::around::{At, around, lock_room};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::{Doing, Watch};
use crate::outbox::club;
use crate::room::{room_in, rooms_in};
use crate::rows::insert_all;

/// Where a booking is to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which.
    pub booking: BookingId,
    /// How often it had been changed when the form was shown.
    pub revision: i64,
    /// Into which room.
    pub room: VenueId,
    /// When.
    pub to: NewTime,
    /// It alone, or all the later ones of the same form with it.
    pub reach: Reach,
    /// Why; whoever moves their own says nothing.
    pub reason: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// How many were moved.
    pub moved: u32,
    /// When those take place that stay where they were.
    pub stay: Vec<Span>,
}

/// A room to which a booking could go, with what comes of it day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which room.
    pub room: Room,
    /// Each that would be moved, by time; or why none is.
    pub goes: std::result::Result<Vec<Goes>, BookingRefusal>,
}

/// Every room of the coordinator's institution, with what comes of moving a booking there, its own room first. Another
/// institution's booking is not found.
pub async fn places(
    db: &Db,
    id: BookingId,
    to: &NewTime,
    reach: Reach,
    by: &Coordinator,
) -> Result<Vec<Choice>> {
    choices(db, id, to, reach, &Who::desk(by)).await
}

/// The same for a booking of one's own: the rooms that clubs may ask for, without who is there.
pub async fn own_places(
    db: &Db,
    id: BookingId,
    to: &NewTime,
    reach: Reach,
    person: PersonId,
) -> Result<Vec<Choice>> {
    let mut all = choices(db, id, to, reach, &Who::Person(person)).await?;
    all.retain(|choice| choice.room.rules.lending != Lending::AtDesk);
    for choice in &mut all {
        for goes in choice.goes.iter_mut().flatten() {
            goes.to.refused = goes.to.refused.take().map(BookingRefusal::without_names);
        }
    }
    Ok(all)
}

/// Whether later bookings of the same form could go along.
pub async fn has_later(db: &Db, booking: &Booking) -> Result<bool> {
    let later = later_of(&mut *db.reader().await?, booking).await?;
    Ok(!later.is_empty())
}

async fn choices(
    db: &Db,
    id: BookingId,
    to: &NewTime,
    reach: Reach,
    who: &Who,
) -> Result<Vec<Choice>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let booking = who.found_by(&mut connection, id).await?;
    let held = held(&mut connection, &booking, reach).await?;
    let mut rooms = rooms_in(&mut connection, booking.institution, None).await?;
    rooms.retain(|room| room.retired_from.is_none_or(|from| from > day(now)));
    rooms.sort_by_key(|room| room.venue.id != booking.room);
    let around = meanwhile(&mut connection, &booking, &held, to, None).await?;
    let choice = |room: Room| Choice { goes: go_to(&room, &around, &held, to, now), room };
    Ok(rooms.into_iter().map(choice).collect())
}

/// Moves a booking of the coordinator's institution, and tells its club. Of several those that can go are moved; refused where
/// none can, where somebody has changed it since, and where it is over. Another institution's is not found.
pub async fn move_booking(db: &Db, key: FormKey, asked: &Move, by: &Coordinator) -> Result<Moved> {
    let asked = Move { reason: storable(&asked.reason), ..asked.clone() };
    let doing = Doing::parts(LogAct::MoveBooking, by).because(&asked.reason);
    db.desk_once(key, doing, (asked, by.clone()), |tx, (asked, by), now| {
        Box::pin(async move { moved(tx, asked, &Who::desk(by), Some(by), now).await })
    })
    .await
}

/// Moves a booking of one's own into a room that clubs may ask for. Where that room wants a yes, a coordinator decides again.
pub async fn move_own(db: &Db, key: FormKey, asked: &Move, person: PersonId) -> Result<Moved> {
    let asked = Move { reason: String::new(), ..asked.clone() };
    db.write_once(key, "move_own_room", (asked, person), |tx, (asked, person), now| {
        Box::pin(async move { moved(tx, asked, &Who::Person(*person), None, now).await })
    })
    .await
}

/// When and where a booking of the coordinator's institution is, in a unit that puts a change of it back.
pub(crate) async fn place_of(tx: &mut Tx, id: BookingId, by: &Coordinator) -> Result<Meets> {
    let booking = Who::desk(by).found_by(tx, id).await?;
    Ok(Meets { span: booking.span, venue: Some(booking.room) })
}

/// A booking goes back to where it was before it was moved, as a step of a unit that writes the log itself.
pub(crate) async fn moved_back(
    tx: &mut Tx,
    id: BookingId,
    place: Meets,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let who = Who::desk(by);
    let stands = who.found_by(tx, id).await?;
    let (from, to) = (civil(place.span.from), civil(place.span.to));
    let asked = Move {
        booking: id,
        revision: stands.revision,
        room: place.venue.unwrap_or(stands.room),
        to: NewTime { on: from.date(), from: from.time(), to: to.time() },
        reach: Reach::One,
        reason: reason.to_owned(),
    };
    moved(tx, &asked, &who, None, now).await.map(|_| ())
}

/// The one unit that moves. `logged` is whose entries it writes.
async fn moved(
    tx: &mut Tx,
    asked: &Move,
    who: &Who,
    logged: Option<&Coordinator>,
    now: Timestamp,
) -> Result<Moved> {
    let seen = who.found_by(tx, asked.booking).await?;
    lock_rooms(tx, asked, &seen).await?;
    let booking = who.found_by(tx, asked.booking).await?;
    let room = room_in(tx, asked.room, booking.institution).await?;
    judge(&booking, &room, asked, who, now)?;
    let held = held(tx, &booking, asked.reach).await?;
    let around = meanwhile(tx, &booking, &held, &asked.to, Some(room.venue.id)).await?;
    let goes = go_to(&room, &around, &held, &asked.to, now).map_err(no)?;
    let (go, stay): (Vec<Goes>, Vec<Goes>) = goes.into_iter().partition(|one| one.to.is_free());
    let Some(first) = go.first() else {
        let only = stay.into_iter().next().filter(|_| held.len() == 1);
        return Err(no(only.and_then(|one| one.to.refused).unwrap_or(BookingRefusal::NoDayFree)));
    };
    for one in &go {
        let watch = match logged {
            Some(by) => Some((Watch::begin(tx, About::Booking(one.id), by).await?, by)),
            None => None,
        };
        put(tx, one, &room, who, now, asked).await?;
        if let Some((watch, by)) = watch {
            let doing = Doing::parts(LogAct::MoveBooking, by).because(&asked.reason);
            watch.end(tx, &doing, now).await?;
        }
    }
    let more = u32::try_from(go.len() - 1).unwrap_or(u32::MAX);
    if matches!(who, Who::Desk { .. }) {
        let was = Booking { id: first.id, span: first.was, ..booking };
        let to = (room.venue.name.as_str(), first.to.span);
        club::tell_moved(tx, &was, to, more, &asked.reason, now).await?;
    }
    Ok(Moved { moved: more + 1, stay: stay.into_iter().map(|one| one.was).collect() })
}

fn judge(booking: &Booking, room: &Room, asked: &Move, who: &Who, now: Timestamp) -> Result<()> {
    if booking.revision != asked.revision {
        return Err(no(BookingRefusal::ChangedMeanwhile));
    }
    if booking.span.to <= now {
        return Err(no(BookingRefusal::Over));
    }
    if !booking.state.holds_room() {
        return Err(no(BookingRefusal::NotAsItStands));
    }
    if matches!(who, Who::Person(_)) && room.rules.lending == Lending::AtDesk {
        return Err(no(BookingRefusal::DeskAlone));
    }
    Ok(())
}

/// The rooms that it leaves and the one that it goes to, in one order: two who change rooms with each other never wait for
/// each other.
async fn lock_rooms(tx: &mut Tx, asked: &Move, booking: &Booking) -> Result<()> {
    let mut rooms = vec![asked.room, booking.room];
    if asked.reach == Reach::Rest {
        rooms.extend(later_of(tx, booking).await?.iter().map(|later| later.room));
    }
    rooms.sort_unstable_by_key(|room| room.0);
    rooms.dedup();
    for room in rooms {
        lock_room(tx, room, booking.institution).await?;
    }
    Ok(())
}

/// The booking and what goes along with it, the booking first.
async fn held(
    connection: &mut AnyConnection,
    booking: &Booking,
    reach: Reach,
) -> Result<Vec<Held>> {
    let mut all = vec![booking.clone()];
    if reach == Reach::Rest {
        all.extend(later_of(connection, booking).await?);
    }
    let held = |one: Booking| Held {
        id: one.id,
        room: one.room,
        span: one.span,
        name: format!("{}·{}", one.purpose.group, one.purpose.what),
    };
    Ok(all.into_iter().map(held).collect())
}

/// What the same form has asked for later than a booking and holds its room, by time.
async fn later_of(connection: &mut AnyConnection, booking: &Booking) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.series_id = $1 and b.institution_id = $2 and b.starts_at > $3 \
         and b.state in ('requested', 'confirmed') order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql)
        .bind(booking.series.to_string())
        .bind(booking.institution.to_string())
        .bind(booking.span.from.as_second());
    query.fetch_all(connection).await?.iter().map(booking_from).collect()
}

/// Everything that is in the way from the first new day to the last.
async fn meanwhile(
    connection: &mut AnyConnection,
    booking: &Booking,
    held: &[Held],
    to: &NewTime,
    room: Option<VenueId>,
) -> Result<Around> {
    // As far from the first as the last is now, and a day more: whatever time of day it is.
    let from = start_of(to.on);
    let lasts = held.last().map_or(booking.span, |last| last.span).to;
    let lasts = lasts.duration_since(booking.span.from).as_hours().saturating_add(48);
    let until = from.checked_add(lasts.hours()).unwrap_or(Timestamp::MAX);
    let span = Span { from, to: until };
    around(connection, At { institution: booking.institution, span, room, itself: None }).await
}

async fn put(
    tx: &mut Tx,
    goes: &Goes,
    room: &Room,
    who: &Who,
    now: Timestamp,
    asked: &Move,
) -> Result<()> {
    let id = goes.id.to_string();
    let was = "select venue_id from booking where id = $1";
    let was: String = sqlx::query_scalar(was).bind(&id).fetch_one(&mut **tx).await?;
    // A coordinator's yes to one time is none to another.
    let state = match who {
        Who::Person(_) => Some(room.rules.state_of(Whose::Club).code()),
        Who::Desk { .. } => None,
    };
    let sql = "update booking set venue_id = $2, starts_at = $3, ends_at = $4, \
               state = coalesce($5, state), revision = revision + 1 where id = $1";
    sqlx::query(sql)
        .bind(&id)
        .bind(room.venue.id.to_string())
        .bind(goes.to.span.from.as_second())
        .bind(goes.to.span.to.as_second())
        .bind(state)
        .execute(&mut **tx)
        .await?;
    let row = vec![
        Uuid::now_v7().to_string().into(),
        id.into(),
        was.into(),
        goes.was.from.as_second().into(),
        goes.was.to.as_second().into(),
        room.venue.id.to_string().into(),
        goes.to.span.from.as_second().into(),
        goes.to.span.to.as_second().into(),
        asked.reason.as_str().into(),
        who.person().to_string().into(),
        now.as_second().into(),
    ];
    let into = "booking_move (id, booking_id, was_venue_id, was_starts_at, was_ends_at, venue_id, starts_at, ends_at, \
                reason, by_person_id, at)";
    Ok(insert_all(tx, into, &[row]).await?)
}

fn no(why: BookingRefusal) -> Error {
    Refusal::Booking(why).into()
}
