//! Bookings as they are read.

use domain::booking::{Act, BookingState, Purpose, Whose};
use domain::calendar::Span;
use domain::id::{BookingId, InstitutionId, PersonId, SeriesId, VenueId};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// A stretch of time in a room, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Key.
    pub id: BookingId,
    /// Whose room it is.
    pub institution: InstitutionId,
    /// What was asked for together with it.
    pub series: SeriesId,
    /// Which room.
    pub room: VenueId,
    /// Its name.
    pub room_name: String,
    /// When.
    pub span: Span,
    /// For what, and for whom.
    pub purpose: Purpose,
    /// How it stands.
    pub state: BookingState,
    /// How it stood before it was called off.
    pub stood: Option<BookingState>,
    /// Why it was declined or called off; empty otherwise.
    pub reason: String,
    /// Who has asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// How often it has been changed: a form tells it, so that nobody undoes what they have not seen.
    pub revision: i64,
}

impl Booking {
    /// How many later ones of what one form has asked for were called off for the same reason, where it was itself.
    pub fn called_off_later(&self, all: &[Self]) -> usize {
        let is_off =
            |one: &&Self| one.state == BookingState::Cancelled && one.reason == self.reason;
        if self.reason.is_empty() || !is_off(&self) {
            return 0;
        }
        let later = all.iter().filter(|one| one.span.from > self.span.from);
        later.filter(is_off).count()
    }
}

/// One booking of the coordinator's institution. Another institution's is not found.
pub async fn booking(db: &Db, id: BookingId, by: &Coordinator) -> Result<Booking> {
    one_in(&mut *db.reader().await?, id, by.institution).await
}

/// The same in a unit or outside.
pub(super) async fn one_in(
    connection: &mut AnyConnection,
    id: BookingId,
    of: InstitutionId,
) -> Result<Booking> {
    let sql = concat!(include_str!("select.sql"), "where b.id = $1 and b.institution_id = $2");
    let query = sqlx::query(sql).bind(id.to_string()).bind(of.to_string());
    booking_from(&query.fetch_one(connection).await?)
}

/// What one form has asked for, by time.
pub async fn bookings_of_series(
    db: &Db,
    series: SeriesId,
    by: &Coordinator,
) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.series_id = $1 and b.institution_id = $2 order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql).bind(series.to_string()).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(booking_from).collect()
}

/// What is booked for certain at the coordinator's institution and meets during a span, by time.
pub async fn booked_during(db: &Db, span: Span, by: &Coordinator) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.institution_id = $1 and b.state = 'confirmed' and b.starts_at < $3 and b.ends_at > $2 \
         order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let query = query.bind(span.from.as_second()).bind(span.to.as_second());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(booking_from).collect()
}

/// What waits for a coordinator's yes or no and is not over, whoever asked first.
pub async fn to_decide(db: &Db, by: &Coordinator) -> Result<Vec<Booking>> {
    let now = db.now();
    open_ones(&mut *db.reader().await?, by.institution, BookingState::Requested, now).await
}

/// What stands like this at an institution and begins later than now, in the order of asking for what it asks for now.
pub(super) async fn open_ones(
    connection: &mut AnyConnection,
    of: InstitutionId,
    state: BookingState,
    now: Timestamp,
) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.institution_id = $1 and b.state = $2 and b.starts_at > $3 order by coalesce(b.in_line_since, b.asked_at), b.id"
    );
    let query = sqlx::query(sql).bind(of.to_string()).bind(state.code()).bind(now.as_second());
    query.fetch_all(connection).await?.iter().map(booking_from).collect()
}

pub(super) fn booking_from(row: &AnyRow) -> Result<Booking> {
    let purpose = Purpose {
        what: row.text("what")?,
        whose: row.word("whose", Whose::from_code)?,
        group: row.text("group_name")?,
        contact: row.text("contact")?,
        telephone: row.text("telephone")?,
    };
    Ok(Booking {
        id: row.id("id")?,
        institution: row.id("institution_id")?,
        series: row.id("series_id")?,
        room: row.id("venue_id")?,
        room_name: row.text("room")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        purpose,
        state: row.word("state", BookingState::from_code)?,
        stood: row.word_if_any("stood", BookingState::from_code)?,
        reason: row.text("reason")?,
        asked_by: row.id("asked_by")?,
        asked_at: row.instant("asked_at")?,
        revision: row.number("revision")?,
    })
}

/// Something that was done with a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAct {
    /// When.
    pub at: Timestamp,
    /// Who did it, by name.
    pub by: String,
    /// What.
    pub done: Done,
    /// Why; empty where it needs no reason.
    pub reason: String,
}

/// What can have been done with a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// How it stands was changed.
    Act(Act),
    /// It was moved.
    Moved {
        /// From which room.
        was_room: String,
        /// From when.
        was: Span,
        /// To which room.
        room: String,
        /// To when.
        to: Span,
    },
}

/// What was done with a booking of the coordinator's institution, the first act first. Another institution's is not found.
pub async fn acts_of(db: &Db, id: BookingId, by: &Coordinator) -> Result<Vec<PastAct>> {
    let mut connection = db.reader().await?;
    one_in(&mut connection, id, by.institution).await?;
    let sql = "select c.at, c.act, c.reason, coalesce(p.name, '') as by_name from booking_change c \
               join person p on p.id = c.by_person_id where c.booking_id = $1 order by c.at, c.id";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    let settled = rows.iter().map(|row| past(row, Done::Act(row.word("act", Act::from_code)?)));
    let mut all = settled.collect::<Result<Vec<_>>>()?;
    let sql = "select m.at, m.reason, coalesce(p.name, '') as by_name, w.name as was_room, m.was_starts_at, \
               m.was_ends_at, v.name as room, m.starts_at, m.ends_at from booking_move m \
               join person p on p.id = m.by_person_id join venue w on w.id = m.was_venue_id \
               join venue v on v.id = m.venue_id where m.booking_id = $1 order by m.at, m.id";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    for row in &rows {
        let was = Span { from: row.instant("was_starts_at")?, to: row.instant("was_ends_at")? };
        let to = Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? };
        let (was_room, room) = (row.text("was_room")?, row.text("room")?);
        all.push(past(row, Done::Moved { was_room, was, room, to })?);
    }
    all.sort_by_key(|past| past.at);
    Ok(all)
}

fn past(row: &AnyRow, done: Done) -> Result<PastAct> {
    let (at, by) = (row.instant("at")?, row.text("by_name")?);
    Ok(PastAct { at, by, done, reason: row.text("reason")? })
}
