//! What everybody may see of a draw's offerings.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::id::{DrawId, OfferingId};
use domain::offering::{Offering, OfferingDraw};
use serde::{Deserialize, Serialize};

use super::{Draw, offerings_of};
use crate::db::Db;
use crate::error::Result;
use crate::offering::row::by_ids;
use crate::sign_up::coming_sessions;

/// One of the offerings that are drawn together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnOffering {
    /// What.
    pub offering: Offering,
    /// Of its places, kept for newcomers.
    pub newcomer_places: u32,
    /// Of its places, kept for people of the own district until the day that the draw names.
    pub district_places: u32,
    /// The others of the draw that meet at the same time, in the order of the list.
    pub meets_with: Vec<OfferingId>,
}

impl Draw {
    /// The same as an offering's page knows it.
    pub const fn of_offering(&self) -> OfferingDraw {
        let (is_frozen, is_held) = (self.frozen.is_some(), self.held.is_some());
        OfferingDraw { id: self.id, window: self.window, is_frozen, is_held }
    }
}

/// What is drawn, in the order of the list.
pub async fn drawn_offerings(db: &Db, draw: DrawId) -> Result<Vec<DrawnOffering>> {
    let mut connection = db.reader().await?;
    let of_draw = offerings_of(&mut connection, draw).await?;
    let ids: Vec<OfferingId> = of_draw.iter().map(|(id, _)| *id).collect();
    let mut sessions: HashMap<OfferingId, Vec<Span>> = HashMap::new();
    for id in &ids {
        // The past clashes with nothing.
        sessions.insert(*id, coming_sessions(&mut connection, *id, db.now()).await?);
    }
    let meet = |one: &OfferingId, other: &OfferingId| {
        let (one, others) = (&sessions[one], &sessions[other]);
        one.iter().any(|span| others.iter().any(|other| span.overlaps(other)))
    };
    let offerings = by_ids(&mut connection, &ids).await?;
    let drawn = offerings.into_iter().zip(of_draw).map(|(offering, (id, reserved))| {
        let others = ids.iter().filter(|other| **other != id && meet(&id, other));
        DrawnOffering {
            offering,
            newcomer_places: reserved.newcomers,
            district_places: reserved.district,
            meets_with: others.copied().collect(),
        }
    });
    Ok(drawn.collect())
}
