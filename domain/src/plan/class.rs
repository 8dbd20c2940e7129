//! 招生计划: the classes of one term, and what is asked of each.

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::clash::{self, Clash};
use super::lesson_time::lesson_times;
use super::line::{Line, read_rows};
use super::name::names;
use super::number::{fee, whole};
use super::problem::{Reason, Severity};
use super::reading::Reading;
use super::table::{Field, Table};
use super::words;
use crate::calendar::TimeSlot;
use crate::offering::Fen;
use crate::teaching::names_of;

/// A class as a plan tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedClass {
    /// 系别: 书画系.
    pub department: String,
    /// 专业: 楷书.
    pub subject: String,
    /// 班级名称: 楷书一年级（1）班.
    pub name: String,
    /// 年级: 一年级; empty if nothing is said.
    pub grade: String,
    /// 上课时间, at least one.
    pub slots: Vec<TimeSlot>,
    /// 教室, in ordinary digits.
    pub room: String,
    /// 任课教师; several are joined by 、.
    pub teacher: String,
    /// 招生人数, at least 1.
    pub capacity: u32,
    /// 其中原班续报, at most the capacity.
    pub returning: u32,
    /// 学费.
    pub fee: Fen,
    /// 备注; empty if nothing is said.
    pub note: String,
    /// 校区, where the institution has several; empty if nothing is said. A class that says nothing is kept as before there
    /// was this column.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub campus: String,
}

const DEPARTMENT: usize = 0;
const SUBJECT: usize = 1;
const NAME: usize = 2;
const TIME: usize = 3;
const ROOM: usize = 4;
const TEACHER: usize = 5;
const CAPACITY: usize = 6;
const FEE: usize = 7;
const GRADE: usize = 8;
const RETURNING: usize = 9;
const NOTE: usize = 10;
const CAMPUS: usize = 11;

/// The columns of a plan of classes.
pub(super) const FIELDS: [Field; 12] = [
    Field::needed(&["系别", "院系", "系", "系部", "所属系"]),
    Field::needed(&["专业", "课程", "课程名称", "专业名称"]),
    Field::needed(&["班级名称", "班级", "班名", "班级全称"]),
    Field::needed(&["上课时间", "时间", "授课时间", "上课时段"]),
    Field::needed(&["教室", "上课地点", "上课教室", "地点"]),
    Field::needed(&["任课教师", "教师", "老师", "任课老师", "授课教师", "授课老师", "教师姓名"]),
    Field::needed(&[
        "招生人数",
        "招生名额",
        "名额",
        "计划人数",
        "招生计划",
        "班额",
        "计划招生人数",
    ]),
    Field::needed(&["学费", "收费", "收费标准", "学费标准", "费用"]),
    Field::optional(&["年级", "学制年级", "层次"]),
    Field::optional(&[
        "其中原班续报",
        "原班续报",
        "续报名额",
        "续报人数",
        "老学员名额",
        "原班人数",
    ]),
    Field::optional(&["备注", "说明", "备注说明"]),
    Field::optional(&["校区", "上课校区", "所在校区", "分校"]),
];

/// What one row tells, as far as it could be read.
struct Draft {
    department: Option<String>,
    subject: Option<String>,
    name: Option<String>,
    grade: Option<String>,
    slots: Option<Vec<TimeSlot>>,
    room: Option<String>,
    teacher: Option<String>,
    capacity: Option<u32>,
    returning: Option<u32>,
    fee: Option<Fen>,
    note: Option<String>,
    campus: Option<String>,
}

/// Reads a table of classes.
pub(super) fn classes(table: &Table) -> Reading<PlannedClass> {
    let mut above = Above::default();
    read_rows(table, |line| draft(line, &mut above), clashes, complete)
}

