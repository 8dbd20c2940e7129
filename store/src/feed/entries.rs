//! What a feed tells: sessions with their changes, and bookings by their club alone.

use domain::booking::BookingState;
use domain::calendar::Span;
use domain::feed::FeedOf;
use domain::offering::OfferingKind;
use domain::teaching::teaches;
use domain::venue::Venue;
use jiff::SignedDuration;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::Feed;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::row::venue_from;

/// What is over is told for so long.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(24 * 60);

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// The key of the session or the booking: it stays when that moves.
    pub key: String,
    /// When.
    pub span: Span,
    /// The offering, or the club that has booked the room.
    pub name: String,
    /// What is offered; nothing where it is a booking.
    pub kind: Option<OfferingKind>,
    /// Where.
    pub venue: Option<Venue>,
    /// Whose.
    pub institution: String,
    /// How it stands.
    pub state: FeedState,
    /// How often it has been changed.
    pub revision: u32,
}

/// How an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedState {
    /// It takes place.
    Stands,
    /// A club has asked, and nobody has decided.
    Asked,
    /// It does not.
    Cancelled,
}

/// Everything that a feed tells, by time; a board has no entries.
pub async fn entries(db: &Db, feed: &Feed) -> Result<Vec<FeedEntry>> {
    if feed.of == FeedOf::Board {
        return Ok(Vec::new());
    }
    let mut connection = db.reader().await?;
    let from = (db.now() - TOLD_FOR).as_second();
    let mut all = sessions(&mut connection, feed, from).await?;
    if matches!(feed.of, FeedOf::Room(_)) {
        all.extend(bookings(&mut connection, feed, from).await?);
        all.sort_by(|one, other| (one.span.from, &one.key).cmp(&(other.span.from, &other.key)));
    }
    Ok(all)
}

async fn sessions(
    connection: &mut AnyConnection,
    feed: &Feed,
    from: i64,
) -> Result<Vec<FeedEntry>> {
    let subject = feed.of.subject();
    let only = |is_asked: bool| if is_asked { subject.clone() } else { String::new() };
    let query = sqlx::query(include_str!("sessions.sql"))
        .bind(feed.institution.to_string())
        .bind(only(matches!(feed.of, FeedOf::Room(_))))
        .bind(only(matches!(feed.of, FeedOf::Teacher(_))))
        .bind(from)
        .bind(only(matches!(feed.of, FeedOf::Offering(_))));
    let rows = query.fetch_all(connection).await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in &rows {
        let is_told = match &feed.of {
            FeedOf::Teacher(name) => teaches(&row.text("teacher")?, name),
            FeedOf::Room(_) | FeedOf::Offering(_) => true,
            FeedOf::Board => false,
        };
        if is_told {
            entries.push(session_from(row)?);
        }
    }
    Ok(entries)
}

fn session_from(row: &AnyRow) -> Result<FeedEntry> {
    let is_off = row.number::<i64>("is_off")? == 1;
    Ok(FeedEntry {
        name: row.text("name")?,
        kind: Some(row.word("kind", OfferingKind::from_code)?),
        state: if is_off { FeedState::Cancelled } else { FeedState::Stands },
        ..either_from(row)?
    })
}

async fn bookings(
    connection: &mut AnyConnection,
    feed: &Feed,
    from: i64,
) -> Result<Vec<FeedEntry>> {
    let query = sqlx::query(include_str!("bookings.sql"))
        .bind(feed.institution.to_string())
        .bind(feed.of.subject())
        .bind(from);
    query.fetch_all(connection).await?.iter().map(booking_from).collect()
}

fn booking_from(row: &AnyRow) -> Result<FeedEntry> {
    let state = match row.word("state", BookingState::from_code)? {
        BookingState::Confirmed => FeedState::Stands,
        BookingState::Requested | BookingState::Waiting => FeedState::Asked,
        BookingState::Declined | BookingState::Cancelled => FeedState::Cancelled,
    };
    Ok(FeedEntry { name: row.text("group_name")?, state, ..either_from(row)? })
}

/// What a session and a booking have in common.
fn either_from(row: &AnyRow) -> Result<FeedEntry> {
    Ok(FeedEntry {
        key: row.text("id")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        name: String::new(),
        kind: None,
        venue: venue_from(row)?,
        institution: row.text("institution_name")?,
        state: FeedState::Stands,
        revision: row.number("revision")?,
    })
}
