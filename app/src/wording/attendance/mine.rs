//! A person's own marks, all of them and on the page of a sign-up.

use domain::attendance::{Marked, Means};
use domain::language::Language::{self, Chinese, English};

use super::{NOT_RECORDED, how, mark};
use crate::wording::Words;

pub const TITLE: Words = Words("到场记录", "When you came");
pub const LEAD: Words = Words(
    "记得不对，按一下就能改。工作人员会看到是您说的。",
    "If something is wrong, one tap puts it right. The staff see that you said so.",
);
pub const I_WAS_THERE: Words = Words("我当时在", "I was there");
pub const I_HAD_ASKED: Words = Words("我请过假", "I had asked for leave");
pub const COMING: Words = Words("下一次", "The next one");
pub const CANNOT_COME: Words = Words("这次来不了，请假", "I cannot come this time");
pub const COMES_AFTER_ALL: Words = Words("我能来了", "I can come after all");
pub const AT_THE_DOOR: Words =
    Words("到门口签到，可以扫这个码。", "At the door this code checks you in.");
pub const SAID: Words =
    Words("记好了，谢谢您告诉我们。", "It is recorded. Thank you for telling us.");

pub const CALLED_OFF: Words =
    Words("这一次停课了，不算。", "It was called off, and does not count.");
pub const WHY: Words =
    Words("每次到没到、谁记的，都在这里。", "When you came, and who recorded it.");
pub const ALL_LEAD: Words = Words(
    "哪一次记得不对，请点进去告诉我们。",
    "If one of them is not right, open it and tell us.",
);
pub const NONE: Words = Words("还没有到场记录", "Nothing is recorded yet");
pub const NONE_LINE: Words =
    Words("上过课、参加过活动，这里会有记录。", "Once you have been to something, it stands here.");

/// 到，门口点名字，2026年12月1日…: how the person is marked, and how that came about.
pub fn line(language: Language, marked: Option<&Marked>) -> String {
    let Some((marked, what)) = marked.and_then(|one| Some((one, one.mark?))) else {
        return NOT_RECORDED.in_language(language).to_owned();
    };
    let what = mark(what).in_language(language);
    let how = match (language, marked.means) {
        (Chinese, Means::Person) => "您自己说的".to_owned(),
        (English, Means::Person) => "as you said".to_owned(),
        _ => how(language, marked),
    };
    with_how(language, what, &how)
}

/// The same for the desk.
pub fn at_desk(language: Language, marked: Option<&Marked>) -> String {
    let Some((marked, what)) = marked.and_then(|one| Some((one, one.mark?))) else {
        return NOT_RECORDED.in_language(language).to_owned();
    };
    with_how(language, mark(what).in_language(language), &how(language, marked))
}

fn with_how(language: Language, what: &str, how: &str) -> String {
    match language {
        Chinese => format!("{what}（{how}）"),
        English => format!("{what} ({how})"),
    }
}
