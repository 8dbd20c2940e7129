//! Making one offering without a file.

use domain::language::Language;
use domain::offering::{Admission, Effort, OfferingKind};
use store::import::Outcome;

use crate::wording::Words;

pub const TITLE: Words = Words("新增一项", "Add one");
pub const ANOTHER: Words = Words("照这一项再做一项", "Make another one like this");
pub const LEAD: Words =
    Words("先给您看一遍，确认以后才公布。", "You look at it first; then it is published.");
pub const WHICH_KIND: Words = Words("做哪一种", "Which kind");
pub const LIKE_ANOTHER: Words = Words(
    "照原来那一项填好了，请改日期。",
    "Filled in like the other one; please change the days.",
);

pub const NAME_OF_ACTIVITY: Words = Words("活动名称", "Name of the activity");
pub const NAME_OF_SHIFT: Words = Words("服务内容", "What is done");
pub const TEAM: Words = Words("服务队（项目）", "Team or project");
pub const ON: Words = Words("日期", "Day");
pub const ON_HINT: Words = Words("例如2026年12月20日。", "For example 2026-12-20.");
pub const FROM: Words = Words("几点开始", "Begins at");
pub const FROM_HINT: Words = Words("例如9:00。", "For example 9:00.");
pub const TO: Words = Words("几点结束", "Ends at");
pub const TO_HINT: Words = Words("例如11:00。", "For example 11:00.");
pub const MORE_TIMES: Words = Words("一周不止一次？再填时间", "More than once a week? Add times");
pub const MORE_DAYS_LINE: Words =
    Words("几点不写，就和第一次一样。", "Where no time is written, it is that of the first.");
pub const ON_2: Words = Words("第二次：日期（选填）", "Second time: day (optional)");
pub const FROM_2: Words = Words("第二次：几点开始", "Second time: begins at");
pub const TO_2: Words = Words("第二次：几点结束", "Second time: ends at");
pub const ON_3: Words = Words("第三次：日期（选填）", "Third time: day (optional)");
pub const FROM_3: Words = Words("第三次：几点开始", "Third time: begins at");
pub const TO_3: Words = Words("第三次：几点结束", "Third time: ends at");
pub const SLOTS_2: Words = Words("第二个上课时间（选填）", "Second weekly time (optional)");
pub const SLOTS_3: Words = Words("第三个上课时间（选填）", "Third weekly time (optional)");
pub const WEEKS: Words =
    Words("每周都办，连办几周（选填）", "Every week, for how many weeks (optional)");
pub const WEEKS_HINT: Words = Words(
    "空着就不重复。节假日和闭馆的日子跳过。",
    "Left empty: not again. Holidays and days closed are left out.",
);
pub const ROOM: Words = Words("地点", "Where");
pub const ROOM_HINT: Words =
    Words("写房间名，例如406排练厅。", "The room’s name, as in the list of rooms.");
pub const PLACES: Words = Words("名额", "Places");
pub const PLACES_HINT: Words = Words(
    "空着就按房间容量。不限的写“不限”。",
    "Left empty: as many as the room holds. Write - for no limit.",
);
pub const PEOPLE: Words = Words("需要几个人", "How many people");
pub const WAY: Words = Words("怎么参加", "How one comes");
pub const AUDIENCE: Words = Words("参加对象（选填）", "For whom (optional)");
pub const AUDIENCE_HINT: Words = Words("例如60岁以上老同志。", "Whom it is for, in a few words.");
pub const SKILLS: Words = Words("要会什么（选填）", "Skills (optional)");
pub const EFFORT: Words = Words("累不累", "How hard it is");
pub const CONTACT: Words = Words("联系人（选填）", "Contact (optional)");
pub const NOTE: Words = Words("说明（选填）", "Note (optional)");
pub const CLOSES_HINT: Words =
    Words("空着就到学期第一天为止。", "Left empty: until the first day of the term.");
pub const LOOK_FIRST: Words = Words("先看一看", "Look at it");

