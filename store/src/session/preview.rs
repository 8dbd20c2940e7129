//! Whom a change affects, before it is made.

use domain::calendar::{Closure, Span, day};
use domain::holiday::public_holidays;
use domain::id::{InstitutionId, OfferingId, SessionId, VenueId};
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{self as rule, Around, Change, Meets, SessionRefusal, Shut, Taken};
use domain::venue::Venue;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::desk::{SessionAtDesk, offering_of, one_of};
use crate::around::{At, around, around_but_holidays};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::venue_from;
use crate::offering::standing::{Standing, standing};
use crate::room::rooms_in;
use crate::spelling::room_key;

/// What a change would mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many people have a place, and are told.
    pub held: u32,
    /// How many of them have a place elsewhere at that time. Who and where is nothing for a desk to know.
    pub busy: u32,
    /// The institution's rooms that are free then: its own first, then those of its campus, those with room enough before others.
    pub rooms: Vec<Room>,
    /// What is in its own room then.
    pub own_room_taken: Option<Taken>,
}

/// A room that is free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which.
    pub venue: Venue,
    /// How many people it holds, if told.
    pub capacity: Option<u32>,
}

/// Judges a change of one session of the coordinator's own institution, and says whom it affects. Where it moves or is made up
/// for, the room may still be open: the free ones are told.
pub async fn preview(db: &Db, id: SessionId, change: &Change, by: &Coordinator) -> Result<Preview> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let offering = offering_of(&mut connection, id).await?;
    let of = standing(&mut connection, offering).await?;
    of.is_run_by(by)?;
    let one = one_of(&mut connection, offering, id).await?;
    let told = rule::with_room_open(&one.standing, change, now);
    let judged = judge(&mut connection, offering, &of, &one, change, told).await?;
    let span = judged.as_ref().map_or(one.session.span, |fits| fits.meets.span);
    // Who could not come to what is called off is not asked.
    let (held, busy) = people(&mut connection, offering, span).await?;
    let told =
        Preview { held, busy: if judged.is_some() { busy } else { 0 }, ..Preview::default() };
    let Some(fits) = judged.filter(|_| matches!(change, Change::Move(_) | Change::MakeUp(_)))
    else {
        return Ok(told);
    };
    let at = (one.standing.meets.venue, fits.meets.span);
    let mut rooms = rooms_of(&mut connection, by.institution, offering, at, held).await?;
    let is_same_time = fits.meets.span == one.session.span && !one.standing.is_cancelled;
    let own = one.standing.meets.venue;
    let known = rooms_in(&mut connection, by.institution, None).await?;
    let is_open = |room: &Room| {
        let known = known.iter().find(|known| known.venue.id == room.venue.id);
        known.is_none_or(|known| known.rules.hours.admit(fits.meets.span).is_ok())
    };
    rooms.retain(|room| {
        fits.around.leaves_free(room.venue.id)
            && is_open(room)
            && !(is_same_time && own == Some(room.venue.id))
    });
    let own_room_taken = own.and_then(|own| fits.around.in_room(own)).cloned();
    Ok(Preview { rooms, own_room_taken, ..told })
}

/// When and where a session meets after a change that is allowed, who teaches, and what else there is then.
pub(super) struct Fits {
    pub meets: Meets,
    pub teacher: String,
    pub around: Around,
}

