//! 老师不再来: handing on what a teacher leaves behind.

use domain::language::Language::{self, Chinese, English};
use domain::teaching::is_nobody;

use crate::wording::Words;

pub const TITLE: Words = Words("老师不再来上课", "A teacher comes no more");
pub const LEAD: Words = Words(
    "写上谁来接。空着的，先算没有老师，今日页会提醒。",
    "Write who takes over. What is left empty has no teacher yet, and stands on the board of the day.",
);
pub const TOGETHER: Words = Words(
    "两位一起教的，空着就由另一位教。",
    "Where two teach together and it is left empty, the other goes on.",
);
pub const WHO: Words = Words("哪位老师", "Which teacher");
pub const NOBODY: Words = Words("没有老师的课", "Without a teacher");
pub const NOTHING: Words = Words("没有课要交给别人了。", "There is nothing to hand on.");
pub const ONCE: Words =
    Words("代课的这几次，请一次一次改", "As a substitute: to be changed one by one");
pub const PROPOSED: Words = Words("可以请的老师", "Who could take over");
pub const NOT_PROPOSED: Words =
    Words("没有现成的老师，请写名字。", "Nobody is known who could. Please write a name.");
pub const NOTHING_ASKED: Words =
    Words("请至少给一个班写上老师", "Please write a teacher for one class at least");
pub const WOULD_CHANGE: Words = Words("会这样改", "This would change");

/// 魏桂以后还有2个班、24次课。
pub fn leaves(language: Language, name: &str, classes: usize, sessions: usize) -> String {
    match language {
        Chinese => format!("{name}以后还有{classes}个班、{sessions}次课。"),
        English => format!("To come of {name}: classes {classes}, sessions {sessions}."),
    }
}

/// 以后的12次课.
pub fn to_come(language: Language, sessions: usize) -> String {
    match language {
        Chinese => format!("以后的{sessions}次课"),
        English => format!("Sessions to come: {sessions}"),
    }
}

/// 这个班还有12次课没有老师。
pub fn unsettled(language: Language, sessions: usize) -> String {
    match language {
        Chinese => format!("这个班还有{sessions}次课没有老师。"),
        English => format!("Sessions of this class without a teacher: {sessions}."),
    }
}

/// 谁来教“楷书一班”（选填）.
pub fn takes_over(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("谁来教“{name}”（选填）"),
        English => format!("Who takes over “{name}” (optional)"),
    }
}

/// “楷书一班”12次，由方美上.
pub fn handed(language: Language, name: &str, sessions: usize, teacher: &str) -> String {
    match language {
        Chinese if is_nobody(teacher) => format!("“{name}”{sessions}次，还没有老师"),
        Chinese => format!("“{name}”{sessions}次，由{teacher}上"),
        English if is_nobody(teacher) => format!("“{name}”, {sessions}: nobody yet"),
        English => format!("“{name}”, {sessions}: {teacher}"),
    }
}
