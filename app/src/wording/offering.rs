//! An offering in words: what it is called, when, where, what it costs, who may come.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::{Fen, Offering, OfferingKind};
use domain::venue::Venue;

use super::Words;
use super::when::{days, full_day, span_times, weekly};

pub mod conditions;
pub mod list;
pub mod page;
pub mod places;

/// What stands behind a door: 课程.
pub const fn kind_name(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("课程", "Classes"),
        OfferingKind::Activity => Words("活动", "Activities"),
        OfferingKind::Shift => Words("志愿服务", "Volunteer shifts"),
    }
}

/// The one that is shown: 这门课.
pub const fn this_one(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("这门课", "this class"),
        OfferingKind::Activity => Words("这项活动", "this activity"),
        OfferingKind::Shift => Words("这次服务", "this shift"),
    }
}

/// 3门课; 3 classes.
pub fn counted(language: Language, kind: OfferingKind, count: u32) -> String {
    match (language, kind) {
        (Language::Chinese, OfferingKind::Class) => format!("{count}门课"),
        (Language::Chinese, OfferingKind::Activity) => format!("{count}项活动"),
        (Language::Chinese, OfferingKind::Shift) => format!("{count}次服务"),
        (Language::English, OfferingKind::Class) if count == 1 => "1\u{a0}class".to_owned(),
        (Language::English, OfferingKind::Activity) if count == 1 => "1\u{a0}activity".to_owned(),
        (Language::English, OfferingKind::Shift) if count == 1 => "1\u{a0}shift".to_owned(),
        (Language::English, OfferingKind::Class) => format!("{count}\u{a0}classes"),
        (Language::English, OfferingKind::Activity) => format!("{count}\u{a0}activities"),
        (Language::English, OfferingKind::Shift) => format!("{count}\u{a0}shifts"),
    }
}

/// 每周二上午9:00–10:30; a single meeting in full: 2026年11月3日（星期二）上午9:00–11:00.
pub fn when_line(language: Language, offering: &Offering) -> String {
    if offering.session_count > 1 && !offering.slots.is_empty() {
        return weekly(language, &offering.slots);
    }
    let times = span_times(language, offering.first);
    let date = full_day(language, civil(offering.first.from).date());
    match (language, offering.session_count) {
        (Language::Chinese, 1) => format!("{date}{times}"),
        (Language::English, 1) => format!("{date}, {times}"),
        (Language::Chinese, _) => format!("{date}{times}起"),
        (Language::English, _) => format!("From {date}, {times}"),
    }
}

/// 2026年10月12日到2027年1月15日，共14次; nothing for a single meeting.
pub fn period_line(language: Language, offering: &Offering) -> Option<String> {
    let days = days(language, offering.first_on, offering.last_on);
    let count = offering.session_count;
    (count > 1).then(|| match language {
        Language::Chinese => format!("{days}，共{count}次"),
        Language::English => format!("{days}, {count}\u{a0}sessions"),
    })
}

/// 3楼, 地下1楼; 室外 stays as it is. Nothing when the floor is unknown.
pub fn floor(language: Language, venue: &Venue) -> Option<String> {
    let floor = venue.floor.trim();
    let told = match (language, floor.parse::<i32>()) {
        (_, Err(_)) => floor.to_owned(),
        (Language::Chinese, Ok(below @ ..0)) => format!("地下{}楼", below.unsigned_abs()),
        (Language::Chinese, Ok(above)) => format!("{above}楼"),
        (Language::English, Ok(below @ ..0)) => format!("basement\u{a0}{}", below.unsigned_abs()),
        (Language::English, Ok(above)) => format!("floor\u{a0}{above}"),
    };
    (!told.is_empty()).then_some(told)
}

/// 302书画室，3楼.
pub fn venue_line(language: Language, venue: &Venue) -> String {
    let (name, between) = (room(&venue.name), comma(language));
    match floor(language, venue) {
        Some(floor) => format!("{name}{between}{floor}"),
        None => name,
    }
}

