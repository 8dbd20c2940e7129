//! Whether it is this person's turn, and what their place is counted to.

use jiff::Timestamp;

use super::{ForWhom, Share, StageRefusal, claims, free_for};
use crate::decision::Basis;
use crate::offering::{Allocation, Places, Terms};
use crate::refusal::Refusal;
use crate::sign_up::Place;

/// The stage of the former class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returning {
    /// First instant at which it may continue; it ends when the window opens.
    pub from: Timestamp,
    /// How many places may be continued into; `None`: as many as there are.
    pub most: Option<u32>,
    /// How many have been.
    pub claimed: u32,
}

/// The stages of an offering, and how they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// The stage of the former class, if there is one.
    pub returning: Option<Returning>,
    /// Reserved places.
    pub shares: Vec<Share>,
}

/// Who asks, as far as stages are concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asker {
    /// They had a place in the former class.
    pub is_returning: bool,
    /// The groups that they belong to.
    pub groups: Vec<ForWhom>,
}

/// What a place is counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The stage of the former class.
    Returning,
    /// A share.
    Share(ForWhom),
}

impl Claim {
    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Returning => "returning",
            Self::Share(group) => group.code(),
        }
    }

    /// What the decision rests on.
    pub const fn basis(self) -> Basis {
        match self {
            Self::Returning => Basis::Returning,
            Self::Share(group) => Basis::Share(group),
        }
    }
}

/// What somebody is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// A place, or a position.
    pub place: Place,
    /// What the place is counted to, if to anything.
    pub claims: Option<Claim>,
}

impl Turn {
    /// Where there are no stages.
    pub const fn plain(place: Place) -> Self {
        Self { place, claims: None }
    }
}

impl Stages {
    /// The rules for coming, as they are for this person: a member of the former class is let in before the window opens,
    /// as long as places for it are left. Where the rest will be drawn, its members still have theirs without a draw. The oldest
    /// age is for newcomers: a class moves up together, whoever has passed that age meanwhile with it. `line` are the groups of
    /// those who wait and are to be asked.
    pub fn terms_for(
        &self,
        asker: &Asker,
        terms: &Terms,
        places: &Places,
        line: &[Vec<ForWhom>],
        now: Timestamp,
    ) -> Terms {
        let mut terms = terms.clone();
        if let Some(returning) = self.returning
            && self.may_continue(asker, &terms, places, line, now)
        {
            terms.window.opens_at = terms.window.opens_at.min(returning.from);
            terms.allocation = Allocation::InOrder;
            terms.conditions.age_to = None;
        }
        terms
    }

    /// Why the window is still closed to this person: a member of the former class comes too early for it, or finds no place
    /// for it left.
    pub fn told(&self, asker: &Asker, refusal: Refusal, now: Timestamp) -> Refusal {
        match (refusal, self.returning.filter(|_| asker.is_returning)) {
            (Refusal::NotOpenYet { .. } | Refusal::ByDraw, Some(Returning { from, .. }))
                if now < from =>
            {
                Refusal::Stage(StageRefusal::ReturningLater { from })
            }
            (Refusal::NotOpenYet { opens_at }, Some(_)) => {
                Refusal::Stage(StageRefusal::ReturningFull { opens_at })
            }
            (refusal, _) => refusal,
        }
    }

    /// A place or a position for whoever may ask now. Nobody passes somebody who waits and could have the place.
    pub fn turn(
        &self,
        asker: &Asker,
        terms: &Terms,
        places: &Places,
        line: &[Vec<ForWhom>],
        now: Timestamp,
    ) -> Turn {
        if self.may_continue(asker, terms, places, line, now) {
            return Turn { place: Place::Held, claims: Some(Claim::Returning) };
        }
        if self.left_for(&asker.groups, places, line, now) == 0 {
            return Turn::plain(Place::Waiting { position: places.waiting + 1 });
        }
        let claims = claims(&self.shares, &asker.groups, now).map(Claim::Share);
        Turn { place: Place::Held, claims }
    }

    /// Whether it is the former class's turn, the person belongs to it, and a place that is kept for no share is left.
    fn may_continue(
        &self,
        asker: &Asker,
        terms: &Terms,
        places: &Places,
        line: &[Vec<ForWhom>],
        now: Timestamp,
    ) -> bool {
        let Some(returning) = self.returning.filter(|_| asker.is_returning) else { return false };
        let its_turn = returning.from <= now && now < terms.window.opens_at;
        let is_left = returning.most.is_none_or(|most| returning.claimed < most);
        its_turn && is_left && self.left_for(&[], places, line, now) > 0
    }

