//! 为什么: what every change of a sign-up was decided by, kept so that anybody can be told why.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::offering::Places;
use crate::refusal::Refusal;
use crate::stage::ForWhom;

pub use told_why::{ToldWhy, WhyExcepted};

mod told_why;

/// One change of one sign-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When.
    pub at: Timestamp,
    /// What was decided.
    pub what: Decided,
    /// By what.
    pub basis: Basis,
    /// How the offering's places stood just before.
    pub before: Places,
}

/// What a decision made of a sign-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decided {
    /// A place at once.
    Held,
    /// A position on the waiting list.
    Waiting,
    /// From the waiting list into a place, as it was before places were offered.
    MovedUp,
    /// A place is held for somebody who waited, until they answer.
    Offered,
    /// They want it.
    Accepted,
    /// Not this one: they wait on where they waited.
    KeptWaiting,
    /// They have got another place and cannot accept this one any more: they wait on where they waited.
    PassedOver,
    /// They keep what is in the way of it and are to be asked all the same: they wait on where they waited.
    AskedAllTheSame,
    /// A place, by a coordinator's yes.
    Approved,
    /// It ended; why, the sign-up itself says.
    Ended,
}

impl Decided {
    /// Every one of them.
    const ALL: [Self; 10] = [
        Self::Held,
        Self::Waiting,
        Self::MovedUp,
        Self::Offered,
        Self::Accepted,
        Self::KeptWaiting,
        Self::PassedOver,
        Self::AskedAllTheSame,
        Self::Approved,
        Self::Ended,
    ];

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::MovedUp => "moved_up",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::KeptWaiting => "kept_waiting",
            Self::PassedOver => "passed_over",
            Self::AskedAllTheSame => "asked_all_the_same",
            Self::Approved => "approved",
            Self::Ended => "ended",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// What a decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The order of asking.
    InOrder,
    /// The public draw.
    Draw,
    /// The public draw, of the places that were reserved for some.
    DrawnShare(ForWhom),
    /// A place kept for whoever had one in the former class.
    Returning,
    /// The order of asking among those for whom places were reserved.
    Share(ForWhom),
    /// A coordinator decides on each who asks.
    Approval,
    /// A coordinator did it, as the person could have done it themselves.
    Counter,
    /// A coordinator did it although this rule for everybody says no. Why, in their words, the log alone keeps; the person reads this
    /// sentence.
    Exception(NotApplied, ToldWhy),
}

/// A rule for everybody that a coordinator did not apply to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotApplied {
    /// Sign-up had not begun.
    Opening,
    /// Sign-up was over, or stopped by hand.
    Closing,
    /// The oldest age.
    Age,
    /// How many one may have.
    Limit,
    /// Another one, or it was noted before rules were told apart.
    Other,
}

impl NotApplied {
    /// Every one of them.
    const ALL: [Self; 5] = [Self::Opening, Self::Closing, Self::Age, Self::Limit, Self::Other];

    /// Which rule it was that would have said this.
    pub const fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::NotOpenYet { .. } => Self::Opening,
            Refusal::WindowClosed { .. } | Refusal::Closed => Self::Closing,
            Refusal::TooOld { .. } => Self::Age,
            Refusal::LimitReached { .. } => Self::Limit,
            _ => Self::Other,
        }
    }

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Age => "age",
            Self::Limit => "limit",
            Self::Other => "other",
        }
    }

    /// Reads [`Self::code`]. Once a coordinator's own words stood there: they tell no rule.
    fn read(code: &str) -> Self {
        Self::ALL.into_iter().find(|rule| rule.code() == code).unwrap_or(Self::Other)
    }
}

impl Basis {
    /// Whether the public draw gave it.
    pub const fn is_drawn(&self) -> bool {
        matches!(self, Self::Draw | Self::DrawnShare(_))
    }

    /// The word kept in the database, and what else it says: of reserved places for whom they were, of an exception the rule, and
    /// which sentence its person reads.
    pub fn stored(&self) -> (&'static str, Cow<'static, str>) {
        let (word, more) = match self {
            Self::InOrder => ("in_order", ""),
            Self::Draw => ("draw", ""),
            Self::DrawnShare(group) => ("draw", group.code()),
            Self::Returning => ("returning", ""),
            Self::Share(group) => ("in_order", group.code()),
            Self::Approval => ("approval", ""),
            Self::Counter => ("counter", ""),
            Self::Exception(rule, ToldWhy::NotSaid) => ("exception", rule.code()),
            Self::Exception(rule, told) => {
                return ("exception", format!("{} {}", rule.code(), told.code()).into());
            }
        };
        (word, more.into())
    }

    /// Reads [`Self::stored`].
    pub fn read(word: &str, reason: &str) -> Option<Self> {
        match (word, ForWhom::from_code(reason)) {
            ("in_order", Some(group)) => return Some(Self::Share(group)),
            ("draw", Some(group)) => return Some(Self::DrawnShare(group)),
            _ => {}
        }
        let (rule, told) = reason.split_once(' ').unwrap_or((reason, ""));
        let told = ToldWhy::from_code(told).unwrap_or_default();
        let exception = Self::Exception(NotApplied::read(rule), told);
        [Self::InOrder, Self::Draw, Self::Returning, Self::Approval, Self::Counter, exception]
            .into_iter()
            .find(|basis| basis.stored().0 == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        for what in Decided::ALL {
            assert_eq!(Decided::from_code(what.code()), Some(what));
        }
        let without_reason =
            [Basis::InOrder, Basis::Draw, Basis::Returning, Basis::Approval, Basis::Counter];
        let shares = ForWhom::ALL.map(Basis::Share);
        let drawn = ForWhom::ALL.map(Basis::DrawnShare);
        let told = |rule| ToldWhy::ALL.map(|told| Basis::Exception(rule, told));
        let exception = NotApplied::ALL.map(told).into_iter().flatten();
        for words in ["病愈", "病愈 回来", ""] {
            let before = Basis::read("exception", words);
            let untold = Basis::Exception(NotApplied::Other, ToldWhy::NotSaid);
            assert_eq!(before, Some(untold), "a coordinator's own words");
        }
        let before = Basis::read("exception", "closing");
        let untold = Basis::Exception(NotApplied::Closing, ToldWhy::NotSaid);
        assert_eq!(before, Some(untold), "from before there were sentences");
        for basis in without_reason.into_iter().chain(shares).chain(drawn).chain(exception) {
            let (word, reason) = basis.stored();
            assert_eq!(Basis::read(word, &reason), Some(basis.clone()));
            assert_eq!(basis.is_drawn(), word == "draw");
        }
        assert_eq!((Decided::from_code(""), Basis::read("", "")), (None, None));
    }
}
