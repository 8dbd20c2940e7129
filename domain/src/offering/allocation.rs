//! How places are given (名额怎么给).

use serde::{Deserialize, Serialize};

use super::{Admission, OfferingState, Places, Terms};

/// How the places of an offering are given now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allocation {
    /// To whoever asks first; then the waiting list, in order of joining.
    #[default]
    InOrder,
    /// By a draw that has not been held yet: one makes wishes, and nobody has a place in another way. Once it has been held,
    /// what is left is given in order.
    Draw,
    /// By approval: whoever asks is on the list, and a coordinator says yes or no to each. Nothing moves by itself.
    Approval,
}

impl Allocation {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InOrder => "in_order",
            Self::Draw => "draw",
            Self::Approval => "approval",
        }
    }

    /// How an offering begins for which this was chosen before it was there: by approval only where one signs up. A draw
    /// is planned with offerings that are there.
    pub const fn of_new(self, admission: Admission) -> Self {
        match (self, admission) {
            (Self::Approval, Admission::SignUp) => Self::Approval,
            _ => Self::InOrder,
        }
    }

    /// Reads what was stored.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::InOrder, Self::Draw, Self::Approval].into_iter().find(|one| one.code() == code)
    }
}

/// Whether a draw can give the places: one signs up, they are counted, some are free, and nobody waits for one. Who has one, as
/// from the former class, keeps it: the draw gives the others.
pub fn can_be_drawn(terms: &Terms, places: &Places) -> bool {
    let is_off = matches!(terms.state, OfferingState::Cancelled { .. });
    let signs_up = !is_off && terms.admission == Admission::SignUp;
    signs_up && places.capacity.is_some() && places.unheld() > 0 && places.waiting == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::sample::terms_until;

    #[test]
    fn what_is_left_of_the_places_can_be_drawn_while_nobody_waits() {
        let terms = terms_until(900);
        let can = |terms: &Terms, capacity, held, waiting| {
            can_be_drawn(terms, &Places { capacity, held, waiting, passed: 0 })
        };
        assert!(can(&terms, Some(10), 0, 0) && can(&terms, Some(10), 9, 0));
        assert!(!can(&terms, Some(10), 10, 0), "nothing is left");
        assert!(!can(&terms, Some(10), 9, 1), "somebody has asked before everybody else");
        assert!(!can(&terms, None, 0, 0));
        assert!(!can(&Terms { admission: Admission::DropIn, ..terms }, Some(10), 0, 0));
    }

    #[test]
    fn a_new_offering_is_by_approval_only_where_one_signs_up() {
        let of = |chosen: Allocation, admission| chosen.of_new(admission);
        assert_eq!(of(Allocation::Approval, Admission::SignUp), Allocation::Approval);
        assert_eq!(of(Allocation::InOrder, Admission::SignUp), Allocation::InOrder);
        for admission in [Admission::DropIn, Admission::MembersOnly] {
            assert_eq!(of(Allocation::Approval, admission), Allocation::InOrder);
        }
        assert_eq!(of(Allocation::Draw, Admission::SignUp), Allocation::InOrder);
    }
}
