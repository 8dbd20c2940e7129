//! 参加条件: who may come.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::person::age_on;
use crate::refusal::Refusal;

/// How a class builds on others.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Level {
    /// No grade is named.
    #[default]
    Any,
    /// 一年级: no experience needed unless the note says so.
    First,
    /// 二年级.
    Second,
    /// 三年级.
    Third,
    /// 研修班, for those who have been through the others.
    Seminar,
}

impl Level {
    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Seminar => "seminar",
        }
    }

    /// Reads [`Self::code`]; anything unknown is [`Level::Any`].
    pub fn from_code(code: &str) -> Self {
        [Self::First, Self::Second, Self::Third, Self::Seminar]
            .into_iter()
            .find(|level| level.code() == code)
            .unwrap_or(Self::Any)
    }

    /// Reads 一年级, 二年级, 三年级, 研修班 as a plan writes them.
    pub fn from_grade(grade: &str) -> Self {
        match grade.trim() {
            "一年级" => Self::First,
            "二年级" => Self::Second,
            "三年级" => Self::Third,
            "研修班" => Self::Seminar,
            _ => Self::Any,
        }
    }
}

/// Who may come. A health note is advice that the person reads and decides on; nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// Youngest age in years, if there is one.
    pub age_from: Option<u8>,
    /// Oldest age in years, included, if there is one.
    pub age_to: Option<u8>,
    /// What it builds on.
    pub level: Level,
    /// 零基础, 需有一年以上基础; empty if nothing is said.
    pub note: String,
    /// 心脏病、高血压患者不宜; empty if nothing is said.
    pub health_note: String,
}

impl Conditions {
    /// Whether somebody of this birthday may come; ages count on `day`, the offering's first day.
    pub fn admit(&self, born_on: Date, day: Date) -> Result<(), Refusal> {
        let age = age_on(born_on, day);
        match (self.age_from, self.age_to) {
            (Some(from), _) if age < from => Err(Refusal::TooYoung { from, age }),
            (_, Some(to)) if age > to => Err(Refusal::TooOld { to, age }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_oldest_age_is_included() {
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(80), ..Conditions::default() };
        let first_day = date(2026, 10, 12);
        assert_eq!(conditions.admit(date(1976, 10, 12), first_day), Ok(()));
        assert_eq!(
            conditions.admit(date(1976, 10, 13), first_day),
            Err(Refusal::TooYoung { from: 50, age: 49 })
        );
        assert_eq!(conditions.admit(date(1945, 10, 13), first_day), Ok(()));
        assert_eq!(
            conditions.admit(date(1945, 10, 12), first_day),
            Err(Refusal::TooOld { to: 80, age: 81 })
        );
        assert_eq!(Conditions::default().admit(date(2020, 1, 1), first_day), Ok(()));
    }
}
