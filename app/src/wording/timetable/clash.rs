//! What stands in the way of a planned class.

use domain::language::Language::{self, Chinese, English};
use domain::timetable::{Clash, Other, Why};

use crate::wording::booking::open_times;
use crate::wording::session::when;
use crate::wording::when::{full_day, weekly};

/// “楷书班”，每周二上午9:00–10:30：301书法教室那时有“合唱班”。
pub fn clash(language: Language, clash: &Clash) -> String {
    let name = &clash.name;
    let at = clash.slot.map(|slot| weekly(language, &[slot]));
    let why = why(language, &clash.why);
    match (language, at) {
        (Chinese, Some(at)) => format!("“{name}”，{at}：{why}。"),
        (Chinese, None) => format!("“{name}”：{why}。"),
        (English, Some(at)) => format!("“{name}”, {}: {why}.", at.to_lowercase_first()),
        (English, None) => format!("“{name}”: {why}."),
    }
}

/// Every Tuesday, in the middle of a sentence.
trait LowercaseFirst {
    fn to_lowercase_first(&self) -> String;
}

impl LowercaseFirst for String {
    fn to_lowercase_first(&self) -> String {
        let mut signs = self.chars();
        signs.next().map_or_else(Self::new, |first| first.to_lowercase().chain(signs).collect())
    }
}

fn other(language: Language, by: &Other) -> String {
    let (name, at) = match by {
        Other::Planned { name, slot, .. } => (name, weekly(language, &[*slot])),
        Other::Standing { name, span, .. } => (name, when(language, *span)),
    };
    match language {
        Chinese => format!("“{name}”（{at}）"),
        English => format!("“{name}” ({at})"),
    }
}

/// What stands in the way, without a full stop.
pub fn why(language: Language, why: &Why) -> String {
    match (language, why) {
        (Chinese, Why::Room { room, by }) => format!("{room}那时有{}", other(language, by)),
        (English, Why::Room { room, by }) => {
            format!("{room} is taken by {}", other(language, by))
        }
        (Chinese, Why::Teacher { teacher, by }) => {
            format!("{teacher}那时要教{}", other(language, by))
        }
        (English, Why::Teacher { teacher, by }) => {
            format!("{teacher} teaches {} then", other(language, by))
        }
        (Chinese, Why::OnTheWay { teacher, by, minutes }) => {
            format!("{teacher}在另一个校区教{}，路上要{minutes}分钟", other(language, by))
        }
        (English, Why::OnTheWay { teacher, by, minutes }) => format!(
            "{teacher} teaches {} at another campus, {minutes} minutes away",
            other(language, by)
        ),
        (Chinese, Why::SameName) => "这学期还有一个同名的班".to_owned(),
        (English, Why::SameName) => "another class of the term has this name".to_owned(),
        (Chinese, Why::MeetsTwice { other }) => {
            format!("和自己另一次课重了：{}", weekly(language, &[*other]))
        }
        (English, Why::MeetsTwice { other }) => {
            format!("it overlaps its own time {}", weekly(language, &[*other]))
        }
        (Chinese, Why::NotOpen { room, open }) if open.is_empty() => format!("{room}那天不开放"),
        (English, Why::NotOpen { room, open }) if open.is_empty() => {
            format!("{room} is closed on that day")
        }
        (Chinese, Why::NotOpen { room, open }) => {
            format!("{room}那天只在{}开放", open_times(language, open))
        }
        (English, Why::NotOpen { room, open }) => {
            format!("{room} is open {} that day", open_times(language, open))
        }
        (Chinese, Why::Retired { room, from }) => {
            format!("{room}从{}起不再使用", full_day(language, *from))
        }
        (English, Why::Retired { room, from }) => {
            format!("{room} is not used from {} on", full_day(language, *from))
        }
        (Chinese, Why::Closed { reason, span }) => {
            format!("{}不开门：{reason}", when(language, *span))
        }
        (English, Why::Closed { reason, span }) => {
            format!("closed on {}: {reason}", when(language, *span))
        }
        (Chinese, Why::TooSmall { room, seats, places }) => {
            format!("{room}只坐得下{seats}人，要招{places}人")
        }
        (English, Why::TooSmall { room, seats, places }) => {
            format!("{room} holds {seats}, and {places} places are planned")
        }
        (Chinese, Why::NeverMeets) => "这学期那一天一次也不上课".to_owned(),
        (English, Why::NeverMeets) => "the term has no such day".to_owned(),
    }
}
