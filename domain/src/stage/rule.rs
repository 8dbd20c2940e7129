//! The stages that a coordinator sets.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ForWhom, StageRefusal};
use crate::offering::{Allocation, Places, Terms};

/// Places to be reserved for some until an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleShare {
    /// For whom.
    pub for_whom: ForWhom,
    /// How many places; at least one.
    pub places: u32,
    /// First instant at which what is left is everybody's.
    pub until: Timestamp,
}

/// The stages of an offering, or of many: the same for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// From when the former class may continue; `None`: it has no stage of its own.
    pub returning_from: Option<Timestamp>,
    /// How many places may be continued into at most; 0: as many as there are.
    pub returning_places: u32,
    /// Reserved places, one share for each group at most.
    pub shares: Vec<RuleShare>,
}

impl Rule {
    /// Whether it makes any stage but the window.
    pub fn is_empty(&self) -> bool {
        self.returning_from.is_none() && self.shares.is_empty()
    }
}

/// Whether these stages may stand. `claimed` tells how many places of a share have been given to those it is for.
pub fn may_stand(
    rule: &Rule,
    terms: &Terms,
    places: &Places,
    claimed: impl Fn(ForWhom) -> u32,
) -> Result<(), StageRefusal> {
    let window = terms.window;
    if rule.is_empty() {
        return Ok(());
    }
    if terms.allocation != Allocation::InOrder {
        return Err(StageRefusal::InOrderOnly);
    }
    if rule.returning_from.is_some_and(|from| from >= window.opens_at) {
        return Err(StageRefusal::ReturningTooLate { opens_at: window.opens_at });
    }
    let outside =
        |share: &RuleShare| share.until <= window.opens_at || share.until > window.closes_at;
    if rule.shares.iter().any(outside) {
        let (opens_at, closes_at) = (window.opens_at, window.closes_at);
        return Err(StageRefusal::ReleasedOutsideWindow { opens_at, closes_at });
    }
    let left = places.capacity.map_or(0, |_| places.unheld());
    let kept = rule.shares.iter().map(|share| share.places.saturating_sub(claimed(share.for_whom)));
    if kept.fold(0, u32::saturating_add) > left {
        return Err(StageRefusal::MoreKeptThanPlaces { left });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::sample::{second, terms_until};

    fn terms() -> Terms {
        terms_until(1000)
    }

    #[test]
    fn stages_follow_one_another_and_keep_no_more_than_there_is() {
        let places = Places { capacity: Some(10), held: 4, waiting: 0, passed: 0 };
        let ask = |returning_from: Option<i64>, shares: &[(u32, i64)]| {
            let share = |(places, until): &(u32, i64)| RuleShare {
                for_whom: ForWhom::Newcomers,
                places: *places,
                until: second(*until),
            };
            let rule = Rule {
                returning_from: returning_from.map(second),
                returning_places: 0,
                shares: shares.iter().map(share).collect(),
            };
            may_stand(&rule, &terms(), &places, |_| 2)
        };
        let (opens_at, closes_at) = (second(100), second(200));
        assert_eq!(ask(Some(99), &[(8, 101)]), Ok(()));
        assert_eq!(ask(Some(99), &[(8, 200)]), Ok(()));
        assert_eq!(ask(Some(100), &[]), Err(StageRefusal::ReturningTooLate { opens_at }));
        let outside = Err(StageRefusal::ReleasedOutsideWindow { opens_at, closes_at });
        assert_eq!((ask(None, &[(1, 100)]), ask(None, &[(1, 201)])), (outside, outside));
        assert_eq!(ask(None, &[(9, 150)]), Err(StageRefusal::MoreKeptThanPlaces { left: 6 }));
        let uncounted = Places { capacity: None, ..places };
        let rule = Rule {
            shares: vec![RuleShare { for_whom: ForWhom::District, places: 1, until: second(150) }],
            ..Rule::default()
        };
        let refused = Err(StageRefusal::MoreKeptThanPlaces { left: 0 });
        assert_eq!(may_stand(&rule, &terms(), &uncounted, |_| 0), refused);
        let drawn = Terms { allocation: Allocation::Draw, ..terms() };
        assert_eq!(may_stand(&rule, &drawn, &places, |_| 0), Err(StageRefusal::InOrderOnly));
        assert_eq!(may_stand(&Rule::default(), &drawn, &places, |_| 0), Ok(()));
    }
}
