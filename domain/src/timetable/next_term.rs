//! The next term from the last one: within a school year each class stays in its year, with a new one it moves up, and after the
//! last year of its course it goes on as a seminar (研修班). Where it is wanted a new first year begins where one has moved up and
//! nobody would follow it.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::calendar::Term;
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
            Level::Seminar => SEMINAR,
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
    /// Whether it moves up a year; nothing where that is no question: it has no year, or begins anew.
    pub moves_up: Option<bool>,
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

/// What comes after the last of them, for as long as its people like.
const SEMINAR: &str = "研修班";

/// The month in which a school year begins at the earliest: an autumn term may begin in the last days of the summer.
const SCHOOL_YEAR_FROM: i8 = 7;

/// Which classes move up a year (升一级).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MovesUp {
    /// All of them: a school year begins.
    All,
    /// None: the school year goes on.
    Nobody,
    /// These alone.
    These(BTreeSet<OfferingId>),
}

impl MovesUp {
    /// What is proposed for a term after an earlier one: all move up where a school year has begun in between, as in autumn.
    pub fn between(last: &Term, next: &Term) -> Self {
        let school_year = |term: &Term| {
            let began = term.starts_on.month() >= SCHOOL_YEAR_FROM;
            term.starts_on.year() - i16::from(!began)
        };
        if school_year(next) > school_year(last) { Self::All } else { Self::Nobody }
    }

    fn has(&self, class: OfferingId) -> bool {
        match self {
            Self::All => true,
            Self::Nobody => false,
            Self::These(classes) => classes.contains(&class),
        }
    }
}

/// How many years a course takes, as far as these classes tell: two at least.
pub fn years_of(formers: &[Former]) -> usize {
    let highest = formers.iter().filter_map(|former| year_of(&former.class)).max();
    highest.map_or(2, |year| (year + 1).clamp(2, YEARS.len()))
}

/// How a term is copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copying {
    /// How many years a course takes.
    pub years: usize,
    /// A new first year is opened where one moves up, and no other begins.
    pub opens_first_years: bool,
    /// Which classes move up.
    pub moves_up: MovesUp,
}

/// The classes of the next term, where a course takes so many years: one for each that is not left out, at the same time, in the
/// same room, with the same teacher. Those that were copied `before` are left out. A new first year that is opened beside one that
/// moves up meets at the same time; its room and its teacher are still to be found, since those of the class go on with it.
pub fn next_term(formers: &[Former], before: &HashSet<OfferingId>, how: &Copying) -> Copied {
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
            None => copied.classes.push(next_of(former, how)),
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
    if year_of(&former.class) != Some(0) || moved.moves_up != Some(true) || is_there {
        return None;
    }
    let mut class = former.class.clone();
    YEARS[0].clone_into(&mut class.grade);
    class.returning = 0;
    class.room = String::new();
    class.teacher = String::new();
    let draft = Draft { class, room: None, follows: None };
    let from_name = former.class.name.clone();
    Some(NewDraft { draft, from: former.offering, from_name, moves_up: None })
}

/// Its people go on in it, in the next year where it moves up, after the last one as a seminar. Without a year, and where it does
/// not move up, it goes on as it is.
fn next_of(former: &Former, how: &Copying) -> NewDraft {
    let mut class = former.class.clone();
    let year = year_of(&class);
    let moves_up = year.map(|_| how.moves_up.has(former.offering));
    if let (Some(year), Some(true)) = (year, moves_up) {
        let next = YEARS.get(year + 1).copied().filter(|_| year + 1 < how.years);
        class.name = match next {
            Some(next) => class.name.replace(YEARS[year], next),
            None => as_seminar(&class.name, YEARS[year]),
        };
        next.unwrap_or(SEMINAR).clone_into(&mut class.grade);
    }
    let draft = Draft { class, room: former.room, follows: Some(former.offering) };
    NewDraft { draft, from: former.offering, from_name: former.class.name.clone(), moves_up }
}

/// 楷书三年级（1）班 becomes 楷书研修（1）班, and 楷书三年级 becomes 楷书研修班.
fn as_seminar(name: &str, year: &str) -> String {
    let Some((before, after)) = name.split_once(year) else { return name.to_owned() };
    let seminar = if after.contains('班') { "研修" } else { SEMINAR };
    format!("{before}{seminar}{after}")
}

/// The year of a class, from 0, by its grade or its name.
fn year_of(class: &PlannedClass) -> Option<usize> {
    let of_grade = YEARS.iter().position(|year| *year == class.grade);
    of_grade.or_else(|| YEARS.iter().position(|year| class.name.contains(year)))
}
