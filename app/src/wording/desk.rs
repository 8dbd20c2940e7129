//! The desk: its list of offerings, one offering with its people, and what can be done with both.

use domain::language::Language;
use domain::offering::Offering;
use jiff::Timestamp;
use jiff::civil::Date;

use super::when::{moment, short_day};
use super::{Sentence, Words};

pub mod accounts;
pub mod announcement;
pub mod calls;
pub mod cash;
pub mod changes;
pub mod draw;
pub mod edit;
pub mod feeds;
pub mod fees;
pub mod import;
pub mod import_columns;
pub mod import_form;
pub mod import_list;
pub mod import_undo;
pub mod keys;
pub mod letters;
pub mod limits;
pub mod list;
pub mod listing;
pub mod log;
pub mod members;
pub mod merge;
pub mod messages;
pub mod new_offering;
pub mod notice;
pub mod offering;
pub mod people;
pub mod planning;
pub mod refunds;
pub mod swap;
pub mod template;
pub mod today;
pub mod ways;

pub const OFFERINGS: Words = Words("报名项目", "Offerings");
pub const IMPORT: Words = Words("导入（计划、人员、教室）", "Import (plans, people, rooms)");
/// The same among the ways to go, where a phone at the largest size has little room.
pub const IMPORT_WAY: Words = Words("导入（计划、人员、教室）", "Import");

pub const SIGN_IN: Words = Words("管理员登录", "Coordinators’ sign-in");
pub const SIGN_IN_NAME: Words = Words("登录名", "Name");
pub const PASSWORD: Words = Words("密码", "Password");
pub const DO_SIGN_IN: Words = Words("登录", "Sign in");
pub const FOR_LEARNERS: Words = Words(
    "要报名上课、参加活动，请从首页登录。",
    "To sign up for classes and activities, sign in from the home page.",
);
pub const FORGOTTEN: Words =
    Words("忘了密码，请打下面的电话。", "Forgotten the password? Please call the number below.");
pub const NAME_MISSING: Words = Words("请填写登录名", "Please enter your name");
pub const PASSWORD_MISSING: Words = Words("请填写密码", "Please enter your password");

pub const SEARCH: Words = Words("找名称、老师、地点", "Find a name, a teacher, a place");
pub const FIND: Words = Words("查找", "Search");
pub const NAME: Words = Words("名称", "Name");
pub const WHEN: Words = Words("时间", "When");
pub const HELD: Words = Words("已报", "Held");
pub const WAITING: Words = Words("候补", "Waiting");
pub const STATE: Words = Words("状态", "State");
pub const NOTHING_YET: Words = Words("还没有报名项目", "There are no offerings yet");
pub const NOTHING_YET_LINE: Words =
    Words("把计划表导入进来，这里就有了。", "Import a plan and they will stand here.");
pub const NOTHING_FOUND: Words = Words("没有找到", "Nothing was found");
pub const NOTHING_FOUND_LINE: Words =
    Words("可以少写几个字，或写拼音再找。", "Try fewer words, or pinyin.");
pub const SEE_ALL: Words = Words("看全部", "See all");

/// A pause after too many tries in a name, which may have been a stranger's: where and how its owner comes in all the same.
pub fn too_many_tries(until: Timestamp) -> Sentence {
    Sentence {
        chinese: format!(
            "试的次数多了，请{}以后再试。在您登录过的电脑上，现在就能登录。也可以请负责人给您换一个密码。",
            moment(Language::Chinese, until)
        ),
        english: format!(
            "Too many tries. Please try again after {}. On a computer where you have signed in before you can sign in now. Or ask the head of your desk for a new password.",
            moment(Language::English, until)
        ),
    }
}

/// 共104项.
pub fn count(language: Language, total: u32) -> String {
    match language {
        Language::Chinese => format!("共{total}项，先开始的在前面，结束了的在最后。"),
        Language::English => {
            format!("{total} in all, the earliest first. What is over comes last.")
        }
    }
}

/// 12月25日到3月26日，共12次, without years, for a narrow column; nothing for a single meeting.
pub fn period(language: Language, offering: &Offering) -> Option<String> {
    let count = offering.session_count;
    (count > 1).then(|| sessions_between(language, offering.first_on, offering.last_on, count))
}

fn sessions_between(language: Language, first: Date, last: Date, count: u32) -> String {
    let (from, to) = (short_day(language, first), short_day(language, last));
    match language {
        Language::Chinese => format!("{from}到{to}，共{count}次"),
        Language::English => format!("{from} to {to}, {count} sessions"),
    }
}
