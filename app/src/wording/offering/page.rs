//! The page of one offering: its facts; how the reader stands with it is in `standing`.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::{OfferingKind, Places};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::wording::Words;
use crate::wording::desk::planning::{STAFF_CALL, TICKET};
use crate::wording::when::{full_day, short_day, time};

pub use self::standing::*;

mod standing;

pub const DAYS: Words = Words("日子", "Days");
/// The same where there is one alone.
pub const DATE: Words = Words("日子", "Date");
pub const TIME: Words = Words("时间", "Time");
pub const WHERE: Words = Words("地点", "Where");
pub const GETTING_THERE: Words = Words("乘车", "Getting there");
pub const TEACHER: Words = Words("老师", "Teacher");
pub const DEPARTMENT: Words = Words("系和学期", "Term");
pub const AUDIENCE: Words = Words("参加对象", "For whom");
pub const TEAM: Words = Words("服务队", "Team");
pub const SKILLS: Words = Words("要会什么", "Skills");
pub const EFFORT: Words = Words("体力", "Effort");
pub const FEE: Words = Words("费用", "Fee");
pub const WHO_MAY: Words = Words("谁能报", "Open to");
pub const AGES_COUNT_ON: Words = Words("年龄按开始那天算。", "Your age on the first day counts.");
pub const HEALTH: Words = Words("健康提醒", "Health");
pub const HEALTH_IS_ADVICE: Words =
    Words("这是提醒，能不能来由您自己决定。", "This is advice; you decide whether to come.");
pub const BRING: Words = Words("带什么", "Bring");
pub const PLACES: Words = Words("名额", "Places");
pub const UNCOUNTED: Words = Words("不限名额", "Not limited");
pub const WINDOW: Words = Words("报名时间", "Sign-up");
pub const HOW_GIVEN: Words = Words("怎么定", "How places are given");
pub const FIRST_COME: Words = Words("按报名先后，报上就定", "First come, first served");
pub const THEN_WAITING: Words = Words(
    "报满以后可以排候补，有人退出就依次问下一位",
    "When full, join the waiting list. If someone drops out, the next person is offered the place",
);
pub const JUST_COME: Words = Words("不用报名，到时候直接来", "No sign-up: just come along");
pub const GROUP_TELLS: Words =
    Words("团员参加，由团里通知", "For members, whom the group tells itself");
pub const TELEPHONE: Words = Words("电话", "Phone");
pub const NOTE: Words = Words("说明", "Note");
pub const EVERY_SESSION: Words = Words("每一次的日子", "All sessions");
pub const ALTERNATIVES: Words = Words("也可以看看这些", "You might also like these");

/// 11月20日起：钟芝.
pub fn taught_from(language: Language, on: Date, teacher: &str) -> String {
    let on = short_day(language, on);
    match language {
        Language::Chinese => format!("{on}起：{teacher}"),
        Language::English => format!("from {on}: {teacher}"),
    }
}

/// What else was said of an offering. The sentence that planning has put before it is ours, and told in the reader's
/// language; what the office wrote stays as it is.
pub fn note_lines(language: Language, note: &str) -> Vec<String> {
    let ours = [TICKET, STAFF_CALL].into_iter().find_map(|sentence| {
        let rest = note.strip_prefix(sentence.in_language(Language::Chinese))?;
        Some([sentence.in_language(language).to_owned(), rest.to_owned()])
    });
    ours.map_or_else(|| vec![note.to_owned()], Vec::from)
}

/// Under a shift's telephone: 服务队的办公室，只供联系：银杏路26号.
pub fn office(language: Language, address: &str) -> String {
    match language {
        Language::Chinese => format!("服务队的办公室，只供联系：{address}"),
        Language::English => format!("The team’s office, for contact only: {address}"),
    }
}

/// Back to the list: 回到课程.
pub const fn back_to_list(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("回到老年大学的课程", "Back to the classes"),
        OfferingKind::Activity => Words("回到活动中心的活动", "Back to the activities"),
        OfferingKind::Shift => Words("回到志愿服务", "Back to the shifts"),
    }
}

/// 2027年3月4日（星期四）开始.
pub fn begins(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => format!("{}开始", full_day(language, date)),
        Language::English => format!("Begins on {}", full_day(language, date)),
    }
}

