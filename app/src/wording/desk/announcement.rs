//! 给大家发通知: the words of the page on which a coordinator writes to a whole list.

use domain::announcement::Whom;
use domain::language::Language::{self, Chinese, English};
use jiff::Timestamp;
use store::announcement::{Announcement, Audience};

use crate::wording::Words;
use crate::wording::when::moment;

pub const TITLE: Words = Words("给大家发通知", "Write to everybody");
pub const LEAD: Words = Words(
    "大家会收到短信，也能在自己的首页看到。",
    "Everybody gets a message and sees it on their own first page, too.",
);
pub const WHOM: Words = Words("发给谁", "To whom");
pub const CHOOSE_WHOM: Words = Words("请选发给谁", "Please choose to whom");
pub const TEXT: Words = Words("写什么", "What to say");
pub const TEXT_MISSING: Words =
    Words("请写要告诉大家的话", "Please write what everybody should know");
pub const LOOK: Words = Words("先看一看", "Look at it first");
pub const LOOK_AGAIN: Words = Words("改了，再看一看", "I changed it: look again");
pub const PREVIEW: Words = Words("大家看到的是这样", "This is what everybody reads");
pub const REACHES: Words = Words("发给", "Goes to");
pub const WHEN: Words = Words("什么时候", "When");
pub const NOBODY: Words = Words("这个名单上没有人。", "Nobody is on this list.");
pub const BEFORE: Words = Words("以前发过的", "Written before");
pub const WROTE: Words = Words("谁发给谁", "From whom to whom");
pub const SAYS: Words = Words("内容", "It says");
pub const REACHED: Words = Words("收到的情况", "Who was reached");

/// Who is meant.
pub const fn whom(whom: Whom) -> Words {
    match whom {
        Whom::WithPlace => Words("有名额的人", "Who has a place"),
        Whom::Waiting => Words("候补的人", "Who waits for one"),
        Whom::Everybody => Words("有名额的和候补的人", "Both"),
    }
}

/// 最多150个字
pub fn text_hint(language: Language, longest: usize) -> String {
    match language {
        Chinese => format!("最多{longest}个字。请不要写谁的姓名和电话。"),
        English => format!("At most {longest} signs, without anybody's name or number."),
    }
}

/// What to do about a text that is too long.
pub fn text_too_long(language: Language, longest: usize) -> String {
    match language {
        Chinese => format!("请写短一些，最多{longest}个字"),
        English => format!("Please write at most {longest} signs"),
    }
}

/// Heads what everybody reads.
pub fn heading(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("“{name}”的通知"),
        English => format!("News of “{name}”"),
    }
}

/// How many people, and who of them has to be told by telephone.
pub fn reaches(language: Language, audience: Audience) -> Vec<String> {
    let Audience { people, without_mobile } = audience;
    let without = match (language, without_mobile) {
        (_, 0) => String::new(),
        (Chinese, some) => format!("其中{some}人没有手机号，请打电话告诉。"),
        (English, some) => {
            format!("{some} of them without a mobile: please tell them by telephone.")
        }
    };
    let all = match (language, people) {
        (Chinese, people) => format!("{people}人"),
        (English, 1) => "1 person".to_owned(),
        (English, people) => format!("{people} people"),
    };
    vec![all, without]
}

/// At once, or in the morning.
pub fn when(language: Language, night: Option<Timestamp>) -> String {
    match (language, night) {
        (Chinese, None) => "马上发".to_owned(),
        (English, None) => "At once".to_owned(),
        (Chinese, Some(at)) => {
            format!("首页马上能看到，短信{}发。", moment(language, at))
        }
        (English, Some(at)) => {
            format!("On their own pages at once, by message on {}.", moment(language, at))
        }
    }
}

/// 发给25人
pub fn send(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, people) => format!("发给{people}人"),
        (English, 1) => "Send it to 1 person".to_owned(),
        (English, people) => format!("Send it to {people} people"),
    }
}

/// After it was sent.
pub fn was_told(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, people) => format!("已经发给{people}人。"),
        (English, 1) => "It was sent to 1 person.".to_owned(),
        (English, people) => format!("It was sent to {people} people."),
    }
}

/// 王老师发给有名额的人
pub fn wrote(language: Language, by: &str, to: Whom) -> String {
    let to = whom(to).in_language(language);
    match language {
        Chinese => format!("{by}发给{to}"),
        English => format!("{by} to: {to}"),
    }
}

/// How many it went to, who has read it, and whom no message reached.
pub fn reached(language: Language, told: &Announcement) -> Vec<String> {
    let Announcement { people, seen, sent, unreached, .. } = told;
    match language {
        Chinese => vec![
            format!("发给{people}人"),
            format!("短信发出{sent}条，没收到{unreached}条"),
            format!("{seen}人在自己的首页点了“知道了”"),
        ],
        English => vec![
            format!("To {people}"),
            format!("Messages: {sent} sent, {unreached} not reached"),
            format!("{seen} have put it away on their first page"),
        ],
    }
}
