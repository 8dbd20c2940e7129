//! The page of a draw that everybody may see.

use domain::language::Language::{self, Chinese, English};

use crate::wording::draw::state::last_whole_day;
use crate::wording::when::{full_day, moment};
use crate::wording::{Words, sentences};
use jiff::Timestamp;

pub const WINDOW: Words = Words("填志愿", "Wishes");
pub const WANTED: Words = Words("名额", "Places");
pub const SEED: Words = Words("数字", "Digits");
pub const PUBLISHED: Words = Words("公布", "Published");
pub const DRAWN: Words = Words("抽签", "Drawn");
pub const WHAT_IS_DRAWN: Words = Words("抽哪些", "What is drawn");
pub const HOW: Words = Words("怎么抽", "How it works");
pub const THE_LIST: Words = Words("公布的名单", "The published list");
pub const LIST_SAYS: Words = Words(
    "名单上只有抽签号，没有姓名。名单改动一个字，指纹就不一样。",
    "The list has numbers only, no names. If one letter of it changes, its digest is another.",
);
pub const DIGEST: Words = Words("指纹", "Digest");
pub const GET_LIST: Words = Words("下载名单", "Download the list");
pub const RESULT: Words = Words("抽签的结果", "The result");
pub const CIRCUMSTANCES: Words = Words("经过", "How it went");
pub const GET_RECORD: Words = Words("下载结果", "Download the result");
pub const ANYBODY_MAY_CHECK: Words = Words(
    "谁都可以用名单和这串数字重新抽一遍，结果应当一模一样。",
    "Anybody can draw again from the list and these digits. The result must be the same.",
);
pub const PLACES_BY_NUMBER: Words = Words("有名额的抽签号", "Numbers with a place");
pub const WAITING_IN_ORDER: Words = Words("候补的抽签号，按先后", "Waiting, in this order");
pub const NOBODY: Words = Words("没有", "None");
pub const MINE: Words = Words("我的结果", "My result");
pub const MY_WISHES: Words = Words("我的志愿", "My wishes");
pub const SIGN_IN_TO_SEE: Words = Words("登录看我的结果", "Sign in to see my result");
pub const TAKEN_BACK: Words = Words(
    "志愿收回了。截止以前还可以再填。",
    "Your wishes are taken back. Until they close you can make new ones.",
);
pub const NO_WISHES_OF_MINE: Words =
    Words("您没有填这次的志愿。", "You made no wishes in this draw.");

pub const OFF_SINCE: Words = Words("公布名单以后取消的", "Called off since the list was published");
pub const PASSED_OVER: Words = Words(
    "名单不改。抽签时跳过它，轮到下一个志愿。核对结果时也一样。",
    "The list stays. In the draw it is passed over and the next wish counts; the same holds when the result is checked.",
);

pub const CALLED_OFF_AFTER_LIST: Words = Words(
    "名单公布以后才取消的，没有抽签。名单还在下面。",
    "It was called off after the list was published; nothing was drawn. The list is still below.",
);

pub const AMENDMENT_DIGEST: Words = Words("变动说明的指纹", "Digest of the amendment");
pub const GET_AMENDMENT: Words = Words("下载变动说明", "Download the amendment");

/// When the digits fell, then where and before whom; of draws of long ago all of it in the coordinator's words.
pub fn how_it_went(
    language: Language,
    fell_at: Option<Timestamp>,
    circumstances: &str,
) -> Vec<String> {
    let fell_at = fell_at.map(|at| match language {
        Chinese => format!("数字在{}得到", moment(language, at)),
        English => format!("The digits fell on {}", moment(language, at)),
    });
    fell_at.into_iter().chain([circumstances.to_owned()]).collect()
}

/// Where places are reserved for some: told after so many of the steps.
pub const RESERVED: Words = Words(
    "留了名额的，先在这些人里面抽。没抽到的，凭同一支签再和大家一起抽。留的名额没人要，也给大家。",
    "Reserved places are drawn first among those whom they are for. Whoever of them gets none is drawn with everybody else, by the same lot; what none of them asks for goes to everybody.",
);
pub const RESERVED_AFTER: usize = 4;

