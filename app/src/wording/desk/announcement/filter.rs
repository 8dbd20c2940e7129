//! 按条件发通知: the words of choosing to whom, and of saying it later.

use domain::announcement::{Ages, AgesFault, Filter};
use domain::language::Language::{self, Chinese, English};
use store::announcement::Announcement;

use crate::wording::Words;
use crate::wording::offering::kind_name;
use crate::wording::when::weekday_of;

pub const TITLE: Words = Words("写一条通知", "Write an announcement");
pub const LEAD: Words = Words(
    "先选发给哪些人，再写通知。每人只收到一次。",
    "Choose whom it is for, then write it. Each person gets it once.",
);
pub const KIND: Words = Words("哪一类", "Of which kind");
pub const TERM: Words = Words("哪个学期", "Which term");
pub const GROUP: Words = Words("哪个系、哪支队", "Which department or team");
pub const WEEKDAY: Words = Words("星期几有活动", "Meets on which day");
pub const NOT_OVER: Words = Words("还没结束的", "Whatever is not over");
pub const PAST: Words = Words("哪些时候的", "Of which time");
pub const PAST_HINT: Words =
    Words("要通知整支服务队，请选一年内办过的。", "For a whole team choose the last year as well.");
pub const WITH_PAST: Words =
    Words("还没结束的，和一年内办过的", "What is not over, and what was held within a year");
pub const AGE_FROM: Words = Words("最小几岁", "Youngest age");
pub const AGE_TO: Words = Words("最大几岁", "Oldest age");
pub const AGE_HINT: Words = Words(
    "不填就不看年龄。不知道生日的人，填了就不发。",
    "Leave it empty for any age. Whose birthday is not known is left out otherwise.",
);
pub const CHOOSE_AGAIN: Words = Words("请重新选一个", "Please choose again");
/// What stands for the name of each list.
pub const EACH_NAME: Words = Words("各自的课程", "the name of each");

/// What is wrong with an age.
pub const fn age_fault(fault: AgesFault) -> Words {
    match fault {
        AgesFault::NotAnAge => Words("请填岁数，比如70", "Please enter years, such as 70"),
        AgesFault::Crossed => {
            Words("最大的岁数要比最小的大", "The oldest age is below the youngest")
        }
    }
}

/// To which lists it went, as it was said then.
pub fn lists(language: Language, one: &Announcement) -> Vec<String> {
    let mut lines = match &one.filter {
        Some(filter) => conditions(language, filter),
        None if one.lists > 1 => vec![and_others(language, &one.first_list)],
        None => return vec![one.first_list.clone()],
    };
    lines.push(so_many(language, one.lists));
    lines
}

/// 共3个名单
pub fn so_many(language: Language, lists: u32) -> String {
    match (language, lists) {
        (Chinese, number) => format!("共{number}个名单"),
        (English, 1) => "1 list".to_owned(),
        (English, number) => format!("{number} lists"),
    }
}

/// 楷书一年级班等
fn and_others(language: Language, first: &str) -> String {
    match language {
        Chinese => format!("{first}等"),
        English => format!("{first} and others"),
    }
}

/// The conditions, each in its words.
fn conditions(language: Language, filter: &Filter) -> Vec<String> {
    let Filter { kind, term, group, weekday: day, ages, with_past } = filter;
    let any_term = if *with_past { WITH_PAST } else { NOT_OVER };
    let term = term.clone().unwrap_or_else(|| any_term.in_language(language).to_owned());
    let lines = [
        kind.map(|kind| kind_name(kind).in_language(language).to_owned()),
        Some(term),
        group.clone(),
        day.and_then(|day| weekday_of(language, day)).map(str::to_owned),
        of_ages(language, *ages),
    ];
    lines.into_iter().flatten().collect()
}

/// 60岁到75岁
fn of_ages(language: Language, ages: Ages) -> Option<String> {
    Some(match (language, ages.from, ages.to) {
        (_, None, None) => return None,
        (Chinese, Some(from), None) => format!("{from}岁以上"),
        (Chinese, None, Some(to)) => format!("{to}岁以下"),
        (Chinese, Some(from), Some(to)) => format!("{from}岁到{to}岁"),
        (English, Some(from), None) => format!("{from} and older"),
        (English, None, Some(to)) => format!("{to} and younger"),
        (English, Some(from), Some(to)) => format!("aged {from} to {to}"),
    })
}
