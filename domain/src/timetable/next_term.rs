//! The next term from the last one: each class moves up a year, and where a course has come to its end a new first year begins;
//! where it is wanted also where a first year has moved up and nobody would follow it.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::id::{OfferingId, VenueId};
use crate::offering::{KindFacts, Level, Offering, OfferingState};
use crate::plan::{PlannedClass, is_settled};

/// A class of the last term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Which.
    pub offering: OfferingId,
    /// As a plan would tell it.
    pub class: PlannedClass,
    /// Its room; nothing where it is not settled, or takes nothing more in the next term.
    pub room: Option<VenueId>,
    /// It was called off.
    pub is_cancelled: bool,
}

impl Former {
    /// A published class as a plan would have told it.
    pub fn of(offering: &Offering) -> Self {
        let (department, teacher) = match &offering.facts {
            KindFacts::Class { department, teacher, .. } => (department.clone(), teacher.clone()),
            _ => Default::default(),
        };
        let conditions = &offering.terms.conditions;
        let grade = match conditions.level {
            Level::Any => "",
            Level::First => YEARS[0],
            Level::Second => YEARS[1],
            Level::Third => YEARS[2],
            Level::Seminar => "研修班",
        };
        // Who may begin is no condition for those who go on.
        let begins = if grade.is_empty() { conditions.note.as_str() } else { "" };
        let remarks = [begins, &conditions.health_note, &offering.bring, &offering.note];
        let remarks: Vec<&str> = remarks.into_iter().filter(|one| !one.is_empty()).collect();
        let venue = offering.venue.as_ref().filter(|venue| is_settled(&venue.name));
        let class = PlannedClass {
            department,
            subject: offering.subject.clone(),
            name: offering.name.clone(),
            grade: grade.to_owned(),
            slots: offering.slots.clone(),
            room: venue.map(|venue| venue.name.clone()).unwrap_or_default(),
            teacher,
            capacity: offering.places.capacity.unwrap_or(1),
            returning: 0,
            fee: offering.fee,
            note: remarks.join("；"),
            // Where its room lies, it goes on.
            campus: String::new(),
        };
        let is_cancelled = matches!(offering.terms.state, OfferingState::Cancelled { .. });
        Self { offering: offering.id, class, room: venue.map(|venue| venue.id), is_cancelled }
    }
}

/// A class for the next term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDraft {
    /// What is planned.
    pub draft: Draft,
    /// The class whose time, room and teacher it has.
    pub from: OfferingId,
    /// That class's name.
    pub from_name: String,
}

/// What becomes of a term's classes: each is copied or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// The classes of the next term.
    pub classes: Vec<NewDraft>,
    /// What is left out, by name, and why.
    pub left: Vec<(String, LeftOut)>,
}

/// Why a class is not copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It was called off.
    Cancelled,
    /// It met on single days, at no weekly time.
    NoWeeklyTime,
    /// It has been copied into this term before.
    CopiedBefore,
}

/// 一年级, 二年级, 三年级: the years of a course, in order.
const YEARS: [&str; 3] = ["一年级", "二年级", "三年级"];

/// How many years a course takes, as far as these classes tell: two at least.
pub fn years_of(formers: &[Former]) -> usize {
    let highest = formers.iter().filter_map(|former| year_of(&former.class)).max();
    highest.map_or(2, |year| (year + 1).clamp(2, YEARS.len()))
}

/// How a term is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copying {
    /// How many years a course takes.
    pub years: usize,
    /// A new first year is opened where one moves up, and no other begins.
    pub opens_first_years: bool,
}

/// The classes of the next term, where a course takes so many years: one for each that is not left out, at the same time, in the
/// same room, with the same teacher. Those that were copied `before` are left out. A new first year that is opened beside one that
/// moves up meets at the same time; its room and its teacher are still to be found, since those of the class go on with it.
pub fn next_term(formers: &[Former], before: &HashSet<OfferingId>, how: Copying) -> Copied {
    let mut copied = Copied::default();
    for former in formers {
        let left = if former.is_cancelled {
            Some(LeftOut::Cancelled)
        } else if former.class.slots.is_empty() {
            Some(LeftOut::NoWeeklyTime)
        } else if before.contains(&former.offering) {
            Some(LeftOut::CopiedBefore)
        } else {
            None
        };
        match left {
            Some(why) => copied.left.push((former.class.name.clone(), why)),
            None => copied.classes.push(next_of(former, how.years)),
        }
    }
    if how.opens_first_years {
        let opened: Vec<NewDraft> = copied
            .classes
            .iter()
            .filter_map(|new| first_year_after(new, formers, &copied))
            .collect();
        copied.classes.extend(opened);
    }
    copied
}

/// A new first year after one that has moved up; nothing where there was none, or another begins under that name.
fn first_year_after(moved: &NewDraft, formers: &[Former], copied: &Copied) -> Option<NewDraft> {
    let former = formers.iter().find(|former| former.offering == moved.from)?;
    let is_there = copied.classes.iter().any(|new| new.draft.class.name == former.class.name);
    if year_of(&former.class) != Some(0) || moved.draft.follows.is_none() || is_there {
        return None;
    }
    let mut class = former.class.clone();
    YEARS[0].clone_into(&mut class.grade);
    class.returning = 0;
    class.room = String::new();
    class.teacher = String::new();
    let draft = Draft { class, room: None, follows: None };
    Some(NewDraft { draft, from: former.offering, from_name: former.class.name.clone() })
}

/// Without a year it goes on as it is; in its last year its people have finished, and others begin.
fn next_of(former: &Former, years: usize) -> NewDraft {
    let mut class = former.class.clone();
    let year = year_of(&class);
    let is_last = year.is_some_and(|year| year + 1 >= years);
    if let Some(year) = year {
        let next = if is_last { YEARS[0] } else { YEARS[year + 1] };
        class.name = class.name.replace(YEARS[year], next);
        next.clone_into(&mut class.grade);
    }
    if is_last {
        class.returning = 0;
    }
    let follows = (!is_last).then_some(former.offering);
    let draft = Draft { class, room: former.room, follows };
    NewDraft { draft, from: former.offering, from_name: former.class.name.clone() }
}

/// The year of a class, from 0, by its grade or its name.
fn year_of(class: &PlannedClass) -> Option<usize> {
    let of_grade = YEARS.iter().position(|year| *year == class.grade);
    of_grade.or_else(|| YEARS.iter().position(|year| class.name.contains(year)))
}
