//! 改时间、换地方: where a booking could go, and the one unit that moves it, alone or with the later ones of the same form.

use domain::booking::{
    BookingMoved, BookingRefusal, BookingState, Goes, Held, Lending, NewTime, Reach, Whose, go_to,
};
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

pub(crate) use self::wish::Waited;
use super::lent::without_names;
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

mod wish;

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
    /// Who waits already waits there, too, where it is taken.
    pub waits: bool,
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
    if !booking.state.holds_room() {
        return Ok(false);
    }
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
    if booking.state == BookingState::Waiting {
        return wish::choices(&mut connection, &booking, rooms, &around, (to, now)).await;
    }
    let choice = |room: Room| Choice { goes: go_to(&room, &around, &held, to, now), room };
    Ok(rooms.into_iter().map(choice).collect())
}

/// Moves a booking of the coordinator's institution, and tells its club. Of several those that can go are moved; who waits has the
/// new time if it is free and their turn, and waits for it otherwise where they want to (`wish`). Refused where none can go, where somebody has changed it since, and where it is over. Another institution's is not found.
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
    .map_err(without_names)
}

/// When and where a booking of the coordinator's institution is, in a unit that puts a change of it back.
pub(crate) async fn place_of(tx: &mut Tx, id: BookingId, by: &Coordinator) -> Result<Meets> {
    let booking = Who::desk(by).found_by(tx, id).await?;
    Ok(Meets { span: booking.span, venue: Some(booking.room) })
}

/// A booking goes back to where it was before it was moved, as a step of a unit that writes the log itself; who waited waits again
/// where they stood in line.
pub(crate) async fn moved_back(
    tx: &mut Tx,
    id: BookingId,
    (place, waited): (Meets, Waited),
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
        waits: false,
    };
    if waited.is(&stands) {
        return wish::waits_again(tx, &asked, &stands, waited, &who, now).await;
    }
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
    if booking.state == BookingState::Waiting {
        return wish::moved(tx, asked, (booking, room, around), (who, logged), now).await;
    }
    let goes = go_to(&room, &around, &held, &asked.to, now).map_err(no)?;
    let (go, stay): (Vec<Goes>, Vec<Goes>) = goes.into_iter().partition(|one| one.to.is_free());
    let Some(first) = go.first() else {
        let only = stay.into_iter().next().filter(|_| held.len() == 1);
        return Err(no(only.and_then(|one| one.to.refused).unwrap_or(BookingRefusal::NoDayFree)));
    };
    for one in &go {
        let to = Placed { room: &room, state: decided_on(&room, who), since: None };
        put(tx, one, &to, (who, logged), asked, now).await?;
    }
    let more = u32::try_from(go.len() - 1).unwrap_or(u32::MAX);
    if matches!(who, Who::Desk { .. }) {
        let was = Booking { id: first.id, span: first.was, ..booking };
        let (club, room, reason) =
            (was.purpose.group.clone(), room.venue.name.clone(), asked.reason.clone());
        let (was_at, to) = (was.span, first.to.span);
        let news = BookingMoved { club, was: was_at, room, to, more, reason, waits: false };
        club::tell_moved(tx, &was, news, now).await?;
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
    if !booking.state.may_move() {
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
    if asked.reach == Reach::Rest && booking.state.holds_room() {
        rooms.extend(later_of(tx, booking).await?.iter().map(|later| later.room));
    }
    rooms.sort_unstable_by_key(|room| room.0);
    rooms.dedup();
    for room in rooms {
        lock_room(tx, room, booking.institution).await?;
    }
    Ok(())
}

/// The booking and what goes along with it, the booking first. Who waits goes alone.
async fn held(
    connection: &mut AnyConnection,
    booking: &Booking,
    reach: Reach,
) -> Result<Vec<Held>> {
    let mut all = vec![booking.clone()];
    if reach == Reach::Rest && booking.state.holds_room() {
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

/// A coordinator's yes to one time is none to another: whoever moves their own is decided on as if they asked anew.
fn decided_on(room: &Room, who: &Who) -> Option<BookingState> {
    match who {
        Who::Person(_) => Some(room.rules.state_of(Whose::Club)),
        Who::Desk { .. } => None,
    }
}

/// Where one is put, and what else becomes of it.
struct Placed<'a> {
    room: &'a Room,
    /// How it stands from now on; as before where nothing is said.
    state: Option<BookingState>,
    /// Since when it is in line; as before where nothing is said.
    since: Option<Timestamp>,
}

/// Puts it there, with a line of the log where somebody's entries are written here.
async fn put(
    tx: &mut Tx,
    goes: &Goes,
    to: &Placed<'_>,
    (who, logged): (&Who, Option<&Coordinator>),
    asked: &Move,
    now: Timestamp,
) -> Result<()> {
    let watch = match logged {
        Some(by) => Some((Watch::begin(tx, About::Booking(goes.id), by).await?, by)),
        None => None,
    };
    let was = "select venue_id from booking where id = $1";
    let was: String =
        sqlx::query_scalar(was).bind(goes.id.to_string()).fetch_one(&mut **tx).await?;
    let sql = "update booking set venue_id = $2, starts_at = $3, ends_at = $4, state = coalesce($5, state), \
               in_line_since = coalesce($6, in_line_since), revision = revision + 1 where id = $1";
    sqlx::query(sql)
        .bind(goes.id.to_string())
        .bind(to.room.venue.id.to_string())
        .bind(goes.to.span.from.as_second())
        .bind(goes.to.span.to.as_second())
        .bind(to.state.map(BookingState::code))
        .bind(to.since.map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    let from = (was, goes.was);
    let to = (to.room.venue.id, goes.to.span);
    kept(tx, goes.id, from, to, (asked.reason.as_str(), who.person()), now).await?;
    if let Some((watch, by)) = watch {
        let doing = Doing::parts(LogAct::MoveBooking, by).because(&asked.reason);
        watch.end(tx, &doing, now).await?;
    }
    Ok(())
}

/// From where to where it went, why and by whom.
async fn kept(
    tx: &mut Tx,
    id: BookingId,
    (was_room, was): (String, Span),
    (room, to): (VenueId, Span),
    (reason, by): (&str, PersonId),
    now: Timestamp,
) -> Result<()> {
    let row = vec![
        Uuid::now_v7().to_string().into(),
        id.to_string().into(),
        was_room.into(),
        was.from.as_second().into(),
        was.to.as_second().into(),
        room.to_string().into(),
        to.from.as_second().into(),
        to.to.as_second().into(),
        reason.into(),
        by.to_string().into(),
        now.as_second().into(),
    ];
    let into = "booking_move (id, booking_id, was_venue_id, was_starts_at, was_ends_at, venue_id, starts_at, ends_at, \
                reason, by_person_id, at)";
    Ok(insert_all(tx, into, &[row]).await?)
}

fn no(why: BookingRefusal) -> Error {
    Refusal::Booking(why).into()
}
