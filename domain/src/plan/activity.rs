//! 活动安排: a centre's programme, day by day, closures among it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::clash::{self, Clash, Held};
use super::date::{date, weekday};
use super::line::{Line, read_rows};
use super::number::whole;
use super::problem::Reason;
use super::reading::Reading;
use super::table::{Field, Table};
use super::telephone::telephone;
use super::time::time_of_day;
use super::words;
use crate::person::Telephone;

/// An activity, or a closure, as a programme tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedActivity {
    /// 日期.
    pub on: Date,
    /// 开始 and 结束.
    pub span: Span,
    /// 活动名称.
    pub name: String,
    /// 地点: a room of the centre, or 全馆.
    pub room: String,
    /// 名额; `None` where nobody counts.
    pub capacity: Option<u32>,
    /// 参加对象; empty if nothing is said.
    pub audience: String,
    /// 报名方式.
    pub way: Way,
    /// 联系人; empty if nobody is named.
    pub contact: String,
    /// 联系电话.
    pub telephone: Option<Telephone>,
    /// 备注; empty if nothing is said.
    pub note: String,
}

/// When on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// 全天.
    AllDay,
    /// From one time to a later one.
    Times {
        /// The beginning.
        from: Time,
        /// The end.
        to: Time,
    },
}

impl Span {
    /// The beginning and the end; a whole day runs to its last minute.
    pub fn times(self) -> (Time, Time) {
        match self {
            Self::AllDay => (Time::midnight(), Time::constant(23, 59, 0, 0)),
            Self::Times { from, to } => (from, to),
        }
    }
}

/// 报名方式: how one comes to an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    /// 直接参加: one simply comes.
    DropIn,
    /// 电话或到服务台报名: one needs a place.
    CounterOrTelephone,
    /// 工作人员电话预约: staff call those it is for.
    StaffCall,
    /// 到服务台领票: one fetches a ticket.
    Ticket,
    /// 团内通知, 队内通知, 支部通知: a group tells its own members.
    MembersOnly,
    /// 不开放: a closure.
    Closed,
}

/// The words for each way, the first being the usual one.
const WAYS: [(Way, &[&str]); 6] = [
    (Way::DropIn, &["直接参加", "无需报名", "自由参加", "免报名"]),
    (
        Way::CounterOrTelephone,
        &["电话或到服务台报名", "报名", "电话报名", "服务台报名", "到服务台报名"],
    ),
    (Way::StaffCall, &["工作人员电话预约", "电话预约", "预约"]),
    (Way::Ticket, &["到服务台领票", "领票"]),
    (Way::MembersOnly, &["团内通知", "队内通知", "支部通知", "内部通知"]),
    (Way::Closed, &["不开放", "闭馆", "暂停开放"]),
];

const DATE: usize = 0;
const FROM: usize = 1;
const TO: usize = 2;
const NAME: usize = 3;
const ROOM: usize = 4;
const CAPACITY: usize = 5;
const WAY: usize = 6;
const WEEKDAY: usize = 7;
const AUDIENCE: usize = 8;
const CONTACT: usize = 9;
const TELEPHONE: usize = 10;
const NOTE: usize = 11;

/// The columns of a programme of activities.
pub(super) const FIELDS: [Field; 12] = [
    Field::needed(&["日期", "活动日期"]),
    Field::needed(&["开始", "开始时间"]),
    Field::needed(&["结束", "结束时间"]),
    Field::needed(&["活动名称", "活动", "名称", "活动项目"]),
    Field::needed(&["地点", "活动地点", "房间", "场地"]),
    Field::needed(&["名额", "人数", "限额", "参加人数"]),
    Field::needed(&["报名方式", "参加方式"]),
    Field::optional(&["星期", "周几"]),
    Field::optional(&["参加对象", "对象", "参加人员"]),
    Field::optional(&["联系人", "负责人"]),
    Field::optional(&["联系电话", "电话", "联系人电话"]),
    Field::optional(&["备注", "说明"]),
];

struct Draft {
    on: Option<Date>,
    span: Option<Span>,
    name: Option<String>,
    room: Option<String>,
    capacity: Option<Option<u32>>,
    audience: Option<String>,
    way: Option<Way>,
    contact: Option<String>,
    telephone: Option<Option<Telephone>>,
    note: Option<String>,
}

/// Reads a table of activities.
pub(super) fn activities(table: &Table) -> Reading<PlannedActivity> {
    read_rows(table, draft, clashes, complete)
}

fn draft(line: &mut Line) -> Draft {
    Draft {
        on: day(line, DATE, WEEKDAY),
        span: span(line),
        name: line.words(NAME, 60),
        room: line.words(ROOM, 40).map(|room| words::room(&room)),
        capacity: line.optional(CAPACITY, None, places),
        audience: line.words_if_any(AUDIENCE, 100),
        way: line.needed(WAY, |cell| words::one_of(cell, &WAYS)),
        contact: line.words_if_any(CONTACT, 60),
        telephone: line.optional(TELEPHONE, None, |cell| telephone(cell).map(Some)),
        note: line.note_if_any(NOTE),
    }
}

/// A date, which must fall on the weekday beside it if there is one.
pub(super) fn day(line: &mut Line, field: usize, beside: usize) -> Option<Date> {
    let on = line.needed(field, date)?;
    let told = weekday(&line.cell(beside).words());
    if told.is_some_and(|weekday| weekday != on.weekday()) {
        line.refuse(beside, Reason::WeekdayDoesNotAgree { date: on });
        return None;
    }
    Some(on)
}

fn span(line: &mut Line) -> Option<Span> {
    if matches!(line.cell(FROM).words().trim(), "全天" | "整天" | "全日") {
        return Some(Span::AllDay);
    }
    let (from, to) = from_and_to(line, FROM, TO)?;
    Some(Span::Times { from, to })
}

/// A beginning and a later end.
pub(super) fn from_and_to(line: &mut Line, from: usize, to: usize) -> Option<(Time, Time)> {
    let begin = line.needed(from, time_of_day);
    let end = line.needed(to, time_of_day);
    let (begin, end) = (begin?, end?);
    if end <= begin {
        line.refuse(to, Reason::EndsBeforeStart { from: begin, to: end });
        return None;
    }
    Some((begin, end))
}

fn places(cell: &Cell) -> Result<Option<u32>, Reason> {
    if matches!(cell.words().trim(), "不限" | "不限人数" | "-" | "—" | "/") {
        return Ok(None);
    }
    match whole(cell)? {
        0 => Err(Reason::CapacityZero),
        places => Ok(Some(places)),
    }
}

fn clashes(drafts: &[(u32, Draft)]) -> Vec<Clash> {
    let all: Vec<Held> = drafts.iter().filter_map(held).collect();
    clash::same_rooms(ROOM, &all)
}

/// When a row takes its room, if it tells.
fn held((row, draft): &(u32, Draft)) -> Option<Held<'_>> {
    let (from, to) = draft.span?.times();
    let closed = draft.way == Some(Way::Closed);
    Some(Held { row: *row, room: draft.room.as_deref()?, date: draft.on?, from, to, closed })
}

fn complete(draft: Draft) -> Option<PlannedActivity> {
    Some(PlannedActivity {
        on: draft.on?,
        span: draft.span?,
        name: draft.name?,
        room: draft.room?,
        capacity: draft.capacity?,
        audience: draft.audience?,
        way: draft.way?,
        contact: draft.contact?,
        telephone: draft.telephone?,
        note: draft.note?,
    })
}

#[cfg(test)]
mod tests;
