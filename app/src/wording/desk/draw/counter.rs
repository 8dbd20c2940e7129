//! Wishes that are made at the counter, and the slip for them.

use domain::language::Language;

use crate::wording::Words;

pub const TITLE: Words = Words("柜台填志愿", "Make wishes at the counter");
pub const LINE: Words = Words(
    "替来柜台或打电话的人填。以前填过的，新的会代替旧的。",
    "For people at the counter or on the telephone. What they wished before is replaced.",
);
pub const WISHES: Words = Words("志愿，最想去的在前", "Wishes, the dearest first");
pub const RANKS_HINT: Words = Words(
    "最想去的写1，其次写2、3。不想去的空着。",
    "Write 1 beside the dearest, then 2, 3. Leave the others empty.",
);
pub const NOT_A_RANK: Words =
    Words("请写1到20的数字，或空着", "Write a number from 1 to 20, or none");
pub const WANTED: Words = Words("一共要几个名额", "Places wanted in all");
pub const REASON_HINT: Words = Words(
    "停止报名的、超过年龄或者门数的，写一句。只记在记录里。",
    "Only if something is closed, or the age or the number is above the limit. Only the log keeps it.",
);
pub const NO_OFFERING: Words = Words("请至少填一个志愿", "Make at least one wish");
pub const TWICE: Words =
    Words("这个数字已经写过了，请改一个", "This number is there already; change one");
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

/// At most so many.
pub fn wanted_hint(language: Language, most: u32) -> String {
    match language {
        Language::Chinese => format!("每人最多{most}个。"),
        Language::English => format!("{most} at most."),
    }
}
