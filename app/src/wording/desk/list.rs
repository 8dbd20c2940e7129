//! The list of an offering: on the screen, on paper, as a file.

use domain::language::Language;

use crate::wording::Words;

pub const PEOPLE: Words = Words("报上的人", "People with a place");
pub const WAITING: Words = Words("候补名单", "Waiting list");
pub const LEFT: Words = Words("退出和移出的人", "People who left the list");
pub const NOBODY: Words = Words("还没有人报名。", "Nobody has signed up yet.");
pub const NOBODY_NOW: Words = Words("现在没有人在名单上。", "Nobody is on the list now.");
pub const NAME: Words = Words("姓名", "Name");
pub const AGE: Words = Words("年龄", "Age");
pub const TELEPHONE: Words = Words("电话", "Telephone");
pub const EMERGENCY: Words = Words("紧急联系人", "Emergency contact");
pub const EMERGENCY_TELEPHONE: Words = Words("紧急联系电话", "Emergency telephone");
pub const JOINED: Words = Words("报名时间", "Signed up");
pub const POSITION: Words = Words("位次", "In line");
pub const WHAT: Words = Words("办理", "Actions");
pub const REMOVE: Words = Words("移出", "Remove");
pub const ENDED_AT: Words = Words("什么时候", "When");
pub const REASON: Words = Words("原因", "Reason");
pub const NUMBER: Words = Words("序号", "No.");
pub const ROW_CODE: Words = Words("行号", "Row");
pub const STATE: Words = Words("状态", "State");
pub const BIRTHDAY: Words = Words("出生日期", "Birthday");
pub const SHEET: Words = Words("签到表", "Attendance sheet");
pub const WHICH_SESSIONS: Words = Words("哪几次", "Which sessions");
pub const UNNAMED: Words = Words("（还没填姓名）", "(no name yet)");

/// 候补第3位 as a plain number for files: nothing for those with a place.
pub fn ended(language: Language, count: u32) -> String {
    match language {
        Language::Chinese => format!("退出和移出的{count}人"),
        Language::English if count == 1 => "1 person who left the list".to_owned(),
        Language::English => format!("{count} people who left the list"),
    }
}

/// 签到表：楷书一年级（1）班.
pub fn sheet_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("签到表：{name}"),
        Language::English => format!("Attendance: {name}"),
    }
}

/// 第1到8次.
pub fn sessions_from_to(language: Language, from: usize, to: usize) -> String {
    match language {
        Language::Chinese if from == to => format!("第{from}次"),
        Language::Chinese => format!("第{from}到{to}次"),
        Language::English if from == to => format!("Session {from}"),
        Language::English => format!("Sessions {from} to {to}"),
    }
}

/// 楷书一年级（1）班-名单.
pub fn file_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}-名单"),
        Language::English => format!("{name} - list"),
    }
}
