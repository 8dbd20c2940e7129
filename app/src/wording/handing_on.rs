//! Handing a page on: to a printer, to the family, by a code to scan.

use domain::language::Language;
use domain::offering::Offering;

use super::Words;

pub const PRINT: Words = Words("打印", "Print");
pub const SEND: Words = Words("发给家人", "Send to family");
pub const COPIED: Words = Words(
    "网址已复制，粘贴到微信里发给家人。",
    "The address is copied. Paste it into WeChat for your family.",
);
pub const NOT_COPIED: Words =
    Words("请长按下面的网址，选“复制”。", "Press long on the address below and choose Copy.");
pub const SEE_ADDRESS: Words = Words("看网址，抄给家人", "See the address, to copy by hand");
pub const ADDRESS: Words = Words("网址", "Address");

pub const SCAN_SIGN_UP: Words =
    Words("手机扫一扫，登录后看这一页。", "Scan this with a phone and sign in to see this page.");
pub const SCAN_TIMETABLE: Words = Words(
    "手机扫一扫，登录后看最新的安排。",
    "Scan this with a phone and sign in for the latest timetable.",
);
pub const SCAN_SHEET: Words =
    Words("管理员扫一扫，看最新名单。", "Coordinators scan this for the latest list.");
pub const SCAN_LIST: Words = Words(
    "手机扫一扫，看全部，上网报名。",
    "Scan this with a phone to see everything and sign up.",
);
pub const SCAN_HELP: Words =
    Words("手机扫一扫，在手机上看这一页。", "Scan this to read the page on a phone.");

/// 网址：yinyao.example/my-sign-ups.
pub fn by_hand(language: Language, address: &str) -> String {
    match language {
        Language::Chinese => format!("网址：{address}"),
        Language::English => format!("Address: {address}"),
    }
}

/// What the family reads beside the link: 楷书一年级（1）班，银杏区老年大学. Nothing about who sends it.
pub fn shared_title(language: Language, offering: &Offering) -> String {
    let comma = if language == Language::Chinese { "，" } else { ", " };
    format!("{}{comma}{}", offering.name, offering.institution.name)
}
