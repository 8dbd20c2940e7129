//! 场地: a room or place where sessions are held.

use serde::{Deserialize, Serialize};

use crate::id::VenueId;

/// A room or place of an institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Key.
    pub id: VenueId,
    /// 106 乒乓球室.
    pub name: String,
    /// 1, 2, 室外; empty when unknown.
    pub floor: String,
    /// Step-free access, bus stop and other words for finding it; empty when unknown.
    pub directions: String,
}