/// 302书画室, where an office has written 302 书画室: the number stays with its room.
pub fn room(name: &str) -> String {
    match name.split_once(' ') {
        Some((number, name))
            if number.chars().all(|c| c.is_ascii_digit())
                && !name.starts_with(|c: char| c.is_ascii()) =>
        {
            format!("{number}{name}")
        }
        _ => name.to_owned(),
    }
}

/// 红谷滩老年大学，302书画室，3楼.
pub fn where_line(language: Language, offering: &Offering) -> String {
    place_line(language, offering.kind, &offering.institution.name, offering.venue.as_ref())
}

/// The institution and its room. A shift meets wherever it is needed, at 青禾小学 say: its team's name before
/// that would send people to the office.
pub fn place_line(
    language: Language,
    kind: OfferingKind,
    institution: &str,
    venue: Option<&Venue>,
) -> String {
    match venue {
        Some(venue) if kind == OfferingKind::Shift => venue_line(language, venue),
        Some(venue) => format!("{institution}{}{}", comma(language), venue_line(language, venue)),
        None => institution.to_owned(),
    }
}

/// 120元, 12.50元, 免费.
pub fn fee(language: Language, fee: Fen) -> String {
    let (yuan, fen) = (fee.0 / 100, fee.0 % 100);
    let amount = if fen == 0 { yuan.to_string() } else { format!("{yuan}.{fen:02}") };
    match language {
        Language::Chinese if fee == Fen::FREE => "免费".to_owned(),
        Language::English if fee == Fen::FREE => "Free of charge".to_owned(),
        Language::Chinese => format!("{amount}元"),
        Language::English => format!("{amount}\u{a0}yuan"),
    }
}

const fn comma(language: Language) -> &'static str {
    match language {
        Language::Chinese => "，",
        Language::English => ", ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::example::{a_shift, an_offering};

    #[test]
    fn a_weekly_class_says_its_weekday_and_its_term() {
        let class = an_offering();
        assert_eq!(when_line(Language::Chinese, &class), "每周二上午9:00–10:30");
        assert_eq!(
            period_line(Language::Chinese, &class).unwrap(),
            "2026年10月13日到2027年1月12日，共14次"
        );
        assert_eq!(
            period_line(Language::English, &class).unwrap(),
            "13 October 2026 to 12 January 2027, 14\u{a0}sessions"
        );
        assert_eq!(where_line(Language::Chinese, &class), "红谷滩老年大学，302书画室，3楼");
    }

    #[test]
    fn a_shift_is_where_it_meets_and_not_at_its_teams_office() {
        let mut shift = a_shift();
        assert_eq!(where_line(Language::Chinese, &shift), "青禾小学");
        assert_eq!(where_line(Language::English, &shift), "青禾小学");
        shift.venue = None;
        assert_eq!(where_line(Language::Chinese, &shift), "银杏区志愿服务队");
    }

    #[test]
    fn a_single_meeting_says_its_day() {
        let mut once = an_offering();
        (once.session_count, once.slots) = (1, Vec::new());
        assert_eq!(when_line(Language::Chinese, &once), "2026年10月13日（星期二）上午9:00–10:30");
        assert_eq!(
            when_line(Language::English, &once),
            "Tuesday 13 October 2026, 9:00\u{a0}am to 10:30\u{a0}am"
        );
        assert_eq!(period_line(Language::Chinese, &once), None);
    }

    #[test]
    fn the_number_of_a_room_stays_with_it() {
        assert_eq!(room("302 书画室"), "302书画室");
        for other in ["多功能厅", "302 A", "东楼 302室", ""] {
            assert_eq!(room(other), other);
        }
    }

    #[test]
    fn money_is_told_in_yuan() {
        assert_eq!(fee(Language::Chinese, Fen::FREE), "免费");
        assert_eq!(fee(Language::Chinese, Fen::yuan(120)), "120元");
        assert_eq!(fee(Language::English, Fen(1250)), "12.50\u{a0}yuan");
    }
}
