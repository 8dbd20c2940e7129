//! What stands in the place of the network: on kept pages, and on the page for addresses that were never seen.

use domain::calendar::civil;
use domain::language::Language;
use jiff::Timestamp;

use super::Words;
use super::when::{short_day, time};

pub const NO_NETWORK: Words = Words("现在没有网络", "No internet connection");
pub const NEVER_SEEN: Words =
    Words("这一页没有保存过，有网络才能看。", "This page was not saved. It needs the internet.");
pub const LOOK: Words = Words(
    "请看看无线网络或手机信号，再试一次。",
    "Please check your Wi-Fi or signal, and try again.",
);
pub const TRY_AGAIN: Words = Words("再试一次", "Try again");
pub const CALL: Words = Words("急着办事，请打电话：", "If it is urgent, please call:");
pub const KEPT_PAGES: Words = Words("没有网络也能看的", "What you can read without internet");
pub const NOT_SENT: Words =
    Words("刚才没有送出去，您填的都还在。", "It was not sent. All that you typed is still here.");
pub const PRESS_AGAIN: Words = Words(
    "有网络以后再按一次，不会重复。",
    "Press again once the internet is back. Nothing is done twice.",
);
pub const NOT_SENT_FROM: Words =
    Words("刚才没有送出去，什么也没有改变。", "It was not sent. Nothing has changed.");
pub const GO_BACK: Words = Words(
    "请返回上一页，有网络以后再按一次，不会重复。",
    "Please go back, and press again once the internet is back. Nothing is done twice.",
);

/// When a page was made that is shown now without the network.
pub fn saved(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    let (day, time) = (short_day(language, when.date()), time(language, when.time()));
    match language {
        Language::Chinese => format!("这是{day}{time}保存的内容。"),
        Language::English => format!("This was saved on {day} at {time}."),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_kept_page_says_from_when_it_is() {
        let words = |language| saved(language, instant(date(2026, 3, 5).at(9, 30, 0, 0)));
        assert_eq!(words(Language::Chinese), "这是3月5日上午9:30保存的内容。");
        assert_eq!(words(Language::English), "This was saved on 5 March at 9:30\u{a0}am.");
    }
}
