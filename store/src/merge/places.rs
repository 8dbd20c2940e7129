//! Places that both records have: the other's ends, with whoever waited together with them, and both come back when the merge is
//! undone while that is still possible.

use domain::decision::{Basis, Decided};
use domain::id::SignUpId;
use domain::member::merge::MergeRefusal;
use domain::person::Coordinator;
use domain::sign_up::EndReason;
use jiff::Timestamp;

use super::read::Double;
use super::{Moved, refused};
use crate::columns::Columns;
use crate::db::Tx;
use crate::decision::{Decisive, record};
use crate::error::Result;
use crate::offering::standing::count;
use crate::sign_up::{end, locked, offer_free, pairs_of};

/// What it is called in `merge_row`.
pub(super) const ENDED: &str = "place_ended";
/// A link of two who waited together, which the end of a place has ended.
pub(super) const PARTED: &str = "pair_ended";

/// Ends the other's places; whoever waits is asked.
pub(super) async fn end_all(
    tx: &mut Tx,
    double: &[Double],
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<Moved>> {
    let mut rows = Vec::new();
    for one in double {
        let (sign_up, offering) = locked(tx, one.others).await?;
        let why = EndReason::Removed(reason.to_owned());
        let pairs = pairs_of(tx, one.others).await?;
        let ended = end(tx, sign_up, &offering, why, by.person, now).await?;
        offer_free(tx, ended.offering, now).await?;
        // Undone in the other order: first the place, then with whom it was waited for.
        rows.extend(pairs.into_iter().map(|pair| (PARTED, pair)));
        rows.push((ENDED, one.others.to_string()));
    }
    Ok(rows)
}

/// Gives a place back that was ended then by hand or by a merge: as it was held, or at its old position. Refused where somebody else has it now.
pub(crate) async fn give_back(
    tx: &mut Tx,
    id: SignUpId,
    ended_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (sign_up, offering) = locked(tx, id).await?;
    let sql = "select s.ended_as, o.name, o.state from sign_up s join offering o on o.id = s.offering_id \
               where s.id = $1 and s.ended_at = $2 and s.end_reason = 'removed'";
    let query = sqlx::query(sql).bind(id.to_string()).bind(ended_at.as_second());
    let Some(row) = query.fetch_optional(&mut **tx).await? else {
        return Err(refused(MergeRefusal::MovedOn));
    };
    let was_held = row.text("ended_as")? == "held";
    let is_gone = was_held && offering.places.unheld() == 0;
    if is_gone || row.text("state")? == "cancelled" {
        return Err(refused(MergeRefusal::PlaceGone { offering: row.text("name")? }));
    }
    let sql = "update sign_up set state = ended_as, ended_as = null, ended_at = null, end_reason = null, \
               end_note = '', ended_by = null where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    let (held, waiting) = if was_held { (1, 0) } else { (0, 1) };
    count(tx, sign_up.offering, held, waiting).await?;
    let what = if was_held { Decided::Held } else { Decided::Waiting };
    let (basis, before) = (&Basis::Counter, &offering.places);
    record(tx, Decisive { sign_up: id, what, basis, before, by: Some(by.person.into()) }, now).await
}
