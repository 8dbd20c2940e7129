//! What a club is told of the room that it asked for.

use domain::booking::{Act, BookingNews};
use domain::language::Language::{self, Chinese, English};

use crate::wording::home::because;
use crate::wording::offering::room;
use crate::wording::session::when;

/// “合唱队”借的302教室，…，可以用了。
pub fn told(language: Language, news: &BookingNews) -> String {
    let BookingNews { act, club, room: which, span, reason } = news;
    let (which, when) = (room(which), when(language, *span));
    let became = match (language, act) {
        (Chinese, Act::Approve) => "同意了，请按时来。",
        (Chinese, Act::Give) => "有空了，已经给您借好。",
        (Chinese, Act::Reinstate) => "恢复了，还是您的。",
        (Chinese, Act::Decline) => "这次不能借。",
        (Chinese, Act::Cancel) => "取消了，请不要来。",
        (English, Act::Approve) => "It is yours.",
        (English, Act::Give) => "It came free and is yours now.",
        (English, Act::Reinstate) => "It is yours again.",
        (English, Act::Decline) => "It cannot be had this time.",
        (English, Act::Cancel) => "It is called off. Please do not come.",
    };
    let because = because(language, reason);
    match language {
        Chinese => format!("“{club}”借{which}，{when}：{became}{because}"),
        English => {
            format!("“{club}” asked for {which}, {when}. {became} {because}").trim_end().to_owned()
        }
    }
}
