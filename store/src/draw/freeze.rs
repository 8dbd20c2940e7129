//! Freezing the list: who wishes for what, with everything that the rule needs, as the text that is published.

use domain::calendar::Span;
use domain::draw::{FrozenList, List, OfferingAtDraw, OfferingNumber, Share};
use domain::id::{DrawId, FormKey, OfferingId};
use domain::log::{About, Act};
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::stage::ForWhom;
use domain::text::is_hidden;
use jiff::Timestamp;

use super::applications::applications_of;
use super::still::lock_for_list;
use super::{Draw, Frozen, Reserved, lock, offerings_of};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::offering::row;
use crate::offering::standing::standing;
use crate::sign_up::coming_sessions;

/// Freezes the coordinator's own draw once its window has closed. From now on nothing on the list changes.
pub async fn freeze(db: &Db, key: FormKey, draw: DrawId, by: &Coordinator) -> Result<Frozen> {
    let doing = Doing::to(Act::FreezeDraw, by, About::Draw(draw));
    db.desk_once(key, doing, (draw, by.clone()), |tx, (draw, by), now| {
        Box::pin(async move {
            lock_for_list(tx, *draw, now).await?;
            let draw = lock(tx, *draw).await?;
            draw.is_run_by(by)?;
            draw.has_no_list(now)?;
            if now < draw.window.closes_at {
                return Err(Refusal::WishesStillOpen { closes_at: draw.window.closes_at }.into());
            }
            let list = list_of(tx, &draw, now).await?;
            let list: FrozenList = list.try_into().map_err(Error::failed)?;
            let (digest, list) = (list.digest().to_string(), list.to_string());
            let frozen = Frozen { at: now, digest, list };
            let sql = "update draw set frozen_at = $2, list = $3, digest = $4 where id = $1";
            sqlx::query(sql)
                .bind(draw.id.to_string())
                .bind(now.as_second())
                .bind(frozen.list.as_str())
                .bind(frozen.digest.as_str())
                .execute(&mut **tx)
                .await?;
            Ok(frozen)
        })
    })
    .await
}

/// One of the draw's offerings, as the list needs it.
pub(super) struct Drawn {
    pub(super) id: OfferingId,
    pub(super) number: OfferingNumber,
    pub(super) is_cancelled: bool,
    /// For whom its shares are, in their order.
    pub(super) shares: Vec<ForWhom>,
    pub(super) sessions: Vec<Span>,
}

async fn list_of(tx: &mut Tx, draw: &Draw, now: Timestamp) -> Result<List> {
    let mut offerings = Vec::new();
    let mut drawn = Vec::new();
    let for_district = draw.reserves_for_district(now);
    for (number, (id, reserved)) in (1..).zip(offerings_of(tx, draw.id).await?) {
        let standing = standing(tx, id).await?;
        let is_cancelled = matches!(standing.terms.state, OfferingState::Cancelled { .. });
        let free = if is_cancelled { 0 } else { standing.places.free() };
        let shares = shares_of(reserved, for_district, free);
        let sessions = coming_sessions(tx, id, now).await?;
        drawn.push(Drawn {
            id,
            number: OfferingNumber(number),
            is_cancelled,
            shares: shares.iter().filter_map(Share::for_whom).collect(),
            sessions,
        });
        offerings.push(OfferingAtDraw { places: free, shares, name: name_of(tx, id).await? });
    }
    let applications = applications_of(tx, draw, &drawn, now).await?;
    let seed = draw.seed.clone();
    Ok(List { seed, offerings, clashes: clashes_of(&drawn), applications })
}

/// The shares of an offering with so many places, the district's first: never more than there are.
fn shares_of(reserved: Reserved, for_district: bool, free: u32) -> Vec<Share> {
    let district = if for_district { reserved.district.min(free) } else { 0 };
    let newcomers = reserved.newcomers.min(free - district);
    let shares = [(ForWhom::District, district), (ForWhom::Newcomers, newcomers)];
    let shares = shares.into_iter().filter(|(_, places)| *places > 0);
    shares.map(|(group, places)| Share::open(group, places)).collect()
}

/// On one line, and as everybody sees it: the list has tabs between its words.
async fn name_of(tx: &mut Tx, id: OfferingId) -> Result<String> {
    Ok(row::name_of(tx, id).await?.replace(is_hidden, " "))
}

fn clashes_of(drawn: &[Drawn]) -> Vec<(OfferingNumber, OfferingNumber)> {
    let meet = |one: &Drawn, other: &Drawn| {
        one.sessions.iter().any(|span| other.sessions.iter().any(|other| span.overlaps(other)))
    };
    let after = |index: usize| &drawn[index + 1..];
    let pairs = drawn.iter().enumerate().flat_map(|(index, one)| {
        after(index)
            .iter()
            .filter(move |other| meet(one, other))
            .map(|other| (one.number, other.number))
    });
    pairs.collect()
}
