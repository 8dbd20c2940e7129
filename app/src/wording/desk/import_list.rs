//! Lists of rooms and registers of people: how their rows stand, what confirming does, and what came of an import.

use domain::language::Language::{self, Chinese, English};
use domain::member::register::Recognised;
use domain::offering::OfferingKind;
use domain::plan::ListKind;
use jiff::Timestamp;
use store::import::{Outcome, RoomDifference};

use crate::wording::Words;
use crate::wording::when::moment;

pub const ROOM_COLUMNS: [Words; 6] = [
    Words("房间", "Room"),
    Words("楼层", "Floor"),
    Words("能坐多少人", "Seats"),
    Words("设备", "Equipment"),
    Words("开放时间", "Hours"),
    Words("怎么去", "The way"),
];
pub const PEOPLE_COLUMNS: [Words; 4] = [
    Words("姓名、生日", "Name, birthday"),
    Words("手机、住址", "Mobile, address"),
    Words("紧急联系人", "Emergency contact"),
    Words("类别、原单位、支部", "Group, former unit, branch"),
];
pub const ROWS_LEFT_OUT: Words = Words(
    "有问题的行不会导入。改好后再传，其余的不会重复。",
    "Rows with problems are left out. Put them right and send the file again; nothing is doubled.",
);
pub const NUMBERS_NOT_KEPT: Words =
    Words("身份证号只核对，不保存。", "Identity numbers are checked and never kept.");
pub const NO_AREA: Words = Words(
    "住址里没看出是哪个区县，区县先空着。",
    "The address names no county that is certain: it is left open.",
);
pub const RUNNING: Words = Words("正在导入", "Importing");
pub const RENEWS_ITSELF: Words =
    Words("这一页会自己更新，您不用动。", "This page renews itself: there is nothing to do.");
pub const LOOK_AGAIN: Words = Words("再看一次", "Look again");
pub const FAILED: Words = Words(
    "刚才没有导入成功，什么都没有存。请再确认一次。",
    "The import did not succeed, and nothing was stored. Please confirm once more.",
);
pub const BROKEN_OFF: Words = Words(
    "我们这边停过，这次没有导完，什么都没有存。请再确认一次。",
    "The server stopped before the import was done, and nothing was stored. Please confirm once more.",
);
pub const REMEMBERED: Words =
    Words("列是按上次那样读的。", "The columns were read as they were the last time.");
pub const CHANGE_COLUMNS: Words = Words("改一改列的意思", "Change what the columns are");
pub const DIFFERING: Words =
    Words("和已有的不一样的房间", "Rooms of which the list says something else");
pub const LEAVE: Words = Words("不改，保持现在的样子", "Leave them as they are");
pub const TAKE: Words = Words("改成表里写的", "Say what the list says");
pub const RECENT: Words = Words("导入过的", "Imports so far");
pub const WHEN: Words = Words("什么时候", "When");
pub const WHO: Words = Words("谁导入的", "Who");
pub const WHAT: Words = Words("什么表", "List");
pub const HOW_MANY: Words = Words("结果", "What came of it");
pub const TO_ROOMS: Words = Words("去看场地", "Go to the rooms");
pub const TO_MEMBERS: Words = Words("去找学员", "Go to the members");

/// What a list is about; an earlier release has not kept it.
pub const fn list_name(kind: Option<ListKind>) -> Words {
    match kind {
        Some(ListKind::Offerings(OfferingKind::Class)) => Words("招生计划", "Plan of classes"),
        Some(ListKind::Offerings(OfferingKind::Activity)) => Words("活动安排", "Activities"),
        Some(ListKind::Offerings(OfferingKind::Shift)) => Words("服务安排", "Shifts"),
        Some(ListKind::Rooms) => Words("房间一览", "Rooms"),
        Some(ListKind::People) => Words("人员名册", "People"),
        None => Words("计划表", "Plan"),
    }
}

/// 最近的公交站：银杏路口站。雨天停用: kept as the way to a room, in Chinese as its desk's own words are.
pub fn way(bus_stop: &str, note: &str) -> String {
    let stop = (!bus_stop.is_empty()).then(|| format!("最近的公交站：{bus_stop}"));
    let parts = stop.into_iter().chain((!note.is_empty()).then(|| note.to_owned()));
    parts.collect::<Vec<_>>().join("。")
}

/// 和现在写的不一样：楼层、设备.
pub fn differs(language: Language, differences: &[RoomDifference]) -> String {
    let name = |one: &RoomDifference| {
        let words = match one {
            RoomDifference::Floor => Words("楼层", "floor"),
            RoomDifference::Capacity => Words("能坐多少人", "seats"),
            RoomDifference::Equipment => Words("设备", "equipment"),
            RoomDifference::Directions => Words("怎么去", "the way"),
            RoomDifference::StepFree => Words("台阶", "steps"),
            RoomDifference::Hours => Words("开放时间", "hours"),
            RoomDifference::Retired => Words("现在不再使用", "it is not used now"),
        };
        words.in_language(language)
    };
    let names: Vec<&str> = differences.iter().map(name).collect();
    match language {
        Chinese => format!("和现在写的不一样：{}。", names.join("、")),
        English => format!("Differs from what is written now: {}.", names.join(", ")),
    }
}

/// What is said of a row of a register besides; nothing of people whom the institution does not know.
pub fn remark(language: Language, who: Recognised) -> Option<String> {
    let words = match who {
        Recognised::NumberDiffers(_) => Words(
            "已经是学员，号码和这里的不一样。号码不会改。",
            "A member already, with another number, which stays.",
        ),
        Recognised::New { shares_number: true, may_be_told: true } => Words(
            "号码已经是别人的，会记成联系电话。",
            "The number is somebody else’s: it is kept as the one to call.",
        ),
        Recognised::Repeated { row, number_differs } => {
            return Some(repeated(language, row, number_differs));
        }
        Recognised::New { .. } | Recognised::Joins(_) | Recognised::Same(_) => return None,
    };
    Some(words.in_language(language).to_owned())
}

