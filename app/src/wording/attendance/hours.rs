//! 服务时长: at the desk and on the person's own page.

use domain::language::Language::{self, Chinese, English};
use domain::service::{InvalidMinutes, Minutes};

use crate::wording::Words;

pub const LINK: Words = Words("服务时长", "Hours of service");
pub const TITLE: Words = Words("服务时长", "Hours of service");
pub const BACK: Words = Words("回到点名", "Back to the register");
pub const LEAD: Words = Words(
    "先按这一次的长短写好。不对的改一改，再确认。",
    "As long as the shift is. Change what is not right, then confirm.",
);
pub const HINT: Words = Words(
    "写小时，例如：1.5。也可以写：90分钟",
    "In hours, for example: 1.5. Or in minutes: 90 min",
);
pub const CONFIRM: Words = Words("确认时长", "Confirm");
pub const CONFIRMED: Words = Words("已确认", "confirmed");
pub const NOT_CONFIRMED: Words = Words("等工作人员确认", "not confirmed yet");
pub const NOBODY: Words = Words("还没有人到", "Nobody is marked as here");
pub const NOBODY_LINE: Words =
    Words("点名以后，到了的人会列在这里。", "Whoever is marked as here stands here.");
pub const MINE: Words = Words("我的服务时长", "My hours of service");
pub const NONE_OF_MINE: Words = Words("还没有服务记录", "No service yet");
pub const NONE_OF_MINE_LINE: Words = Words(
    "报名志愿服务，去过以后会记在这里。",
    "Sign up for a shift; once you have been there, it stands here.",
);

/// 1小时30分钟.
pub fn length(language: Language, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (language, hours, rest) {
        (Chinese, 0, rest) => format!("{rest}分钟"),
        (Chinese, hours, 0) => format!("{hours}小时"),
        (Chinese, hours, rest) => format!("{hours}小时{rest}分钟"),
        (English, 0, rest) => format!("{rest} min"),
        (English, hours, 0) => format!("{hours} h"),
        (English, hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// 一共服务了3小时: what is confirmed.
pub fn total(language: Language, minutes: u32) -> String {
    let length = length(language, minutes);
    match language {
        Chinese => format!("一共{length}，都已确认"),
        English => format!("{length} in all, confirmed"),
    }
}

/// One line: 2小时（已确认）.
pub fn line(language: Language, confirmed: Option<Minutes>) -> String {
    match confirmed {
        Some(minutes) => length(language, minutes.count()),
        None => NOT_CONFIRMED.in_language(language).to_owned(),
    }
}

/// So many lengths were confirmed.
pub fn saved(language: Language, people: u32) -> String {
    match language {
        Chinese if people == 0 => "没有改动。".to_owned(),
        Chinese => format!("确认了{people}人的时长。"),
        English if people == 0 => "Nothing has changed.".to_owned(),
        English if people == 1 => "One person’s hours are confirmed.".to_owned(),
        English => format!("The hours of {people} people are confirmed."),
    }
}

/// Why what was typed is no length.
pub const fn no_length(fault: InvalidMinutes) -> Words {
    match fault {
        InvalidMinutes::Empty | InvalidMinutes::Unclear => {
            Words("请写小时，例如：1.5", "Please enter hours, for example: 1.5")
        }
        InvalidMinutes::OutOfRange => Words(
            "一次要在1分钟到24小时之间，请再看看",
            "One shift lasts from a minute to 24 hours. Please check",
        ),
    }
}
