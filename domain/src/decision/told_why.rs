//! Why a coordinator makes an exception: in their own words, which the log alone keeps, and in words that its person reads.

use serde::{Deserialize, Serialize};

/// What the person reads of it: one of a few sentences that say nothing which nobody else may know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToldWhy {
    /// That there was an exception, and to which rule; as it was before there were sentences.
    #[default]
    NotSaid,
    /// Health.
    Health,
    /// Somebody of the family needs care.
    Family,
    /// Courses were changed.
    Courses,
    /// The institution had made a mistake.
    OurMistake,
    /// Another case for which the institution has a rule.
    ByRule,
}

impl ToldWhy {
    /// Every one of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::NotSaid, Self::Health, Self::Family, Self::Courses, Self::OurMistake, Self::ByRule];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSaid => "not_said",
            Self::Health => "health",
            Self::Family => "family",
            Self::Courses => "courses",
            Self::OurMistake => "our_mistake",
            Self::ByRule => "by_rule",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.code() == code)
    }
}

/// Why the rule for everybody is not applied to somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyExcepted {
    /// In the coordinator's words; empty where the rule is kept.
    pub words: String,
    /// What the person reads.
    pub told: ToldWhy,
}

impl From<String> for WhyExcepted {
    fn from(words: String) -> Self {
        Self { words, told: ToldWhy::NotSaid }
    }
}

impl From<&String> for WhyExcepted {
    fn from(words: &String) -> Self {
        words.as_str().into()
    }
}

impl From<&str> for WhyExcepted {
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), told: ToldWhy::NotSaid }
    }
}
