//! 后面都不借了: giving up a booking alone, or with all that the same form has asked for later.

use domain::language::Language::{self, Chinese, English};

use crate::wording::Words;

pub const TOGETHER: Words = Words("一起借的日子", "Asked for together");
pub const REACH: Words = Words("不借几次", "How many of them");
pub const ONE: Words = Words("只是这一次", "This one alone");

/// 这一次和后面的，一共4次，在等的2次也不等了.
pub fn all(language: Language, all: usize, waiting: usize) -> String {
    match (language, waiting) {
        (Chinese, 0) => format!("这一次和后面的，一共{all}次"),
        (Chinese, waiting) => format!("这一次和后面的，一共{all}次。在等的{waiting}次也不等了"),
        (English, 0) => format!("This one and all later ones: {all}"),
        (English, waiting) => {
            format!("This one and all later ones: {all}, {waiting} of them still waited for")
        }
    }
}

/// 社团散了（后面3次也取消）: why one was called off, and how many later ones with it.
pub fn and_later(language: Language, reason: &str, more: usize) -> String {
    match (language, more) {
        (_, 0) => reason.to_owned(),
        (Chinese, more) => format!("{reason}（后面{more}次也取消）"),
        (English, 1) => format!("{reason} (one later time is called off, too)"),
        (English, more) => format!("{reason} ({more} later times are called off, too)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_go_with_it_is_said_in_the_reader_s_language() {
        assert_eq!(and_later(Chinese, "社团散了", 3), "社团散了（后面3次也取消）");
        assert_eq!(
            and_later(English, "社团散了", 1),
            "社团散了 (one later time is called off, too)"
        );
        assert_eq!(and_later(English, "社团散了", 0), "社团散了");
    }
}
