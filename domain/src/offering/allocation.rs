//! How places are given (名额怎么给).

use serde::{Deserialize, Serialize};

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

    /// Reads what was stored.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::InOrder, Self::Draw, Self::Approval].into_iter().find(|one| one.code() == code)
    }
}
