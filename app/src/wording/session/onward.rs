//! 从某天起: another teacher or another room for all sessions that are still to come.

use domain::language::Language::{self, Chinese, English};
use domain::refusal::Refusal;

use crate::wording::Words;
use crate::wording::refusal::refusal_sentence;

pub const TITLE: Words = Words("以后都换老师或教室", "Another teacher or room from now on");
pub const LEAD: Words = Words(
    "从那天起的每一次都改。停了的课不改。",
    "Every session from that day on is changed. Those that are cancelled stay.",
);
pub const ON: Words = Words("从哪天起", "From which day on");
pub const TEACHER: Words = Words("以后谁来教（选填）", "Who teaches then (optional)");
pub const TEACHER_HINT: Words = Words(
    "不换就空着。两位老师用顿号隔开。",
    "Leave it empty to keep the teacher. Two are written with 、 between them.",
);
pub const ROOM: Words = Words("以后在哪个教室（选填）", "In which room then (optional)");
pub const ROOM_HINT: Words = Words("不换就空着。", "Leave it empty to keep the room.");
pub const NOTHING_ASKED: Words =
    Words("请写换哪位老师，或换哪个教室", "Please write a teacher or a room");
pub const NOTHING_TO_CHANGE: Words =
    Words("从那天起没有要改的课了。", "From that day on there is no session to change.");
pub const LOOK: Words = Words("先看看影响谁", "See first whom it affects");
pub const WOULD_CHANGE: Words = Words("会改这些课", "These sessions change");
pub const NOT_YET: Words = Words("现在还没有改。", "Nothing is changed yet.");
pub const DO_IT: Words = Words("就这样改，通知大家", "Change them and tell everybody");
pub const IN_THE_WAY: Words = Words(
    "有的课改不了，请换老师、教室或日子。",
    "Some cannot be changed. Choose another teacher, room or day.",
);

/// 会改12次课，影响20人.
pub fn affects(language: Language, sessions: usize, people: u32) -> String {
    match language {
        Chinese => format!("会改{sessions}次，通知{people}人。"),
        English => format!("Sessions: {sessions}. People who are told: {people}."),
    }
}

/// 改好了12次，通知了20人.
pub fn done(language: Language, sessions: u32, people: u32) -> String {
    match language {
        Chinese => format!("改好了{sessions}次，通知了{people}人。"),
        English => format!("Sessions changed: {sessions}. People told: {people}."),
    }
}

/// Why one session cannot be changed.
pub fn cannot(language: Language, why: &Refusal) -> String {
    let why = refusal_sentence(language, why);
    match language {
        Chinese => format!("改不了：{why}"),
        English => format!("Not possible: {why}"),
    }
}
