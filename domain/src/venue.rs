//! 场地: a room or place where sessions are held.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::booking::RoomRules;
use crate::id::VenueId;
use crate::plan::is_settled;

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

/// Whether one gets there without steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StepFree {
    /// 是.
    Yes,
    /// 部分.
    Partly,
    /// 否.
    No,
}

impl StepFree {
    /// All of them, in the order of a choice.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A venue as its desk keeps it in its catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which, and how it is found.
    pub venue: Venue,
    /// How many people it holds, if told.
    pub capacity: Option<u32>,
    /// 投影、钢琴、空调: in words; empty when nobody has said.
    pub equipment: String,
    /// 请带什么: what whoever borrows it brings, 软底鞋; empty when nobody has said.
    pub bring: String,
    /// Whether one gets there without steps, if told.
    pub step_free: Option<StepFree>,
    /// Who may have it, when and for how long.
    pub rules: RoomRules,
    /// 不再使用: the first day from which it takes nothing more.
    pub retired_from: Option<Date>,
    /// How often its desk has changed it: a form tells it, so that nobody undoes what they have not seen.
    pub revision: i64,
}

impl Room {
    /// It is a room: what a list calls 待定 is none yet.
    pub fn is_settled(&self) -> bool {
        is_settled(&self.venue.name)
    }
}
