//! Booking a room, for one time or for weeks: what is taken or closed is passed over and named, the rest is booked.

use domain::booking::{BookingRefusal, BookingState, Judged, Lending, Purpose, Wanted, judged};
use domain::calendar::Span;
use domain::id::{BookingId, FormKey, InstitutionId, PersonId, SeriesId, VenueId};
use domain::limits::more_bookings;
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::venue::Room;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::around::{At, around, lock_room};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::limits::limits_in;
use crate::log::Doing;
use crate::room::room_in;
use crate::rows::insert_all;

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBooking {
    /// Which room.
    pub room: VenueId,
    /// When.
    pub wanted: Wanted,
    /// For what, and for whom.
    pub purpose: Purpose,
    /// Where the room is taken they wait for it.
    pub waits: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    /// What was made of it, by time: those that hold the room and those that wait.
    pub made: Vec<(BookingId, BookingState)>,
    /// All of it.
    pub series: SeriesId,
    /// The days that were passed over, each with its reason.
    pub skipped: Vec<Judged>,
}

/// What would come of it now, day by day. Another institution's room is not found.
pub async fn look(
    db: &Db,
    room: VenueId,
    wanted: &Wanted,
    by: &Coordinator,
) -> Result<Vec<Judged>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let room = room_in(&mut connection, room, by.institution).await?;
    each_day(&mut connection, &room, wanted, by.institution, now).await
}

/// Books a room of the coordinator's institution. A single time is refused for its reason; of several the free ones are booked,
/// and it is refused where none is left.
pub async fn book(db: &Db, key: FormKey, new: &NewBooking, by: &Coordinator) -> Result<Booked> {
    let asker = Asker { institution: by.institution, person: by.person, how: How::Desk };
    let doing = Doing::makes(Act::BookRoom, by);
    db.desk_once(key, doing, (stored(new), asker), |tx, (new, asker), now| {
        Box::pin(async move {
            let booked = booked(tx, new, *asker, now).await?;
            let first = booked.made.first().ok_or(Error::NotFound)?;
            tx.note_about(About::Booking(first.0));
            tx.note(Field::Number, booked.made.len());
            Ok(booked)
        })
    })
    .await
}

/// Who books a room of which institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asker {
    pub institution: InstitutionId,
    pub person: PersonId,
    pub how: How,
}

/// As what they do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum How {
    /// A coordinator at the desk.
    Desk,
    /// A person for a club of their own.
    Person,
}

impl How {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Person => "person",
        }
    }
}

/// The one unit that books: everybody's way to a room.
pub(super) async fn booked(
    tx: &mut Tx,
    new: &NewBooking,
    asker: Asker,
    now: Timestamp,
) -> Result<Booked> {
    let most = match asker.how {
        How::Person => limits_in(tx, asker.institution).await?.bookings,
        // What the desk writes down it has decided.
        How::Desk => None,
    };
    if most.is_some() {
        // Two rooms asked for at once are counted one after the other.
        queue(tx, asker.institution).await?;
    }
    // Whoever wants this room at the same moment waits here: nobody looks before the other has written.
    lock_room(tx, new.room, asker.institution).await?;
    let room = room_in(tx, new.room, asker.institution).await?;
    if asker.how == How::Person && room.rules.lending == Lending::AtDesk {
        return Err(Refusal::Booking(BookingRefusal::DeskAlone).into());
    }
    let days = each_day(tx, &room, &new.wanted, asker.institution, now).await?;
    let holds = room.rules.state_of(new.purpose.whose);
    let state_of = |day: &Judged| match &day.refused {
        None => Some(holds),
        Some(BookingRefusal::Taken { .. }) if new.waits => Some(BookingState::Waiting),
        Some(_) => None,
    };
    let wanted: Vec<_> = days.iter().filter_map(|day| Some((day.span, state_of(day)?))).collect();
    let skipped: Vec<_> = days.iter().filter(|day| state_of(day).is_none()).cloned().collect();
    if wanted.is_empty() {
        let only = skipped.into_iter().next().filter(|_| days.len() == 1);
        let why = only.and_then(|day| day.refused).unwrap_or(BookingRefusal::NoDayFree);
        return Err(Refusal::Booking(why).into());
    }
    if most.is_some() {
        let has = open_of(tx, &new.purpose, asker, now).await?;
        let more = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        more_bookings(most, has, more).map_err(Refusal::Booking)?;
    }
    let series = SeriesId(Uuid::now_v7());
    Ok(Booked { made: insert(tx, new, (asker, series), &wanted, now).await?, series, skipped })
}

/// How many bookings the club has, or whoever asks for it, that are not over.
async fn open_of(tx: &mut Tx, purpose: &Purpose, asker: Asker, now: Timestamp) -> Result<u32> {
    let sql = "select count(*) as number from booking where institution_id = $1 and ends_at > $2 \
               and state in ('waiting', 'requested', 'confirmed') \
               and ((asked_how = 'person' and asked_by = $3) or (whose = 'club' and group_name = $4))";
    let query = sqlx::query(sql).bind(asker.institution.to_string()).bind(now.as_second());
    let query = query.bind(asker.person.to_string()).bind(purpose.group.as_str());
    query.fetch_one(&mut **tx).await?.number("number")
}

/// Every day that is wanted, judged against everything that is in the room from the first to the last.
pub(super) async fn each_day(
    connection: &mut AnyConnection,
    room: &Room,
    wanted: &Wanted,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Vec<Judged>> {
    let spans = wanted.spans().map_err(Refusal::Booking)?;
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Ok(Vec::new()) };
    let span = Span { from: first.from, to: last.to };
    let at = At { institution, span, room: Some(room.venue.id), itself: None };
    Ok(judged(room, &around(connection, at).await?, &spans, now))
}

async fn insert(
    tx: &mut Tx,
    new: &NewBooking,
    (asker, series): (Asker, SeriesId),
    wanted: &[(Span, BookingState)],
    now: Timestamp,
) -> Result<Vec<(BookingId, BookingState)>> {
    let made: Vec<_> =
        wanted.iter().map(|(_, state)| (BookingId(Uuid::now_v7()), *state)).collect();
    let purpose = &new.purpose;
    let row = |((id, state), (span, _)): (&(BookingId, BookingState), &(Span, BookingState))| {
        vec![
            id.to_string().into(),
            asker.institution.to_string().into(),
            new.room.to_string().into(),
            series.to_string().into(),
            span.from.as_second().into(),
            span.to.as_second().into(),
            purpose.what.as_str().into(),
            purpose.whose.code().into(),
            purpose.group.as_str().into(),
            purpose.contact.as_str().into(),
            purpose.telephone.as_str().into(),
            state.code().into(),
            asker.person.to_string().into(),
            asker.how.code().into(),
            now.as_second().into(),
        ]
    };
    let rows: Vec<_> = made.iter().zip(wanted).map(row).collect();
    let into = "booking (id, institution_id, venue_id, series_id, starts_at, ends_at, what, whose, \
                group_name, contact, telephone, state, asked_by, asked_how, asked_at)";
    insert_all(tx, into, &rows).await?;
    Ok(made)
}

pub(super) fn stored(new: &NewBooking) -> NewBooking {
    let purpose = Purpose {
        what: storable(&new.purpose.what),
        whose: new.purpose.whose,
        group: storable(&new.purpose.group),
        contact: storable(&new.purpose.contact),
        telephone: storable(&new.purpose.telephone),
    };
    NewBooking { purpose, ..new.clone() }
}
