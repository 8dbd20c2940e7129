//! From the frozen list to the results: the digest, the digits, what was drawn.

use domain::calendar::civil;
use domain::language::Language;
use jiff::Timestamp;

use crate::wording::Words;

pub const DIGEST: Words = Words("名单指纹", "The list’s digest");
pub const DIGEST_LINE: Words = Words(
    "名单改动一个字，指纹就完全不同。请先念、先贴，再摇号。",
    "Change one letter of the list and all of it changes. Read it aloud and put it up first.",
);

pub const SEED_TITLE: Words = Words("当众得到的数字", "The digits that fell");
pub const SEED: Words = Words("数字", "Digits");
pub const SEED_MISSING: Words = Words("请填写得到的数字", "Please enter the digits");
pub const FELL_AT: Words = Words("得到数字的时间", "When they fell");
pub const CIRCUMSTANCES: Words = Words("地点、见证人", "Where, and witnesses");
pub const CIRCUMSTANCES_HINT: Words = Words(
    "大家会看到，例如：一楼大厅，学员代表三人见证。",
    "Everybody reads it, for example: in the hall, before three learners.",
);
pub const CIRCUMSTANCES_MISSING: Words =
    Words("请写地点和见证人", "Please write where, and before whom");
pub const DO_CHECK: Words = Words("下一步：核对数字", "Go on to read them back");
pub const CHECK_TITLE: Words = Words("请把数字念一遍", "Read the digits back");
pub const CHECK_LINE: Words = Words(
    "念出来，和现场记下的一个一个对。按下以后，马上抽签，不能重来。",
    "Compare them one by one with what fell. The draw is held at once then, and cannot be undone.",
);
pub const DO_HOLD: Words = Words("数字都对，现在抽签", "They are right: hold the draw");
pub const CHANGE_DIGITS: Words = Words("不对，回去改", "Not right: change them");

pub const RESULTS: Words = Words("摇号结果", "Results");
pub const FOR_DOOR: Words =
    Words("张贴的结果（PDF，只有抽签号）", "For the door (PDF, numbers only)");
pub const WITH_NAMES: Words =
    Words("有姓名的结果（PDF，只供办公室）", "With names (PDF, for the office only)");
pub const OFFICE_ONLY: Words =
    Words("只供办公室，不要张贴", "For the office only: not to be put up");
pub const OFFICE_ONLY_WHY: Words = Words(
    "姓名和抽签号在一起。贴出去，别人就知道每个号是谁。",
    "Names stand beside the numbers: whoever reads it knows whose each number is.",
);
pub const DRAW_NUMBER: Words = Words("抽签号", "Draw number");

pub const STILL_CLOSED: Words = Words("抽完还有空名额", "Places are left");
pub const STILL_CLOSED_LINE: Words = Words(
    "这些现在没有开放报名，空着的名额没人能报。",
    "Sign-ups are not open for these, so nobody can have what is free.",
);

/// 篆刻一年级班：还有1个名额.
pub fn still_free(language: Language, name: &str, places: u32) -> String {
    match language {
        Language::Chinese => format!("{name}：还有{places}个名额"),
        Language::English if places == 1 => format!("{name}: 1\u{a0}place is free"),
        Language::English => format!("{name}: {places}\u{a0}places are free"),
    }
}

pub const DOOR_TITLE: Words = Words("名单已封存", "The list is frozen");
pub const DOOR_LINE: Words = Words(
    "名单上只有抽签号。您的抽签号，在“我的报名”里或回执上。",
    "The list holds draw numbers. Yours is under My sign-ups, or on your slip.",
);
pub const DOOR_SCAN: Words = Words("扫一扫，看名单和结果", "Scan to see the list and the results");
pub const PEOPLE: Words = Words("填志愿的人", "Wishes made by");
pub const LIST_FROZEN_AT: Words = Words("封存时间", "Frozen on");

/// 38人.
pub fn people(language: Language, people: u32) -> String {
    match language {
        Language::Chinese => format!("{people}人"),
        Language::English if people == 1 => "1\u{a0}person".to_owned(),
        Language::English => format!("{people}\u{a0}people"),
    }
}

/// What the seed is to be, as it was announced.
pub fn as_announced(language: Language, digits: u32, source: &str) -> String {
    match language {
        Language::Chinese => format!("名单上写明：{source}，一共{digits}个数字。"),
        Language::English => format!("The list says: {source}; {digits} digits in all."),
    }
}

/// How the moment may be written, by the example of now.
pub fn fell_at_hint(language: Language, now: Timestamp) -> String {
    let at = civil(now);
    let (year, month, day) = (at.year(), at.month(), at.day());
    let time = at.strftime("%H:%M");
    match language {
        Language::Chinese => {
            format!("在名单封存以后，例如：{year}年{month}月{day}日{time}。")
        }
        Language::English => {
            format!("After the list was frozen, for example: {year}-{month}-{day} {time}.")
        }
    }
}

/// How the digits may be written.
pub fn seed_hint(language: Language, digits: u32) -> String {
    match language {
        Language::Chinese => format!("正好{digits}个，按先后写。中间可以空格。"),
        Language::English => format!("Just {digits}, in their order; blanks between are fine."),
    }
}

/// 只供办公室，不要张贴：春季书法班: the title of a paper, which stands at the foot of each of its pages.
pub fn for_office(language: Language, name: &str) -> String {
    let only = OFFICE_ONLY.in_language(language);
    match language {
        Language::Chinese => format!("{only}：{name}"),
        Language::English => format!("{only}. {name}"),
    }
}

/// 24个名额，24人抽中.
pub fn got(language: Language, people: usize, places: u32) -> String {
    match language {
        Language::Chinese => format!("{places}个名额，{people}人抽中。"),
        Language::English => format!("{people} of {places} places were drawn."),
    }
}

/// 候补6人.
pub fn wait(language: Language, people: usize) -> String {
    match language {
        Language::Chinese => format!("候补{people}人，有了名额按这个次序问。"),
        Language::English => format!("Waiting, in this order: {people}."),
    }
}

/// 17482627: eight digits, as on the list.
pub fn number(number: u32) -> String {
    format!("{number:08}")
}