pub const LOOK: Words = Words("请核对，再公布", "Check, then publish");
pub const CANNOT_BE: Words = Words("这样排不下", "It cannot be held like this");
pub const CHANGE_IT: Words =
    Words("请回去改一改，再看。", "Please go back, change it, and look again.");
pub const IS_THERE: Words = Words("这一项已经有了", "It is there already");
pub const BACK: Words = Words("回去改一改", "Go back and change it");

pub const DONE: Words = Words("加好了", "Added");
pub const ONE_MORE: Words = Words("再加一项", "Add another one");

pub const NOTHING_TYPED: Words =
    Words("没看懂，请再填一遍", "This is not clear; please fill it in again");
pub const IS_PAST: Words = Words("这个时间已经过了", "This time has passed");

/// One of the kinds, to be made.
pub const fn kind(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("一个班", "A class"),
        OfferingKind::Activity => Words("一项活动", "An activity"),
        OfferingKind::Shift => Words("一次志愿服务", "A volunteer shift"),
    }
}

/// A way of coming.
pub const fn way(admission: Admission) -> Words {
    match admission {
        Admission::SignUp => Words("要报名", "One signs up"),
        Admission::DropIn => Words("直接来", "One simply comes"),
        Admission::MembersOnly => Words("团队自己通知", "A group tells its own members"),
    }
}

/// How hard a shift is.
pub const fn effort(effort: Effort) -> Words {
    match effort {
        Effort::Light => Words("轻", "Light"),
        Effort::Medium => Words("中", "Medium"),
        Effort::Heavy => Words("重", "Heavy"),
    }
}

/// 公布这1项.
pub fn publish(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("公布这{offerings}项"),
        Language::English if offerings == 1 => "Publish it".to_owned(),
        Language::English => format!("Publish these {offerings}"),
    }
}

/// 新增了“周三合唱”: once, or how many times; what was there before is told.
pub fn added(language: Language, name: &str, outcome: Outcome) -> String {
    let Outcome { added, unchanged, .. } = outcome;
    match (language, added, unchanged) {
        (Language::Chinese, 0, _) => format!("“{name}”原来就有，没有再加。"),
        (Language::English, 0, _) => format!("“{name}” was there before; nothing was added."),
        (Language::Chinese, 1, 0) => format!("新增了“{name}”。"),
        (Language::English, 1, 0) => format!("Added “{name}”."),
        (Language::Chinese, _, 0) => format!("新增了“{name}”，共{added}次。"),
        (Language::English, _, 0) => format!("Added “{name}” {added} times."),
        (Language::Chinese, ..) => {
            format!("新增了“{name}”，共{added}次；另有{unchanged}次原来就有。")
        }
        (Language::English, ..) => {
            format!("Added “{name}”: new {added}, there before {unchanged}.")
        }
    }
}

/// What was typed stands among the files that were handed in under this name.
pub fn typed_in(name: &str) -> String {
    format!("{}（手工填写）", name.trim())
}

/// 和自己另一次重了：每周二上午9:00–10:30.
pub fn meets_itself(language: Language, other: &str) -> String {
    match language {
        Language::Chinese => format!("和自己另一次重了：{other}"),
        Language::English => format!("It overlaps its own time {other}"),
    }
}

/// 请写1到26.
pub fn not_weeks(language: Language, most: u32) -> String {
    match language {
        Language::Chinese => format!("请写1到{most}之间的数字"),
        Language::English => format!("Please write a number from 1 to {most}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_told_by_its_name() {
        let told = |added, unchanged| {
            let outcome = Outcome { added, unchanged, ..Outcome::default() };
            added_in_both("周三合唱", outcome)
        };
        assert_eq!(told(1, 0), ["新增了“周三合唱”。", "Added “周三合唱”."]);
        assert_eq!(told(8, 0)[0], "新增了“周三合唱”，共8次。");
        assert_eq!(told(7, 1)[0], "新增了“周三合唱”，共7次；另有1次原来就有。");
        assert_eq!(told(0, 1)[0], "“周三合唱”原来就有，没有再加。");
    }

    fn added_in_both(name: &str, outcome: Outcome) -> [String; 2] {
        [Language::Chinese, Language::English].map(|language| added(language, name, outcome))
    }
}
