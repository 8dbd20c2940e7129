//! What a row of a plan was understood as, and what planning itself adds to an offering.

use domain::calendar::{Span, civil, day};
use domain::language::Language;
use domain::offering::Admission;
use store::closure::NewClosure;
use store::new_offering::{NewFacts, NewOffering};

use crate::planning::Made;
use crate::wording::Words;
use crate::wording::desk::sessions_between;
use crate::wording::offering::fee;
use crate::wording::when::{full_day, span_times, weekday};

/// The place that a closure of the whole house names.
pub const WHOLE_HOUSE: Words = Words("全馆", "the whole house");
/// Said of an activity for which a ticket is fetched. Kept before the offering's note, in Chinese; shown by
/// [`note_lines`](crate::wording::offering::page::note_lines).
pub const TICKET: Words =
    Words("报上名后，到服务台领票。", "After signing up, fetch your ticket at the service desk.");
/// Said of an activity whose people staff call themselves. Kept and shown like [`TICKET`].
pub const STAFF_CALL: Words = Words("由工作人员打电话约。", "Staff call to arrange it.");

/// A row as it was understood, in the columns of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// 楷书一年级（1）班.
    pub name: String,
    /// 书画系，魏桂.
    pub about: String,
    /// 每周五上午8:30–10:00.
    pub when: String,
    /// 10月16日到1月15日，共14次; empty for a single meeting.
    pub period: String,
    /// 301书法教室.
    pub place: String,
    /// 40.
    pub places: String,
    /// 200元; 不用报名，直接来.
    pub terms: String,
}

/// What a row was understood as; nothing where it could not be.
pub fn understood(language: Language, made: &Made) -> Option<Understood> {
    match made {
        Made::Offering(offering) => Some(of_offering(language, offering)),
        Made::Closure(closure) => Some(of_closure(language, closure)),
        Made::Nothing => None,
    }
}

fn of_offering(language: Language, offering: &NewOffering) -> Understood {
    let spans: Vec<Span> = offering.sessions.iter().map(|session| session.span).collect();
    let (when, period) = when(language, &spans);
    let venue = offering.sessions.first().and_then(|session| session.venue.as_ref());
    Understood {
        name: offering.name.clone(),
        about: about(language, &offering.facts),
        when,
        period,
        place: venue.map(|venue| venue.name.clone()).unwrap_or_default(),
        places: places(language, offering.capacity),
        terms: terms(language, offering),
    }
}

fn of_closure(language: Language, closure: &NewClosure) -> Understood {
    let place = closure.venue.as_ref().map(|venue| venue.name.clone());
    Understood {
        name: closure.reason.clone(),
        about: String::new(),
        when: when(language, &[closure.span]).0,
        period: String::new(),
        place: place.unwrap_or_else(|| WHOLE_HOUSE.in_language(language).to_owned()),
        places: String::new(),
        terms: CLOSURE.in_language(language).to_owned(),
    }
}

const CLOSURE: Words = Words("不开放，不用报名", "Closed; nothing to sign up for");

/// The days of the week with their times once each, and from when to when; a single meeting in full.
fn when(language: Language, spans: &[Span]) -> (String, String) {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return Default::default();
    };
    if spans.len() == 1 {
        let date = full_day(language, day(first.from));
        let times = if is_whole_day(*first) {
            ALL_DAY.in_language(language).to_owned()
        } else {
            span_times(language, *first)
        };
        return (glued(language, &date, &times), String::new());
    }
    let mut weekly: Vec<String> = Vec::new();
    for span in spans {
        let times = span_times(language, *span);
        let line = glued(language, weekday(language, civil(span.from).weekday()), &times);
        if !weekly.contains(&line) {
            weekly.push(line);
        }
    }
    let count = spans.len().try_into().unwrap_or(u32::MAX);
    let period = sessions_between(language, day(first.from), day(last.from), count);
    let between = match language {
        Language::Chinese => "，",
        Language::English => "; ",
    };
    (weekly.join(between), period)
}

const ALL_DAY: Words = Words("全天", "all day");

/// From midnight to the day's last minute.
fn is_whole_day(span: Span) -> bool {
    let (from, to) = (civil(span.from), civil(span.to));
    from.date() == to.date()
        && (from.hour(), from.minute(), to.hour(), to.minute()) == (0, 0, 23, 59)
}

fn glued(language: Language, day: &str, times: &str) -> String {
    match language {
        Language::Chinese => format!("{day}{times}"),
        Language::English => format!("{day}, {times}"),
    }
}

fn about(language: Language, facts: &NewFacts) -> String {
    let between = if language == Language::Chinese { "，" } else { ", " };
    match facts {
        NewFacts::Class { department, teacher, .. } => format!("{department}{between}{teacher}"),
        NewFacts::Activity { audience } => audience.clone(),
        NewFacts::Shift { team, .. } => team.clone(),
    }
}

fn places(language: Language, capacity: Option<u32>) -> String {
    match (capacity, language) {
        (Some(capacity), _) => capacity.to_string(),
        (None, Language::Chinese) => "不限".to_owned(),
        (None, Language::English) => "any number".to_owned(),
    }
}

fn terms(language: Language, offering: &NewOffering) -> String {
    let words = match offering.admission {
        Admission::SignUp => return fee(language, offering.fee),
        Admission::DropIn => Words("不用报名，直接来", "No sign-up, simply come"),
        Admission::MembersOnly => Words("由单位自己通知", "The institution tells its people"),
    };
    words.in_language(language).to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn two_lessons_a_week_are_told_once_each() {
        let on = |day| Span::on(date(2026, 11, day), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let (weekly, period) = when(Language::Chinese, &[on(2), on(5), on(9), on(12)]);
        assert_eq!(weekly, "星期一上午9:00–10:30，星期四上午9:00–10:30");
        assert_eq!(period, "11月2日到11月12日，共4次");
        assert_eq!(when(Language::Chinese, &[on(2)]).0, "2026年11月2日（星期一）上午9:00–10:30");
    }
}
