//! 试排: several moves of a term's planned classes, tried together beside the plan before any of them is made.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Clash, Draft, DraftClass, Timetable};
use crate::calendar::TimeSlot;
use crate::id::{OfferingId, PersonId, PlanClassId, VenueId};

/// What a move on the board changes of a class: when it meets, where, and who teaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Its weekly times.
    pub slots: Vec<TimeSlot>,
    /// Its room; nothing where it is not settled.
    pub room: Option<VenueId>,
    /// Who teaches.
    pub teacher: String,
}

impl Spot {
    /// Where a class is planned.
    pub fn of(draft: &Draft) -> Self {
        let class = &draft.class;
        Self { slots: class.slots.clone(), room: draft.room, teacher: class.teacher.clone() }
    }

    /// The class with this instead; everything else of it stays as it is planned now.
    #[must_use]
    pub fn put_on(&self, draft: &Draft) -> Draft {
        let mut put = Draft { room: self.room, ..draft.clone() };
        put.class.slots.clone_from(&self.slots);
        put.class.teacher.clone_from(&self.teacher);
        put
    }
}

/// What was tried with one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which.
    pub class: PlanClassId,
    /// Where the plan had it when it was last moved in the trial.
    pub from: Spot,
    /// Where it is tried; nothing where it was taken out of the trial again.
    pub to: Option<Spot>,
    /// The class's own revision then.
    pub seen: i64,
    /// How often it was moved in the trial.
    pub changes: i64,
}

impl Tried {
    /// The class as the trial has it. Its revision counts what was changed in the plan and in the trial together: whichever it is
    /// that somebody else has done since, a form that tells the number as it was is noticed.
    #[must_use]
    pub fn applied(&self, class: &DraftClass) -> DraftClass {
        let to = self.to.as_ref();
        let draft = to.map_or_else(|| class.draft.clone(), |to| to.put_on(&class.draft));
        DraftClass { draft, revision: class.revision + self.changes, ..class.clone() }
    }

    /// The trial has it elsewhere than the plan.
    pub fn moves(&self, class: &DraftClass) -> bool {
        self.to.as_ref().is_some_and(|to| *to != Spot::of(&class.draft))
    }

    /// The same of its class in this plan; not where it is gone.
    pub fn moves_in(&self, plan: &Timetable) -> bool {
        plan.class(self.class).is_some_and(|class| self.moves(class))
    }
}

impl Timetable {
    /// The plan as it would be with these moves.
    #[must_use]
    pub fn tried(&self, moves: &[Tried]) -> Self {
        let of: HashMap<PlanClassId, &Tried> = moves.iter().map(|one| (one.class, one)).collect();
        let mut tried = self.clone();
        for class in &mut tried.classes {
            let Some(one) = of.get(&class.id) else { continue };
            *class = one.applied(class);
            if one.to.is_some() {
                let room = class.draft.room.and_then(|id| self.room(id));
                class.draft.class.room =
                    room.map(|room| room.venue.name.clone()).unwrap_or_default();
            }
        }
        tried
    }

    /// What these moves rest on: each class with its revision in the plan and in the trial. Whoever has seen this has seen all.
    pub fn rests_on(&self, moves: &[Tried]) -> Vec<(PlanClassId, Option<i64>, i64)> {
        let moves = moves.iter().filter(|one| one.to.is_some());
        let seen = |one: &Tried| {
            (one.class, self.class(one.class).map(|class| class.revision), one.changes)
        };
        moves.map(seen).collect()
    }

    /// What stands in the way here and does not in the other one, where the plan was like that.
    pub fn clashes_not_in(&self, other: &Self) -> Vec<Clash> {
        let stood = other.clashes();
        self.clashes().into_iter().filter(|clash| !stood.contains(clash)).collect()
    }

    /// Pairs of lists of whose people nobody can go on in both: the former members of a planned class may continue at a time at
    /// which they may continue in another one, too, or have a published class.
    pub fn torn(&self) -> HashSet<(OfferingId, OfferingId)> {
        let planned = self.classes.iter();
        let planned =
            planned.filter_map(|class| Some((class.draft.follows?, &class.draft.class.slots)));
        let published = self.published.iter().map(|class| (class.offering, &class.slots));
        let planned: Vec<_> = planned.collect();
        let all: Vec<_> = planned.iter().copied().chain(published).collect();
        let mut torn = HashSet::new();
        for (place, (one, slots)) in planned.iter().enumerate() {
            for (other, others) in &all[place + 1..] {
                let meet = |slot: &TimeSlot| others.iter().any(|then| then.overlaps(slot));
                if one != other && slots.iter().any(meet) {
                    torn.insert(if one < other { (*one, *other) } else { (*other, *one) });
                }
            }
        }
        torn
    }
}

/// How many people are on both lists of one of these pairs, each counted once.
pub fn on_both(
    lists: &[(OfferingId, PersonId)],
    pairs: &HashSet<(OfferingId, OfferingId)>,
) -> usize {
    let mut of: HashMap<PersonId, Vec<OfferingId>> = HashMap::new();
    for (offering, person) in lists {
        of.entry(*person).or_default().push(*offering);
    }
    let is_torn = |all: &&Vec<OfferingId>| {
        pairs.iter().any(|(one, other)| all.contains(one) && all.contains(other))
    };
    of.values().filter(is_torn).count()
}
