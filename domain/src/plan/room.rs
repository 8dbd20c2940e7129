//! 房间一览: the rooms of a centre and when they are open.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::clash::{self, Clash};
use super::line::{Line, read_rows};
use super::number::whole;
use super::problem::Reason;
use super::reading::Reading;
use super::table::{Field, Table};
use super::time::{tidy, written};
use super::words::{self, shortened};
use crate::venue::StepFree;

/// A room as a centre's list tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRoom {
    /// 房间, as activities name it.
    pub name: String,
    /// 楼层: 1, 2, 室外.
    pub floor: String,
    /// 容纳人数.
    pub places: u32,
    /// 设备; empty if nothing is said.
    pub equipment: String,
    /// Opening hours from Monday to Sunday; an empty day is 闭馆.
    pub opening: [Vec<(Time, Time)>; 7],
    /// 无障碍（无台阶）.
    pub step_free: StepFree,
    /// 最近公交站; empty if nothing is said.
    pub bus_stop: String,
    /// 备注; empty if nothing is said.
    pub note: String,
}

const NAME: usize = 0;
const FLOOR: usize = 1;
const PLACES: usize = 2;
const MONDAY: usize = 3;
const EQUIPMENT: usize = 10;
const STEP_FREE: usize = 11;
const BUS_STOP: usize = 12;
const NOTE: usize = 13;

/// The columns of a list of rooms.
pub(super) const FIELDS: [Field; 14] = [
    Field::needed(&["房间", "房间名称", "场地", "教室"]),
    Field::needed(&["楼层", "所在楼层"]),
    Field::needed(&["容纳人数", "人数", "容量"]),
    Field::needed(&["周一", "星期一"]),
    Field::needed(&["周二", "星期二"]),
    Field::needed(&["周三", "星期三"]),
    Field::needed(&["周四", "星期四"]),
    Field::needed(&["周五", "星期五"]),
    Field::needed(&["周六", "星期六"]),
    Field::needed(&["周日", "星期日", "星期天"]),
    Field::optional(&["设备", "设施", "主要设备"]),
    Field::optional(&["无障碍", "无台阶"]),
    Field::optional(&["最近公交站", "公交站", "公交"]),
    Field::optional(&["备注", "说明"]),
];

const STEP_FREES: [(StepFree, &[&str]); 3] = [
    (StepFree::Yes, &["是", "有", "√"]),
    (StepFree::Partly, &["部分"]),
    (StepFree::No, &["否", "无", "没有", "×"]),
];

struct Draft {
    name: Option<String>,
    floor: Option<String>,
    places: Option<u32>,
    equipment: Option<String>,
    opening: [Option<Vec<(Time, Time)>>; 7],
    step_free: Option<StepFree>,
    bus_stop: Option<String>,
    note: Option<String>,
}

/// Reads a table of rooms.
pub(super) fn rooms(table: &Table) -> Reading<PlannedRoom> {
    read_rows(table, draft, clashes, complete)
}

fn draft(line: &mut Line) -> Draft {
    Draft {
        name: line.words(NAME, 40).map(|name| words::room(&name)),
        floor: line.words(FLOOR, 20),
        places: line.needed(PLACES, whole),
        equipment: line.words_if_any(EQUIPMENT, 200),
        opening: std::array::from_fn(|day| line.needed(MONDAY + day, opening)),
        step_free: line.optional(STEP_FREE, StepFree::No, |cell| words::one_of(cell, &STEP_FREES)),
        bus_stop: line.words_if_any(BUS_STOP, 60),
        note: line.note_if_any(NOTE),
    }
}

/// 8:30-11:30；14:00-17:00, or 闭馆.
fn opening(cell: &Cell) -> Result<Vec<(Time, Time)>, Reason> {
    opening_hours(&cell.words())
}

/// The hours of one day as offices write them: 8:30-11:30；14:00-17:00, or 闭馆; in order of time. Whoever types them for one
/// room writes them alike.
pub fn opening_hours(typed: &str) -> Result<Vec<(Time, Time)>, Reason> {
    let text = tidy(typed);
    if matches!(text.as_str(), "闭馆" | "不开放" | "休息" | "关闭") {
        return Ok(Vec::new());
    }
    let parts = text.split([';', ',', '、', '，', '；']).filter(|part| !part.is_empty());
    let mut spans = Vec::new();
    for part in parts {
        let span = span(part).ok_or_else(|| Reason::NoSuchTime(shortened(typed)))?;
        if span.1 <= span.0 {
            return Err(Reason::EndsBeforeStart { from: span.0, to: span.1 });
        }
        spans.push(span);
    }
    spans.sort_unstable();
    Ok(spans)
}

fn span(text: &str) -> Option<(Time, Time)> {
    let (from, rest) = written(text)?;
    let rest = rest.trim_start_matches(['-', '—', '–', '~', '至', '到']);
    let (to, rest) = written(rest)?;
    rest.is_empty().then_some((from.time()?, to.time()?))
}

fn clashes(drafts: &[(u32, Draft)]) -> Vec<Clash> {
    clash::same_names(NAME, drafts.iter().map(|(row, draft)| (*row, draft.name.as_deref())))
}

fn complete(draft: Draft) -> Option<PlannedRoom> {
    let [mon, tue, wed, thu, fri, sat, sun] = draft.opening;
    Some(PlannedRoom {
        name: draft.name?,
        floor: draft.floor?,
        places: draft.places?,
        equipment: draft.equipment?,
        opening: [mon?, tue?, wed?, thu?, fri?, sat?, sun?],
        step_free: draft.step_free?,
        bus_stop: draft.bus_stop?,
        note: draft.note?,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn opening_hours_have_one_span_two_or_none() {
        let read = |typed: &str| opening(&Cell::Text(typed.into()));
        let (morning, afternoon) =
            ((time(8, 30, 0, 0), time(11, 30, 0, 0)), (time(14, 0, 0, 0), time(17, 0, 0, 0)));
        assert_eq!(read("8:30-11:30；14:00-17:00"), Ok(vec![morning, afternoon]));
        assert_eq!(read("８：３０—１１：３０"), Ok(vec![morning]));
        assert_eq!(read("闭馆"), Ok(Vec::new()));
        assert_eq!(read("上午"), Err(Reason::NoSuchTime("上午".into())));
        assert!(matches!(read("17:00-8:30"), Err(Reason::EndsBeforeStart { .. })));
    }
}
