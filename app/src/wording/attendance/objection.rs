//! 记得不对: how a mark came about, what its person says against it, and what a coordinator answers.

use domain::attendance::{Answer, Hand, LONGEST_OBJECTION, Mark, Means};
use domain::language::Language::{self, Chinese, English};
use jiff::Timestamp;
use store::attendance::{Answered, PastMark};

use super::{NOT_RECORDED, mark};
use crate::wording::Words;
use crate::wording::home::because;
use crate::wording::when::moment;

pub const TITLE: Words = Words("这一次怎么记的", "How this was recorded");
pub const SEE: Words = Words("看怎么记的", "See how");
pub const BACK: Words = Words("回到到场记录", "Back to when you came");
pub const NOW: Words = Words("现在记的是", "Recorded now");
pub const PAST: Words = Words("谁记的、怎么改的", "Who recorded it, and what was changed");
pub const NO_PAST: Words = Words("还没有人记过。", "Nobody has recorded anything yet.");
pub const NOT_RIGHT: Words = Words("觉得记得不对？", "Is this not right?");
pub const NOT_RIGHT_LEAD: Words =
    Words("写一句，工作人员会查，查完告诉您。", "Say so. The staff will look, and answer you.");
pub const NOTE: Words = Words("哪里不对", "What is not right");
pub const SEND: Words = Words("告诉工作人员", "Tell the staff");
pub const NOTE_MISSING: Words = Words("请写哪里不对", "Please write what is not right");
pub const SAID: Words =
    Words("工作人员收到了，查完会告诉您。", "The staff have it, and will answer you.");
pub const WHAT_WAS_SAID: Words = Words("您说过的", "What you have said");

pub const ANSWERED_TITLE: Words = Words("到场记录有答复了", "An answer about when you came");

pub const DESK_TITLE: Words = Words("说点名不对的", "Marks that are not right");
pub const DESK_LEAD: Words = Words(
    "学员说点名记得不对，请查一查再答复。",
    "People say that these marks are not right. Please check, and answer.",
);
pub const NOBODY: Words = Words("没有人说点名不对", "Nobody says so");
pub const NOBODY_LINE: Words =
    Words("有人说记得不对，会列在这里。", "Whoever says so will stand here.");
pub const ANSWER: Words = Words("答复", "Answer");
pub const DESK_BACK: Words = Words("回到说点名不对的", "Back to marks that are not right");
pub const ABOUT: Words = Words("哪一次", "Which session");
pub const SAYS: Words = Words("本人说", "They say");
pub const WHAT_NOW: Words = Words("查完怎么办", "What is to be done");
pub const ANSWER_MISSING: Words = Words("请选怎么办", "Please choose what is to be done");
pub const REASON: Words = Words("为什么", "Why");
pub const REASON_HINT: Words =
    Words("不改的一定要写，本人会看到。", "Needed where it stays. They read it.");
pub const REASON_MISSING: Words =
    Words("不改，请写为什么，本人会看到", "Please say why it stays. They read it");
pub const DONE: Words = Words("答复好了，本人会收到通知。", "It is answered, and they are told.");

/// What can be answered.
pub const fn answer(answer: Answer) -> Words {
    match answer {
        Answer::Corrected(Some(Mark::Present)) => Words("改成“到”", "Record: here"),
        Answer::Corrected(Some(Mark::Excused)) => Words("改成“请假”", "Record: on leave"),
        Answer::Corrected(Some(Mark::Absent)) => Words("改成“未到”", "Record: missed"),
        Answer::Corrected(None) => Words("不记", "Record nothing"),
        Answer::Stays => Words("不改", "It stays"),
    }
}

/// How much may be written.
pub fn note_hint(language: Language) -> String {
    match language {
        Chinese => format!("例如：那天我在，坐在后排。最多{LONGEST_OBJECTION}个字。"),
        English => format!("For example: I was there, at the back. {LONGEST_OBJECTION} signs."),
    }
}

pub fn too_long(language: Language) -> String {
    match language {
        Chinese => format!("请写短一些，最多{LONGEST_OBJECTION}个字"),
        English => format!("Please write at most {LONGEST_OBJECTION} signs"),
    }
}

/// 到、请假、未到、还没记.
pub const fn stands(recorded: Option<Mark>) -> Words {
    match recorded {
        Some(recorded) => mark(recorded),
        None => NOT_RECORDED,
    }
}

/// 12月1日（星期二）上午9:02，老师：未到改成到.
pub fn past(language: Language, past: &PastMark) -> String {
    let (at, by) = (moment(language, past.marked.at), by(past).in_language(language));
    let becomes = stands(past.marked.mark).in_language(language);
    let was = past.was.map(|was| mark(was).in_language(language));
    match (language, was) {
        (Chinese, Some(was)) => format!("{at}，{by}：“{was}”改成“{becomes}”"),
        (Chinese, None) => format!("{at}，{by}：“{becomes}”"),
        (English, Some(was)) => format!("{at}, {by}: from “{was}” to “{becomes}”"),
        (English, None) => format!("{at}, {by}: “{becomes}”"),
    }
}

const fn by(past: &PastMark) -> Words {
    match (past.by, past.marked.means) {
        (Hand::Person, _) => Words("您自己说的", "as you said"),
        (_, Means::Tile) => Words("门口按姓名签到", "by name at the door"),
        (_, Means::Card) => Words("门口扫码", "scanned at the door"),
        (_, Means::Paper) => Words("按纸上签到记的", "from the paper sheet"),
        (Hand::Door, _) => Words("门口的工作人员", "by the staff at the door"),
        (Hand::Teacher, _) => Words("老师", "by the teacher"),
        (Hand::Staff, _) => Words("工作人员", "by the staff"),
    }
}

/// What was answered.
pub fn answered(language: Language, answered: Option<&Answered>) -> String {
    let Some(answered) = answered else {
        return Words("还在等答复。", "Not answered yet.").in_language(language).to_owned();
    };
    let what = if answered.is_corrected {
        Words("改好了。", "It was put right.")
    } else {
        Words("没有改。", "It stays.")
    };
    let (what, because) = (what.in_language(language), because(language, &answered.reason));
    let at = moment(language, answered.at);
    match language {
        Chinese => format!("{at}答复：{what}{because}"),
        English => format!("Answered on {at}: {what} {because}").trim_end().to_owned(),
    }
}

/// The notice: what came of it.
pub fn answered_sentence(
    language: Language,
    name: &str,
    at: Timestamp,
    stays: Option<&str>,
) -> String {
    let at = moment(language, at);
    match (language, stays) {
        (Chinese, None) => format!("“{name}”{at}那次，到场记录改好了。"),
        (Chinese, Some(why)) => {
            format!("“{name}”{at}那次，到场记录没有改。{}", because(language, why))
        }
        (English, None) => format!("“{name}”, {at}: it was put right."),
        (English, Some(why)) => {
            format!("“{name}”, {at}: it stays. {}", because(language, why))
        }
    }
}

/// 2人说点名不对.
pub fn on_board(language: Language, people: u32) -> String {
    match (language, people) {
        (Chinese, _) => format!("{people}人等答复"),
        (English, 1) => "1 person waits for an answer".to_owned(),
        (English, _) => format!("{people} people wait for an answer"),
    }
}
