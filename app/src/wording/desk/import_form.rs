//! The form beside a plan: campus, term, days of signing up, ages, telephone.

use domain::language::Language;
use domain::timetable::WrongDays;

use crate::wording::Words;
use crate::wording::when::full_day;

pub const CAMPUS: Words = Words("校区（选填）", "Campus (optional)");
pub const CAMPUS_HINT: Words = Words(
    "有几个校区的才填，例如红谷滩校区。",
    "Only where there are several, as the school writes it.",
);
pub const TERM_NAME: Words = Words("学期", "Term");
pub const TERM_NAME_HINT: Words = Words("例如2026年秋季学期。", "For example 2026年秋季学期.");
pub const TERM_STARTS_ON: Words = Words("学期第一天", "First day of the term");
pub const TERM_ENDS_ON: Words = Words("学期最后一天", "Last day of the term");
pub const DAY_HINT: Words = Words("例如2026年10月12日。", "For example 2026-10-12.");
pub const LAST_DAY_HINT: Words = Words("例如2027年1月15日。", "For example 2027-1-15.");
pub const OPENS_AT: Words = Words("什么时候开始报名", "When sign-up opens");
pub const OPENS_AT_OPTIONAL: Words =
    Words("什么时候开始报名（选填）", "When sign-up opens (optional)");
pub const CLOSES_AT: Words = Words("什么时候截止", "When sign-up closes");
pub const CLOSES_AT_OPTIONAL: Words =
    Words("什么时候截止（选填）", "When sign-up closes (optional)");
pub const MOMENT_HINT: Words = Words("例如2026年9月14日8:30。", "For example 2026-9-14 8:30.");
pub const CLOSES_HINT: Words =
    Words("只写日期，当天还能报。", "With a day alone, that day is still open.");
pub const NOW_HINT: Words = Words("空着就从现在开始。", "Left empty: from now on.");
pub const BEGINS_HINT: Words =
    Words("空着就到活动（服务）开始时为止。", "Left empty: until the activity or shift begins.");
pub const AGE_FROM: Words = Words("最小年龄（选填）", "Youngest age (optional)");
pub const AGE_TO: Words = Words("最大年龄（选填）", "Oldest age (optional)");
pub const AGE_HINT: Words = Words("到开课那天算，写数字。", "On the first day, in years.");
pub const TELEPHONE: Words = Words("咨询电话（选填）", "Telephone for questions (optional)");
pub const TELEPHONE_HINT: Words =
    Words("空着就用本单位的电话。", "Left empty: the institution’s own.");
pub const FROM_THE_FILE: Words = Words(
    "表里写了的，下面可以空着，会从表里读出来。",
    "What the file says may stay empty here: it is read from the file.",
);

pub const OF_CLASSES_ALONE: Words = Words(
    "活动和志愿服务的表，只填报名时间，也可以空着。",
    "For activities and shifts only the times of sign-up count, and they may stay empty.",
);

pub const TERM_NAME_MISSING: Words =
    Words("请填写学期，表里没有找到", "Please enter the term; the file does not say it");
pub const TERM_NAME_ODD: Words = Words(
    "学期最多40个字，不能有特殊符号",
    "The term’s name has 40 characters at most and no special signs",
);
pub const CAMPUS_ODD: Words = Words(
    "校区最多40个字，不能有特殊符号",
    "The campus’s name has 40 characters at most and no special signs",
);
pub const DAY_MISSING: Words =
    Words("请填写日期，表里没有找到", "Please enter the day; the file does not say it");
pub const NOT_A_DAY: Words = Words(
    "没看懂这个日期，请这样写：2026年10月12日",
    "This day is not clear; please write 2026-10-12",
);
pub const NOT_A_MOMENT: Words = Words(
    "没看懂这个时间，请这样写：2026年9月14日8:30",
    "This time is not clear; please write 2026-9-14 8:30",
);
pub const TERM_REVERSED: Words =
    Words("最后一天不能早于第一天", "The last day cannot be before the first");
pub const TERM_TOO_LONG: Words =
    Words("学期最长400天，请核对日期", "A term has 400 days at most; please check the days");
pub const TERM_IS_OVER: Words =
    Words("这个学期已经过完了，请核对年份", "The term is over already; please check the year");
pub const TERM_TOO_SHORT: Words =
    Words("学期太短，有的班一次课也排不上", "The term is too short: some classes would never meet");
pub const WINDOW_REVERSED: Words = Words("截止要晚于开始", "Sign-up must close after it opens");
pub const NOT_AN_AGE: Words =
    Words("年龄请写数字，例如50", "Please write the age as a number such as 50");
pub const AGES_REVERSED: Words =
    Words("最大年龄不能小于最小年龄", "The oldest age cannot be below the youngest");

/// Sign-up would open after this offering has closed: 比“合唱”的截止还晚.
pub fn opens_too_late(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("比“{name}”的报名截止还晚，请写早一些。"),
        Language::English => {
            format!("Sign-up for “{name}” closes before this; please write an earlier time.")
        }
    }
}

/// Why no term has these days: 学期最晚2029年11月24日（星期六）开始，请核对年份.
pub fn wrong_days(language: Language, why: WrongDays) -> String {
    let latest = match why {
        WrongDays::EndsFirst => return TERM_REVERSED.in_language(language).to_owned(),
        WrongDays::TooLong => return TERM_TOO_LONG.in_language(language).to_owned(),
        WrongDays::IsOver => return TERM_IS_OVER.in_language(language).to_owned(),
        WrongDays::TooFar { latest } => full_day(language, latest),
    };
    match language {
        Language::Chinese => format!("学期最晚{latest}开始，请核对年份"),
        Language::English => format!("A term begins on {latest} at the latest; check the year"),
    }
}
