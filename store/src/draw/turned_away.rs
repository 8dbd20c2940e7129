//! A no to wishes, kept with the offering that it is about.

use std::mem::discriminant;

use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::turned_away::is_kept;

use super::{MyApplication, NewWishes, obstacles, offerings_of};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::turned_away;

/// Passes an answer to wishes on; of a no it keeps that it was told, and for which wish.
pub(super) async fn kept(
    db: &Db,
    new: &NewWishes,
    answer: Result<MyApplication>,
) -> Result<MyApplication> {
    let about = match &answer {
        Err(Error::Refused(refusal)) if is_kept(refusal) => about(db, new, refusal).await,
        _ => return answer,
    };
    match about {
        Ok(Some(dearest)) => turned_away::kept(db, dearest, new.person, answer).await,
        Ok(None) => answer,
        Err(error) => {
            tracing::warn!(%error, "why somebody was turned away could not be kept");
            answer
        }
    }
}

/// Which of the wishes a no is about: the dearest one to which it is said.
async fn about(db: &Db, new: &NewWishes, refusal: &Refusal) -> Result<Option<OfferingId>> {
    let refused = obstacles(db, new.draw, new.person).await?;
    let of_draw = offerings_of(&mut *db.reader().await?, new.draw).await?;
    let wishes = || new.offerings.iter().filter(|id| of_draw.iter().any(|(one, _)| one == *id));
    let is_told = |id: &&OfferingId| {
        refused.get(*id).is_some_and(|told| discriminant(told) == discriminant(refusal))
    };
    Ok(wishes().find(is_told).or_else(|| wishes().next()).copied())
}
