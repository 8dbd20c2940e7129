//! 不再使用: a room that takes nothing more from a day on. Its row stays for what was booked.

use domain::booking::{BookingRefusal, may_retire};
use domain::calendar::{Span, day, start_of};
use domain::id::{InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;

use super::read::room_in;
use crate::around::{At, around, lock_room};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::log::Doing;

/// The room takes nothing from this day on. Refused while something stands in it after that, for a mistyped year, and
/// where somebody else has changed it since it was shown.
pub async fn retire(
    db: &Db,
    id: VenueId,
    revision: i64,
    from: Date,
    by: &Coordinator,
) -> Result<()> {
    set(db, id, revision, Some(start_of(from)), by).await
}

/// It is used again.
pub async fn bring_back(db: &Db, id: VenueId, revision: i64, by: &Coordinator) -> Result<()> {
    set(db, id, revision, None, by).await
}

async fn set(
    db: &Db,
    id: VenueId,
    revision: i64,
    from: Option<Timestamp>,
    by: &Coordinator,
) -> Result<()> {
    let asked = (id, revision, from, by.institution);
    let act = if from.is_some() { Act::RetireRoom } else { Act::BringBackRoom };
    let doing = Doing::to(act, by, About::Room(id));
    db.desk(doing, asked, |tx, (id, revision, from, institution), now| {
        Box::pin(async move {
            lock_room(tx, *id, *institution).await?;
            if room_in(tx, *id, *institution).await?.revision != *revision {
                return Err(Refusal::Booking(BookingRefusal::ChangedMeanwhile).into());
            }
            if let Some(from) = from {
                may_retire(day(*from), day(now)).map_err(Refusal::Booking)?;
            }
            set_locked(tx, *id, *from, *institution, now).await
        })
    })
    .await
}

/// The step of a unit that has locked the room.
pub(crate) async fn set_locked(
    tx: &mut Tx,
    id: VenueId,
    from: Option<Timestamp>,
    institution: InstitutionId,
    now: Timestamp,
) -> Result<()> {
    if let Some(from) = from {
        // What is over by then is history.
        stands_nothing(tx, id, institution, from.max(now)).await?;
    }
    let sql = "update venue set retired_at = $2, revision = revision + 1 where id = $1";
    let query = sqlx::query(sql).bind(id.to_string());
    query.bind(from.map(Timestamp::as_second)).execute(&mut **tx).await?;
    Ok(())
}

async fn stands_nothing(
    tx: &mut Tx,
    room: VenueId,
    institution: InstitutionId,
    from: Timestamp,
) -> Result<()> {
    let span = Span { from, to: Timestamp::MAX };
    let stands = around(tx, At { institution, span, room: Some(room), itself: None }).await?.taken;
    match u32::try_from(stands.len()).unwrap_or(u32::MAX) {
        0 => Ok(()),
        count => Err(Refusal::Booking(BookingRefusal::StandsAfter { count }).into()),
    }
}