/// Whether a change that is allowed by itself may be made beside everything else. Nothing where the session does not take
/// place.
pub(super) async fn judge(
    connection: &mut AnyConnection,
    offering: OfferingId,
    of: &Standing,
    one: &SessionAtDesk,
    change: &Change,
    told: Result<Option<(Meets, String)>, SessionRefusal>,
) -> Result<Option<Fits>> {
    if matches!(of.terms.state, OfferingState::Cancelled { .. }) {
        return Err(Refusal::Cancelled.into());
    }
    let Some((meets, teacher)) = told.map_err(Refusal::Session)? else { return Ok(None) };
    // Only a class has a teacher.
    let is_class = one.standing.own_teacher.is_some();
    let itself = (!matches!(change, Change::MakeUp(_))).then_some(one.session.id);
    let around = beside(connection, of.institution, is_class, meets.span, itself).await?;
    let admitted = match change {
        // Room and day stay as they are, even where the plan has two in one room.
        Change::Teach(_) | Change::TeachForGood(_) => around.admits_teacher(meets.span, &teacher),
        _ => around.admits(offering, &meets, &teacher),
    };
    admitted.map_err(Refusal::Session)?;
    // What is put back to its plan stays as it was planned, whatever the hours are by now.
    if matches!(change, Change::Move(_) | Change::MakeUp(_)) {
        is_open(connection, of.institution, &meets).await?;
    }
    Ok(Some(Fits { meets, teacher, around }))
}

/// Refused where the room is not open at that time of that weekday. What is no room of the institution is not judged here.
async fn is_open(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    meets: &Meets,
) -> Result<()> {
    let Some(venue) = meets.venue else { return Ok(()) };
    for room in rooms_in(connection, institution, Some(venue)).await? {
        room.rules.hours.admit(meets.span).map_err(Refusal::Booking)?;
    }
    Ok(())
}

/// Everything at that time but the session itself. A class meets on no public holiday; what a centre holds may be for it.
pub(super) async fn beside(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    is_class: bool,
    span: Span,
    itself: Option<SessionId>,
) -> Result<Around> {
    let at = At { institution, span, room: None, itself: itself.map(|id| id.0) };
    if !is_class {
        return around_but_holidays(connection, at).await;
    }
    let mut around = around(connection, at).await?;
    // Also where the house is open then.
    let holidays = public_holidays(day(span.from), day(span.from)).into_iter();
    let shut = |day: Closure| Shut { venue: None, span: day.span(), reason: day.reason };
    around.shut.extend(holidays.map(shut));
    Ok(around)
}

/// How many have a place, and how many of them are elsewhere at that time.
async fn people(
    connection: &mut AnyConnection,
    offering: OfferingId,
    span: Span,
) -> Result<(u32, u32)> {
    let row = sqlx::query(include_str!("busy.sql"))
        .bind(offering.to_string())
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .fetch_one(connection)
        .await?;
    Ok((row.number("held")?, row.number("busy")?))
}

/// The rooms of an institution that are in use then, those that fit best first: its own, then others; of two that fit alike by name.
async fn rooms_of(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    offering: OfferingId,
    (own, span): (Option<VenueId>, Span),
    people: u32,
) -> Result<Vec<Room>> {
    let sql = "select v.id as venue_id, v.name as venue_name, v.floor as venue_floor, \
               v.directions as venue_directions, v.capacity, \
               case when coalesce(v.campus_id, '') = coalesce(o.campus_id, '') then 0 else 1 end as is_elsewhere \
               from venue v join offering o on o.id = $2 where v.institution_id = $1 \
               and (v.retired_at is null or v.retired_at > $3) order by v.id";
    let rows = sqlx::query(sql)
        .bind(institution.to_string())
        .bind(offering.to_string())
        .bind(span.from.as_second())
        .fetch_all(connection)
        .await?;
    let room = |row: &AnyRow| {
        let venue = venue_from(row)?.ok_or(Error::NotFound)?;
        let room = Room { venue, capacity: row.number_if_any("capacity")? };
        Ok((row.number::<i64>("is_elsewhere")?, room))
    };
    let mut rooms = rows.iter().map(room).collect::<Result<Vec<_>>>()?;
    rooms.sort_by_cached_key(|(is_elsewhere, room)| {
        let is_small = room.capacity.is_some_and(|capacity| capacity < people);
        (Some(room.venue.id) != own, *is_elsewhere, is_small, room_key(&room.venue.name))
    });
    Ok(rooms.into_iter().map(|(_, room)| room).collect())
}