fn repeated(language: Language, row: u32, number_differs: bool) -> String {
    match (language, number_differs) {
        (Chinese, false) => format!("和第{row}行是同一个人，只算一次。"),
        (Chinese, true) => format!("和第{row}行是同一个人，号码按第{row}行。"),
        (English, false) => format!("The same person as in row {row}, counted once."),
        (English, true) => {
            format!("The same person as in row {row}, whose number is the one that counts.")
        }
    }
}

/// 确认导入24处房间.
pub fn confirm(language: Language, kind: ListKind, new: u32) -> String {
    match (language, kind) {
        (Chinese, ListKind::Rooms) if new == 0 => "确认，没有新的房间".to_owned(),
        (Chinese, ListKind::Rooms) => format!("确认导入{new}处房间"),
        (Chinese, _) => format!("确认导入{new}人"),
        (English, ListKind::Rooms) if new == 0 => "Confirm; no room is new".to_owned(),
        (English, ListKind::Rooms) => format!("Import {new} rooms"),
        (English, _) => format!("Import {new} people"),
    }
}

/// 已经写好1024行，一共5000行.
pub fn so_far(language: Language, written: u32, rows: u32) -> String {
    match language {
        Chinese => format!("已经写好{written}行，一共{rows}行（{}%）。", percent(written, rows)),
        English => format!("{written} of {rows} rows are written ({}%).", percent(written, rows)),
    }
}

/// 正在导入，40%: the title of the page, which is read out each time that it comes anew.
pub fn running(language: Language, written: u32, rows: u32) -> String {
    let percent = percent(written, rows);
    match language {
        Chinese => format!("{}，{percent}%", RUNNING.0),
        English => format!("{}, {percent}%", RUNNING.1),
    }
}

/// Whole, and a hundred only where all is written.
fn percent(written: u32, rows: u32) -> u64 {
    u64::from(written.min(rows)) * 100 / u64::from(rows.max(1))
}

/// 有6行有问题.
pub fn wrong_rows(language: Language, rows: usize) -> String {
    match language {
        Chinese => format!("有{rows}行有问题。"),
        English if rows == 1 => "1 row has a problem.".to_owned(),
        English => format!("{rows} rows have problems."),
    }
}

/// 还有20行可以导入，请看一看.
pub fn rows_to_look_at(language: Language, rows: usize) -> String {
    match language {
        Chinese => format!("还有{rows}行可以导入，请看一看。"),
        English if rows == 1 => "1 more can be imported and is worth a look.".to_owned(),
        English => format!("{rows} more can be imported and are worth a look."),
    }
}

/// 已导入104项，另有3项原来就有: only what there is any of.
pub fn outcome(language: Language, kind: Option<ListKind>, outcome: Outcome) -> String {
    let Outcome { added, unchanged, closures, changed, number_differs, repeated, .. } = outcome;
    let counted = [
        (unchanged, Words("原来就有", "there before")),
        (changed, Words("按表改了", "changed")),
        (number_differs, Words("号码不同没有改", "with another number, left as they are")),
        (repeated, Words("重复", "repeated")),
    ];
    let unit = match kind {
        Some(ListKind::People) => "人",
        Some(ListKind::Rooms) => "处",
        _ => "项",
    };
    let mut parts = Vec::new();
    if added > 0 || closures == 0 {
        parts.push(match language {
            Chinese => format!("已导入{added}{unit}"),
            English => format!("{added} imported"),
        });
    }
    if closures > 0 {
        parts.push(match language {
            Chinese if added > 0 => format!("和{closures}条闭馆安排"),
            Chinese => format!("已导入{closures}条闭馆安排"),
            English if added > 0 => format!("and {closures} closures"),
            English => format!("{closures} closures imported"),
        });
    }
    let first = parts.join(if language == Chinese { "" } else { " " });
    let rest =
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| match language {
            Chinese => format!("{count}{unit}{}", words.0),
            English => format!("{count} {}", words.1),
        });
    let rest: Vec<String> = rest.collect();
    match (language, rest.is_empty()) {
        (Chinese, true) => format!("{first}。"),
        (Chinese, false) => format!("{first}，另有{}。", rest.join("，")),
        (English, true) => format!("{first}."),
        (English, false) => format!("{first}; {}.", rest.join(", ")),
    }
}

/// 已撤销。原先是：已导入83人.
pub fn was_undone(language: Language, outcome: &str) -> String {
    match language {
        Chinese => format!("已撤销。原先是：{outcome}"),
        English => format!("Undone. It had been: {outcome}"),
    }
}

/// 11月23日上午9:00撤销了.
pub fn undone_at(language: Language, at: Timestamp) -> String {
    match language {
        Chinese => format!("{}撤销了", moment(language, at)),
        English => format!("undone {}", moment(language, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_tells_only_what_there_is_any_of() {
        let people = Outcome { added: 280, repeated: 12, number_differs: 1, ..Outcome::default() };
        let told = outcome(Chinese, Some(ListKind::People), people);
        assert_eq!(told, "已导入280人，另有1人号码不同没有改，12人重复。");
        let plan = Outcome { added: 104, unchanged: 3, closures: 2, ..Outcome::default() };
        assert_eq!(outcome(Chinese, None, plan), "已导入104项和2条闭馆安排，另有3项原来就有。");
        assert_eq!(outcome(English, None, plan), "104 imported and 2 closures; 3 there before.");
        assert_eq!(way("银杏路口站", "雨天停用"), "最近的公交站：银杏路口站。雨天停用");
    }
}
