//! What somebody would have to give up for a place that is refused to them: all that is at the same time, and what frees a limit.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::swap::{GivenUp, MOST_GIVEN_UP, in_the_way};
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::able::one_unable;
use super::engagements::{coming_sessions, engagements};
use super::offer::open_offer;
use super::row::{by_id, live};
use super::swap::judged;
use super::{By, Helping, Swap};
use crate::db::Db;
use crate::error::{Result, or_refused};
use crate::limits::counting_like;

/// What is proposed to somebody who would have to give something up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// All of this for what they want, and what they would have then.
    Swap(Swap, Place),
    /// No place is to be had there: they may wait for one and keep all of this until they are asked.
    Keep(Swap),
    /// They have as much as one may have: one of these besides what they have chosen already, whichever they like.
    Choose(Vec<SignUpId>),
}

/// What the person could give up for a place that is refused to them, or for one that is offered to them and that they could not
/// accept beside it, beginning with what they have chosen themselves, if anything;
/// nothing where no swap helps, or where it would take more than may be given up at once.
pub async fn proposed(
    db: &Db,
    (person, helping): (PersonId, Option<Helping>),
    instead: OfferingId,
    refusal: &Refusal,
    chosen: &[SignUpId],
) -> Result<Option<Proposal>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let by = helping.map_or(By::Person(person), By::Helper);
    let mut refusal = match open_offer(&mut connection, instead, person).await? {
        Some(offered) => match one_unable(&mut connection, &offered, &[], now).await? {
            Some(refusal) => refusal,
            None => return Ok(None),
        },
        None => refusal.clone(),
    };
    let mut entries = chosen.to_vec();
    for _ in 0..=MOST_GIVEN_UP {
        if let Ok(given_up) = GivenUp::new(entries.iter().copied()) {
            let swap = Swap { person, given_up, instead, helping };
            match or_refused(judged(&mut connection, &swap, by.clone(), now).await)? {
                Ok(place) => return Ok(Some(Proposal::Swap(swap, place))),
                Err(Refusal::NoPlaceInstead) => return Ok(Some(Proposal::Keep(swap))),
                Err(still) => refusal = still,
            }
        }
        let more = match &refusal {
            Refusal::Clash { .. } => {
                also_in_the_way(&mut connection, (person, &by), instead, &entries, now).await?
            }
            Refusal::LimitReached { .. } => {
                let mut like = that_count(&mut connection, person, instead, now).await?;
                like.retain(|entry| !entries.contains(entry));
                if like.len() > 1 && entries.len() < MOST_GIVEN_UP {
                    let mut keep = None;
                    for one in &like {
                        let Ok(given_up) = GivenUp::new(entries.iter().chain([one]).copied())
                        else {
                            return Ok(None);
                        };
                        let swap = Swap { person, given_up, instead, helping };
                        let answer = judged(&mut connection, &swap, by.clone(), now).await;
                        if or_refused(answer)? != Err(Refusal::NoPlaceInstead) {
                            return Ok(Some(Proposal::Choose(like)));
                        }
                        keep = keep.or(Some(swap));
                    }
                    // Where it is full nothing has to be chosen before a place is there.
                    return Ok(keep.map(Proposal::Keep));
                }
                like
            }
            _ => Vec::new(),
        };
        if more.is_empty() || entries.len() + more.len() > MOST_GIVEN_UP {
            return Ok(None);
        }
        entries.extend(more);
    }
    Ok(None)
}

/// What counts like what they want: beside what is offered to them only what they have.
async fn that_count(
    connection: &mut AnyConnection,
    person: PersonId,
    instead: OfferingId,
    now: Timestamp,
) -> Result<Vec<SignUpId>> {
    let like = counting_like(connection, person, instead, now).await?;
    if open_offer(connection, instead, person).await?.is_none() {
        return Ok(like);
    }
    let mut has = Vec::with_capacity(like.len());
    for entry in like {
        if by_id(connection, entry).await?.state == SignUpState::Live(Place::Held) {
            has.push(entry);
        }
    }
    Ok(has)
}

/// What the person has besides at the time of what they want; nothing where some of it is no entry that could be given up, as a
/// wish in a draw.
pub(super) async fn also_in_the_way(
    connection: &mut AnyConnection,
    (person, by): (PersonId, &By),
    instead: OfferingId,
    given_up: &[SignUpId],
    now: Timestamp,
) -> Result<Vec<SignUpId>> {
    let wanted = coming_sessions(connection, instead, now).await?;
    let mut engaged = engagements(connection, person, by, now).await?;
    let is_offered = open_offer(connection, instead, person).await?.is_some();
    engaged.retain(|other| other.offering != instead && !(is_offered && other.waits));
    let mut entries = Vec::new();
    for offering in in_the_way(&wanted, &engaged) {
        match live(connection, offering, person).await? {
            Some(mine) if given_up.contains(&mine.id) => {}
            Some(mine) => entries.push(mine.id),
            None => return Ok(Vec::new()),
        }
    }
    Ok(entries)
}
