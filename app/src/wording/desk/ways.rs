//! 名额怎么给, chosen by the coordinator for a plan, or for many offerings at once.

use domain::language::Language;

use crate::wording::Words;

pub const FOR_THE_PLAN: Words = Words("名额怎么给", "How places are given");
pub const IN_ORDER: Words = Words("先报先得", "First come, first served");
pub const BY_APPROVAL: Words = Words("审核报名", "The staff decide on each");
pub const DRAWN_LATER: Words = Words(
    "要抽签的，先导入，再到“公开摇号”里安排。",
    "For a draw: import first, then plan it under “Draws”.",
);
pub const TO_DRAWS: Words = Words("去看公开摇号", "See the draws");
pub const CHOOSE_HOW: Words = Words("请选名额怎么给", "Please choose how places are given");

/// Of what was imported, how many are reviewed: 其中3项由您审核报名。
pub fn imported_by_approval(language: Language, offerings: u32) -> String {
    match language {
        Language::Chinese => format!("其中{offerings}项报名后由您审核，同意了才有名额。"),
        Language::English if offerings == 1 => {
            "On 1 of them you decide on each sign-up.".to_owned()
        }
        Language::English => format!("On {offerings} of them you decide on each sign-up."),
    }
}
