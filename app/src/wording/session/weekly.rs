//! 换上课时间: another weekday or time from a day on, for all sessions of one weekly time that are still to come.

use domain::calendar::{Span, TimeSlot};
use domain::language::Language::{self, Chinese, English};
use domain::session::SessionRefusal;
use domain::timetable::Why;

use super::{refused, when};
use crate::wording::Words;
use crate::wording::timetable::clashes_with;
use crate::wording::when::weekly;

pub const TITLE: Words = Words("以后都换时间", "Another weekly time from now on");
pub const LEAD: Words = Words(
    "从那天起，同一时间的每一次都换。停了的课不换。",
    "From that day on every session of that time moves. Those that are cancelled stay.",
);
pub const WAS: Words = Words("换哪个时间的课", "Which weekly time moves");
pub const WAS_MISSING: Words = Words("请选换哪个时间的课", "Please choose which weekly time moves");
pub const WEEKDAY: Words = Words("换到星期几", "To which weekday");
pub const WEEKDAY_MISSING: Words = Words("请选星期几", "Please choose a weekday");
pub const FROM: Words = Words("几点开始", "Begins");
pub const TO: Words = Words("几点结束", "Ends");
pub const LOOK: Words = Words("先看看每一次换到哪天", "See first where each session goes");
pub const MOVES: Words = Words("会换这些课", "These sessions move");
pub const ENDED: Words = Words("排不下，会停的课", "These find no day and are cancelled");
pub const ENDED_WHY: Words = Words(
    "学期里没有空的日子了。以后可以再安排补课。",
    "No day of the term is left for them. They can be made up for later.",
);
pub const PASSED: Words = Words("跳过的日子", "Days that are passed over");
pub const STAY: Words = Words("不动的课", "These stay as they are");
pub const WHAT_THEY_READ: Words = Words("他们会看到这句话", "This is what they read");
pub const DO_IT: Words = Words("就这样换，通知大家", "Move them and tell everybody");
pub const IN_THE_WAY: Words = Words(
    "有的课换不了，请换星期、时间或教室。",
    "Some cannot move. Choose another weekday, time or room.",
);

/// 没有写的时候, where the reason will stand that people read.
pub const NO_REASON_YET: Words = Words("等您来写", "to be written by you");

/// 每周二上午9:00–10:30, in a choice.
pub fn slot(language: Language, slot: TimeSlot) -> String {
    weekly(language, &[slot])
}

/// 原来12月8日（星期二）上午9:00–10:30.
pub fn was(language: Language, span: Span) -> String {
    let at = when(language, span);
    match language {
        Chinese => format!("原来：{at}"),
        English => format!("Was: {at}"),
    }
}

/// 换到12月9日（星期三）下午2:00–3:30.
pub fn goes(language: Language, span: Span) -> String {
    let at = when(language, span);
    match language {
        Chinese => format!("换到：{at}"),
        English => format!("Now: {at}"),
    }
}

/// 12月16日（星期三）下午2:00–3:30：全馆维修.
pub fn passed(language: Language, span: Span, reason: &str) -> String {
    let at = when(language, span);
    match language {
        Chinese => format!("{at}：{reason}"),
        English => format!("{at}: {reason}"),
    }
}

/// 会换12次，停1次.
pub fn affects(language: Language, moved: usize, ended: usize) -> String {
    match (language, ended) {
        (Chinese, 0) => format!("会换{moved}次。"),
        (Chinese, ended) => format!("会换{moved}次，停{ended}次。"),
        (English, 0) => format!("Sessions that move: {moved}."),
        (English, ended) => format!("Sessions that move: {moved}. Cancelled: {ended}."),
    }
}

/// 换好了12次，通知了20人.
pub fn done(language: Language, moved: u32, ended: u32, people: u32) -> String {
    match (language, ended) {
        (Chinese, 0) => format!("换好了{moved}次，通知了{people}人。"),
        (Chinese, ended) => format!("换好了{moved}次，停了{ended}次，通知了{people}人。"),
        (English, 0) => format!("Sessions moved: {moved}. People told: {people}."),
        (English, ended) => {
            format!("Sessions moved: {moved}. Cancelled: {ended}. People told: {people}.")
        }
    }
}

/// Why one session cannot move.
pub fn cannot(language: Language, why: &SessionRefusal) -> String {
    not_possible(language, &refused(language, why))
}

/// What stands at the new time: it keeps the session out, or is told for whoever decides.
pub fn beside(language: Language, why: &Why) -> String {
    let told = clashes_with(language, why);
    match language {
        _ if why.keeps_out() => not_possible(language, &told),
        Chinese => format!("请注意：{told}"),
        English => format!("Please note: {told}"),
    }
}

fn not_possible(language: Language, told: &str) -> String {
    match language {
        Chinese => format!("换不了：{told}"),
        English => format!("Not possible: {told}"),
    }
}
