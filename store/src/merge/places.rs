//! Places that both records have: the other's ends, with whoever waited together with them, and both come back when the merge is
//! undone while that is still possible.

use domain::id::SignUpId;
use domain::log::LogRefusal;
use domain::member::merge::MergeRefusal;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::EndReason;
use jiff::Timestamp;

use super::read::Double;
use super::{Moved, refused};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::sign_up::{end, locked, offer_free, pairs_of, parted_again};

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

/// Gives a place back that the merge has ended: as it was held, or at its old position. Refused where somebody else has it now.
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
    parted_again(tx, id, ended_at, by, now).await.map_err(|error| match error {
        Error::Refused(Refusal::Log(LogRefusal::NoPlaceLeft)) => {
            refused(MergeRefusal::PlaceGone { offering })
        }
        Error::Refused(Refusal::Log(_)) => refused(MergeRefusal::MovedOn),
        other => other,
    })
}
