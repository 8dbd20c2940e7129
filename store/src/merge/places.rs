//! Places that both records have: the better one stays, the other one ends, with whoever waited together with them, and comes back
//! when the merge is undone while that is still possible.

use domain::id::SignUpId;
use domain::log::LogRefusal;
use domain::member::merge::MergeRefusal;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::EndReason;
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::read::{self, Double};
use super::{Moved, refused};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fee;
use crate::institution::queue;
use crate::sign_up::{by_id, end, locked, offer_free, pairs_of, parted_again};

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

/// Locks the places that are to be given back, and then the institution: nobody gives their money back at the same moment. The
/// places come first, as wherever money is taken.
pub(super) async fn lock_again(tx: &mut Tx, rows: &[AnyRow], by: &Coordinator) -> Result<()> {
    let mut ended: Vec<SignUpId> = Vec::new();
    for row in rows {
        if row.text("what")? == ENDED {
            ended.push(row.id("row_key")?);
        }
    }
    for id in &ended {
        locked(tx, *id).await?;
    }
    if ended.is_empty() { Ok(()) } else { queue(tx, by.institution).await }
}

/// Gives a place back that the merge has ended: as it was held, or at its old position. Refused where somebody else has it now, and
/// where the money for it was given back.
pub(super) async fn give_back(
    tx: &mut Tx,
    id: SignUpId,
    ended_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql =
        "select o.name from sign_up s join offering o on o.id = s.offering_id where s.id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    let offering = row.text("name")?;
    if fee::given_back_since(tx, id, ended_at).await? {
        return Err(refused(MergeRefusal::FeeGivenBack { offering }));
    }
    parted_again(tx, id, ended_at, by, now).await.map_err(|error| match error {
        Error::Refused(Refusal::Log(LogRefusal::NoPlaceLeft)) => {
            refused(MergeRefusal::PlaceGone { offering })
        }
        Error::Refused(Refusal::Log(_)) => refused(MergeRefusal::MovedOn),
        other => other,
    })
}
