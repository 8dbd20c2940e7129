//! What stands in the way of a planned class: its own times, its room, its teacher, and whoever has them already.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::beside::{Beside, Comes, Teaching, keys_of, share, shut};
use super::{DraftClass, Timetable};
use crate::booking::Opening;
use crate::calendar::{Span, TimeSlot, sessions_of};
use crate::id::PlanClassId;
use crate::session::Occupant;
use crate::text::folded;
use crate::travel::between_campuses;
use crate::venue::Room;

/// One thing that stands in the way of a planned class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Of which class.
    pub class: PlanClassId,
    /// Its name.
    pub name: String,
    /// At which of its weekly times; nothing where it is about all of them.
    pub slot: Option<TimeSlot>,
    /// What.
    pub why: Why,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody else is in the room then.
    Room {
        /// The room.
        room: String,
        /// Who.
        by: Other,
    },
    /// The teacher teaches something else then.
    Teacher {
        /// Who teaches.
        teacher: String,
        /// What.
        by: Other,
    },
    /// The teacher has too little time for the way from one campus to the other.
    OnTheWay {
        /// Who teaches.
        teacher: String,
        /// What they teach there.
        by: Other,
        /// How long the way takes, in minutes.
        minutes: u32,
    },
    /// Another class of the term has the name.
    SameName,
    /// Two of its own times overlap.
    MeetsTwice {
        /// The other one.
        other: TimeSlot,
    },
    /// The room is not open all of that time.
    NotOpen {
        /// The room.
        room: String,
        /// When it is open on that weekday; nothing where it is closed.
        open: Vec<Opening>,
    },
    /// 不再使用: the room takes nothing from a day of the term on.
    Retired {
        /// The room.
        room: String,
        /// The first day.
        from: Date,
    },
    /// Room or house are closed at the time of a session, though not all day.
    Closed {
        /// Why.
        reason: String,
        /// When.
        span: Span,
    },
    /// The room holds fewer people than there are places.
    TooSmall {
        /// The room.
        room: String,
        /// How many it holds.
        seats: u32,
        /// How many places are planned.
        places: u32,
    },
    /// The term has no day for it: all are holidays, or it is shorter than a week.
    NeverMeets,
}

/// Who or what is there first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// Another planned class, every week.
    Planned {
        /// Which.
        class: PlanClassId,
        /// Its name.
        name: String,
        /// When.
        slot: TimeSlot,
    },
    /// A session of what is published, or a booking.
    Standing {
        /// Which.
        by: Occupant,
        /// Its name.
        name: String,
        /// When it is first in the way.
        span: Span,
    },
}

impl Clash {
    /// Of a clash of two planned classes, whether it is told as the other's too and before this one: a list names each pair once.
    pub fn is_repeated(&self) -> bool {
        match &self.why {
            Why::Room { by: Other::Planned { class, .. }, .. }
            | Why::Teacher { by: Other::Planned { class, .. }, .. }
            | Why::OnTheWay { by: Other::Planned { class, .. }, .. } => *class < self.class,
            _ => false,
        }
    }

    /// The other planned class, where there is one.
    pub fn other(&self) -> Option<PlanClassId> {
        match &self.why {
            Why::Room { by: Other::Planned { class, .. }, .. }
            | Why::Teacher { by: Other::Planned { class, .. }, .. }
            | Why::OnTheWay { by: Other::Planned { class, .. }, .. } => Some(*class),
            _ => None,
        }
    }
}

/// A timetable that is asked about many classes: what is compared again and again is prepared once.
pub struct Judge<'a> {
    timetable: &'a Timetable,
    teachers: HashMap<PlanClassId, Vec<String>>,
    names: HashMap<String, Vec<Option<PlanClassId>>>,
    beside: Beside<'a>,
}

impl<'a> Judge<'a> {
    /// Of all that is planned and stands in the term.
    pub fn of(timetable: &'a Timetable) -> Self {
        let mut names: HashMap<String, Vec<Option<PlanClassId>>> = HashMap::new();
        for class in &timetable.published {
            names.entry(folded(&class.name)).or_default().push(None);
        }
        for class in &timetable.classes {
            names.entry(folded(&class.draft.class.name)).or_default().push(Some(class.id));
        }
        let teachers = timetable.classes.iter();
        let teachers = teachers.map(|class| (class.id, keys_of(&class.draft.class.teacher)));
        let beside = Beside::of(&timetable.around, &timetable.campus_of);
        Self { timetable, teachers: teachers.collect(), names, beside }
    }

