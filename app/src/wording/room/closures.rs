//! 闭馆: when the whole house is closed.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TITLE: Words = Words("闭馆的日子", "When the house is closed");
pub const LEAD: Words = Words(
    "写好时间，先看看影响哪些课和借用。",
    "Write from when to when, and see first whom it affects.",
);
pub const LOOK: Words = Words("看看影响谁", "See whom it affects");
pub const CALL_OFF: Words = Words("一起停的", "Cancel them with it");
pub const CALL_OFF_HINT: Words = Words(
    "打勾的都停，报了名的人会收到通知。要改期的请去掉勾。",
    "Those ticked are cancelled, and their people are told. Untick what you would rather move.",
);
pub const NEW: Words = Words("刚加上的：", "New:");
pub const NONE_TICKED: Words =
    Words("没有打勾的，只写不开放。", "None is ticked: it is only closed.");
pub const TICKED: Words = Words("停", "Cancels ");
pub const TICKED_AFTER: Words = Words("次。", ".");
pub const STAYS: Words = Words(
    "下面这些不会自动取消，请一项一项改期或取消：",
    "These are not cancelled with it. Please move or cancel each:",
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

/// 一共47人有名额.
pub fn all_people(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, 0) => "还没有人报名。".to_owned(),
        (Chinese, people) => format!("一共{people}人有名额。"),
        (English, 0) => " Nobody has a place in them.".to_owned(),
        (English, 1) => " One person has a place in them.".to_owned(),
        (English, people) => format!(" {people} people have a place in them."),
    }
}

/// 18人，beside the session that they would come to.
pub fn people(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, people) => format!("{people}人"),
        (English, 1) => "1 person".to_owned(),
        (English, people) => format!("{people} people"),
    }
}

/// 停了3节课，通知了47人.
pub fn called_off(language: Language, sessions: u32, people: u32) -> String {
    let told = match people {
        1 => "1 person is told".to_owned(),
        people => format!("{people} people are told"),
    };
    match (language, sessions) {
        (Chinese, _) => format!("停了{sessions}次，通知{people}人。要恢复，请到改动记录里撤销。"),
        (English, 1) => format!("One session is cancelled, {told}. The log can put it back."),
        (English, _) => {
            format!("{sessions} sessions are cancelled, {told}. The log can put each back.")
        }
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
