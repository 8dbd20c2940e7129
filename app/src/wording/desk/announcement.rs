//! 给大家发通知: the words of the pages on which a coordinator writes to one list, or to all that a filter finds.

use domain::announcement::Whom;
use domain::language::Language::{self, Chinese, English};
use jiff::Timestamp;
use store::announcement::{Announcement, Audience};

use crate::wording::Words;

pub mod filter;
pub mod recipients;
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
pub const NOBODY: Words = Words("没有这样的人。", "Nobody is meant by this.");
pub const AS_MESSAGE: Words = Words("短信是这样", "As a message");
pub const SENT_ONES: Words = Words("发过的通知", "Notices sent");
pub const NONE_SENT: Words = Words("还没有发过通知", "Nothing has been announced yet");
pub const NONE_SENT_LINE: Words = Words(
    "发过的通知和收到的情况，都会记在这里。",
    "What is announced stands here, with who was reached.",
);
pub const SEE_ONE: Words = Words("看谁没收到", "See who was not reached");
pub const TO_WHICH: Words = Words("哪些名单", "Which lists");
pub const BEFORE: Words = Words("以前发过的", "Written before");
pub const WROTE: Words = Words("谁发给谁", "From whom to whom");
pub const SAYS: Words = Words("内容", "It says");
pub const REACHED: Words = Words("收到的情况", "Who was reached");

pub const AT_DOOR: Words = Words("打印贴在门口", "Print it for the door");
pub const AT_DOOR_TITLE: Words = Words("通知", "Notice");

/// Who is meant.
pub const fn whom(whom: Whom) -> Words {
    match whom {
        Whom::WithPlace => Words("有名额的人", "Who has a place"),
        Whom::Waiting => Words("候补的人", "Who waits for one"),
        Whom::Everybody => Words("有名额的和候补的人", "Both"),
        Whom::TookNothing => {
            Words("一样也没报的学员", "Members who have signed up for none of them")
        }
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

/// How many people on how many lists, and who of them has to be told by telephone, or by a letter.
pub fn reaches(language: Language, audience: &Audience) -> Vec<String> {
    let Audience { lists, people, by_message, without_mobile, without_telephone, .. } = audience;
    let lists = match (language, lists) {
        (_, ..=1) => String::new(),
        (Chinese, lists) => format!("{lists}个名单"),
        (English, lists) => format!("{lists} lists"),
    };
    let without = match (language, without_mobile) {
        (_, 0) => String::new(),
        (Chinese, some) => format!("其中{some}人没有手机号，请打电话告诉。"),
        (English, some) => {
            format!("{some} of them without a mobile: please tell them by telephone.")
        }
    };
    let letters = match (language, without_telephone) {
        (_, 0) => String::new(),
        (Chinese, some) => format!("{some}人没有电话可打，可以打印信件。"),
        (English, some) => format!("{some} cannot be called at all: letters can be printed."),
    };
    let all = match (language, people) {
        (Chinese, people) => format!("{people}人"),
        (English, 1) => "1 person".to_owned(),
        (English, people) => format!("{people} people"),
    };
    let some = |number: u32, line: String| if number == 0 { String::new() } else { line };
    let Audience { want_call, want_letter, on_pages, .. } = *audience;
    let [messages, calls, wish, pages] = match language {
        Chinese => [
            format!("{by_message}人收短信。"),
            some(want_call, format!("{want_call}人要打电话告诉。")),
            some(want_letter, format!("{want_letter}人要寄信，来不及的打电话。")),
            some(on_pages, format!("{on_pages}人只看自己的网页。")),
        ],
        English => [
            format!("By a message: {by_message}."),
            some(want_call, format!("To be called, as they wish: {want_call}.")),
            some(want_letter, format!("By a letter, or a call where it is late: {want_letter}.")),
            some(on_pages, format!("On their own pages alone: {on_pages}.")),
        ],
    };
    vec![lists, all, messages, without, calls, wish, letters, pages]
}

/// 62个字，算1条短信
pub fn length(language: Language, text: &str, parts: u32) -> String {
    let signs = text.chars().count();
    match (language, parts) {
        (Chinese, parts) => format!("{signs}个字，算{parts}条短信。"),
        (English, 1) => format!("{signs} signs: one message."),
        (English, parts) => format!("{signs} signs: counts as {parts} messages."),
    }
}

/// At once, or when messages go out again.
pub fn when(language: Language, later: Option<Timestamp>) -> String {
    match (language, later) {
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
pub fn reached(language: Language, one: &Announcement) -> Vec<String> {
    let Announcement { people, seen, sent, waiting, told, unreached, on_pages, .. } = one;
    let some = |number: &u32, line: String| if *number == 0 { String::new() } else { line };
    match language {
        Chinese => vec![
            format!("发给{people}人"),
            format!("短信发出{sent}条，没收到{unreached}条"),
            some(waiting, format!("还有{waiting}条等着发")),
            some(told, format!("{told}人打电话或寄信告诉了")),
            some(on_pages, format!("{on_pages}人没发短信，只在自己的网页上看")),
            format!("{seen}人在自己的首页点了“知道了”"),
        ],
        English => vec![
            format!("To {people}"),
            format!("Messages: {sent} sent, {unreached} not reached"),
            some(waiting, format!("{waiting} still wait to be sent")),
            some(told, format!("{told} were told by telephone or letter")),
            some(on_pages, format!("{on_pages} read it on their own pages alone")),
            format!("{seen} have put it away on their first page"),
        ],
    }
}

/// 11月23日发的通知
pub fn on(language: Language, at: Timestamp) -> String {
    match language {
        Chinese => format!("{}发的通知", moment(language, at)),
        English => format!("Announced on {}", moment(language, at)),
    }
}
