//! One offering at the desk: how it stands, its list, and what can be done with it.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::{Admission, Allocation, Offering, OfferingState, Window};
use domain::sign_up::{EndReason, Place};
use jiff::Timestamp;
use jiff::civil::Time;

use crate::wording::when::{full_day, moment};
use crate::wording::{Words, approval};

pub const BACK: Words = Words("回到报名项目", "Back to the offerings");
pub const CANCELLED: Words = Words("已取消，原因是：", "Cancelled, because:");
pub const FACTS: Words = Words("基本情况", "Facts");
pub const WHEN: Words = Words("时间", "When");
pub const PERIOD: Words = Words("日期", "Days");
pub const PLACE: Words = Words("地点", "Where");
pub const PLACES: Words = Words("名额", "Places");
pub const WAITING: Words = Words("候补", "Waiting");
pub const WINDOW: Words = Words("报名时间", "Sign-up");
pub const WHO_MAY: Words = Words("谁能报", "Who may come");
pub const FEE: Words = Words("费用", "Fee");
pub const TELEPHONE: Words = Words("电话", "Telephone");
pub const TEAM: Words = Words("服务队", "Team");
pub const FOR_WHOM: Words = Words("参加对象", "For whom");
pub const NOTE: Words = Words("说明", "Note");
pub const SEE_AS_LEARNERS: Words = Words("看学员看到的页面", "See what learners see");

pub const BY_DRAW: Words = Words(
    "名额由公开摇号来定。请填志愿，不能直接加人。",
    "Its places are drawn. Make wishes for people instead of adding them.",
);
pub const TO_DRAW: Words = Words("去看这次摇号", "To the draw");
pub const ADD: Words = Words("加一个人", "Add a person");
pub const PRINT_SHEET: Words = Words("打印签到表", "Print the attendance sheet");
pub const CLOSE: Words = Words("停止报名", "Close sign-up");
pub const REOPEN: Words = Words("重新开放报名", "Open sign-up again");
pub const OPEN_NOW: Words = Words("现在就开放报名", "Open sign-ups now");
pub const CALL_OFF: Words = Words("取消这一项", "Cancel it");

pub const CALL_OFF_REASON: Words = Words("为什么取消", "Why it is cancelled");
pub const CALL_OFF_REASON_HINT: Words = Words(
    "大家会看到这句话，例如：老师生病，本学期停开。",
    "Everybody reads this sentence, for example: the teacher is ill.",
);
pub const CAN_BE_PUT_BACK: Words = Words(
    "取消错了，3天里可以撤销。大家会再收到通知。",
    "Within 3 days it can be put back. Everybody is told again.",
);
pub const DO_NOT: Words = Words("不取消，返回", "Leave it, go back");

pub const OPENING_TITLE: Words = Words("现在就开放报名吗？", "Open sign-ups now?");
pub const OPENS_AT_ONCE: Words =
    Words("大家马上就能自己报。", "People can sign up by themselves at once.");
pub const NOBODY_IS_MOVED: Words =
    Words("已报上的和候补的都不变。", "Those with a place and those who wait stay as they are.");
pub const WINDOW_BEFORE: Words = Words("原来的报名时间", "Sign-up until now");
pub const OPEN_UNTIL: Words = Words("什么时候截止（选填）", "When sign-up closes (optional)");
pub const NOT_OPENED: Words = Words("不能开放报名", "Sign-up cannot be opened");
pub const BACK_TO_IT: Words = Words("回到这一项", "Back to it");
pub const DO_NOT_OPEN: Words = Words("不开放，返回", "Leave it, go back");

/// What the closing may be: at the latest when the first session begins.
pub fn open_until_hint(language: Language, begins_at: Timestamp) -> String {
    let begins = moment(language, begins_at);
    match language {
        Language::Chinese => format!("最晚到开始的时候：{begins}。空着就到那时为止。"),
        Language::English => {
            format!("At the latest when it begins: {begins}. Left empty: until then.")
        }
    }
}