/// 2027年6月17日（星期四）结束.
pub fn ends(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => format!("{}结束", full_day(language, date)),
        Language::English => format!("Ends on {}", full_day(language, date)),
    }
}

/// 每周二、周四，共16次.
pub fn weekdays(language: Language, days: &[&str], times: u32) -> String {
    match language {
        Language::Chinese if days.is_empty() => format!("共{times}次"),
        Language::Chinese => format!("每{}，共{times}次", days.join("、")),
        Language::English if days.is_empty() => format!("{times}\u{a0}sessions"),
        Language::English => format!("Every {}, {times}\u{a0}sessions", days.join(" and ")),
    }
}

/// Opens the list of sessions: 看全部16次的日子.
pub fn all_sessions(language: Language, count: usize) -> String {
    match language {
        Language::Chinese => format!("看全部{count}次的日子"),
        Language::English => format!("See all {count}\u{a0}dates"),
    }
}

/// 第3次.
pub fn session_number(language: Language, number: usize) -> String {
    match language {
        Language::Chinese => format!("第{number}次"),
        Language::English => format!("Session\u{a0}{number}"),
    }
}

/// 一共24个名额.
pub fn capacity(language: Language, places: &Places) -> String {
    match (language, places.capacity) {
        (_, None) => UNCOUNTED.in_language(language).to_owned(),
        (Language::Chinese, Some(capacity)) => format!("一共{capacity}个名额"),
        (Language::English, Some(1)) => "1\u{a0}place in all".to_owned(),
        (Language::English, Some(capacity)) => format!("{capacity}\u{a0}places in all"),
    }
}

/// 2026年11月1日（星期日）上午9:00 开始.
pub fn opens(language: Language, at: Timestamp) -> String {
    let moment = crate::wording::when::moment(language, at);
    match language {
        Language::Chinese => format!("{moment}开始"),
        Language::English => format!("From {moment}"),
    }
}

/// Until when: 2026年12月20日（星期日）下午5:00截止. The closing moment is already closed, so a midnight belongs to the day before.
pub fn closes(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    let is_midnight = when.time() == jiff::civil::Time::midnight();
    let last_day = when.date().yesterday().unwrap_or(when.date());
    match (language, is_midnight) {
        (Language::Chinese, true) => format!("{}为止，当天还可以报", full_day(language, last_day)),
        (Language::English, true) => {
            format!("Until {}, that day included", full_day(language, last_day))
        }
        (Language::Chinese, false) => {
            format!("{}{}截止", full_day(language, when.date()), time(language, when.time()))
        }
        (Language::English, false) => {
            format!("Until {}, {}", full_day(language, when.date()), time(language, when.time()))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_window_that_closes_at_midnight_names_its_last_day() {
        let at = |hour| instant(date(2026, 12, 21).at(hour, 0, 0, 0));
        assert_eq!(closes(Language::Chinese, at(0)), "2026年12月20日（星期日）为止，当天还可以报");
        assert_eq!(closes(Language::Chinese, at(17)), "2026年12月21日（星期一）下午5:00截止");
    }

    #[test]
    fn the_weekdays_are_named_once() {
        assert_eq!(weekdays(Language::Chinese, &["周二", "周四"], 16), "每周二、周四，共16次");
        let of = |capacity| Places { capacity: Some(capacity), held: 0, waiting: 0, passed: 0 };
        assert_eq!(capacity(Language::English, &of(1)), "1\u{a0}place in all");
        assert_eq!(capacity(Language::English, &of(2)), "2\u{a0}places in all");
        assert_eq!(
            weekdays(Language::English, &["Tuesday"], 14),
            "Every Tuesday, 14\u{a0}sessions"
        );
    }
    #[test]
    fn what_planning_adds_to_a_note_is_told_in_both_languages() {
        let told = |language, note: &str| note_lines(language, note);
        let note = "报上名后，到服务台领票。片名见海报";
        assert_eq!(told(Language::Chinese, note), ["报上名后，到服务台领票。", "片名见海报"]);
        let english = told(Language::English, note);
        assert_eq!(
            english,
            ["After signing up, fetch your ticket at the service desk.", "片名见海报"]
        );
        assert_eq!(
            told(Language::English, "由工作人员打电话约。"),
            ["Staff call to arrange it.", ""]
        );
        assert_eq!(told(Language::English, "自带球拍"), ["自带球拍"]);
        assert_eq!(told(Language::English, ""), [""]);
    }
}
