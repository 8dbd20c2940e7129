//! Who waits for a room wants another time or another room: they have it at once where it is free and their turn, or wait for it.

use domain::booking::{
    Act, BookingMoved, BookingRefusal, BookingState, InLine, NewTime, Whose, go_in_line,
};
use domain::calendar::Span;
use domain::person::Coordinator;
use domain::session::Around;
use domain::venue::Room;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::{Choice, Move, Moved, Placed, kept, lock_rooms, no, put};
use crate::booking::line::place_in_line;
use crate::booking::read::{Booking, open_ones};
use crate::booking::settle::{Settle, Who};
use crate::db::Tx;
use crate::error::Result;
use crate::outbox::club;

/// Everybody who waits at the booking's institution, in the order of asking.
async fn line_of(
    connection: &mut AnyConnection,
    booking: &Booking,
    now: Timestamp,
) -> Result<Vec<InLine>> {
    let line = open_ones(connection, booking.institution, BookingState::Waiting, now).await?;
    Ok(line.iter().map(place_in_line).collect())
}

/// Each of these rooms, with what comes of wanting it then.
pub(super) async fn choices(
    connection: &mut AnyConnection,
    booking: &Booking,
    rooms: Vec<Room>,
    around: &Around,
    (to, now): (&NewTime, Timestamp),
) -> Result<Vec<Choice>> {
    let (line, own) = (line_of(connection, booking, now).await?, place_in_line(booking));
    let choice = |room: Room| {
        let goes = go_in_line(&room, around, &line, &own, to, now).map(|one| vec![one]);
        Choice { room, goes }
    };
    Ok(rooms.into_iter().map(choice).collect())
}

/// The rest of the unit that moves, for a booking that waits: its rooms are locked, so nobody joins their lines meanwhile.
pub(super) async fn moved(
    tx: &mut Tx,
    asked: &Move,
    (booking, room, around): (Booking, Room, Around),
    (who, logged): (&Who, Option<&Coordinator>),
    now: Timestamp,
) -> Result<Moved> {
    let line = line_of(tx, &booking, now).await?;
    let own = place_in_line(&booking);
    let goes = go_in_line(&room, &around, &line, &own, &asked.to, now).map_err(no)?;
    let to = match (&goes.to.refused, goes.waits) {
        (None, _) => {
            let state = match who {
                Who::Person(_) => room.rules.state_of(Whose::Club),
                // Whoever chooses the room at the desk has decided.
                Who::Desk { .. } => BookingState::Confirmed,
            };
            Placed { room: &room, state: Some(state), since: None }
        }
        (Some(_), Some(standing)) if asked.waits => {
            Placed { room: &room, state: None, since: (!standing.keeps).then_some(now) }
        }
        (Some(why), _) => return Err(no(why.clone())),
    };
    put(tx, &goes, &to, (who, logged), asked, now).await?;
    if matches!(who, Who::Desk { .. }) {
        let is_given = goes.to.is_free();
        let then = Booking { room_name: room.venue.name.clone(), span: goes.to.span, ..booking };
        match is_given {
            true => told_of_giving(tx, &then, asked, now).await?,
            false => told_of_waiting(tx, &then, goes.was, &asked.reason, now).await?,
        }
    }
    Ok(Moved { moved: 1, stay: Vec::new() })
}

async fn told_of_giving(tx: &mut Tx, then: &Booking, asked: &Move, now: Timestamp) -> Result<()> {
    let (booking, revision, reason) = (asked.booking, asked.revision, asked.reason.clone());
    club::tell(tx, then, &Settle { booking, revision, act: Act::Give, reason }, 0, now).await
}

async fn told_of_waiting(
    tx: &mut Tx,
    then: &Booking,
    was: Span,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let news = BookingMoved {
        club: then.purpose.group.clone(),
        was,
        room: then.room_name.clone(),
        to: then.span,
        more: 0,
        reason: reason.to_owned(),
        waits: true,
    };
    club::tell_moved(tx, then, news, now).await
}

/// What the log says of how somebody waited before a change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waited {
    /// How the booking stood; nothing where the change has left that as it was.
    pub state: Option<BookingState>,
    /// Since when they were in line, where the change has touched that.
    pub since: Option<Option<Timestamp>>,
}

impl Waited {
    /// They waited, as it stands now or stood before.
    pub(super) fn is(self, stands: &Booking) -> bool {
        self.state.unwrap_or(stands.state) == BookingState::Waiting
    }
}

/// Who waited before they were moved waits again, for what they waited for and where they stood in line.
pub(super) async fn waits_again(
    tx: &mut Tx,
    asked: &Move,
    stands: &Booking,
    waited: Waited,
    who: &Who,
    now: Timestamp,
) -> Result<()> {
    lock_rooms(tx, asked, stands).await?;
    let was = Span::on(asked.to.on, asked.to.from, asked.to.to);
    if was.to <= now {
        return Err(no(BookingRefusal::Over));
    }
    let sql = "update booking set venue_id = $2, starts_at = $3, ends_at = $4, state = 'waiting', \
               in_line_since = case when $5 = 1 then $6 else in_line_since end, revision = revision + 1 \
               where id = $1";
    sqlx::query(sql)
        .bind(stands.id.to_string())
        .bind(asked.room.to_string())
        .bind(was.from.as_second())
        .bind(was.to.as_second())
        .bind(i64::from(waited.since.is_some()))
        .bind(waited.since.flatten().map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    let from = (stands.room.to_string(), stands.span);
    let why = (asked.reason.as_str(), who.person());
    kept(tx, stands.id, from, (asked.room, was), why, now).await?;
    let then = who.found_by(tx, stands.id).await?;
    told_of_waiting(tx, &then, stands.span, &asked.reason, now).await
}
