//! 计划表: a list as an office keeps it, what it says, and every rule about it.
//!
//! A file becomes [`Sheet`]s of [`Cell`]s elsewhere; from there on everything is decided here. The
//! table is found by the words of its headings, every cell of every row is tried, and what is wrong
//! is told by row and column. Nothing is guessed in silence.

use serde::{Deserialize, Serialize};

mod activity;
mod cell;
mod clash;
mod class;
mod date;
mod lesson_time;
mod line;
mod name;
mod number;
mod person;
mod preview;
mod problem;
mod reading;
mod room;
mod shift;
mod table;
mod telephone;
mod time;
mod words;

pub use activity::{PlannedActivity, Span, Way};
pub use cell::{Cell, Column, Merge, Sheet, SheetRow, serial};
pub(crate) use clash::is_settled;
pub use class::PlannedClass;
pub use person::{Category, EmergencyContact, PlannedPerson, Sex};
pub use preview::{PreviewRow, Shown};
pub use problem::{Problem, Reason, Severity};
pub use reading::{Heading, Reading, Row, RowState};
pub use room::{PlannedRoom, opening_hours};
pub use shift::PlannedShift;

use crate::offering::OfferingKind;
use table::{Field, Fit, Table, best_fit};

/// A plan of one of the three kinds of offering, told apart by its headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plan {
    /// 招生计划.
    Classes(Reading<PlannedClass>),
    /// 活动安排.
    Activities(Reading<PlannedActivity>),
    /// 志愿服务安排.
    Shifts(Reading<PlannedShift>),
}

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
}

/// The headings that a list needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// What is planned in it; nothing for rooms and people.
    pub kind: Option<OfferingKind>,
    /// The headings, as they are usually written.
    pub headings: Vec<String>,
}

/// Reads a plan of classes, activities or shifts, whichever the headings tell.
pub fn read(sheets: &[Sheet]) -> Result<Plan, NoTable> {
    let kinds = [&class::FIELDS[..], &activity::FIELDS[..], &shift::FIELDS[..]];
    let fits = kinds.map(|fields| best_fit(sheets, fields));
    let missing = |fit: &Option<Fit>| fit.as_ref().map_or(usize::MAX, |fit| fit.missing.len());
    let best = (0..kinds.len()).min_by_key(|kind| missing(&fits[*kind])).unwrap_or_default();
    let table = table_of(sheets, kinds[best]).map_err(|none| match none {
        NoTable::Unknown { .. } => {
            let needed = |(kind, fields)| needed_in(Some(kind), fields);
            NoTable::Unknown {
                looked_for: OfferingKind::ALL.into_iter().zip(kinds).map(needed).collect(),
            }
        }
        other => other,
    })?;
    Ok(match best {
        0 => Plan::Classes(class::classes(&table)),
        1 => Plan::Activities(activity::activities(&table)),
        _ => Plan::Shifts(shift::shifts(&table)),
    })
}

/// Reads a list of rooms.
pub fn rooms(sheets: &[Sheet]) -> Result<Reading<PlannedRoom>, NoTable> {
    table_of(sheets, &room::FIELDS).map(|table| room::rooms(&table))
}

/// Reads a register of people.
pub fn people(sheets: &[Sheet]) -> Result<Reading<PlannedPerson>, NoTable> {
    table_of(sheets, &person::FIELDS).map(|table| person::people(&table))
}

/// The headings without which a list is none.
fn needed_in(kind: Option<OfferingKind>, fields: &[Field]) -> Needed {
    let needed = fields.iter().filter(|field| field.needed);
    Needed { kind, headings: needed.map(|field| field.headings[0].to_owned()).collect() }
}

/// The table with these fields; otherwise what is missing.
fn table_of<'a>(sheets: &'a [Sheet], fields: &[Field]) -> Result<Table<'a>, NoTable> {
    let unknown = || NoTable::Unknown { looked_for: vec![needed_in(None, fields)] };
    let fit = best_fit(sheets, fields).ok_or_else(unknown)?;
    if fit.missing.len() * 2 > fields.iter().filter(|field| field.needed).count() {
        return Err(unknown());
    }
    if !fit.missing.is_empty() {
        let missing = fit.missing.iter().map(|heading| (*heading).to_owned()).collect();
        return Err(NoTable::Incomplete { missing });
    }
    let table = Table::at(sheets, &fit, fields);
    if table.rows().next().is_some() { Ok(table) } else { Err(NoTable::NoRows) }
}

