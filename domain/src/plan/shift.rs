//! 志愿服务安排: shifts of volunteer work, by team and day.

use std::collections::HashMap;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::activity::{day, from_and_to};
use super::cell::Cell;
use super::clash::Clash;
use super::line::{Line, read_rows};
use super::number::whole;
use super::problem::{Reason, Severity};
use super::reading::Reading;
use super::table::{Field, Table};
use super::telephone::telephone;
use super::words;
use crate::offering::Effort;
use crate::person::Telephone;

/// A shift as a team's list tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedShift {
    /// 服务队.
    pub team: String,
    /// 服务内容.
    pub task: String,
    /// 地点.
    pub place: String,
    /// 日期.
    pub on: Date,
    /// 开始.
    pub from: Time,
    /// 结束, later than the beginning.
    pub to: Time,
    /// 需要人数, at least 1.
    pub people: u32,
    /// 技能要求; empty if nothing is said.
    pub skills: String,
    /// 体力; 轻 if nothing is said.
    pub effort: Effort,
    /// 联系人; empty if nobody is named.
    pub contact: String,
    /// 联系电话.
    pub telephone: Option<Telephone>,
    /// 备注; empty if nothing is said.
    pub note: String,
}

const TEAM: usize = 0;
const TASK: usize = 1;
const PLACE: usize = 2;
const DATE: usize = 3;
const FROM: usize = 4;
const TO: usize = 5;
const PEOPLE: usize = 6;
const WEEKDAY: usize = 7;
const SKILLS: usize = 8;
const EFFORT: usize = 9;
const CONTACT: usize = 10;
const TELEPHONE: usize = 11;
const NOTE: usize = 12;

/// The columns of a list of shifts.
pub(super) const FIELDS: [Field; 13] = [
    Field::needed(&["服务队", "队伍", "志愿服务队", "团队"]),
    Field::needed(&["服务内容", "内容", "服务项目", "任务"]),
    Field::needed(&["地点", "服务地点"]),
    Field::needed(&["日期", "服务日期"]),
    Field::needed(&["开始", "开始时间"]),
    Field::needed(&["结束", "结束时间"]),
    Field::needed(&["需要人数", "人数", "需求人数", "所需人数"]),
    Field::optional(&["星期", "周几"]),
    Field::optional(&["技能要求", "技能", "要求"]),
    Field::optional(&["体力", "体力要求", "体力强度"]),
    Field::optional(&["联系人", "负责人", "队长"]),
    Field::optional(&["联系电话", "电话", "联系人电话"]),
    Field::optional(&["备注", "说明"]),
];

const EFFORTS: [(Effort, &[&str]); 3] = [
    (Effort::Light, &["轻", "轻松", "较轻"]),
    (Effort::Medium, &["中", "中等", "一般"]),
    (Effort::Heavy, &["重", "较重"]),
];

struct Draft {
    team: Option<String>,
    task: Option<String>,
    place: Option<String>,
    on: Option<Date>,
    times: Option<(Time, Time)>,
    people: Option<u32>,
    skills: Option<String>,
    effort: Option<Effort>,
    contact: Option<String>,
    telephone: Option<Option<Telephone>>,
    note: Option<String>,
}

/// Reads a table of shifts.
pub(super) fn shifts(table: &Table) -> Reading<PlannedShift> {
    read_rows(table, draft, clashes, complete)
}

fn draft(line: &mut Line) -> Draft {
    Draft {
        team: line.words(TEAM, 40),
        task: line.words(TASK, 60),
        place: line.words(PLACE, 60),
        on: day(line, DATE, WEEKDAY),
        times: from_and_to(line, FROM, TO),
        people: line.needed(PEOPLE, people),
        skills: line.words_if_any(SKILLS, 200),
        effort: line.optional(EFFORT, Effort::Light, |cell| words::one_of(cell, &EFFORTS)),
        contact: line.words_if_any(CONTACT, 60),
        telephone: line.optional(TELEPHONE, None, |cell| telephone(cell).map(Some)),
        note: line.note_if_any(NOTE),
    }
}

fn people(cell: &Cell) -> Result<u32, Reason> {
    match whole(cell)? {
        0 => Err(Reason::CapacityZero),
        people => Ok(people),
    }
}

/// A shift listed twice is worth a look: teams do hold two at once, but seldom of one kind.
fn clashes(drafts: &[(u32, Draft)]) -> Vec<Clash> {
    let mut seen = HashMap::new();
    let mut found = Vec::new();
    for (row, draft) in drafts {
        let what = (&draft.team, &draft.task, &draft.place);
        if let (Some(on), Some(times)) = (draft.on, draft.times) {
            match seen.get(&(what, on, times)) {
                Some(as_row) => {
                    let reason = Reason::SameRow { as_row: *as_row };
                    found.push((*row, TASK, Severity::Warning, reason));
                }
                None => drop(seen.insert((what, on, times), *row)),
            }
        }
    }
    found
}

fn complete(draft: Draft) -> Option<PlannedShift> {
    let (from, to) = draft.times?;
    Some(PlannedShift {
        team: draft.team?,
        task: draft.task?,
        place: draft.place?,
        on: draft.on?,
        from,
        to,
        people: draft.people?,
        skills: draft.skills?,
        effort: draft.effort?,
        contact: draft.contact?,
        telephone: draft.telephone?,
        note: draft.note?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{List, Plan, RowState, Sheet, read_list};

    #[test]
    fn a_shift_is_read_and_a_second_one_like_it_is_worth_a_look() {
        let headings =
            ["服务队", "服务内容", "地点", "日期", "星期", "开始", "结束", "需要人数", "体力"];
        let shift = ["导诊队", "门诊引导", "医院", "2026/11/2", "周一", "8:00", "10:00", "4", "中"];
        let mut wrong = shift;
        (wrong[5], wrong[7], wrong[8]) = ("11:00", "0", "极重");
        let sheet = Sheet::of_texts(&[headings, shift, shift, wrong]);
        let Ok(List::Plan(Plan::Shifts(reading))) = read_list(&[sheet]) else {
            panic!("no shifts")
        };
        let first = reading.rows[0].value.as_ref().unwrap();
        assert_eq!((first.people, first.effort), (4, Effort::Medium));
        let states: Vec<RowState> = reading.rows.iter().map(|row| row.state).collect();
        assert_eq!(states, [RowState::Good, RowState::Warned, RowState::Wrong]);
        assert_eq!((reading.errors(), reading.warnings()), (3, 1));
    }
}
