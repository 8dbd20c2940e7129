//! To which lists of an institution something is announced: to one, to those that were chosen, or to all that a filter finds.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::id::OfferingId;
use crate::offering::OfferingKind;

/// Which lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lists {
    /// One, whatever its offering is.
    One(OfferingId),
    /// 勾选的: these, whatever their offerings are.
    Chosen(Vec<OfferingId>),
    /// All that are found.
    Found(Filter),
}

/// What a list has to be of. The words themselves are kept with what was announced: they say later to whom it went, even after a
/// department was renamed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Of this kind.
    pub kind: Option<OfferingKind>,
    /// 学期: classes of the term of this name, over or not. Without a term: whatever is not over yet.
    pub term: Option<String>,
    /// 系、服务队: of the department, or of the team, of this name.
    pub group: Option<String>,
    /// Meets on this weekday: 1 is Monday, 7 is Sunday.
    pub weekday: Option<i8>,
    /// Only people of these ages.
    pub ages: Ages,
    /// 一年内办过的也算: without a term also what ended within the year before, so that a team is all who have served in it lately.
    #[serde(default)]
    pub with_past: bool,
}

impl Filter {
    /// What ends after this moment is meant, where no term is named.
    pub fn ends_after(&self, now: Timestamp) -> Timestamp {
        let year = SignedDuration::from_hours(365 * 24);
        if self.with_past { now.checked_sub(year).unwrap_or(now) } else { now }
    }
}

/// The youngest and the oldest who are told. Whose birthday nobody knows is told only where both are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// In years.
    pub from: Option<u8>,
    /// In years.
    pub to: Option<u8>,
}

/// What is wrong with an age that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgesFault {
    /// No number of years of a person.
    NotAnAge,
    /// The youngest is older than the oldest.
    Crossed,
}

impl Ages {
    /// The oldest age that can be asked for.
    pub const OLDEST: u8 = 120;

    /// Reads one of the two; nothing typed is open.
    pub fn parse(typed: &str) -> Result<Option<u8>, AgesFault> {
        let typed = typed.trim().trim_end_matches(['岁', '周']).trim();
        match typed {
            "" => Ok(None),
            _ => match typed.parse() {
                Ok(age) if age <= Self::OLDEST => Ok(Some(age)),
                _ => Err(AgesFault::NotAnAge),
            },
        }
    }

    /// Both together.
    pub fn between(from: Option<u8>, to: Option<u8>) -> Result<Self, AgesFault> {
        match (from, to) {
            (Some(youngest), Some(oldest)) if youngest > oldest => Err(AgesFault::Crossed),
            _ => Ok(Self { from, to }),
        }
    }

    /// Between which birthdays somebody of these ages was born, the first and the last day; an open end is none.
    pub fn birthdays(self, today: Date) -> (Option<Date>, Option<Date>) {
        let earlier = |years: i32| today.checked_sub(years.years()).ok();
        let first = self.to.and_then(|to| earlier(i32::from(to) + 1)?.tomorrow().ok());
        (first, self.from.and_then(|from| earlier(i32::from(from))))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::person::age_on;

    #[test]
    fn ages_are_read_as_they_are_written() {
        assert_eq!(Ages::parse(" 70岁 "), Ok(Some(70)));
        assert_eq!(Ages::parse("70周岁"), Ok(Some(70)));
        assert_eq!(Ages::parse(" "), Ok(None));
        for wrong in ["七十", "-1", "121", "7.5", "岁70"] {
            assert_eq!(Ages::parse(wrong), Err(AgesFault::NotAnAge), "{wrong}");
        }
        assert_eq!(Ages::between(Some(80), Some(70)), Err(AgesFault::Crossed));
        assert!(Ages::between(Some(70), Some(70)).is_ok());
    }

    #[test]
    fn a_filter_with_the_past_reaches_back_a_year() {
        let now: Timestamp = "2026-12-01T00:00:00Z".parse().unwrap();
        let lately = Filter { with_past: true, ..Filter::default() };
        assert_eq!(lately.ends_after(now), "2025-12-01T00:00:00Z".parse().unwrap());
        assert_eq!(Filter::default().ends_after(now), now);
    }

    proptest! {
        #[test]
        fn whoever_has_the_age_was_born_between_the_days(
            born in 0_i32..30_000, later in 0_i32..20_000, from in 0_u8..=120, more in 0_u8..60
        ) {
            let born_on = date(1920, 1, 1).checked_add(born.days()).unwrap();
            let today = born_on.checked_add(later.days()).unwrap();
            // Who was born on 29 February has a birthday only in leap years: that one day differs by how years are counted.
            prop_assume!(born_on.month() != 2 && today.month() != 2);
            let ages = Ages { from: Some(from), to: Some(from.saturating_add(more)) };
            let (first, last) = ages.birthdays(today);
            let age = i64::from(age_on(born_on, today));
            let meant = age >= i64::from(from) && age <= i64::from(from.saturating_add(more));
            let found = first.is_none_or(|first| born_on >= first)
                && last.is_none_or(|last| born_on <= last);
            prop_assert_eq!(meant, found);
        }
    }
}
