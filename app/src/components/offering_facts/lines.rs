//! The lines of each fact: days, times, place, way, for whom, and how places are given.

use domain::calendar::civil;
use domain::language::Language;
use domain::offering::{Admission, Allocation, Offering, OfferingKind, Session, Terms};

use crate::wording::draw::state as draw;
use crate::wording::offering::conditions::{ages, level};
use crate::wording::offering::{page as words, venue_line};
use crate::wording::when::{full_day, short_weekday, span_times, times};
use crate::wording::{Words, approval};

/// The day, or the weekdays with the first and the last day.
pub(super) fn day_lines(language: Language, offering: &Offering) -> Vec<String> {
    if offering.session_count == 1 {
        return vec![full_day(language, offering.first_on)];
    }
    let mut days: Vec<&str> = Vec::new();
    for slot in &offering.slots {
        let day = short_weekday(language, slot.weekday);
        if !days.contains(&day) {
            days.push(day);
        }
    }
    vec![
        words::weekdays(language, &days, offering.session_count),
        words::begins(language, offering.first_on),
        words::ends(language, offering.last_on),
    ]
}

/// One line if it is always the same time, otherwise one for each weekday.
pub(super) fn time_lines(language: Language, offering: &Offering) -> Vec<String> {
    let mut slots = offering.slots.iter();
    let Some(first) = slots.next().filter(|_| offering.session_count > 1) else {
        return vec![span_times(language, offering.first)];
    };
    if slots.all(|slot| (slot.from, slot.to) == (first.from, first.to)) {
        return vec![times(language, first.from, first.to)];
    }
    let line = |day: &str, times: String| match language {
        Language::Chinese => format!("{day}{times}"),
        Language::English => format!("{day}, {times}"),
    };
    let each = offering.slots.iter();
    each.map(|slot| {
        line(short_weekday(language, slot.weekday), times(language, slot.from, slot.to))
    })
    .collect()
}

/// The room, and the house it is in. A shift meets wherever it is needed: there it is the place alone.
pub(super) fn where_lines(language: Language, offering: &Offering) -> Vec<String> {
    let venue = offering.venue.as_ref().map(|venue| venue_line(language, venue));
    let house = match offering.kind {
        OfferingKind::Shift => Vec::new(),
        _ => vec![offering.institution.name.clone(), offering.institution.address.clone()],
    };
    venue.into_iter().chain(house).collect()
}

/// Where a shift's team has its office: to ask, not to meet.
pub(super) fn office_of(language: Language, offering: &Offering) -> Option<String> {
    let address = &offering.institution.address;
    let is_told = offering.kind == OfferingKind::Shift && !address.is_empty();
    is_told.then(|| words::office(language, address))
}

/// How to get to the house, and to the room in it.
pub(super) fn way_lines(offering: &Offering) -> Vec<String> {
    let venue = offering.venue.as_ref().map(|venue| venue.directions.clone()).unwrap_or_default();
    let own = if offering.directions.is_empty() && offering.kind != OfferingKind::Shift {
        &offering.institution.directions
    } else {
        &offering.directions
    };
    if venue == *own { vec![venue] } else { vec![own.clone(), venue] }
}

/// For whom it is: ages, level, and what else is asked.
pub(super) fn who_lines(language: Language, offering: &Offering) -> Vec<String> {
    let conditions = &offering.terms.conditions;
    let say = |words: Words| words.in_language(language).to_owned();
    let has_ages = conditions.age_from.is_some() || conditions.age_to.is_some();
    let counts = has_ages.then(|| say(words::AGES_COUNT_ON));
    let grade = level(conditions.level).map(say);
    [Some(ages(language, conditions)), counts, grade, Some(conditions.note.clone())]
        .into_iter()
        .flatten()
        .collect()
}

/// How places are given.
pub(super) fn how_lines(language: Language, terms: &Terms) -> Vec<String> {
    let lines: &[Words] = match (terms.allocation, terms.admission) {
        (Allocation::Draw, _) => &[draw::BY_DRAW, draw::THEN_IN_ORDER],
        (Allocation::Approval, Admission::SignUp) => &[approval::HOW, approval::NO_ORDER],
        (_, Admission::SignUp) => &[words::FIRST_COME, words::THEN_WAITING],
        (_, Admission::DropIn) => &[words::JUST_COME],
        (_, Admission::MembersOnly) => &[words::GROUP_TELLS],
    };
    lines.iter().map(|words| words.in_language(language).to_owned()).collect()
}

/// 2026年10月13日（星期二）上午9:00–10:30: one session in a list of all.
pub fn session_line(language: Language, session: &Session) -> (String, String) {
    (full_day(language, civil(session.span.from).date()), span_times(language, session.span))
}

/// Its own telephone, or the institution's.
pub fn telephone_of(offering: &Offering) -> String {
    let own = &offering.telephone;
    if own.is_empty() { offering.institution.telephone.clone() } else { own.clone() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, time};

    use super::*;
    use crate::components::example::{a_shift, an_offering};

    #[test]
    fn two_times_a_week_are_told_apart() {
        let mut class = an_offering();
        assert_eq!(day_lines(Language::Chinese, &class)[0], "每周二，共14次");
        assert_eq!(time_lines(Language::Chinese, &class), ["上午9:00–10:30"]);
        let mut second = class.slots[0];
        (second.weekday, second.from, second.to) =
            (Weekday::Thursday, time(14, 0, 0, 0), time(15, 30, 0, 0));
        class.slots.push(second);
        assert_eq!(day_lines(Language::Chinese, &class)[0], "每周二、周四，共14次");
        assert_eq!(
            time_lines(Language::Chinese, &class),
            ["周二上午9:00–10:30", "周四下午2:00–3:30"]
        );
    }

    #[test]
    fn the_way_is_told_once() {
        let mut class = an_offering();
        assert_eq!(way_lines(&class), ["坐7路到银杏路口站", "有电梯"]);
        class.directions = String::new();
        assert_eq!(way_lines(&class)[0], class.institution.directions);
    }

    #[test]
    fn nobody_is_sent_to_the_office_of_a_shifts_team() {
        let mut shift = a_shift();
        assert_eq!(where_lines(Language::Chinese, &shift), ["青禾小学"]);
        assert!(way_lines(&shift).iter().all(String::is_empty), "no row of directions");
        let office = office_of(Language::Chinese, &shift).unwrap();
        assert_eq!(office, "服务队的办公室，只供联系：银杏路26号活动中心2楼");
        shift.directions = "坐5路到青禾站".into();
        assert_eq!(way_lines(&shift)[0], "坐5路到青禾站");
        assert_eq!(office_of(Language::Chinese, &an_offering()), None);
    }
}
