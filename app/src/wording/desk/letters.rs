//! 信件: the words around and on the letters for who is reached by no message.

use domain::language::Language::{self, Chinese, English};
use jiff::civil::Date;

use crate::wording::Words;
use crate::wording::when::day;

pub const TITLE: Words = Words("打印信件", "Letters to print");
pub const LEAD: Words = Words(
    "这些人短信到不了，或者要寄信。一人一页，打印后寄出。",
    "No message reaches these people, or they want letters. One page each, to be printed and posted.",
);
pub const NONE: Words = Words("没有信要打印", "There are no letters to print");
pub const NONE_LINE: Words = Words(
    "短信和电话都到不了的，或者要寄信的，才写信。",
    "Letters are for those whom neither a message nor a call reaches, or who want them.",
);
pub const ALL_POSTED: Words = Words("这些信都寄出了", "All of these are in the post");
pub const POSTED: Words = Words("记下了，信已经寄出。", "Noted: the letters are in the post.");
pub const NO_ADDRESS: Words =
    Words("没有地址，请当面交或托人带。", "No address is known: hand it over in person.");
pub const TYPE_ADDRESS: Words = Words("填写地址", "Type the address");
pub const OPENING: &str = "您好。";
pub const CLOSING: &str = "祝您身体健康。";

/// 打印信件（3封）
pub fn link(language: Language, letters: usize) -> String {
    let title = TITLE.in_language(language);
    match (language, letters) {
        (Chinese, number) => format!("{title}（{number}封）"),
        (English, number) => format!("{title} ({number})"),
    }
}

/// 陈淑芬 收
pub fn addressed(name: &str) -> String {
    format!("{name} 收")
}

/// 陈淑芬：
pub fn salutation(name: &str) -> String {
    format!("{name}：")
}

/// 有事请打电话0791-0123-4567。
pub fn questions(telephone: &str) -> String {
    format!("有事请打电话{telephone}。")
}

/// Under the letter. In Chinese, as all of it: which language a person reads is known to their browser alone.
pub fn dated(on: Date) -> String {
    day(Chinese, on)
}
