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

/// The reason as the club reads it: they are told of the first, and how many go with it.
pub fn and_later(reason: &str, more: usize) -> String {
    if more == 0 { reason.to_owned() } else { format!("{reason}（后面{more}次也取消）") }
}
