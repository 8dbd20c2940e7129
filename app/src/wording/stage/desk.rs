//! 阶段 at the desk: setting the stages of an offering.

use domain::calendar::civil;
use domain::language::Language::{self, Chinese, English};
use domain::offering::{KindFacts, Offering, Window};
use jiff::Timestamp;
use jiff::civil::Time;

use crate::wording::Words;
use crate::wording::draw::state::last_whole_day;
use crate::wording::when::{full_day, moment};

pub const LINK: Words = Words("分阶段报名", "Stages of sign-up");
pub const WHY: Words = Words(
    "可以让老学员先续班，也可以留几个名额。不填的就没有这一步。",
    "Members of the former class may continue first, and some places may be kept. What is left empty is no stage.",
);
pub const RETURNING: Words = Words("老学员续班", "Members of the former class");
pub const FORMER: Words = Words("接哪个班", "Which class it follows");
pub const NO_FORMER: Words = Words("不接前面的班", "None");
pub const FROM: Words = Words("从什么时候起可以续班", "From when they may continue");
pub const FROM_HINT: Words = Words(
    "例如：2026年12月1日8:00。年龄上限只管新来的人，不管续班。",
    "For example: 2026-12-1 8:00. The oldest age is for newcomers alone, not for members who continue.",
);
pub const MOST: Words = Words("最多续几个（选填）", "At most how many (optional)");
pub const MOST_HINT: Words = Words("不填就不限。", "Empty: as many as there are.");
pub const SHARES: Words = Words("留名额", "Places kept");
pub const NEWCOMERS: Words = Words("给新学员留几个", "How many for newcomers");
pub const DISTRICT: Words = Words("给住在本地区的人留几个", "How many for people of your district");
pub const NEWCOMERS_UNTIL: Words =
    Words("新学员的名额留到什么时候", "Until when they are kept for newcomers");
pub const DISTRICT_UNTIL: Words =
    Words("本地区的名额留到什么时候", "Until when they are kept for the district");
pub const UNTIL_HINT: Words = Words(
    "只写日期，就留到那天24:00。以后剩下的给所有人。",
    "A day alone means to its end. What is left afterwards is everybody’s.",
);
pub const WHOLE_TERM: Words = Words(
    "这学期的班都这样。每个班接上学期的同名班。",
    "The same for every class of this term, each after the class of its name in the term before.",
);
pub const SAVE: Words = Words("保存", "Save");
pub const KEPT: Words = Words("保存好了。", "Saved.");
pub const NOT_A_MOMENT: Words = Words(
    "请写清年月日，例如：2026年12月5日",
    "Please write day, month and year, for example: 2026-12-5",
);
pub const NOT_A_NUMBER: Words = Words("请填数字，1到999", "Please enter a number, 1 to 999");
pub const FROM_MISSING: Words =
    Words("请写从什么时候起可以续班", "Please write from when they may continue");
pub const FORMER_MISSING: Words = Words("请选接哪个班", "Please choose which class it follows");
pub const UNTIL_MISSING: Words = Words("请写留到什么时候", "Please write until when");

/// How many classes of the term have got the stages.
pub fn kept_of_term(language: Language, classes: u32) -> String {
    match (language, classes) {
        (Chinese, _) => format!("保存好了。这学期有{classes}个班这样报名。"),
        (English, 1) => "Saved. One class of this term has these stages.".to_owned(),
        (English, _) => format!("Saved. {classes} classes of this term have these stages."),
    }
}

/// How many have not.
pub fn left_of_term(language: Language, classes: u32) -> String {
    match (language, classes) {
        (Chinese, _) => {
            format!("{classes}个班没有改：已经取消或结束，不是先报先得，或者名额不够。")
        }
        (English, 1) => {
            "One was left as it was: over, called off, drawn, reviewed, or with too few places."
                .to_owned()
        }
        (English, _) => format!(
            "{classes} were left as they were: over, called off, drawn, reviewed, or with too few places."
        ),
    }
}

/// Everybody signs up from … to ….
pub fn window(language: Language, window: Window) -> String {
    let (from, last) = (moment(language, window.opens_at), last_whole_day(window.closes_at));
    let to = last.map_or_else(|| moment(language, window.closes_at), |day| full_day(language, day));
    match language {
        Chinese => format!("所有人报名：{from}到{to}"),
        English => format!("Everybody signs up from {from} to {to}"),
    }
}

/// The class that another follows, with its term and days, so that two of one name are told apart.
pub fn former(class: &Offering) -> String {
    match &class.facts {
        KindFacts::Class { term, teacher, .. } => format!("{}，{term}，{teacher}", class.name),
        _ => class.name.clone(),
    }
}

/// An instant as a coordinator types it.
pub fn typed(at: Timestamp) -> String {
    civil(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The same of an end: the last moment of a day is that day.
pub fn typed_until(at: Timestamp) -> String {
    let when = civil(at);
    match when.date().yesterday() {
        Ok(day) if when.time() == Time::midnight() => day.to_string(),
        _ => typed(at),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_end_at_midnight_is_told_as_the_day_that_was_meant() {
        let opens_at = instant(date(2026, 12, 1).at(9, 0, 0, 0));
        let closes_at = instant(date(2026, 12, 14).at(0, 0, 0, 0));
        let told = window(Chinese, Window { opens_at, closes_at });
        assert_eq!(told, "所有人报名：2026年12月1日（星期二）上午9:00到2026年12月13日（星期日）");
        assert_eq!(typed_until(closes_at), "2026-12-13", "as it is typed");
    }
}