    /// Places for somebody of these groups; none while somebody waits who could have one.
    fn left_for(
        &self,
        groups: &[ForWhom],
        places: &Places,
        line: &[Vec<ForWhom>],
        now: Timestamp,
    ) -> u32 {
        let free = |groups: &[ForWhom]| free_for(places, &self.shares, groups, now);
        if line.iter().any(|groups| free(groups) > 0) { 0 } else { free(groups) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::Conditions;
    use crate::offering::sample::{second, terms_until};

    fn terms() -> Terms {
        terms_until(1000)
    }

    fn places(held: u32) -> Places {
        Places { capacity: Some(4), held, waiting: 0, passed: 0 }
    }

    fn member() -> Asker {
        Asker { is_returning: true, groups: vec![] }
    }

    fn returning(most: Option<u32>, claimed: u32) -> Stages {
        let returning = Some(Returning { from: second(50), most, claimed });
        Stages { returning, shares: vec![] }
    }

    #[test]
    fn the_former_class_is_let_in_earlier_and_nobody_else() {
        let stages = returning(None, 0);
        let opens = |asker: &Asker, now| {
            stages.terms_for(asker, &terms(), &places(0), &[], second(now)).window.opens_at
        };
        assert_eq!((opens(&member(), 49), opens(&member(), 50)), (second(100), second(50)));
        assert_eq!(opens(&Asker::default(), 60), second(100));
        let turn = |now| stages.turn(&member(), &terms(), &places(0), &[], second(now));
        assert_eq!(turn(99), Turn { place: Place::Held, claims: Some(Claim::Returning) });
        assert_eq!(turn(100), Turn::plain(Place::Held), "from then on as everybody");
        let not_yet = || Refusal::NotOpenYet { opens_at: second(100) };
        let told = |asker: &Asker, now| stages.told(asker, not_yet(), second(now));
        assert_eq!(told(&Asker::default(), 50), not_yet());
        let later = StageRefusal::ReturningLater { from: second(50) };
        assert_eq!(told(&member(), 49), Refusal::Stage(later));
    }

    #[test]
    fn the_former_class_has_its_places_before_the_rest_is_drawn() {
        let stages = returning(Some(2), 1);
        let drawn = Terms { allocation: Allocation::Draw, ..terms() };
        let way = |asker: &Asker, now| {
            stages.terms_for(asker, &drawn, &places(1), &[], second(now)).allocation
        };
        let (in_order, by_draw) = (Allocation::InOrder, Allocation::Draw);
        assert_eq!(
            [49, 50, 99, 100].map(|now| way(&member(), now)),
            [by_draw, in_order, in_order, by_draw]
        );
        assert_eq!(way(&Asker::default(), 60), by_draw);
        let told = |now| stages.told(&member(), Refusal::ByDraw, second(now));
        let later = StageRefusal::ReturningLater { from: second(50) };
        assert_eq!(told(49), Refusal::Stage(later));
        assert_eq!(told(60), Refusal::ByDraw, "who finds none left makes wishes as everybody does");
    }

    #[test]
    fn whoever_has_passed_the_oldest_age_meanwhile_moves_up_with_their_class() {
        let stages = returning(Some(2), 1);
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(80), ..Conditions::default() };
        let limited = Terms { conditions, ..terms() };
        let ages = |asker: &Asker, claimed, now| {
            let stages = Stages {
                returning: stages.returning.map(|stage| Returning { claimed, ..stage }),
                shares: vec![],
            };
            let terms = stages.terms_for(asker, &limited, &places(1), &[], second(now));
            (terms.conditions.age_from, terms.conditions.age_to)
        };
        let newcomer = (Some(50), Some(80));
        assert_eq!(ages(&member(), 1, 60), (Some(50), None));
        assert_eq!(ages(&Asker::default(), 1, 60), newcomer);
        assert_eq!(ages(&member(), 2, 60), newcomer, "no place for it is left");
        assert_eq!((ages(&member(), 1, 49), ages(&member(), 1, 100)), (newcomer, newcomer));
    }

    #[test]
    fn who_finds_no_place_for_the_former_class_may_ask_when_everybody_may() {
        for (stages, held) in [(returning(Some(2), 2), 2), (returning(None, 1), 4)] {
            let terms = stages.terms_for(&member(), &terms(), &places(held), &[], second(60));
            assert_eq!(terms.window.opens_at, second(100));
            let not_yet = Refusal::NotOpenYet { opens_at: second(100) };
            let full = StageRefusal::ReturningFull { opens_at: second(100) };
            assert_eq!(stages.told(&member(), not_yet, second(60)), Refusal::Stage(full));
        }
        // Places of a share are not continued into.
        let kept =
            Share { for_whom: ForWhom::Newcomers, places: 2, claimed: 0, until: second(150) };
        let stages = Stages { shares: vec![kept], ..returning(None, 0) };
        let held = |held| stages.turn(&member(), &terms(), &places(held), &[], second(60)).place;
        assert_eq!((held(1), held(2)), (Place::Held, Place::Waiting { position: 1 }));
    }

    #[test]
    fn nobody_passes_whoever_waits_and_could_have_the_place() {
        let until = second(150);
        let kept = Share { for_whom: ForWhom::Newcomers, places: 2, claimed: 0, until };
        let stages = Stages { returning: None, shares: vec![kept] };
        let newcomer = Asker { is_returning: false, groups: vec![ForWhom::Newcomers] };
        let places = Places { waiting: 1, ..places(2) };
        let turn = |asker: &Asker, line: &[Vec<ForWhom>], now| {
            stages.turn(asker, &terms(), &places, line, second(now))
        };
        let others = [vec![]];
        let share = Some(Claim::Share(ForWhom::Newcomers));
        assert_eq!(turn(&newcomer, &others, 149), Turn { place: Place::Held, claims: share });
        let waits = Turn::plain(Place::Waiting { position: 2 });
        assert_eq!(turn(&Asker::default(), &others, 149), waits);
        assert_eq!(turn(&newcomer, &others, 150), waits, "released: the line comes first");
        assert_eq!(turn(&newcomer, std::slice::from_ref(&newcomer.groups), 149), waits);
    }
}