fn draft(line: &mut Line, above: &mut Above) -> Draft {
    let [department, subject] = above.department_and_subject(line);
    let draft = Draft {
        department,
        subject,
        name: line.words(NAME, 60),
        grade: line.words_if_any(GRADE, 20),
        slots: slots(line),
        room: line.words(ROOM, 40).map(|room| words::room(&room)),
        teacher: line.needed(TEACHER, names),
        capacity: line.needed(CAPACITY, capacity),
        returning: line.optional(RETURNING, 0, whole),
        fee: line.needed(FEE, fee),
        note: line.note_if_any(NOTE),
        campus: line.words_if_any(CAMPUS, 40),
    };
    if let (Some(capacity), Some(returning)) = (draft.capacity, draft.returning)
        && returning > capacity
    {
        line.refuse(RETURNING, Reason::MoreReturningThanPlaces { returning, capacity });
    }
    draft
}

fn capacity(cell: &Cell) -> Result<u32, Reason> {
    match whole(cell)? {
        0 => Err(Reason::CapacityZero),
        capacity => Ok(capacity),
    }
}

fn slots(line: &mut Line) -> Option<Vec<TimeSlot>> {
    let times = line.needed(TIME, lesson_times)?;
    if let Some(guess) = times.guess {
        line.warn(TIME, guess);
    }
    Some(times.slots)
}

/// The department and subject that stand further up: a blank cell repeats them.
#[derive(Default)]
struct Above {
    department: Option<String>,
    subject: Option<String>,
}

impl Above {
    fn department_and_subject(&mut self, line: &mut Line) -> [Option<String>; 2] {
        let told = !line.cell(DEPARTMENT).is_blank();
        let department = if told || self.department.is_none() {
            line.words(DEPARTMENT, 40)
        } else {
            self.department.clone()
        };
        // Under a department of its own a blank subject is not the one further up.
        let changed = department != self.department;
        let subject = if !line.cell(SUBJECT).is_blank() || self.subject.is_none() || changed {
            line.words(SUBJECT, 40)
        } else {
            self.subject.clone()
        };
        if told {
            self.department.clone_from(&department);
        }
        self.subject.clone_from(&subject);
        [department, subject]
    }
}

fn clashes(drafts: &[(u32, Draft)]) -> Vec<Clash> {
    let campus = |draft: &Draft| draft.campus.clone().unwrap_or_default();
    // Two campuses may each have a class and a room of the same name.
    let named = |(row, draft): &(u32, Draft)| {
        (*row, draft.name.as_ref().map(|name| format!("{name} {}", campus(draft))))
    };
    let names: Vec<(u32, Option<String>)> = drafts.iter().map(named).collect();
    let names = names.iter().map(|(row, name)| (*row, name.as_deref()));
    let mut found = clash::same_names(NAME, names);
    let (mut rooms, mut teachers) = (clash::Week::default(), clash::Week::default());
    for (row, draft) in drafts {
        let Some(slots) = &draft.slots else { continue };
        let at = clash::At { row: *row, campus: &campus(draft), slots };
        let room = draft.room.as_deref().unwrap_or_default();
        found.extend(rooms.room_taken(at, room).map(|(slot, by_row)| {
            let room = room.to_owned();
            clash::error(*row, ROOM, Reason::RoomTaken { room, slot, by_row })
        }));
        for name in draft.teacher.as_deref().map(names_of).into_iter().flatten() {
            let teacher = name.to_owned();
            match teachers.teacher_taken(at, name) {
                Some(clash::Busy::Then(slot, by_row)) => {
                    let reason = Reason::TeacherTaken { teacher, slot, by_row };
                    found.push(clash::error(*row, TEACHER, reason));
                }
                Some(clash::Busy::OnTheWay(slot, by_row)) => {
                    let reason = Reason::TeacherOnTheWay { teacher, slot, by_row };
                    found.push((*row, TEACHER, Severity::Warning, reason));
                }
                None => {}
            }
        }
    }
    found
}

fn complete(draft: Draft) -> Option<PlannedClass> {
    Some(PlannedClass {
        department: draft.department?,
        subject: draft.subject?,
        name: draft.name?,
        grade: draft.grade?,
        slots: draft.slots?,
        room: draft.room?,
        teacher: draft.teacher?,
        capacity: draft.capacity?,
        returning: draft.returning?,
        fee: draft.fee?,
        note: draft.note?,
        campus: draft.campus?,
    })
}

#[cfg(test)]
mod tests;
