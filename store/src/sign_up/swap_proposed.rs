//! What somebody would have to give up for a place that is refused to them: all that is at the same time, and what frees a limit.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::Place;
use domain::sign_up::swap::{GivenUp, MOST_GIVEN_UP, in_the_way};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::engagements::{coming_sessions, engagements};
use super::row::live;
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
    /// They have as much as one may have: one of these besides what they have chosen already, whichever they like.
    Choose(Vec<SignUpId>),
}

/// What the person could give up for a place that is refused to them, beginning with what they have chosen themselves, if anything;
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
    let (mut entries, mut refusal) = (chosen.to_vec(), refusal.clone());
    for _ in 0..=MOST_GIVEN_UP {
        if let Ok(given_up) = GivenUp::new(entries.iter().copied()) {
            let swap = Swap { person, given_up, instead, helping };
            match or_refused(judged(&mut connection, &swap, by.clone(), now).await)? {
                Ok(place) => return Ok(Some(Proposal::Swap(swap, place))),
                Err(still) => refusal = still,
            }
        }
        let more = match &refusal {
            Refusal::Clash { .. } => {
                also_in_the_way(&mut connection, (person, &by), instead, &entries, now).await?
            }
            Refusal::LimitReached { .. } => {
                let mut like = counting_like(&mut connection, person, instead, now).await?;
                like.retain(|entry| !entries.contains(entry));
                if like.len() > 1 && entries.len() < MOST_GIVEN_UP {
                    return Ok(Some(Proposal::Choose(like)));
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
    let engaged = engagements(connection, person, by, now).await?;
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
