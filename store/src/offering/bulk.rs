//! 成批办理: one act for many offerings, in one unit.

use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act as LogAct};
use domain::offering::bulk::{Act, Stands, judge, may_be_uncounted};
use domain::offering::{Allocation, OfferingState, Places};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::run::set_standing;
use super::standing::{Standing as OfferingStanding, lock};
use super::ways::{Ways, in_one_order};
use crate::db::{Db, Tx};
use crate::draw;
use crate::error::Result;
use crate::log::{Doing, Watch};
use crate::sign_up::{another_is_free, offer_free};

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
    let is_on_list = is_on_list(tx, id, &offering).await?;
    match judge(act, stands(&offering, is_on_list), now) {
        Err(_) => ways.left += 1,
        Ok(None) => ways.same += 1,
        Ok(Some(becomes)) => {
            let watch = Watch::begin(tx, About::Offering(id), by).await?;
            let is_closed = becomes.state == OfferingState::Closed;
            set_standing(tx, id, Some(becomes.window), Some(is_closed), now).await?;
            if becomes.capacity != offering.places.capacity {
                set_places(tx, id, &offering.places, becomes.capacity, now).await?;
            }
            watch.end(tx, &Doing::parts(logged(act), by), now).await?;
            ways.changed += 1;
        }
    }
    Ok(())
}

const fn stands(offering: &OfferingStanding, is_on_list: bool) -> Stands<'_> {
    Stands {
        terms: &offering.terms,
        places: &offering.places,
        is_staged: offering.is_staged,
        is_on_list,
        begins_at: offering.begins_at,
    }
}

/// Whether its places stand on a published list that has not been drawn yet; only of what is drawn at all is it asked.
async fn is_on_list(tx: &mut Tx, id: OfferingId, offering: &OfferingStanding) -> Result<bool> {
    if offering.terms.allocation != Allocation::Draw {
        return Ok(false);
    }
    draw::is_on_list(tx, id).await
}

/// So many places of a locked offering; whoever waits is offered what is free. Those who let a place go by are asked for the
/// new ones.
async fn set_places(
    tx: &mut Tx,
    id: OfferingId,
    before: &Places,
    capacity: Option<u32>,
    now: Timestamp,
) -> Result<()> {
    sqlx::query("update offering set capacity = $2 where id = $1")
        .bind(id.to_string())
        .bind(capacity.map(i64::from))
        .execute(&mut **tx)
        .await?;
    if (Places { capacity, ..*before }).unheld() > before.unheld() {
        another_is_free(tx, id).await?;
    }
    offer_free(tx, id, now).await
}

/// Puts the number of places back, as a step of a unit. Refused like every change of it.
pub(crate) async fn put_places_back(
    tx: &mut Tx,
    id: OfferingId,
    capacity: Option<u32>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    let is_on_list = is_on_list(tx, id, &offering).await?;
    let stands = stands(&offering, is_on_list);
    match capacity {
        Some(number) => judge(Act::Places(number), stands, now).map(|_| ())?,
        None => may_be_uncounted(stands, now)?,
    }
    set_places(tx, id, &offering.places, capacity, now).await
}

/// As the log tells it: an entry for each, like the same done to one alone.
const fn logged(act: Act) -> LogAct {
    match act {
        Act::Open => LogAct::Open,
        Act::Stop => LogAct::Close,
        Act::Resume => LogAct::Reopen,
        Act::CloseAt(_) => LogAct::CloseAt,
        Act::OpenAt(_) => LogAct::OpenAt,
        Act::Places(_) => LogAct::SetPlaces,
    }
}
