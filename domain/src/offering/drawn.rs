//! The draw that gives an offering's places, as far as a list must know it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::draw::{Done, DrawPhase};
use crate::id::DrawId;
use crate::offering::Window;

/// The draw that gives an offering's places, or gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferingDraw {
    /// Which.
    pub id: DrawId,
    /// When wishes are made and changed; until it opens they may be prepared.
    pub window: Window,
    /// Its list has been frozen and published.
    pub is_frozen: bool,
    /// It has been held: what is left is given in order.
    pub is_held: bool,
}

impl OfferingDraw {
    /// How far it has come. What leaves a draw that is called off has none any more.
    pub fn phase(&self, now: Timestamp) -> DrawPhase {
        let done = match (self.is_held, self.is_frozen) {
            (true, _) => Done::Held,
            (false, true) => Done::Frozen,
            (false, false) => Done::Nothing,
        };
        DrawPhase::of(self.window, done, now)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_draw_goes_from_wishes_to_the_list_and_to_the_places() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let window = Window { opens_at: at(10), closes_at: at(20) };
        let id = DrawId(Uuid::nil());
        let draw = OfferingDraw { id, window, is_frozen: false, is_held: false };
        let phases = [9, 10, 19, 20].map(|second| draw.phase(at(second)));
        assert_eq!(phases, [DrawPhase::Later, DrawPhase::Open, DrawPhase::Open, DrawPhase::Closed]);
        let frozen = OfferingDraw { is_frozen: true, ..draw };
        assert_eq!(frozen.phase(at(21)), DrawPhase::Frozen);
        assert_eq!(OfferingDraw { is_held: true, ..frozen }.phase(at(22)), DrawPhase::Held);
    }
}
