//! 后面都不借了: a booking is given up together with all that the same form has asked for later, the days that are waited for among
//! them: all of it in one unit.

use domain::booking::{Act, BookingRefusal, BookingState};
use domain::id::{BookingId, FormKey, PersonId, VenueId};
use domain::log::{About, Act as LogAct};
use domain::person::Coordinator;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::read::{Booking, booking_from};
use super::settle::{Settle, Who, keep, no};
use crate::around::lock_rooms;
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::{Doing, Watch};
use crate::outbox::club;
use crate::seen::Seen;

/// What would be given up, before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The booking and the later ones of the same form that hold a room or wait for one, by time.
    pub bookings: Vec<Booking>,
    /// What was seen of them.
    pub seen: Seen,
}

impl Rest {
    /// How many of them wait.
    pub fn waiting(&self) -> usize {
        self.bookings.iter().filter(|one| one.state == BookingState::Waiting).count()
    }
}

/// From which booking on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndRest {
    /// The first of them.
    pub booking: BookingId,
    /// What was seen of them when the form was shown.
    pub seen: Seen,
    /// Why; empty where a club gives up its own.
    pub reason: String,
}

/// What would be given up with a booking that its reader has found already.
pub async fn rest_of(db: &Db, booking: &Booking) -> Result<Rest> {
    let bookings = open_from(&mut *db.reader().await?, booking, db.now()).await?;
    let seen = Seen::of(&marks(&bookings))?;
    Ok(Rest { bookings, seen })
}

/// Calls off a booking of the coordinator's institution and what comes after it, and tells its club once. Refused where somebody
/// has changed one of them since. Another institution's is not found.
pub async fn call_off_rest(
    db: &Db,
    key: FormKey,
    asked: &EndRest,
    by: &Coordinator,
) -> Result<u32> {
    let asked = EndRest { reason: storable(&asked.reason), ..asked.clone() };
    let doing = Doing::parts(LogAct::SettleBooking, by).because(&asked.reason);
    db.desk_once(key, doing, (asked, by.clone()), |tx, (asked, by), now| {
        Box::pin(async move { ended(tx, asked, &Who::desk(by), Some(by), now).await })
    })
    .await
}

/// The same of bookings of one's own. Somebody else's is not found.
pub async fn give_up_rest(db: &Db, key: FormKey, asked: &EndRest, person: PersonId) -> Result<u32> {
    let asked = EndRest { reason: String::new(), ..asked.clone() };
    db.write_once(key, "give_up_rest_of_rooms", (asked, person), |tx, (asked, person), now| {
        Box::pin(async move { ended(tx, asked, &Who::Person(*person), None, now).await })
    })
    .await
}

/// The one unit that gives all of them up. `logged` is whose entries it writes.
async fn ended(
    tx: &mut Tx,
    asked: &EndRest,
    who: &Who,
    logged: Option<&Coordinator>,
    now: Timestamp,
) -> Result<u32> {
    let booking = who.found_by(tx, asked.booking).await?;
    let rooms = open_from(tx, &booking, now).await?;
    let rooms: Vec<VenueId> = rooms.iter().map(|one| one.room).collect();
    lock_rooms(tx, &rooms, booking.institution).await?;
    let all = open_from(tx, &booking, now).await?;
    asked.seen.holds(&marks(&all))?;
    for one in &all {
        let (id, revision, reason) = (one.id, one.revision, asked.reason.clone());
        let settle = Settle { booking: id, revision, act: Act::Cancel, reason };
        let state = one.state.after(Act::Cancel, one.stood).map_err(no)?;
        let watch = match logged {
            Some(by) => Some((Watch::begin(tx, About::Booking(id), by).await?, by)),
            None => None,
        };
        keep(tx, one, state, &settle, who, now).await?;
        if let Some((watch, by)) = watch {
            let doing = Doing::parts(LogAct::SettleBooking, by).because(&asked.reason);
            watch.end(tx, &doing, now).await?;
        }
    }
    let first = all.first().ok_or_else(|| no(BookingRefusal::NotAsItStands))?;
    if logged.is_some() {
        let (id, revision, reason) = (first.id, first.revision, asked.reason.clone());
        let told = Settle { booking: id, revision, act: Act::Cancel, reason };
        club::tell(tx, first, &told, all.len().saturating_sub(1), now).await?;
    }
    u32::try_from(all.len()).map_err(Error::failed)
}

/// The booking and what the same form has asked for later that holds a room or waits for one, by time.
async fn open_from(
    connection: &mut AnyConnection,
    booking: &Booking,
    now: Timestamp,
) -> Result<Vec<Booking>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where b.series_id = $1 and b.institution_id = $2 and b.starts_at >= $3 and b.ends_at > $4 \
         and b.state in ('waiting', 'requested', 'confirmed') order by b.starts_at, b.id"
    );
    let query = sqlx::query(sql)
        .bind(booking.series.to_string())
        .bind(booking.institution.to_string())
        .bind(booking.span.from.as_second())
        .bind(now.as_second());
    query.fetch_all(connection).await?.iter().map(booking_from).collect()
}

/// Which of them, and how often each was changed.
fn marks(all: &[Booking]) -> Vec<(String, i64)> {
    all.iter().map(|one| (one.id.to_string(), one.revision)).collect()
}
