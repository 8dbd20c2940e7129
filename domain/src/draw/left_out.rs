//! Why a wish does not stand on the list that is drawn from.

use serde::{Deserialize, Serialize};

/// What stood against a wish when the list was frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// It had been called off.
    Cancelled,
    /// Its person had something else at that time.
    Clash,
    /// Its person had as much as one may have.
    Limit,
}

impl LeftOut {
    const ALL: [Self; 3] = [Self::Cancelled, Self::Clash, Self::Limit];

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Clash => "clash",
            Self::Limit => "limit",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}
