//! What a club is told of the room that it asked for.

use domain::booking::{Act, BookingMoved, BookingNews};
use domain::language::Language::{self, Chinese, English};

use super::rest::and_later;
use crate::wording::home::because;
use crate::wording::offering::room;
use crate::wording::session::when;

/// “合唱队”借的302教室，…，可以用了。
pub fn told(language: Language, news: &BookingNews) -> String {
    let BookingNews { act, club, room: which, span, .. } = news;
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
    let because = because(language, &reason(language, news));
    match language {
        Chinese => format!("“{club}”借{which}，{when}：{became}{because}"),
        English => {
            format!("“{club}” asked for {which}, {when}. {became} {because}").trim_end().to_owned()
        }
    }
}

/// Why, and how many later ones go along; empty where it needs no reason.
pub fn reason(language: Language, news: &BookingNews) -> String {
    and_later(language, &news.reason, usize::try_from(news.more).unwrap_or(usize::MAX))
}

/// “合唱队”原来借的…，改到…，地点：302教室。
pub fn moved(language: Language, news: &BookingMoved) -> String {
    let BookingMoved { club, was, room: into, reason, waits, .. } = news;
    let (into, was, to) = (room(into), when(language, *was), new_time(language, news));
    let because = because(language, reason);
    let told = match (language, waits) {
        (Chinese, false) => format!("“{club}”原来借的{was}，改到{to}，地点：{into}。{because}"),
        (Chinese, true) => {
            format!("“{club}”原来的{was}，改成等{to}，地点：{into}。空了再告诉您。{because}")
        }
        (English, false) => format!("“{club}”: what was {was} is now {to} in {into}. {because}"),
        (English, true) => format!(
            "“{club}”: instead of {was} you now wait for {to} in {into}. We will tell you. {because}"
        ),
    };
    told.trim_end().to_owned()
}

/// When it is now, and how many later ones go along.
pub fn new_time(language: Language, news: &BookingMoved) -> String {
    let to = when(language, news.to);
    match (language, news.more) {
        (_, 0) => to,
        (Chinese, more) => format!("{to}（后面{more}次也改）"),
        (English, 1) => format!("{to} (one later time goes along)"),
        (English, more) => format!("{to} ({more} later times go along)"),
    }
}