/// What was typed is no time: the latest one that may be written, as it would be written.
pub fn not_a_moment(language: Language, latest: Timestamp) -> String {
    let at = civil(latest);
    let (year, month, day) = (at.year(), at.month(), at.day());
    let clock = format!("{}:{:02}", at.hour(), at.minute());
    match language {
        Language::Chinese => format!("没看懂这个时间，请这样写：{year}年{month}月{day}日{clock}"),
        Language::English => {
            format!("This time is not clear; please write {year}-{month}-{day} {clock}")
        }
    }
}

/// 真的要取消“楷书一年级（1）班”吗？
pub fn call_off_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("真的要取消“{name}”吗？"),
        Language::English => format!("Cancel “{name}”?"),
    }
}

/// 取消“楷书一年级（1）班”.
pub fn do_call_off(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("取消“{name}”"),
        Language::English => format!("Cancel “{name}”"),
    }
}

/// How many people will be told.
pub fn will_be_told(language: Language, people: u32) -> String {
    match language {
        Language::Chinese if people == 0 => "现在没有人报名，不用通知谁。".to_owned(),
        Language::Chinese => format!("会通知{people}个人：报上的和候补的。"),
        Language::English if people == 0 => {
            "Nobody has signed up; nobody needs to be told.".to_owned()
        }
        Language::English if people == 1 => "One person will be told.".to_owned(),
        Language::English => {
            format!("{people} people will be told: those with a place and those who wait.")
        }
    }
}

/// 2026年9月14日（星期一）起 and 2026年9月18日（星期五）止, a line each: a midnight is told as the day that it begins or ends.
pub fn window(language: Language, window: Window) -> Vec<String> {
    let opens = match civil(window.opens_at) {
        at if at.time() == Time::midnight() => full_day(language, at.date()),
        _ => moment(language, window.opens_at),
    };
    if window.closes_at == Timestamp::MAX {
        return match language {
            Language::Chinese => vec![format!("{opens}起")],
            Language::English => vec![format!("From {opens}")],
        };
    }
    let closes = match civil(window.closes_at) {
        at if at.time() == Time::midnight() => at
            .date()
            .yesterday()
            .map_or_else(|_| moment(language, window.closes_at), |last| full_day(language, last)),
        _ => moment(language, window.closes_at),
    };
    match language {
        Language::Chinese => vec![format!("{opens}起"), format!("{closes}止")],
        Language::English => vec![format!("From {opens}"), format!("to {closes}")],
    }
}

/// 已报28人，共40个名额.
pub fn places(language: Language, held: u32, capacity: Option<u32>) -> String {
    match (language, capacity) {
        (Language::Chinese, Some(capacity)) => format!("已报{held}人，共{capacity}个名额"),
        (Language::Chinese, None) => format!("已报{held}人，名额不限"),
        (Language::English, Some(capacity)) => format!("{held} of {capacity} places are taken"),
        (Language::English, None) => format!("{held} signed up, places not limited"),
    }
}

/// 3人在候补; 没有人候补.
pub fn waiting(language: Language, waiting: u32) -> String {
    match language {
        Language::Chinese if waiting == 0 => "没有人候补".to_owned(),
        Language::Chinese => format!("{waiting}人在候补"),
        Language::English if waiting == 0 => "Nobody is waiting".to_owned(),
        Language::English if waiting == 1 => "1 person is waiting".to_owned(),
        Language::English => format!("{waiting} people are waiting"),
    }
}

/// 28/40人, for a narrow column.
pub fn held_of(language: Language, held: u32, capacity: Option<u32>) -> String {
    match (language, capacity) {
        (Language::Chinese, Some(capacity)) => format!("{held}/{capacity}人"),
        (Language::Chinese, None) => format!("{held}人"),
        (Language::English, Some(capacity)) => format!("{held} of {capacity}"),
        (Language::English, None) => held.to_string(),
    }
}

