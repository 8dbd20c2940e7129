//! A coordinator says yes or no to a booking, calls it off, undoes that, or gives a free time to whoever waits.

use domain::booking::{Act, BookingRefusal, BookingState, may_book};
use domain::id::{BookingId, FormKey, InstitutionId, PersonId};
use domain::log::{About, Act as LogAct};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::lent::mine;
use super::line::is_their_turn;
use super::read::{Booking, one_in};
use crate::around::{At, around, lock_room};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::room::room_in;

/// What is to be done with a booking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// Which.
    pub booking: BookingId,
    /// How often it had been changed when the form was shown.
    pub revision: i64,
    /// What.
    pub act: Act,
    /// Why; empty where it needs no reason.
    pub reason: String,
}

/// Does it, for a booking of the coordinator's institution. Refused where somebody has changed it since, where it is over, and
/// where the room is taken meanwhile. Another institution's is not found.
pub async fn settle(
    db: &Db,
    key: FormKey,
    asked: &Settle,
    by: &Coordinator,
) -> Result<BookingState> {
    let asked = Settle { reason: storable(&asked.reason), ..asked.clone() };
    let who = Who::desk(by);
    let about = About::Booking(asked.booking);
    let doing = Doing::to(LogAct::SettleBooking, by, about).because(&asked.reason);
    db.desk_once(key, doing, (asked, who), |tx, (asked, who), now| {
        Box::pin(settled(tx, asked, who, now))
    })
    .await
}

/// Whose bookings somebody may settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Who {
    /// A coordinator those of their institution.
    Desk {
        /// Which.
        institution: InstitutionId,
        /// Who.
        person: PersonId,
    },
    /// A person their own.
    Person(PersonId),
}

impl Who {
    /// Whoever runs a desk.
    pub(super) const fn desk(by: &Coordinator) -> Self {
        Self::Desk { institution: by.institution, person: by.person }
    }

    /// One of their bookings, in a unit or outside. Another's is not found.
    pub(super) async fn found_by(
        &self,
        connection: &mut AnyConnection,
        id: BookingId,
    ) -> Result<Booking> {
        match self {
            Self::Desk { institution, .. } => one_in(connection, id, *institution).await,
            Self::Person(person) => mine(connection, id, *person).await,
        }
    }

    pub(super) const fn person(&self) -> PersonId {
        match self {
            Self::Desk { person, .. } | Self::Person(person) => *person,
        }
    }
}

/// The one unit that changes how a booking stands.
pub(super) async fn settled(
    tx: &mut Tx,
    asked: &Settle,
    who: &Who,
    now: Timestamp,
) -> Result<BookingState> {
    let before = who.found_by(tx, asked.booking).await?;
    lock_room(tx, before.room, before.institution).await?;
    let booking = who.found_by(tx, asked.booking).await?;
    let state = judge(tx, &booking, asked, now).await?;
    keep(tx, &booking, state, asked, who, now).await?;
    if matches!(who, Who::Desk { .. }) {
        crate::outbox::club::tell(tx, &booking, asked, 0, now).await?;
    }
    Ok(state)
}

/// Writes down how a booking stands from now on, and by what; its club is still to be told.
pub(super) async fn keep(
    tx: &mut Tx,
    booking: &Booking,
    state: BookingState,
    asked: &Settle,
    who: &Who,
    now: Timestamp,
) -> Result<()> {
    let stood = (state == BookingState::Cancelled).then(|| booking.state.code());
    let sql = "update booking set state = $2, stood = $3, reason = $4, revision = revision + 1 \
               where id = $1";
    sqlx::query(sql)
        .bind(booking.id.to_string())
        .bind(state.code())
        .bind(stood)
        .bind(asked.reason.as_str())
        .execute(&mut **tx)
        .await?;
    log(tx, asked, who.person(), now).await
}

async fn judge(
    tx: &mut Tx,
    booking: &Booking,
    asked: &Settle,
    now: Timestamp,
) -> Result<BookingState> {
    let institution = booking.institution;
    if booking.revision != asked.revision {
        return Err(no(BookingRefusal::ChangedMeanwhile));
    }
    if booking.span.to <= now {
        return Err(no(BookingRefusal::Over));
    }
    let state = booking.state.after(asked.act, booking.stood).map_err(no)?;
    if state.holds_room() && !booking.state.holds_room() {
        let (span, room) = (booking.span, Some(booking.room));
        let at = At { institution, span, room, itself: Some(booking.id.0) };
        let around = around(tx, at).await?;
        may_book(&room_in(tx, booking.room, institution).await?, &around, span, now).map_err(no)?;
    }
    if asked.act == Act::Give && !is_their_turn(tx, booking, institution, now).await? {
        return Err(no(BookingRefusal::AskedFirst));
    }
    Ok(state)
}

pub(super) fn no(why: BookingRefusal) -> Error {
    Refusal::Booking(why).into()
}

async fn log(tx: &mut Tx, asked: &Settle, by: PersonId, now: Timestamp) -> Result<()> {
    let sql = "insert into booking_change (id, booking_id, act, reason, by_person_id, at) \
               values ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(asked.booking.to_string())
        .bind(asked.act.code())
        .bind(asked.reason.as_str())
        .bind(by.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
