//! 没报上: who asked and was told no, and how an entry came about, for its person and for the desk.

use domain::language::Language;
use domain::refusal::Refusal;
use domain::turned_away::TurnedAway;

use super::Words;
use super::refusal::refusal_sentence;
use super::when::moment;

pub const MINE: Words = Words("没报上的", "What you could not get");
pub const TERM: Words = Words("没报上", "Not possible");
pub const SEE: Words = Words("看这一项", "Look at it");

pub const TITLE: Words = Words("没报上的人", "People who were told no");
pub const NOBODY: Words = Words("没有人被拦下", "Nobody was told no");
pub const NOBODY_LINE: Words = Words(
    "谁来报名没报上，会列在这里，写明为什么。",
    "Whoever asks and cannot have a place is listed here, with the reason.",
);
pub const LINE: Words = Words(
    "有人来问为什么没报上，看这里。情况特殊的，可以在柜台破例办。",
    "Look here when somebody asks why. In a special case you can make an exception at the counter.",
);
pub const WHEN: Words = Words("什么时候", "When");
pub const REASON: Words = Words("本人看到的原因", "The reason they read");

pub const ENTRY: Words = Words("这次报名是怎么定的", "How this sign-up was decided");
pub const ENTRY_LINE: Words = Words(
    "本人看到的也是这些话。谁办的，只有柜台看得到。",
    "Its person reads the same words. Who did it is seen at the desk alone.",
);
pub const NOTHING: Words = Words(
    "这次报名早于开始记录的时候，没有记下来。",
    "It is older than the records; nothing was written down.",
);
pub const WHO: Words = Words("谁办的", "Done by");
pub const WHAT: Words = Words("怎么定的", "What was decided");
pub const THEMSELF: Words = Words("本人", "The person");
pub const NOBODY_DID: Words = Words("按名单自动", "The list, by itself");
pub const STAFF: Words = Words("工作人员", "Staff");

/// 楷书一年级班-没报上的人.
pub fn file_title(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("{name}-没报上的人"),
        Language::English => format!("{name}-told no"),
    }
}

/// When it was told, and how often.
pub fn when(language: Language, told: &TurnedAway) -> Vec<String> {
    let last = moment(language, told.last_at);
    match (language, told.times) {
        (_, 1) => vec![last],
        (Language::Chinese, times) => vec![last, format!("一共{times}次")],
        (Language::English, times) => vec![last, format!("{times} times in all")],
    }
}

/// Why not, in the words that the person read.
pub fn why(language: Language, told: &TurnedAway) -> String {
    match &told.refusal {
        // What is told to the staff then is what they could do about it.
        Refusal::NoFreePlace { .. } => match language {
            Language::Chinese => "当时名额已经给完了。".to_owned(),
            Language::English => "All places were given by then.".to_owned(),
        },
        refusal => refusal_sentence(language, refusal),
    }
}
