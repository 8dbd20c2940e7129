//! 撤销导入: what it takes back, what stays, and why.

use domain::import::Stays;
use domain::language::Language::{self, Chinese, English};
use store::import::Undone;

use crate::wording::Words;

pub const UNDO: Words = Words("撤销这次导入", "Undo this import");
pub const LEAD: Words = Words("请先看看会撤掉什么。", "Please look at what would go first.");
pub const GOES: Words = Words("会撤掉", "What goes");
pub const STAYS: Words = Words("会留下", "What stays");
pub const WHY: Words = Words("为什么留下", "Why it stays");
pub const NAME: Words = Words("名称", "Name");
pub const NOTHING: Words =
    Words("这次导入没有能撤掉的了", "Nothing of this import can be taken back");
pub const CONFIRM: Words = Words("确认撤销", "Undo it");
pub const NOT_NOW: Words = Words("先不撤", "Not now");
pub const BACK: Words = Words("回到这次导入", "Back to the import");
pub const DONE: Words = Words("这次导入撤销了", "The import was undone");
/// Kept as the reason for which an offering is called off, in Chinese as its desk's own words are.
pub const REASON: &str = "导入时弄错了，已撤回";

pub const OFFERINGS: Words = Words("报名项目", "Offerings");
pub const CLOSURES: Words = Words("闭馆安排", "Closures");
pub const ROOMS: Words = Words("新加的房间", "New rooms");
pub const ROOM_CHANGES: Words = Words("改过的房间", "Changed rooms");
pub const MEMBERS: Words = Words("新学员", "New members");

/// Why something stays.
pub const fn why(stays: Stays) -> Words {
    match stays {
        Stays::AskedFor => Words("有人报过名", "Somebody has signed up or asked for it"),
        Stays::InUse => Words("里面排了课或借出过", "It has sessions or bookings"),
        Stays::Known => {
            Words("在这里报过名，或者办过卡", "They have signed up here, or have a card")
        }
        Stays::Came => Words("来过这里的课或活动", "They have been to a session here"),
        Stays::Merged => Words("和别的记录合并了", "Their record was merged"),
        Stays::Changed => Words("导入以后有人改过", "Somebody has changed it since"),
        Stays::Over => Words("已经结束了", "It is over"),
        Stays::Ended => Words("早就取消或停用了", "It was called off or ended before"),
    }
}

/// What goes of each sort: what it is, and what becomes of it.
pub fn goes(language: Language, undone: Undone) -> Vec<(Words, String)> {
    let Undone { offerings, closures, rooms, room_changes, members, .. } = undone;
    let line = |count: u32, chinese: &str, english: &str| match language {
        Chinese => format!("{count}{chinese}"),
        English => format!("{count} {english}"),
    };
    let all = [
        (offerings, OFFERINGS, line(offerings, "项取消", "are called off")),
        (closures, CLOSURES, line(closures, "条撤掉", "are taken back")),
        (rooms, ROOMS, line(rooms, "处不再使用", "are not used any more")),
        (room_changes, ROOM_CHANGES, line(room_changes, "处改回原样", "are as they were before")),
        (members, MEMBERS, line(members, "人不再是学员", "are no members any more")),
    ];
    all.into_iter().filter(|one| one.0 > 0).map(|(_, words, line)| (words, line)).collect()
}

/// 有3样留下.
pub fn stayed(language: Language, count: u32) -> String {
    match language {
        Chinese => format!("有{count}样没有动。"),
        English if count == 1 => "1 thing stayed as it is.".to_owned(),
        English => format!("{count} things stayed as they are."),
    }
}

/// 还有30样也留下.
pub fn more(language: Language, count: usize) -> String {
    match language {
        Chinese => format!("还有{count}样也留下。"),
        English => format!("{count} more stay as well."),
    }
}
