//! Changing what an offering says of itself.

use domain::language::Language;
use store::offering::Concerned;

use crate::wording::Words;
use crate::wording::offering::fee as amount;

pub const TITLE: Words = Words("改内容", "Change what it says");
pub const NAME: Words = Words("名称", "Name");
pub const COURSE_HINT: Words =
    Words("可以选已有的，也可以写新的。", "Choose one that there is, or write a new one.");
pub const FEE: Words = Words("费用", "Fee");
pub const FEE_HINT: Words =
    Words("写元，例如200；不收钱写免费。", "In yuan, for example 200; or 免费.");
pub const AGE_FROM: Words = Words("最小年龄（选填）", "Youngest age (optional)");
pub const AGE_TO: Words = Words("最大年龄（选填）", "Oldest age (optional)");
pub const AUDIENCE: Words = Words("参加对象（选填）", "For whom (optional)");
pub const SKILLS: Words = Words("要会什么（选填）", "Skills (optional)");
pub const CONDITIONS: Words = Words("报名条件（选填）", "Who may come (optional)");
pub const HEALTH: Words = Words("健康提醒（选填）", "About health (optional)");
pub const TELEPHONE: Words = Words("咨询电话（选填）", "Telephone for questions (optional)");
pub const CONTACT: Words = Words("联系人（选填）", "Contact (optional)");
pub const BRING: Words = Words("请带什么（选填）", "What to bring (optional)");
pub const DIRECTIONS: Words = Words("怎么走（选填）", "How one gets there (optional)");
pub const NOTE: Words = Words("说明（选填）", "Note (optional)");
pub const NOT_HERE: Words =
    Words("时间、地点和老师在另一页改：", "Times, rooms and teachers are changed on another page:");
pub const SAVE: Words = Words("保存", "Save");
pub const DO_IT: Words = Words("就这样改", "Change it");
pub const DO_NOT: Words = Words("不改，返回", "Leave it, go back");
pub const WHOM: Words = Words("会影响到谁", "Whom it concerns");
pub const NOT_YET: Words = Words("现在还没有改。", "Nothing is changed yet.");

/// Whom another fee or other ages concern, sentence by sentence.
pub fn whom(language: Language, whom: Concerned, fee: bool) -> Vec<String> {
    let Concerned { held, paid, waiting, outside, paid_more, to_give_back } = whom;
    let (as_before, back) = (paid.saturating_sub(paid_more), amount(language, to_give_back));
    let mut lines = Vec::new();
    match language {
        Language::Chinese => {
            lines.push(format!("已报上{held}人，候补{waiting}人。名额都不变。"));
            if fee && held > 0 {
                lines.push("已报上的人，不会比原来多交。".to_owned());
            }
            if fee && as_before > 0 {
                lines.push(format!("已经交费的{as_before}人，还按原来的算。"));
            }
            if fee && paid_more > 0 {
                lines.push(format!("多交了的{paid_more}人，一共要退{back}。"));
                lines.push("改了以后，列在“交费”的要退的费里。".to_owned());
            }
            if fee && waiting > 0 {
                lines.push("候补的人补上时，按新的费用交。".to_owned());
            }
            if outside > 0 {
                lines.push(format!("其中{outside}人不在新的年龄里，照样保留。"));
            }
        }
        Language::English => {
            lines.push(format!("Places held: {held}; waiting: {waiting}. All of them stay."));
            if fee && held > 0 {
                lines.push("Whoever has a place pays no more than before.".to_owned());
            }
            if fee && as_before > 0 {
                lines
                    .push(format!("For those who have paid ({as_before}) the earlier fee stands."));
            }
            if fee && paid_more > 0 {
                lines.push(format!("Have paid more: {paid_more}. To give back in all: {back}."));
                lines.push(
                    "Once it is changed, they are listed under fees, to give back.".to_owned(),
                );
            }
            if fee && waiting > 0 {
                lines.push("Whoever moves up from the waiting list pays the new fee.".to_owned());
            }
            if outside > 0 {
                lines.push(format!("Outside of the new ages: {outside}. They stay all the same."));
            }
        }
    }
    lines
}
