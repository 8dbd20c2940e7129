//! How far a draw is, and what changed on the way to it.

use domain::draw::{Done, DrawPhase, takes_wishes};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Draw;
use crate::error::{Error, Result};

/// The closing was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingMoved {
    /// The closing that was announced first.
    pub before: Timestamp,
    /// Why, in the coordinator's words.
    pub reason: String,
}

/// A draw was called off before it was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOff {
    /// When.
    pub at: Timestamp,
    /// Why, in the coordinator's words.
    pub reason: String,
}

impl Draw {
    /// How far it is.
    pub fn phase(&self, now: Timestamp) -> DrawPhase {
        let done = match self {
            Self { called_off: Some(_), .. } => Done::CalledOff,
            Self { held: Some(_), .. } => Done::Held,
            Self { frozen: Some(_), .. } => Done::Frozen,
            _ => Done::Nothing,
        };
        DrawPhase::of(self.window, done, now)
    }

    /// Whether what is reserved for the own district counts: its day had not come when the list was frozen, or has not come yet.
    pub fn reserves_for_district(&self, now: Timestamp) -> bool {
        let at = self.frozen.as_ref().map_or(now, |frozen| frozen.at);
        self.district_until.is_none_or(|until| at < until)
    }

    /// Whether it is still before its list: afterwards nothing of the plan changes.
    pub(super) fn has_no_list(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.phase(now) {
            DrawPhase::CalledOff => Err(Refusal::DrawCalledOff),
            DrawPhase::Held => Err(Refusal::DrawnAlready),
            DrawPhase::Frozen => Err(Refusal::ListFrozen),
            DrawPhase::Later | DrawPhase::Open | DrawPhase::Closed => Ok(()),
        }
    }

    /// Whether the coordinator holds it; for anybody else's it is as if it did not exist.
    pub(super) fn is_run_by(&self, coordinator: &Coordinator) -> Result<()> {
        if self.institution == coordinator.institution { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Whether wishes may be made, changed and taken back now: ahead as well as in its window.
    pub(super) fn takes_wishes(&self, now: Timestamp) -> Result<(), Refusal> {
        self.has_no_list(now)?;
        takes_wishes(self.window, now)
    }
}
