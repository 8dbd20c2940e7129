//! Lists that are taken home as files: what they are called, and their columns.

use domain::language::Language::{self, Chinese, English};

use super::Words;

pub const TITLE: Words = Words("存成文件", "Save lists as files");
pub const LEAD: Words = Words(
    "每样都可以存成Excel、CSV或PDF。名单里有个人信息，用完请删掉。",
    "Each can be saved as Excel, CSV or PDF. Lists hold personal particulars: delete them after use.",
);
pub const OFFERINGS: Words = Words("报名项目", "Offerings");
pub const MEMBERS: Words = Words("学员名册", "Members");
pub const WEEK: Words = Words("这一周的场地安排", "The rooms of this week");
pub const SERVICE: Words = Words("志愿服务时长", "Volunteer hours");
pub const CASH: Words = Words("今天的收支账", "The cash book of today");
pub const FEES: Words = Words("交费名单", "Fees");
pub const ATTENDANCE: Words = Words("出勤表", "Attendance");
pub const PERIOD: Words = Words("起止", "From when to when");
pub const CAPACITY: Words = Words("名额", "Places");
pub const BORN_IN: Words = Words("出生年份", "Year of birth");
pub const TEAM: Words = Words("服务队", "Team");
pub const TIMES: Words = Words("到场次数", "Times");
pub const HOURS: Words = Words("小时", "Hours");
pub const ROOM: Words = Words("场地", "Room");

/// 出勤表：楷书一年级班.
pub fn attendance_title(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("{name}-出勤表"),
        English => format!("{name}-attendance"),
    }
}

/// 场地安排-2026年11月23日到29日.
pub fn week_title(language: Language, days: &str) -> String {
    match language {
        Chinese => format!("场地安排-{days}"),
        English => format!("Rooms-{days}"),
    }
}
