//! 名额怎么给, chosen by the coordinator for a plan, or for many offerings at once.

use domain::language::Language;
use domain::offering::{Allocation, Places};
use domain::refusal::Refusal;

use super::draw::DRAWS;
use super::offering::held_of;
use crate::wording::{Sentence, Words};

pub const PUT_BACK: Words = Words("改错了？可以撤销。", "A mistake? It can be put back.");
pub const IN_ORDER: Words = Words("先报先得", "First come, first served");
pub const BY_APPROVAL: Words = Words("审核报名", "The staff decide on each");
pub const DRAWN_LATER: Words =
    Words("要摇号的，先导入，再安排公开摇号。", "For a draw: import first, then plan the draw.");
pub const DRAWN_AFTERWARDS: Words =
    Words("要摇号的，先公布，再安排公开摇号。", "For a draw: publish first, then plan the draw.");
pub const TO_DRAWS: Words = Words("去看公开摇号", "See the draws");
pub const CHOOSE_HOW: Words = Words("请选名额怎么给", "Please choose how places are given");

pub const TO_ALL: Words = Words("看各项怎么给", "See all offerings");
pub const WHICH_TERM: Words = Words("看哪个学期", "Which term");
pub const ALL_OFFERINGS: Words = Words("全部项目", "All offerings");
pub const LEAD: Words = Words(
    "先选项目，再按最下面的按钮。",
    "Choose offerings, then press one of the buttons at the end.",
);
pub const OFFERINGS: Words = Words("选哪几项", "Which offerings");
pub const NONE_TICKED: Words = Words("还没有选。", "None is chosen yet.");
pub const SO_MANY_TICKED: Words = Words("选了", "Chosen: ");
pub const TICKED: Words = Words("项。", ".");
pub const TO_ORDER: Words = Words("改成先报先得", "First come, first served");
pub const TO_APPROVAL: Words = Words("改成审核报名", "Decide on each sign-up");
pub const TO_DRAW: Words = Words("安排公开摇号", "Plan a draw");
pub const NONE_CHOSEN: Words = Words("请先选项目", "Choose some offerings first");
pub const PRESS_ONE: Words =
    Words("请按最下面的一个按钮", "Please press one of the buttons at the end");
pub const NONE_TO_DRAW: Words = Words(
    "这个学期没有能摇号的：要定了名额、没人报名、还没开始",
    "Nothing of this term can be drawn: places are counted, nobody has signed up, it has not begun",
);

/// More can be drawn than one draw takes.
pub fn too_many_to_draw(offerings: usize, at_most: usize) -> Sentence {
    Sentence {
        chinese: format!("能摇的有{offerings}项，一次最多摇{at_most}项，请分开选"),
        english: format!("{offerings} can be drawn, and one draw takes {at_most}: choose a part"),
    }
}

/// Of what was imported, how many are reviewed: 其中3项报名后由您审核。
pub fn imported_by_approval(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("其中{offerings}项报名后由您审核，同意了才有名额。"),
        Language::English if offerings == 1 => {
            "On 1 of them you decide on each sign-up.".to_owned()
        }
        Language::English => format!("On {offerings} of them you decide on each sign-up."),
    }
}

/// 这个学期的全部104项.
pub fn whole(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("这个学期的全部{offerings}项"),
        Language::English => format!("All {offerings} of this term"),
    }
}

/// 撤销，把3项改回先报先得.
pub fn put_back(language: Language, offerings: usize, to: Allocation) -> String {
    let way = given(to).in_language(language);
    match language {
        Language::Chinese => format!("撤销，把{offerings}项改回{way}"),
        Language::English => format!("Put back ({offerings}): {way}"),
    }
}

const fn given(allocation: Allocation) -> Words {
    match allocation {
        Allocation::InOrder => IN_ORDER,
        Allocation::Approval => BY_APPROVAL,
        Allocation::Draw => DRAWS,
    }
}

/// 先报先得，已报28/40人: how an offering gives its places now, and how many are given.
pub fn now(language: Language, allocation: Allocation, places: &Places) -> String {
    let given = given(allocation).in_language(language);
    let held = held_of(language, places.held, places.capacity);
    match language {
        Language::Chinese => format!("{given}，已报{held}"),
        Language::English => format!("{given}; {held} taken"),
    }
}

/// Why an offering is left as it is.
pub fn why_left(language: Language, why: &Refusal, allocation: Allocation, waiting: u32) -> String {
    let words = match why {
        Refusal::Cancelled => Words("不能改：已经取消", "Stays: cancelled"),
        Refusal::AlreadyOver => Words("不能改：已经结束", "Stays: over"),
        Refusal::ByDraw => Words("不能改：安排了摇号", "Stays: a draw is planned"),
        Refusal::DropIn => Words("不用改：直接来，不用报名", "Stays: people just drop in"),
        Refusal::SomebodyWaits => return somebody_waits(language, allocation, waiting),
        _ => Words("现在不能改", "Cannot be changed now"),
    };
    words.in_language(language).to_owned()
}

fn somebody_waits(language: Language, allocation: Allocation, waiting: u32) -> String {
    match (language, allocation) {
        (Language::Chinese, Allocation::Approval) => format!("不能改：有{waiting}人等审核"),
        (Language::Chinese, _) => format!("不能改：有{waiting}人在候补"),
        (Language::English, Allocation::Approval) => format!("Stays: {waiting} to decide on"),
        (Language::English, _) => format!("Stays: {waiting} on the waiting list"),
    }
}

/// 3项改成了审核报名。
pub fn changed(language: Language, to: Allocation, offerings: u32) -> String {
    match (language, to) {
        (Language::Chinese, _) if offerings == 0 => "没有改动。".to_owned(),
        (Language::Chinese, _) => format!("{offerings}项改成了{}。", given(to).0),
        (Language::English, _) if offerings == 0 => "Nothing was changed.".to_owned(),
        (Language::English, Allocation::Approval) => {
            format!("Changed: {offerings}. You decide on each sign-up there.")
        }
        (Language::English, _) => format!("Changed: {offerings}. First come, first served there."),
    }
}

/// 1项本来就是这样。
pub fn same(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("{offerings}项本来就是这样。"),
        Language::English => format!("The same as before: {offerings}."),
    }
}

/// 2项没有改，原因写在下面各项里。
pub fn left(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("{offerings}项没有改，原因写在下面各项里。"),
        Language::English => format!("Left as they are: {offerings}. Each says why below."),
    }
}
