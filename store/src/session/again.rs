//! Whether everything that is still to come has its room and its teacher when the calling off of its offering is taken back.

use domain::id::{InstitutionId, OfferingId, VenueId};
use domain::refusal::Refusal;
use domain::session::{Around, Occupant, Taken};
use jiff::Timestamp;

use super::desk::{SessionAtDesk, all_of};
use crate::around::{At, around_but_holidays, lock_room};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};

/// Refused where something was put into a room since this instant, or a teacher is elsewhere since. What the plan itself had at one
/// time stays as it was planned, and a closed room is told where it was closed.
pub(crate) async fn all_fit_again(
    tx: &mut Tx,
    offering: OfferingId,
    of: InstitutionId,
    since: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let is_to_come = |one: &SessionAtDesk| !one.standing.is_cancelled && one.session.span.to > now;
    let all: Vec<_> = all_of(tx, offering).await?.into_iter().filter(is_to_come).collect();
    let mut rooms: Vec<VenueId> = all.iter().filter_map(|one| one.standing.meets.venue).collect();
    rooms.sort_unstable();
    rooms.dedup();
    for room in rooms {
        match lock_room(tx, room, of).await {
            // Nobody books a room of somebody else's here.
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    for one in &all {
        let meets = one.standing.meets;
        let itself = Some(one.session.id.0);
        let at = At { institution: of, span: meets.span, room: None, itself };
        let mut taken = Vec::new();
        for other in around_but_holidays(tx, at).await?.taken {
            if came_since(tx, &other, since).await? {
                taken.push(other);
            }
        }
        let around = Around { taken, shut: Vec::new() };
        let admitted = around.admits(offering, &meets, one.standing.teacher());
        admitted.map_err(Refusal::Session)?;
    }
    Ok(())
}

/// A room is never booked while it is taken: a booking came since. So did a session that was changed.
async fn came_since(tx: &mut Tx, other: &Taken, since: Timestamp) -> Result<bool> {
    let Occupant::Session { session, .. } = other.by else { return Ok(true) };
    let sql = "select count(*) as changes from session_change where session_id = $1 and at >= $2";
    let query = sqlx::query(sql).bind(session.to_string()).bind(since.as_second());
    Ok(query.fetch_one(&mut **tx).await?.number::<i64>("changes")? > 0)
}