/// How an offering stands for its desk.
pub fn standing(offering: &Offering, now: Timestamp) -> Words {
    let terms = &offering.terms;
    match (&terms.state, terms.admission) {
        (OfferingState::Cancelled { .. }, _) => Words("已取消", "Cancelled"),
        _ if now >= terms.ends_at => Words("已结束", "Over"),
        _ if terms.allocation == Allocation::Draw => Words("公开摇号", "By draw"),
        (_, Admission::DropIn) => Words("直接来", "Drop in"),
        (_, Admission::MembersOnly) => Words("内部通知", "Members only"),
        (OfferingState::Closed, _) => Words("已停止报名", "Closed by the desk"),
        _ if now < terms.window.opens_at => Words("还没开始报名", "Not open yet"),
        _ if now >= terms.window.closes_at => Words("报名已截止", "Sign-up over"),
        _ if terms.allocation == Allocation::Approval => approval::DESK_STANDING,
        _ if offering.places.free() == 0 => Words("已满，可候补", "Full, waiting list"),
        _ => Words("正在报名", "Open"),
    }
}

/// 有名额; 候补第3位.
pub fn place(language: Language, place: Place) -> String {
    match (language, place) {
        (_, Place::InReview) => approval::IN_REVIEW.in_language(language).to_owned(),
        (Language::Chinese, Place::Held) => "有名额".to_owned(),
        (Language::English, Place::Held) => "Has a place".to_owned(),
        (Language::Chinese, Place::Offered { .. }) => "名额留着，等回答".to_owned(),
        (Language::English, Place::Offered { .. }) => "Place kept, to answer".to_owned(),
        (Language::Chinese, Place::Waiting { position }) => format!("候补第{position}位"),
        (Language::English, Place::Waiting { position }) => format!("Number {position} in line"),
    }
}

/// Why somebody is no longer on the list.
pub fn end_reason(language: Language, reason: &EndReason) -> String {
    match (language, reason) {
        (Language::Chinese, EndReason::Withdrawn) => "自己退出".to_owned(),
        (Language::Chinese, EndReason::Swapped { at_counter: false }) => {
            "自己换成了别的".to_owned()
        }
        (Language::Chinese, EndReason::Swapped { at_counter: true }) => {
            "在服务台换成了别的".to_owned()
        }
        (Language::English, EndReason::Swapped { at_counter: false }) => {
            "Swapped for another".to_owned()
        }
        (Language::English, EndReason::Swapped { at_counter: true }) => {
            "Swapped at the counter".to_owned()
        }
        (Language::Chinese, EndReason::Removed(reason)) => format!("移出：{reason}"),
        (Language::Chinese, EndReason::Cancelled(reason)) => format!("取消：{reason}"),
        (Language::Chinese, EndReason::Declined) => "有了名额，没有要".to_owned(),
        (Language::Chinese, EndReason::NotReached) => "有了名额，没联系上".to_owned(),
        (Language::Chinese, EndReason::Unpaid) => "没有交费".to_owned(),
        (Language::English, EndReason::Unpaid) => "Did not pay".to_owned(),
        (Language::English, EndReason::Declined) => "Did not take the place".to_owned(),
        (Language::English, EndReason::NotReached) => "Could not be reached".to_owned(),
        (Language::Chinese, EndReason::NotAccepted(reason)) => format!("不同意：{reason}"),
        (Language::English, EndReason::NotAccepted(reason)) => format!("Declined: {reason}"),
        (Language::English, EndReason::Withdrawn) => "Withdrew".to_owned(),
        (Language::English, EndReason::Removed(reason)) => format!("Removed: {reason}"),
        (Language::English, EndReason::Cancelled(reason)) => format!("Cancelled: {reason}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::{instant, start_of};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_window_of_whole_days_tells_its_last_day() {
        let days = Window {
            opens_at: start_of(date(2026, 9, 14)),
            closes_at: start_of(date(2026, 9, 19)),
        };
        assert_eq!(
            window(Language::Chinese, days),
            ["2026年9月14日（星期一）起", "2026年9月18日（星期五）止"]
        );
        let hours = Window { closes_at: instant(date(2026, 9, 18).at(17, 0, 0, 0)), ..days };
        assert_eq!(window(Language::Chinese, hours)[1], "2026年9月18日（星期五）下午5:00止");
    }
}