    /// What stands in the way of a class as it is told here, whether or not it is planned like that: what if.
    pub fn clashes_of(&self, class: &DraftClass) -> Vec<Clash> {
        let mut found = Vec::new();
        let planned = &class.draft.class;
        let room = class.draft.room.and_then(|id| self.timetable.room(id));
        if self.has_name_of_another(class) {
            found.push((None, Why::SameName));
        }
        if let Some(room) = room {
            found.extend(self.of_room(room, planned.capacity).map(|why| (None, why)));
        }
        let teachers = keys_of(&planned.teacher);
        for (place, slot) in planned.slots.iter().enumerate() {
            let mut at = |why| found.push((Some(*slot), why));
            if let Some(other) = planned.slots[place + 1..].iter().find(|one| one.overlaps(slot)) {
                at(Why::MeetsTwice { other: *other });
            }
            let sessions = sessions_of(&[*slot], &self.timetable.term, &self.timetable.closures);
            let Some(first) = sessions.first() else {
                at(Why::NeverMeets);
                continue;
            };
            if let Some(why) = room.and_then(|room| shut(room, *first)) {
                at(why);
            }
            self.beside_planned(class, *slot, &teachers, &mut at);
            let campus = self.timetable.campus(&class.draft);
            let teaching = Teaching { teacher: &planned.teacher, keys: &teachers, campus };
            let comes = Comes { room, teaching, shares_place: false, of: None };
            let mut told = HashSet::new();
            for session in &sessions {
                self.beside.stands(*session, comes, &mut told, &mut at);
            }
        }
        let clash = |(slot, why)| Clash { class: class.id, name: planned.name.clone(), slot, why };
        found.into_iter().map(clash).collect()
    }

    fn has_name_of_another(&self, class: &DraftClass) -> bool {
        let named = self.names.get(&folded(&class.draft.class.name));
        named.is_some_and(|all| all.iter().any(|one| *one != Some(class.id)))
    }

    /// What is wrong with a room whenever one meets in it.
    fn of_room(&self, room: &Room, places: u32) -> impl Iterator<Item = Why> + use<> {
        let name = || room.venue.name.clone();
        let small = room.capacity.filter(|seats| *seats < places);
        let small = small.map(|seats| Why::TooSmall { room: name(), seats, places });
        let gone = room.retired_from.filter(|from| *from <= self.timetable.term.ends_on);
        let gone = gone.map(|from| Why::Retired { room: name(), from });
        small.into_iter().chain(gone)
    }

    /// Other planned classes at the same weekly time.
    fn beside_planned(
        &self,
        class: &DraftClass,
        slot: TimeSlot,
        teachers: &[String],
        at: &mut impl FnMut(Why),
    ) {
        let campus = self.timetable.campus(&class.draft);
        for other in self.timetable.classes.iter().filter(|other| other.id != class.id) {
            let by = |slot| {
                let name = other.draft.class.name.clone();
                Other::Planned { class: other.id, name, slot }
            };
            let theirs = self.teachers.get(&other.id).map(Vec::as_slice).unwrap_or_default();
            let is_shared = share(teachers, theirs);
            let teacher = || class.draft.class.teacher.clone();
            let mut slots = other.draft.class.slots.iter();
            if let Some(then) = slots.clone().find(|then| then.overlaps(&slot)) {
                let room = class.draft.room.filter(|_| class.draft.room == other.draft.room);
                if let Some(room) = room.and_then(|room| self.timetable.room(room)) {
                    at(Why::Room { room: room.venue.name.clone(), by: by(*then) });
                }
                if is_shared {
                    at(Why::Teacher { teacher: teacher(), by: by(*then) });
                }
                continue;
            }
            let minutes = between_campuses(campus, self.timetable.campus(&other.draft));
            let late = |then: &&TimeSlot| {
                then.minutes_between(&slot).is_some_and(|between| between < minutes)
            };
            if let Some(then) = slots.find(late).filter(|_| is_shared) {
                at(Why::OnTheWay { teacher: teacher(), by: by(*then), minutes });
            }
        }
    }
}
