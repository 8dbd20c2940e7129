//! Rooms: who is in each of them when, and whether anything else is there while a booking holds it.

use domain::id::VenueId;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row as _};

use crate::contents::{Contents, key};
use crate::{Invariant, Violation};

/// Something that is in a room.
#[derive(Clone, Debug)]
pub struct InRoom {
    /// In which.
    pub room: VenueId,
    /// A booking that is requested or confirmed; otherwise a session that was not called off.
    pub is_booking: bool,
    /// Its key.
    pub id: String,
    /// From and to in Unix seconds, the end not included.
    pub span: (i64, i64),
}

const IN_ROOMS: &str = "select id, venue_id, starts_at, ends_at, cast(1 as bigint) as booking from booking \
     where state in ('requested', 'confirmed') \
     union all select x.id, x.venue_id, x.starts_at, x.ends_at, cast(0 as bigint) from session x \
     join offering o on o.id = x.offering_id \
     where x.cancelled_at is null and o.state <> 'cancelled' and x.venue_id is not null \
     order by 2, 3, 1";

/// Everything that is in a room, by room and time.
pub(crate) async fn read(pool: &AnyPool) -> sqlx::Result<Vec<InRoom>> {
    let rows = sqlx::query(IN_ROOMS).fetch_all(pool).await?;
    let one = |row: &AnyRow| {
        Ok(InRoom {
            room: key(row, "venue_id")?,
            is_booking: row.try_get::<i64, _>("booking")? != 0,
            id: row.try_get("id")?,
            span: (row.try_get("starts_at")?, row.try_get("ends_at")?),
        })
    };
    rows.iter().map(one).collect()
}

/// One room, one of them at a time. Two sessions may share a room where a plan has written them so; a booking shares with nobody.
pub(crate) fn one_each(contents: &Contents) -> Vec<Violation> {
    let mut found = Vec::new();
    for (place, one) in contents.in_rooms.iter().enumerate() {
        let later = contents.in_rooms.iter().skip(place + 1);
        let beside = later.filter(|other| {
            let is_there = other.room == one.room && (other.is_booking || one.is_booking);
            is_there && other.span.0 < one.span.1 && one.span.0 < other.span.1
        });
        found.extend(beside.map(|other| {
            let told = format!("{} and {} are in {} at once", one.id, other.id, one.room);
            Violation::of(Invariant::OneRoom, told)
        }));
    }
    found
}
