//! 阶段: whose turn it is for the places of one offering: those of the former class, then everybody but for reserved shares,
//! then everybody.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::offering::{Places, Window};

pub use continuing::continuing;
pub use for_all::{ForAll, for_all, may_have, next_place_for_all};
pub use line::{StagedOffers, next_offers};
pub use refusal::StageRefusal;
pub use rule::{Rule, RuleShare, may_stand};
pub use turn::{Asker, Claim, Returning, Stages, Turn};

mod continuing;
mod for_all;
mod line;
mod refusal;
mod rule;
mod turn;

/// For whom a share of the places is reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ForWhom {
    /// Who never had a place in an offering of the institution that has begun.
    Newcomers,
    /// Who lives in the institution's area.
    District,
}

impl ForWhom {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Newcomers, Self::District];

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Newcomers => "newcomers",
            Self::District => "district",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

/// Places reserved for some until an instant; then whatever is unclaimed is for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// For whom.
    pub for_whom: ForWhom,
    /// How many places.
    pub places: u32,
    /// How many of them have been given to those it is for.
    pub claimed: u32,
    /// First instant at which what is left is everybody's.
    pub until: Timestamp,
}

impl Share {
    /// Places still kept for those it is for.
    pub fn kept(&self, now: Timestamp) -> u32 {
        if now < self.until { self.places.saturating_sub(self.claimed) } else { 0 }
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody's yet.
    Before,
    /// Of those who had a place in the former class.
    Returning,
    /// Of everybody, though some places are reserved until this instant.
    Reserved {
        /// When the last share is released.
        until: Timestamp,
    },
    /// Of everybody.
    Open,
    /// Nobody's any more.
    Closed,
}

/// The stage at this moment. `returning_from` is the first instant at which the former class may continue, if it may at all.
pub fn stage(
    window: &Window,
    returning_from: Option<Timestamp>,
    shares: &[Share],
    now: Timestamp,
) -> Stage {
    if now < window.opens_at {
        return if returning_from.is_some_and(|from| from <= now) {
            Stage::Returning
        } else {
            Stage::Before
        };
    }
    if now >= window.closes_at {
        return Stage::Closed;
    }
    let kept = shares.iter().filter(|share| share.kept(now) > 0);
    kept.map(|share| share.until).max().map_or(Stage::Open, |until| Stage::Reserved { until })
}

/// How many places the next person may have, who belongs to these groups: places that nobody holds, less what is kept for
/// groups that they do not belong to. Whoever belongs to a group passes nobody of the same group: they have the waiting
/// list before them as everybody does.
pub fn free_for(places: &Places, shares: &[Share], groups: &[ForWhom], now: Timestamp) -> u32 {
    let others = shares.iter().filter(|share| !groups.contains(&share.for_whom));
    let kept = others.map(|share| share.kept(now)).fold(0, u32::saturating_add);
    places.unheld().saturating_sub(kept)
}

/// The share that a place of such a person is counted to: of those still kept for them the one that is released first.
pub fn claims(shares: &[Share], groups: &[ForWhom], now: Timestamp) -> Option<ForWhom> {
    let theirs = shares.iter().filter(|share| groups.contains(&share.for_whom));
    let kept = theirs.filter(|share| share.kept(now) > 0);
    kept.min_by_key(|share| share.until).map(|share| share.for_whom)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: [&[ForWhom]; 4] = [
        &[],
        &[ForWhom::Newcomers],
        &[ForWhom::District],
        &[ForWhom::Newcomers, ForWhom::District],
    ];

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn share(for_whom: ForWhom, places: u32, until: i64) -> Share {
        Share { for_whom, places, claimed: 0, until: second(until) }
    }

    #[test]
    fn one_stage_follows_another_at_its_instant() {
        let window = Window { opens_at: second(100), closes_at: second(200) };
        let shares = [share(ForWhom::Newcomers, 2, 150)];
        let at = |now| stage(&window, Some(second(50)), &shares, second(now));
        assert_eq!((at(49), at(50), at(99)), (Stage::Before, Stage::Returning, Stage::Returning));
        let reserved = Stage::Reserved { until: second(150) };
        assert_eq!((at(100), at(149)), (reserved, reserved));
        assert_eq!((at(150), at(199), at(200)), (Stage::Open, Stage::Open, Stage::Closed));
        assert_eq!(stage(&window, None, &shares, second(60)), Stage::Before);
    }

    /// Every order in which a few people of all groups may ask, before the release and after it: `Some` order is made by
    /// counting in base four.
    #[test]
    fn nobody_is_given_what_is_kept_for_others_and_nobody_of_a_share_is_refused_while_it_is_unclaimed()
     {
        for order in 0..4_u32.pow(6) {
            for now in [second(0), second(10)] {
                let mut places = Places { capacity: Some(4), held: 0, waiting: 0, passed: 0 };
                let mut shares =
                    [share(ForWhom::Newcomers, 1, 10), share(ForWhom::District, 2, 10)];
                for turn in 0..6 {
                    let groups = GROUPS[(order / 4_u32.pow(turn) % 4) as usize];
                    let free = free_for(&places, &shares, groups, now);
                    let claimed = claims(&shares, groups, now);
                    assert!(claimed.is_none() || free > 0, "{order}: kept for them, and refused");
                    if now >= second(10) {
                        assert_eq!(free, places.unheld(), "released: first come, first served");
                    }
                    if free == 0 {
                        continue;
                    }
                    places.held += 1;
                    for share in &mut shares {
                        share.claimed += u32::from(Some(share.for_whom) == claimed);
                    }
                    let kept: u32 = shares.iter().map(|share| share.kept(now)).sum();
                    assert!(places.held + kept <= 4, "{order}: more than there are places");
                }
            }
        }
    }
}
