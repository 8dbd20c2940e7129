//! 成批办理: one act for many offerings, in one unit.

use domain::id::{FormKey, OfferingId};
use domain::offering::OfferingState;
use domain::offering::bulk::{Act, judge};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::run::{set_state, set_window};
use super::standing::lock;
use super::ways::Ways;
use crate::db::{Db, Tx};
use crate::error::Result;

/// So many offerings at once at most: while they are changed, whoever signs up for one of them waits.
pub const MOST_AT_ONCE: u32 = 500;

/// Does it to each of the coordinator's own offerings to which it can be done ([`judge`]), under its lock, and says how many
/// stood so before and how many were left. Another institution's offering is not found, and then nothing changes.
pub async fn do_to_many(
    db: &Db,
    key: FormKey,
    offerings: Vec<OfferingId>,
    act: Act,
    by: &Coordinator,
) -> Result<Ways> {
    let mut offerings = offerings;
    // Always locked in one order: two coordinators wait for each other instead of both for ever.
    offerings.sort_unstable();
    offerings.dedup();
    db.write_once(
        key,
        "do_to_many",
        (offerings, act, by.clone()),
        |tx, (offerings, act, by), now| {
            Box::pin(async move {
                let mut ways = Ways::default();
                for id in offerings {
                    do_to_one(tx, *id, *act, by, now, &mut ways).await?;
                }
                Ok(ways)
            })
        },
    )
    .await
}

async fn do_to_one(
    tx: &mut Tx,
    id: OfferingId,
    act: Act,
    by: &Coordinator,
    now: Timestamp,
    ways: &mut Ways,
) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    match judge(act, &offering.terms, offering.begins_at, now) {
        Err(_) => ways.left += 1,
        Ok(None) => ways.same += 1,
        Ok(Some(becomes)) => {
            set_window(tx, id, becomes.window).await?;
            let state = if becomes.state == OfferingState::Closed { "closed" } else { "open" };
            set_state(tx, id, state, "", now).await?;
            ways.changed += 1;
        }
    }
    Ok(())
}