impl Plan {
    /// Its problems, by row and column.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Classes(reading) => &reading.problems,
            Self::Activities(reading) => &reading.problems,
            Self::Shifts(reading) => &reading.problems,
        }
    }

    /// No row is wrong, so that all can be taken over.
    pub fn is_sound(&self) -> bool {
        self.problems().iter().all(|problem| problem.severity == Severity::Warning)
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Classes(reading) => reading.rows.len(),
            Self::Activities(reading) => reading.rows.len(),
            Self::Shifts(reading) => reading.rows.len(),
        }
    }

    /// It has no rows; never so for one that was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSES: [&str; 8] =
        ["系别", "专业", "班级名称", "上课时间", "教室", "任课教师", "招生人数", "学费"];

    fn sheet(rows: &[Vec<&str>]) -> Sheet {
        Sheet::of_texts(rows)
    }

    fn sound_row() -> Vec<&'static str> {
        vec!["书画系", "楷书", "楷书班", "周二上午9:00-10:30", "301", "魏桂", "40", "200"]
    }

    #[test]
    fn the_sheet_with_the_headings_is_chosen() {
        let rules = sheet(&[vec!["报名须知"], vec!["一、招生对象"]]);
        let plan = sheet(&[vec!["招生计划表"], CLASSES.to_vec(), sound_row(), vec!["合计"]]);
        let Ok(Plan::Classes(reading)) = read(&[rules, plan]) else { panic!("no classes") };
        assert_eq!((reading.rows.len(), reading.rows[0].number), (1, 3));
        assert!(reading.problems.is_empty());
        assert_eq!(reading.rows[0].cells[2], "楷书班");
    }

    #[test]
    fn the_headings_decide_between_the_kinds() {
        let activities = sheet(&[
            vec!["日期", "开始", "结束", "活动名称", "地点", "名额", "报名方式"],
            vec!["2026/11/3", "9:00", "11:00", "书法沙龙", "202", "40", "直接参加"],
        ]);
        assert!(matches!(read(&[activities]), Ok(Plan::Activities(_))));
        let shifts = sheet(&[
            vec!["服务队", "服务内容", "地点", "日期", "开始", "结束", "需要人数"],
            vec!["导诊队", "导诊", "医院", "2026/11/3", "9:00", "11:00", "4"],
        ]);
        assert!(matches!(read(&[shifts]), Ok(Plan::Shifts(_))));
    }

    #[test]
    fn an_unknown_table_is_told_which_headings_were_looked_for() {
        let Err(NoTable::Unknown { looked_for }) = read(&[sheet(&[vec!["a", "b"], vec!["1"]])])
        else {
            panic!("a table of a and b is none")
        };
        let needs = |kind, heading: &str| {
            let list = looked_for.iter().find(|list| list.kind == Some(kind)).unwrap();
            list.headings.iter().any(|one| one == heading)
        };
        assert!(needs(OfferingKind::Class, "班级名称"));
        assert!(needs(OfferingKind::Activity, "活动名称"));
        assert!(needs(OfferingKind::Shift, "服务队"));
        assert!(matches!(read(&[]), Err(NoTable::Unknown { .. })));
        let without_fee = sheet(&[CLASSES[..7].to_vec(), sound_row()]);
        assert_eq!(read(&[without_fee]), Err(NoTable::Incomplete { missing: vec!["学费".into()] }));
        let nothing_below = sheet(&[CLASSES.to_vec(), vec!["合计"]]);
        assert_eq!(read(&[nothing_below]), Err(NoTable::NoRows));
    }

    #[test]
    fn every_wrong_cell_of_a_row_is_told_and_no_other_row_suffers() {
        let mut wrong = sound_row();
        (wrong[3], wrong[6], wrong[7]) = ("周八", "许多", "-5");
        let plan = sheet(&[CLASSES.to_vec(), wrong, sound_row()]);
        let Ok(Plan::Classes(reading)) = read(&[plan]) else { panic!("no classes") };
        let of = |row| reading.problems_of(row).map(|problem| problem.column.to_string());
        assert_eq!(of(2).collect::<String>(), "DGH");
        assert_eq!(of(3).collect::<String>(), "C"); // The same name as row 2.
        assert_eq!(reading.rows[0].state, RowState::Wrong);
        assert!(reading.rows[0].value.is_none() && reading.rows[1].value.is_some());
        assert!(!reading.is_sound() && reading.values().next().is_none());
    }
}
