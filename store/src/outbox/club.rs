//! What a club is told of the room that it asked for, in the unit that settles or moves it: a message to the number that was given.

use domain::booking::{BookingMoved, BookingNews, Whose};
use domain::notice::NoticeKind;
use domain::outbox::{Unreached, by_day};
use domain::person::Mobile;
use jiff::Timestamp;
use uuid::Uuid;

use crate::booking::{Booking, Settle};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::notice::kept;
use crate::rows::insert_all;

/// It was settled, and so many later ones of the same form with it. Who gave no number that a message reaches is to be called; the staff know without.
pub(crate) async fn tell(
    tx: &mut Tx,
    booking: &Booking,
    asked: &Settle,
    more: usize,
    now: Timestamp,
) -> Result<()> {
    let news = BookingNews {
        act: asked.act,
        club: booking.purpose.group.clone(),
        room: booking.room_name.clone(),
        span: booking.span,
        reason: asked.reason.clone(),
        more: u32::try_from(more).map_err(Error::failed)?,
    };
    put(tx, booking, &NoticeKind::BookingSettled(news), now).await
}

/// It was moved, or waits for something else.
pub(crate) async fn tell_moved(
    tx: &mut Tx,
    booking: &Booking,
    news: BookingMoved,
    now: Timestamp,
) -> Result<()> {
    put(tx, booking, &NoticeKind::BookingMoved(news), now).await
}

/// Puts it into the outbox.
async fn put(tx: &mut Tx, booking: &Booking, about: &NoticeKind, now: Timestamp) -> Result<()> {
    if booking.purpose.whose != Whose::Club {
        return Ok(());
    }
    let (kind, note) = kept(about)?;
    let (state, error) = match Mobile::parse(&booking.purpose.telephone) {
        Ok(_) => ("waiting", None),
        Err(_) => ("given_up", Some(Unreached::NoMobile.code().to_owned())),
    };
    let row = vec![
        Uuid::now_v7().to_string().into(),
        booking.institution.to_string().into(),
        booking.id.to_string().into(),
        kind.into(),
        note.into(),
        now.as_second().into(),
        state.into(),
        error.into(),
        by_day(now).as_second().into(),
    ];
    let into = "outbox_message (id, institution_id, booking_id, kind, note, at, state, error, next_try_at)";
    Ok(insert_all(tx, into, &[row]).await?)
}
