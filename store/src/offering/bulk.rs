//! 成批办理: one act for many offerings, in one unit.

use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act as LogAct};
use domain::offering::OfferingState;
use domain::offering::bulk::{Act, judge};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::run::set_standing;
use super::standing::lock;
use super::ways::{Ways, in_one_order};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::log::{Doing, Watch};

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
    let doing = Doing::parts(logged(act), by);
    db.desk_once(key, doing, (offerings, act, by.clone()), |tx, (offerings, act, by), now| {
        Box::pin(async move {
            let mut ways = Ways::default();
            for id in in_one_order(offerings) {
                do_to_one(tx, id, *act, by, now, &mut ways).await?;
            }
            Ok(ways)
        })
    })
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
            let watch = Watch::begin(tx, About::Offering(id), by).await?;
            let is_closed = becomes.state == OfferingState::Closed;
            set_standing(tx, id, Some(becomes.window), Some(is_closed), now).await?;
            watch.end(tx, &Doing::parts(logged(act), by), now).await?;
            ways.changed += 1;
        }
    }
    Ok(())
}

/// As the log tells it: an entry for each, like the same done to one alone.
const fn logged(act: Act) -> LogAct {
    match act {
        Act::Open => LogAct::Open,
        Act::Stop => LogAct::Close,
        Act::Resume => LogAct::Reopen,
        Act::CloseAt(_) => LogAct::CloseAt,
    }
}
