//! Two who were linked at the counter by mistake wait alone again.

use domain::id::SignUpId;
use domain::log::LogRefusal;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;

use super::end::locked;
use super::offer::offer_free;
use super::row::by_id;
use super::together::part;
use crate::columns::Columns;
use crate::db::{Reach, Tx};
use crate::error::{Error, Result};

/// Two whom a coordinator has linked at this instant wait alone again, and who has not read of it is not told any more. Refused
/// where one of them does not wait any more, or has ended it. Another institution's are not found.
pub(crate) async fn unlinked(
    tx: &mut Tx,
    one: SignUpId,
    linked_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (one, offering) = locked(tx, one).await?;
    offering.is_run_by(by)?;
    tx.reaches(Reach::PlacesOf(one.offering));
    let sql = "select id, second_id from sign_up_pair \
               where first_id = $1 and asked_at = $2 and confirmed_at = $2 and ended_at is null";
    let query = sqlx::query(sql).bind(one.id.to_string()).bind(linked_at.as_second());
    let changed = || Error::from(Refusal::Log(LogRefusal::ChangedSince));
    let row = query.fetch_optional(&mut **tx).await?.ok_or_else(changed)?;
    let other = by_id(tx, row.id("second_id")?).await?;
    for linked in [&one, &other] {
        if !matches!(linked.state, SignUpState::Live(Place::Waiting { .. })) {
            return Err(changed());
        }
        // It is not shown any more: no notice is deleted.
        let sql = "update notice set seen_at = $3 \
                   where sign_up_id = $1 and kind = 'pair_agreed' and at = $2 and seen_at is null";
        let query = sqlx::query(sql).bind(linked.id.to_string()).bind(linked_at.as_second());
        query.bind(now.as_second()).execute(&mut **tx).await?;
    }
    part(tx, Some(row.id("id")?), &one, now).await?;
    offer_free(tx, one.offering, now).await
}
