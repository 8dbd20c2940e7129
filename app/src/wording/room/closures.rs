//! 闭馆: when the whole house is closed.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("闭馆的日子", "When the house is closed");
pub const LEAD: Words = Words(
    "写好时间，先看看影响哪些课和借用。",
    "Write from when to when, and see first whom it affects.",
);
pub const LOOK: Words = Words("看看影响谁", "See whom it affects");
pub const NOT_CHANGED: Words = Words(
    "闭馆不会自动停课。请一项一项停课、改期或取消借用。",
    "Closing the house cancels none of them. Please cancel or move each.",
);
pub const SHUT_THEN: Words = Words("那段时间里已经写了：", "In that time there is already:");
pub const REASON_HINT: Words = Words("例如：全馆消毒", "For example: the house is disinfected");
pub const DO_CLOSE: Words = Words("这段时间闭馆", "Close the house then");
pub const CLOSURES: Words = Words("写好的闭馆时间", "Closures");
pub const NONE: Words = Words("没有写闭馆的时间。", "No closure is written down.");
pub const TAKEN_BACK: Words = Words("取消了的", "Taken back");
pub const DO_CLOSE_AGAIN: Words = Words("还是闭馆", "Close it after all");
pub const OF_EVERYBODY: Words = Words("全省放假", "A holiday of everybody");
pub const HOLIDAYS: Words = Words("法定节假日", "Public holidays");
pub const HOLIDAYS_LINE: Words = Words(
    "节假日场地不外借。要开放，就按“这天开放”。班级那天还是不上课。",
    "Rooms cannot be booked on holidays, unless you open the house. Classes do not meet all the same.",
);
pub const OPEN_THEN: Words = Words("照常开放", "Open");
pub const DO_OPEN_HOLIDAY: Words = Words("这天开放", "Open on this day");
pub const CLOSED: Words =
    Words("记下了，那段时间闭馆。", "Written down: the house is closed then.");
pub const OPENED: Words = Words("那段时间照常开馆了。", "It is open then after all.");
pub const CLOSED_AGAIN: Words =
    Words("恢复了，那段时间还是闭馆。", "The house is closed then after all.");

/// 影响9项课程、活动和借用.
pub fn affects(language: Language, count: usize) -> String {
    match (language, count) {
        (Chinese, 0) => "那段时间没有安排。".to_owned(),
        (Chinese, count) => format!("影响{count}项安排："),
        (English, 0) => "Nothing is planned then.".to_owned(),
        (English, 1) => "One thing is planned then:".to_owned(),
        (English, count) => format!("{count} things are planned then:"),
    }
}

/// 12月3日：302书画室不开放，地面维修.
pub fn shut_already(language: Language, when: &str, reason: &str, is_room: bool) -> String {
    match (language, is_room) {
        (Chinese, true) => format!("{when}，一处场地：{reason}"),
        (Chinese, false) => format!("{when}，全馆：{reason}"),
        (English, true) => format!("{when}, one room: {reason}"),
        (English, false) => format!("{when}, the whole house: {reason}"),
    }
}

/// 记下了，那段时间还有9项安排要改.
pub fn closed_with(language: Language, stands: u32) -> String {
    match (language, stands) {
        (Chinese, _) => format!("记下了。那段时间还有{stands}项安排，请停课、改期或取消。"),
        (English, 1) => "Written down. One thing is still planned then.".to_owned(),
        (English, _) => format!("Written down. {stands} things are still planned then."),
    }
}