/// What happens, in order.
pub const STEPS: [Words; 6] = [
    Words(
        "先填志愿。截止以前，第一天填、最后五秒钟填都一样，不用抢。",
        "First come the wishes. Until they close, the first day and the last five seconds count the same: no need to hurry.",
    ),
    Words(
        "截止以后公布名单。以后谁也不能再改。",
        "When wishes have closed the list is published. Nobody can change it after that.",
    ),
    Words(
        "然后当众得到一串数字。谁也不能事先知道。",
        "Then digits come, before witnesses. Nobody can know them beforehand.",
    ),
    Words(
        "名单和数字合在一起，算出先后。没学过这门课的排在前面。以前每白抽或白等一次，就多一支签。",
        "List and digits together give the order. Those who have not had the course come first; each earlier draw that gave nothing, or term of waiting in vain, brings one lot more.",
    ),
    Words(
        "第一轮每人最多得一个名额，还想要的下一轮再给。没抽中的自动排候补。",
        "In the first round nobody gets more than one place; those who want more have the next round. Whoever gets none waits in order.",
    ),
    Words(
        "多填几个志愿，运气不会变好，也不会变差。按您最想去的顺序填就好。",
        "More wishes make your luck neither better nor worse. Put them in the order in which you like them.",
    ),
];

/// 公开摇号：春季书法班.
pub fn heading(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("公开摇号：{name}"),
        English => format!("Public draw: {name}"),
    }
}

/// 2026年12月1日（星期二）上午9:00起，2026年12月5日（星期六）下午5:00截止: two lines.
pub fn window(language: Language, opens: Timestamp, closes: Timestamp) -> Vec<String> {
    let (opens, last) = (moment(language, opens), last_whole_day(closes));
    let closes = last.map_or_else(|| moment(language, closes), |last| full_day(language, last));
    match language {
        Chinese if last.is_some() => {
            vec![format!("{opens}起"), format!("{closes}止，当天还可以填")]
        }
        English if last.is_some() => {
            vec![format!("From {opens}"), format!("until {closes}, that day included")]
        }
        Chinese => vec![format!("{opens}起"), format!("{closes}止")],
        English => vec![format!("From {opens}"), format!("until {closes}")],
    }
}

/// 原来是12月5日下午5:00止，后来推迟了：停电.
pub fn moved(language: Language, before: Timestamp, reason: &str) -> String {
    let before = moment(language, before);
    match language {
        Chinese => format!("原来是{before}止，后来推迟了：{reason}"),
        English => format!("It was to be until {before}, and was moved: {reason}"),
    }
}

/// 每人最多要2门.
pub fn most_wanted(language: Language, most: u32) -> String {
    match language {
        Chinese => format!("志愿可以多填，每人最多得{most}个名额"),
        English if most == 1 => "Many wishes, one place at most".to_owned(),
        English => format!("Many wishes, {most}\u{a0}places at most"),
    }
}

/// 掷骰子十次，按先后记: 一共10个数字.
pub fn seed(language: Language, digits: u32, source: &str, are_known: bool) -> Vec<String> {
    let count = match language {
        Chinese if are_known => format!("一共{digits}个数字"),
        English if are_known => format!("{digits}\u{a0}digits"),
        Chinese => format!("一共{digits}个数字，抽签当天才有"),
        English => format!("{digits}\u{a0}digits, which come on the day of the draw"),
    };
    vec![source.to_owned(), count]
}

/// 楷书一年级班：12月6日上午9:00取消.
pub fn called_off_at(language: Language, name: &str, at: Timestamp) -> String {
    let at = moment(language, at);
    match language {
        Chinese => format!("{name}：{at}取消"),
        English => format!("{name}: called off on {at}"),
    }
}

/// 名单上有120份志愿。名单上只有抽签号，没有姓名。
pub fn list_says(language: Language, count: usize) -> String {
    sentences(language, &[&applications(language, count), LIST_SAYS.in_language(language)])
}

fn applications(language: Language, count: usize) -> String {
    match language {
        Chinese => format!("名单上有{count}份志愿。"),
        English if count == 1 => "1\u{a0}application is on the list.".to_owned(),
        English => format!("{count}\u{a0}applications are on the list."),
    }
}
