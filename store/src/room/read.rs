//! Rooms as they are read, and what is in them.

use std::collections::HashMap;

use domain::booking::{Hours, Lending, RoomRules};
use domain::calendar::{Span, day};
use domain::id::{InstitutionId, VenueId};
use domain::person::Coordinator;
use domain::session::Around;
use domain::venue::{Room, StepFree};
use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::around::{At, around};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::venue_from;
use crate::spelling::room_key;

/// The rooms of the coordinator's institution by name, those that are retired last. What a list calls 待定 is no room.
pub async fn rooms(db: &Db, by: &Coordinator) -> Result<Vec<Room>> {
    rooms_in(&mut *db.reader().await?, by.institution, None).await
}

/// One room of the coordinator's institution. Another institution's is not found.
pub async fn room(db: &Db, id: VenueId, by: &Coordinator) -> Result<Room> {
    room_in(&mut *db.reader().await?, id, by.institution).await
}

/// What is in one room during a span, and what is closed then.
pub async fn in_room(db: &Db, id: VenueId, span: Span, by: &Coordinator) -> Result<Around> {
    let at = At { institution: by.institution, span, room: Some(id), itself: None };
    around(&mut *db.reader().await?, at).await
}

/// What is in all rooms during a span, and what is closed then.
pub async fn in_rooms(db: &Db, span: Span, by: &Coordinator) -> Result<Around> {
    let at = At { institution: by.institution, span, room: None, itself: None };
    around(&mut *db.reader().await?, at).await
}

/// One room of an institution, in a unit or outside.
pub(crate) async fn room_in(
    connection: &mut AnyConnection,
    id: VenueId,
    of: InstitutionId,
) -> Result<Room> {
    rooms_in(connection, of, Some(id)).await?.pop().ok_or(Error::NotFound)
}

/// All rooms of an institution by name, those that are retired last; or one of them.
pub(crate) async fn rooms_in(
    connection: &mut AnyConnection,
    of: InstitutionId,
    one: Option<VenueId>,
) -> Result<Vec<Room>> {
    let sql = "select v.id as venue_id, v.name as venue_name, v.floor as venue_floor, \
               v.directions as venue_directions, v.capacity, v.equipment, v.bring, v.step_free, v.longest_minutes, \
               v.days_ahead, v.lending, v.retired_at, v.revision from venue v \
               where v.institution_id = $1 and ($2 = '' or v.id = $2) order by v.id";
    let one = one.map(|id| id.to_string()).unwrap_or_default();
    let query = sqlx::query(sql).bind(of.to_string()).bind(one.as_str());
    let rows = query.fetch_all(&mut *connection).await?;
    let hours = hours_in(connection, of, &one).await?;
    let room = |row: &AnyRow| {
        let mut room = room_from(row)?;
        room.rules.hours = hours.get(&room.venue.id).cloned().unwrap_or_default();
        Ok(room)
    };
    let mut rooms = rows.iter().map(room).collect::<Result<Vec<_>>>()?;
    rooms.retain(Room::is_settled);
    rooms.sort_by_cached_key(|room| (room.retired_from.is_some(), room_key(&room.venue.name)));
    Ok(rooms)
}

/// A room from its columns, without its hours.
fn room_from(row: &AnyRow) -> Result<Room> {
    let retired = row.number_if_any::<i64>("retired_at")?.map(Timestamp::from_second);
    let rules = RoomRules {
        longest_minutes: row.number_if_any("longest_minutes")?,
        days_ahead: row.number_if_any("days_ahead")?,
        lending: row.word("lending", Lending::from_code)?,
        hours: Hours::default(),
    };
    Ok(Room {
        venue: venue_from(row)?.ok_or(Error::NotFound)?,
        capacity: row.number_if_any("capacity")?,
        equipment: row.text("equipment")?,
        bring: row.text("bring")?,
        step_free: row.word_if_any("step_free", StepFree::from_code)?,
        rules,
        retired_from: retired.transpose().map_err(Error::failed)?.map(day),
        revision: row.number("revision")?,
    })
}

async fn hours_in(
    connection: &mut AnyConnection,
    of: InstitutionId,
    one: &str,
) -> Result<HashMap<VenueId, Hours>> {
    let sql = "select h.venue_id, h.weekday, h.from_minute, h.to_minute from venue v \
               join venue_hours h on h.venue_id = v.id \
               where v.institution_id = $1 and ($2 = '' or v.id = $2)";
    let rows = sqlx::query(sql).bind(of.to_string()).bind(one).fetch_all(connection).await?;
    let mut all: HashMap<VenueId, Hours> = HashMap::new();
    for row in &rows {
        let weekday = Weekday::from_monday_one_offset(row.number("weekday")?);
        let weekday = weekday.map_err(Error::failed)?;
        let of_room = all.entry(row.id("venue_id")?).or_default();
        let mut hours = of_room.on(weekday).to_vec();
        hours.push((clock(row.number("from_minute")?)?, clock(row.number("to_minute")?)?));
        *of_room = std::mem::take(of_room).with(weekday, hours);
    }
    Ok(all)
}

fn clock(minute: i64) -> Result<Time> {
    let part = |number: i64| i8::try_from(number).map_err(Error::failed);
    Time::new(part(minute / 60)?, part(minute % 60)?, 0, 0).map_err(Error::failed)
}
