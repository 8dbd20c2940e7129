//! What else an institution has at a time: what meets, which rooms are booked, and what is closed. Whoever puts something into a
//! room asks here, be it a session or a booking, after the room's row is locked.

use domain::calendar::Span;
use domain::id::{InstitutionId, VenueId};
use domain::session::{Around, Occupant, Shut, Taken};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::closure::shut_holidays;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::seeded::Bug;

/// Which time is asked about.
#[derive(Clone, Copy)]
pub(crate) struct At {
    /// Of which institution.
    pub institution: InstitutionId,
    /// When.
    pub span: Span,
    /// In this room alone; in all of them where none is told.
    pub room: Option<VenueId>,
    /// The session or the booking that is asked about: it is not in its own way.
    pub itself: Option<Uuid>,
}

/// Everything at that time but what is asked about.
pub(crate) async fn around(connection: &mut AnyConnection, at: At) -> Result<Around> {
    let sql = concat!(
        include_str!("around/sessions.sql"),
        " union all ",
        include_str!("around/bookings.sql"),
        " order by 4, 1"
    );
    let taken = taken_at(connection, sql, at).await?;
    Ok(Around { taken, shut: shut_in(connection, at.institution, at.span, true).await? })
}

/// The same, without the days on which everybody has a holiday: what a centre holds may be for that day.
pub(crate) async fn around_but_holidays(connection: &mut AnyConnection, at: At) -> Result<Around> {
    let around = around(connection, at).await?;
    let shut = shut_in(connection, at.institution, at.span, false).await?;
    Ok(Around { shut, ..around })
}

/// The bookings at that time alone: whoever plans a term asks about its sessions among themselves elsewhere.
pub(crate) async fn booked(connection: &mut AnyConnection, at: At) -> Result<Vec<Taken>> {
    let sql = concat!(include_str!("around/bookings.sql"), " order by 4, 1");
    taken_at(connection, sql, at).await
}

async fn taken_at(connection: &mut AnyConnection, sql: &'static str, at: At) -> Result<Vec<Taken>> {
    let rows = sqlx::query(sql)
        .bind(at.institution.to_string())
        .bind(at.span.from.as_second())
        .bind(at.span.to.as_second())
        .bind(at.itself.map(|id| id.to_string()).unwrap_or_default())
        .bind(at.room.map(|id| id.to_string()).unwrap_or_default())
        .fetch_all(connection)
        .await?;
    rows.iter().map(taken_from).collect()
}

/// Units that put something into one room run one after the other from here on. A room of another institution is not found.
pub(crate) async fn lock_room(tx: &mut Tx, room: VenueId, of: InstitutionId) -> Result<()> {
    if tx.has(Bug::RoomUnlocked) {
        return Ok(());
    }
    let sql = "update venue set name = name where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(room.to_string()).bind(of.to_string());
    match query.execute(&mut **tx).await?.rows_affected() {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// The same of several rooms, in one order whoever asks.
pub(crate) async fn lock_rooms(tx: &mut Tx, rooms: &[VenueId], of: InstitutionId) -> Result<()> {
    let mut rooms = rooms.to_vec();
    rooms.sort_unstable();
    rooms.dedup();
    for some in rooms.chunks(MOST_LOCKED) {
        match some {
            [one] => lock_room(tx, *one, of).await?,
            several => tx.lock_in_order("venue", several).await?,
        }
    }
    Ok(())
}

/// So many rooms are locked by one statement.
const MOST_LOCKED: usize = 256;

fn taken_from(row: &AnyRow) -> Result<Taken> {
    let by = match row.word_if_any("offering_id", |id| id.parse().ok())? {
        Some(offering) => Occupant::Session { offering, session: row.id("id")? },
        None => Occupant::Booking(row.id("id")?),
    };
    Ok(Taken {
        by,
        name: row.text("name")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        venue: row.word_if_any("venue_id", |id| id.parse().ok())?,
        room: row.text("room")?,
        teacher: row.text("teacher")?,
    })
}

/// What is closed at that time, with public holidays or without.
pub(crate) async fn shut_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    span: Span,
    with_holidays: bool,
) -> Result<Vec<Shut>> {
    let sql = "select venue_id, from_at, to_at, reason from closure \
               where (institution_id = $1 or institution_id is null) \
               and ((institution_id is not null and holiday_on is null) or $4 = 1) \
               and removed_at is null and from_at < $3 and to_at > $2 order by from_at, id";
    let rows = sqlx::query(sql)
        .bind(institution.to_string())
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .bind(i64::from(with_holidays))
        .fetch_all(&mut *connection)
        .await?;
    let shut = |row: &AnyRow| {
        let venue = row.word_if_any("venue_id", |id| id.parse().ok())?;
        let span = Span { from: row.instant("from_at")?, to: row.instant("to_at")? };
        Ok(Shut { venue, span, reason: row.text("reason")? })
    };
    let mut all: Vec<Shut> = rows.iter().map(shut).collect::<Result<_>>()?;
    if with_holidays {
        let holidays = shut_holidays(connection, institution, span).await?.into_iter();
        all.extend(holidays.map(|day| Shut { venue: None, span: day.span(), reason: day.reason }));
        all.sort_by_key(|shut| shut.span.from);
    }
    Ok(all)
}
