//! Who waits for a room, and whose time is free now.

use domain::booking::{BookingState, InLine, may_book, may_have_now};
use domain::calendar::Span;
use domain::id::{BookingId, InstitutionId};
use domain::person::Coordinator;
use domain::venue::Room;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::read::{Booking, open_ones};
use crate::around::{At, around};
use crate::db::Db;
use crate::error::Result;
use crate::room::{room_in, rooms};

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// For what.
    pub booking: Booking,
    /// The time is free now, and it is their turn.
    pub may_have: bool,
}

/// Everybody who waits for a room of the coordinator's institution, in the order of asking.
pub async fn in_line(db: &Db, by: &Coordinator) -> Result<Vec<Waits>> {
    let (all, now) = (rooms(db, by).await?, db.now());
    let mut connection = db.reader().await?;
    let line = open_ones(&mut connection, by.institution, BookingState::Waiting, now).await?;
    let free = their_turn(&mut connection, &line, &all, by.institution, now).await?;
    let waits = |booking: Booking| Waits { may_have: free.contains(&booking.id), booking };
    Ok(line.into_iter().map(waits).collect())
}

/// Whether it is this booking's turn, in a unit that has locked its room.
pub(super) async fn is_their_turn(
    connection: &mut AnyConnection,
    booking: &Booking,
    of: InstitutionId,
    now: Timestamp,
) -> Result<bool> {
    let room = room_in(connection, booking.room, of).await?;
    let mut line = open_ones(connection, of, BookingState::Waiting, now).await?;
    line.retain(|one| one.room == booking.room);
    let free = their_turn(connection, &line, &[room], of, now).await?;
    Ok(free.contains(&booking.id))
}

/// A booking that waits, as the rule of the line sees it.
pub(super) const fn place_in_line(one: &Booking) -> InLine {
    InLine { id: one.id, room: one.room, span: one.span }
}

/// Whose turn it is of those in line, with one question for all that is in the rooms meanwhile.
async fn their_turn(
    connection: &mut AnyConnection,
    line: &[Booking],
    rooms: &[Room],
    institution: InstitutionId,
    now: Timestamp,
) -> Result<Vec<BookingId>> {
    let (from, to) = (line.iter().map(|one| one.span.from), line.iter().map(|one| one.span.to));
    let (Some(from), Some(to)) = (from.min(), to.max()) else { return Ok(Vec::new()) };
    let at = At { institution, span: Span { from, to }, room: None, itself: None };
    let around = around(connection, at).await?;
    let waiting: Vec<_> = line.iter().map(place_in_line).collect();
    let is_free = |one: &InLine| {
        let room = rooms.iter().find(|room| room.venue.id == one.room);
        room.is_some_and(|room| may_book(room, &around, one.span, now).is_ok())
    };
    Ok(may_have_now(&waiting, is_free))
}
