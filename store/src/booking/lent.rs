//! 借场地: somebody asks for a room for a club of their own, and sees what became of it.

use domain::booking::{Act, Judged, Lending, Wanted};
use domain::calendar::{Span, day};
use domain::id::{BookingId, FormKey, InstitutionId, PersonId, SeriesId, VenueId};
use domain::institution::Institution;
use domain::refusal::Refusal;
use domain::session::Around;
use domain::venue::Room;
use jiff::SignedDuration;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::book::{Asker, Booked, How, NewBooking, booked, each_day, stored};
use super::read::{Booking, booking_from};
use super::settle::{Settle, Who, settled};
use crate::around::{At, around};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::institution_from;
use crate::room::{room_in, rooms_in};

/// What is over is told for so long.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(60 * 24);

/// An institution that lends rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lender {
    /// Which.
    pub institution: Institution,
    /// How many of its rooms a club may ask for.
    pub rooms: u32,
}

/// Every institution with a room that clubs may ask for, by area.
pub async fn lenders(db: &Db) -> Result<Vec<Lender>> {
    let sql = "select i.id as institution_id, i.kind as institution_kind, i.name as institution_name, \
               i.address as institution_address, i.directions as institution_directions, \
               i.telephone as institution_telephone, a.code as area_code, a.name as area_name, v.rooms \
               from (select institution_id, count(*) as rooms from venue \
               where lending <> 'at_desk' and (retired_at is null or retired_at > $1) \
               group by institution_id) v \
               join institution i on i.id = v.institution_id join area a on a.code = i.area_code \
               order by i.area_code, i.id";
    let query = sqlx::query(sql).bind(db.now().as_second());
    let lender = |row: &AnyRow| {
        Ok(Lender { institution: institution_from(row)?, rooms: row.number("rooms")? })
    };
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(lender).collect()
}

/// The rooms of an institution that clubs may ask for, with what is in them during a span.
pub async fn lent_rooms(
    db: &Db,
    institution: InstitutionId,
    span: Span,
) -> Result<(Vec<Room>, Around)> {
    let today = day(db.now());
    let mut connection = db.reader().await?;
    let mut rooms = rooms_in(&mut connection, institution, None).await?;
    rooms.retain(|room| {
        room.rules.lending != Lending::AtDesk && room.retired_from.is_none_or(|from| from > today)
    });
    let at = At { institution, span, room: None, itself: None };
    Ok((rooms, around(&mut connection, at).await?))
}

/// A room that clubs may ask for. One that only the desk gives is not found.
pub async fn lent_room(db: &Db, id: VenueId) -> Result<Room> {
    Ok(lent(&mut *db.reader().await?, id).await?.1)
}

async fn lent(connection: &mut AnyConnection, id: VenueId) -> Result<(InstitutionId, Room)> {
    let sql = "select institution_id from venue where id = $1 and lending <> 'at_desk'";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut *connection).await?;
    let institution = row.id("institution_id")?;
    Ok((institution, room_in(connection, id, institution).await?))
}

/// What would come of it now, day by day. Nobody is told who is in the room.
pub async fn look_at_lent(db: &Db, id: VenueId, wanted: &Wanted) -> Result<Vec<Judged>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let (institution, room) = lent(&mut connection, id).await?;
    let days = each_day(&mut connection, &room, wanted, institution, now).await?;
    let nameless = |day: Judged| Judged {
        refused: day.refused.map(domain::booking::BookingRefusal::without_names),
        ..day
    };
    Ok(days.into_iter().map(nameless).collect())
}

/// Asks for a room for a club. Where the room wants it, a coordinator decides; until then the time is theirs.
pub async fn ask(db: &Db, key: FormKey, new: &NewBooking, person: PersonId) -> Result<Booked> {
    let (institution, _) = lent(&mut *db.reader().await?, new.room).await?;
    let asker = Asker { institution, person, how: How::Person };
    db.write_once(key, "ask_for_room", (stored(new), asker), |tx, (new, asker), now| {
        Box::pin(booked(tx, new, *asker, now))
    })
    .await
    .map_err(without_names)
}

/// A no for somebody who is not to know who is in a room.
pub(super) fn without_names(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::Booking(why)) => Refusal::Booking(why.without_names()).into(),
        other => other,
    }
}

/// What a person has asked for and is not long over, by time.
pub async fn my_bookings(db: &Db, person: PersonId) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.asked_by = $1 and b.asked_how = 'person' and b.ends_at > $2 \
         order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql).bind(person.to_string()).bind((db.now() - TOLD_FOR).as_second());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(booking_from).collect()
}

/// What one form of theirs has asked for, by time.
pub async fn my_series(db: &Db, series: SeriesId, person: PersonId) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.series_id = $1 and b.asked_by = $2 and b.asked_how = 'person' \
         order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql).bind(series.to_string()).bind(person.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(booking_from).collect()
}

/// One of them. Somebody else's is not found.
pub async fn my_booking(db: &Db, id: BookingId, person: PersonId) -> Result<Booking> {
    mine(&mut *db.reader().await?, id, person).await
}

/// One of them with all that is said of its room. Somebody else's is not found.
pub async fn my_booked_room(db: &Db, id: BookingId, person: PersonId) -> Result<(Booking, Room)> {
    let mut connection = db.reader().await?;
    let booking = mine(&mut connection, id, person).await?;
    let room = room_in(&mut connection, booking.room, booking.institution).await?;
    Ok((booking, room))
}

/// The same in a unit or outside.
pub(super) async fn mine(
    connection: &mut AnyConnection,
    id: BookingId,
    person: PersonId,
) -> Result<Booking> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.id = $1 and b.asked_by = $2 and b.asked_how = 'person'"
    );
    let query = sqlx::query(sql).bind(id.to_string()).bind(person.to_string());
    booking_from(&query.fetch_one(connection).await?)
}

/// 不借了: gives a booking of one's own up; the desk then sees who waits for it.
pub async fn give_up(
    db: &Db,
    key: FormKey,
    id: BookingId,
    revision: i64,
    person: PersonId,
) -> Result<()> {
    let asked = Settle { booking: id, revision, act: Act::Cancel, reason: String::new() };
    db.write_once(key, "give_up_room", (asked, person), |tx, (asked, person), now| {
        Box::pin(async move {
            settled(tx, asked, &Who::Person(*person), now).await?;
            Ok(())
        })
    })
    .await
}
