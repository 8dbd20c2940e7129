//! The pages that the server makes by itself, when a request cannot get as far as a page, or the database is away.

use domain::language::Language;

use super::Words;

pub const WRONG_WAY_TITLE: Words =
    Words("这个地址不能直接打开", "This address cannot be opened directly");
pub const WRONG_WAY: Words = Words(
    "请回首页，再按页面上的按钮。",
    "Please go to the home page and use the buttons on the pages.",
);
pub const TOO_MUCH_TITLE: Words = Words("送来的内容太多了", "Too much was sent");
pub const TOO_MUCH: Words = Words(
    "请回到上一页，把内容写短一些，再送一次。",
    "Please go back, make it shorter and send it again.",
);
pub const TOO_SLOW_TITLE: Words = Words("等得太久了", "It took too long");
pub const TOO_SLOW: Words = Words(
    "网络可能慢了。请回到上一页，再按一次按钮。",
    "The network may be slow. Please go back and press the button again.",
);
/// In a rush, to whoever would wait too long for their turn.
pub const BUSY_TITLE: Words = Words("现在人多，请等一等", "Many people are here now: one moment");
pub const BUSY: Words = Words(
    "提交过的都收到了，不会丢。过十秒，这一页自己会再打开。",
    "All that was sent has arrived and is safe. In ten seconds this page opens again by itself.",
);
/// In a rush, with the result of somebody's own form.
pub const RESULT_FIRST: Words = Words(
    "现在人多，先告诉您结果。别的内容在整页上，不急着看。",
    "Many people are here now, so this is the result first. The rest is on the whole page; there is no hurry.",
);
pub const WHOLE_PAGE: Words = Words("看整页", "The whole page");
pub const FAILED_TITLE: Words = Words("这次没有办成", "It did not work this time");
pub const FAILED: Words = Words(
    "是我们这边出了差错。请过几分钟再试，或打电话给我们。",
    "The fault is ours. Please try again in a few minutes, or call us.",
);
pub const WHAT_YOU_TYPED_IS_HERE: Words = Words(
    "您填的都还在。过几分钟再按“再试一次”。",
    "All you typed is still here. Press “Try again” in a few minutes.",
);
pub const TRY_AGAIN: Words = Words("再试一次", "Try again");
pub const CALL_US: Words = Words("电话", "Phone");

/// What to tell on the telephone, so that the fault is found.
pub fn number_of_the_fault(language: Language, id: &str) -> String {
    match language {
        Language::Chinese => format!("打电话时，请告诉我们这个编号：{id}"),
        Language::English => format!("When you call, please tell us this number: {id}"),
    }
}
