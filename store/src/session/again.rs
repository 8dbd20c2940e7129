//! Whether everything that is still to come has its room and its teacher when the calling off of its offering is taken back.

use domain::id::{InstitutionId, OfferingId, VenueId};
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::desk::{SessionAtDesk, all_of};
use crate::around::{At, around_but_holidays, lock_room};
use crate::db::Tx;
use crate::error::{Error, Result};

/// Refused where a room was given to somebody else meanwhile, is closed, or where a teacher is elsewhere.
pub(crate) async fn all_fit_again(
    tx: &mut Tx,
    offering: OfferingId,
    of: InstitutionId,
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
        let around = around_but_holidays(tx, at).await?;
        let admitted = around.admits(offering, &meets, one.standing.teacher());
        admitted.map_err(Refusal::Session)?;
    }
    Ok(())
}
