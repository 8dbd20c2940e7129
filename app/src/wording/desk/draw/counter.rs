//! Wishes that are made at the counter, and the slip for them.

use domain::language::Language;

use crate::wording::Words;

pub const TITLE: Words = Words("柜台填志愿", "Make wishes at the counter");
pub const LINE: Words = Words(
    "替来柜台或打电话的人填。以前填过的，新的会代替旧的。",
    "For people at the counter or on the telephone. What they wished before is replaced.",
);
pub const WISHES: Words = Words("志愿，最想去的在前", "Wishes, the dearest first");
pub const NO_WISH: Words = Words("不填", "None");
pub const WANTED: Words = Words("一共要几个名额", "Places wanted in all");
pub const NO_OFFERING: Words = Words("请至少选一个志愿", "Choose at least one wish");
pub const TWICE: Words = Words("同一项选了两次，请改一个", "It was chosen twice; change one");
pub const DO_WISH: Words = Words("填好了", "Make the wishes");
pub const CLOSED: Words = Words("现在不能填志愿", "Wishes cannot be made now");
pub const SLIP: Words = Words("志愿回执", "Slip of wishes");
pub const PERSON: Words = Words("姓名", "Name");
pub const KEEP_IT: Words = Words(
    "请收好这张回执。名单和结果上，只写抽签号。",
    "Please keep this slip. The list and the results hold draw numbers alone.",
);
pub const CLOSES: Words = Words("志愿截止", "Wishes close");
pub const NEXT_PERSON: Words = Words("填下一个人", "The next person");
pub const SCAN: Words = Words("扫一扫，看名单和结果", "Scan to see the list and the results");

/// 第1志愿.
pub fn rank(language: Language, rank: usize) -> String {
    match language {
        Language::Chinese => format!("第{rank}志愿"),
        Language::English => format!("Wish {rank}"),
    }
}

/// At most so many.
pub fn wanted_hint(language: Language, most: u32) -> String {
    match language {
        Language::Chinese => format!("每人最多{most}个。"),
        Language::English => format!("{most} at most."),
    }
}
