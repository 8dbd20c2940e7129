//! A list of any of the five kinds, found by its headings, or by what a coordinator has said of its columns.

use serde::{Deserialize, Serialize};

use super::columns::{ColumnMap, ListKind, headings};
use super::person::{self, PlannedPerson};
use super::reading::Reading;
use super::room::{self, PlannedRoom};
use super::table::{Field, Fit, Table, best_fit};
use super::{Plan, Problem, Sheet, activity, class, shift};
use crate::offering::OfferingKind;

/// Why no table could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoTable {
    /// No row of headings is like one that is known.
    Unknown {
        /// The headings that were looked for, list by list.
        looked_for: Vec<Needed>,
    },
    /// A row of headings was found, but not all that are needed.
    Incomplete {
        /// The headings that are missing.
        missing: Vec<String>,
    },
    /// There are headings and nothing under them.
    NoRows,
    /// A text, and no table: no two columns with something under their headings.
    NotATable,
}

/// The headings that a list needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// What it is about.
    pub kind: ListKind,
    /// The headings, as they are usually written.
    pub headings: Vec<String>,
}

/// A list of any of the five kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// What is signed up for.
    Plan(Plan),
    /// 房间一览.
    Rooms(Reading<PlannedRoom>),
    /// 人员名册.
    People(Reading<PlannedPerson>),
}

/// Reads a list of whichever kind its headings tell.
pub fn read_list(sheets: &[Sheet]) -> Result<List, NoTable> {
    // Of what is needed, the smallest part missing; then the most found.
    let badness = |(_, fit): &(ListKind, Option<Fit>)| {
        let Fit { missing, found, needed, .. } = fit.as_ref()?;
        Some((missing.len() * 1000 / (*needed).max(1), usize::MAX - found))
    };
    let fits = ListKind::ALL.map(|kind| (kind, best_fit(sheets, kind.fields())));
    let best = fits.iter().filter_map(|one| Some((badness(one)?, one))).min_by_key(|(bad, _)| *bad);
    let Some((_, (kind, Some(fit)))) = best else { return Err(unknown()) };
    if fit.missing.len() * 2 > fit.needed {
        return Err(unknown());
    }
    if !fit.missing.is_empty() {
        let missing = fit.missing.iter().map(|heading| (*heading).to_owned()).collect();
        return Err(NoTable::Incomplete { missing });
    }
    list(*kind, &Table::at(sheets, fit, kind.fields()))
}

/// Reads a list as a coordinator has said what its columns are.
pub fn read_as(sheets: &[Sheet], map: &ColumnMap) -> Result<List, NoTable> {
    let headings = headings(sheets).ok_or_else(unknown)?;
    let positions = headings.positions(map);
    let absent = |(field, at): (&Field, &Option<usize>)| {
        (field.needed && at.is_none()).then(|| field.headings[0].to_owned())
    };
    let missing: Vec<String> =
        map.kind.fields().iter().zip(&positions).filter_map(absent).collect();
    if !missing.is_empty() {
        return Err(NoTable::Incomplete { missing });
    }
    list(map.kind, &Table::under(&sheets[headings.sheet], headings.row, positions))
}

fn list(kind: ListKind, table: &Table) -> Result<List, NoTable> {
    if table.rows().next().is_none() {
        return Err(NoTable::NoRows);
    }
    Ok(match kind {
        ListKind::Offerings(OfferingKind::Class) => {
            List::Plan(Plan::Classes(class::classes(table)))
        }
        ListKind::Offerings(OfferingKind::Activity) => {
            List::Plan(Plan::Activities(activity::activities(table)))
        }
        ListKind::Offerings(OfferingKind::Shift) => List::Plan(Plan::Shifts(shift::shifts(table))),
        ListKind::Rooms => List::Rooms(room::rooms(table)),
        ListKind::People => List::People(person::people(table)),
    })
}

/// None of the five is there: what each would have.
fn unknown() -> NoTable {
    let needed = |kind: ListKind| {
        let headings = kind.headings().filter(|(_, needed)| *needed);
        Needed { kind, headings: headings.map(|(heading, _)| heading.to_owned()).collect() }
    };
    NoTable::Unknown { looked_for: ListKind::ALL.map(needed).into() }
}

impl List {
    /// The plan, where it is one.
    pub fn plan(self) -> Result<Plan, NoTable> {
        if let Self::Plan(plan) = self { Ok(plan) } else { Err(unknown()) }
    }

    /// The rooms, where it is a list of them.
    pub fn rooms_listed(self) -> Result<Reading<PlannedRoom>, NoTable> {
        if let Self::Rooms(reading) = self { Ok(reading) } else { Err(unknown()) }
    }

    /// The people, where it is a register.
    pub fn people_listed(self) -> Result<Reading<PlannedPerson>, NoTable> {
        if let Self::People(reading) = self { Ok(reading) } else { Err(unknown()) }
    }

    /// What it is about.
    pub const fn kind(&self) -> ListKind {
        match self {
            Self::Plan(Plan::Classes(_)) => ListKind::Offerings(OfferingKind::Class),
            Self::Plan(Plan::Activities(_)) => ListKind::Offerings(OfferingKind::Activity),
            Self::Plan(Plan::Shifts(_)) => ListKind::Offerings(OfferingKind::Shift),
            Self::Rooms(_) => ListKind::Rooms,
            Self::People(_) => ListKind::People,
        }
    }

    /// Its problems, by row and column.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Plan(plan) => plan.problems(),
            Self::Rooms(reading) => &reading.problems,
            Self::People(reading) => &reading.problems,
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match self {
            Self::Plan(plan) => plan.len(),
            Self::Rooms(reading) => reading.rows.len(),
            Self::People(reading) => reading.rows.len(),
        }
    }
}
