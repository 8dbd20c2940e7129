//! Places that both records have: the better one stays, the other one ends, with whoever waited together with them, and comes back
//! when the merge is undone while that is still possible.

use domain::decision::{Basis, Decided};
use domain::id::SignUpId;
use domain::member::merge::MergeRefusal;
use domain::person::Coordinator;
use domain::sign_up::EndReason;
use jiff::Timestamp;

use super::read::{self, Double};
use super::{Moved, refused};
use crate::columns::Columns;
use crate::db::Tx;
use crate::decision::{Decisive, record};
use crate::error::Result;
use crate::fee;
use crate::offering::standing::count;
use crate::sign_up::{by_id, end, locked, offer_free, pairs_of};

/// What it is called in `merge_row`.
pub(super) const ENDED: &str = "place_ended";
/// A link of two who waited together, which the end of a place has ended.
pub(super) const PARTED: &str = "pair_ended";

/// What it is called in `merge_row` that somebody is not told any more of a fee for a place that has ended.
pub(super) const UNTOLD: &str = "fee_untold";

/// Of each two the one with the worse claim ends, whichever record's it is; whoever waits is asked. What was paid for it stays with
/// it, so that the counter sees what is to be given back.
pub(super) async fn end_all(
    tx: &mut Tx,
    double: &[Double],
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<Moved>> {
    let mut rows = Vec::new();
    for one in double {
        let (_, offering) = locked(tx, one.other.sign_up).await?;
        // Read again: until now somebody could have moved up, paid or left.
        let both = read::both(tx, one.kept.sign_up, one.other.sign_up).await?;
        let Some((kept, other)) = both else { continue };
        let (_, ends) = Double { kept, other, ..one.clone() }.parted();
        let why = EndReason::Removed(reason.to_owned());
        let pairs = pairs_of(tx, ends.sign_up).await?;
        let sign_up = by_id(tx, ends.sign_up).await?;
        let ended = end(tx, sign_up, &offering, why, by.person, now).await?;
        offer_free(tx, ended.offering, now).await?;
        let untold = fee::untold(tx, ends.sign_up, now).await?;
        // Undone in the other order: first the place, then with whom it was waited for.
        rows.extend(pairs.into_iter().map(|pair| (PARTED, pair)));
        rows.extend(untold.into_iter().map(|notice| (UNTOLD, notice)));
        rows.push((ENDED, ends.sign_up.to_string()));
    }
    Ok(rows)
}

/// Gives a place back that was ended then by hand or by a merge: as it was held, or at its old position. Refused where somebody
/// else has it now, and where the money for it was given back.
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
    if fee::given_back_since(tx, id, ended_at).await? {
        return Err(refused(MergeRefusal::FeeGivenBack { offering: row.text("name")? }));
    }
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
