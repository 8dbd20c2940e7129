//! 排课表: a term that is being planned. Its classes are seen by nobody outside of the desk until they are published.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Closure, Span, Term, TimeSlot, start_of};
use crate::id::{OfferingId, PlanClassId, VenueId};
use crate::plan::PlannedClass;
use crate::session::Around;
use crate::teaching::names_of;
use crate::venue::Room;

pub use arriving::{Arriving, Held, Reception};
pub use clash::{Clash, Judge, Other, Why};
pub use day_axis::{PIECES, Stretch, hours_around, lanes};
pub use last_done::LastDone;
pub use next_term::{Copied, Copying, Former, LeftOut, MovesUp, NewDraft, next_term, years_of};
pub use refusal::TimetableRefusal;
pub use term_days::{LONGEST_DAYS, WrongDays, may_last};
pub use trial::{Spot, Tried, on_both};

mod arriving;
mod beside;
mod clash;
mod day_axis;
mod last_done;
mod next_term;
mod refusal;
mod term_days;
mod trial;

/// What is planned of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// As a plan tells it. Its room is repeated here by name; empty where it is not settled.
    pub class: PlannedClass,
    /// The room; nothing where it is not settled.
    pub room: Option<VenueId>,
    /// The class of an earlier term whose members may continue in this one.
    pub follows: Option<OfferingId>,
}

impl Draft {
    /// The same with one of its weekly times elsewhere in the week; nothing where it has no such time. The order of its times
    /// stays, so that what is moved back is as it was.
    #[must_use]
    pub fn moved(&self, slot: usize, to: TimeSlot) -> Option<Self> {
        let mut moved = self.clone();
        *moved.class.slots.get_mut(slot)? = to;
        Some(moved)
    }

    /// Nothing is another than in the other one; the room by its key, whatever it is called.
    #[must_use]
    pub fn is_the_same(&self, other: &Self) -> bool {
        let room = other.class.room.clone();
        let named = Self { class: PlannedClass { room, ..self.class.clone() }, ..self.clone() };
        named == *other
    }
}

/// 拟开班: a class of the term that is being planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftClass {
    /// Key.
    pub id: PlanClassId,
    /// How often it was changed: a form tells it, so that nobody undoes what they have not seen.
    pub revision: i64,
    /// What is planned.
    pub draft: Draft,
}

/// A class of the same term that people sign up for already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which.
    pub offering: OfferingId,
    /// 楷书一年级（1）班.
    pub name: String,
    /// Who teaches.
    pub teacher: String,
    /// The room of most of its sessions.
    pub room: Option<VenueId>,
    /// Its weekly times; nothing where it meets on single days.
    pub slots: Vec<TimeSlot>,
}

/// A term while it is planned, with everything that its classes can be in the way of.
#[derive(Clone, Debug)]
pub struct Timetable {
    /// From when to when it lasts.
    pub term: Term,
    /// Whole days without sessions: the institution's own and public holidays.
    pub closures: Vec<Closure>,
    /// The institution's rooms.
    pub rooms: Vec<Room>,
    /// At which campus a room lies, where that is told.
    pub campus_of: HashMap<VenueId, String>,
    /// Sessions, bookings and closures during the term.
    pub around: Around,
    /// Its published classes.
    pub published: Vec<Published>,
    /// What is planned.
    pub classes: Vec<DraftClass>,
}

impl Timetable {
    /// A room by its key.
    pub fn room(&self, id: VenueId) -> Option<&Room> {
        self.rooms.iter().find(|room| room.venue.id == id)
    }

    /// At which campus a planned class meets: where its room lies, otherwise as its plan says; empty where nobody knows.
    pub fn campus<'a>(&'a self, draft: &'a Draft) -> &'a str {
        let of_room = draft.room.and_then(|room| self.campus_of.get(&room));
        of_room.map_or(draft.class.campus.as_str(), String::as_str)
    }

    /// The campuses where something is or may be held, by name.
    pub fn campuses(&self) -> Vec<&str> {
        let planned = self.classes.iter().map(|class| self.campus(&class.draft));
        let all = self.campus_of.values().map(String::as_str).chain(planned);
        let mut names: Vec<&str> = all.filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A planned class by its key.
    pub fn class(&self, id: PlanClassId) -> Option<&DraftClass> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// Everything that stands in the way of anything planned, class by class.
    pub fn clashes(&self) -> Vec<Clash> {
        let judge = Judge::of(self);
        self.classes.iter().flat_map(|class| judge.clashes_of(class)).collect()
    }

    /// Whoever teaches something planned or published, each once, by name.
    pub fn teachers(&self) -> Vec<String> {
        let planned = self.classes.iter().map(|class| class.draft.class.teacher.as_str());
        let all = planned.chain(self.published.iter().map(|class| class.teacher.as_str()));
        let mut names: Vec<String> = all.flat_map(names_of).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// All of a term, from its first instant to the first one after it.
pub fn span_of(term: &Term) -> Span {
    let after: Date = term.ends_on.tomorrow().unwrap_or(term.ends_on);
    Span { from: start_of(term.starts_on), to: start_of(after) }
}

#[cfg(test)]
mod tests;
