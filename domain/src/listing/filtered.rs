//! The lists whose conditions a desk keeps by a name.

use serde::{Deserialize, Serialize};

/// A list that can be narrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FilteredList {
    /// 报名项目.
    #[default]
    Offerings,
    /// 交费: who has to pay, or has paid.
    Fees,
    /// 改动记录.
    Log,
}

impl FilteredList {
    /// All.
    pub const ALL: [Self; 3] = [Self::Offerings, Self::Fees, Self::Log];

    /// The word in the database, in addresses and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offerings => "offerings",
            Self::Fees => "fees",
            Self::Log => "log",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}
