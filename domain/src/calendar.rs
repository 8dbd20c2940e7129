//! 日历: China's one civil time, weekly time slots, terms, closures, and the sessions a term produces.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Timestamp, ToSpan, tz};
use serde::{Deserialize, Serialize};

pub use month::Month;
pub use slot_code::{slots_read, slots_written};

mod month;
mod slot_code;

/// China keeps one civil time, UTC+8, without summer time.
pub const CHINA: tz::Offset = tz::offset(8);

/// The civil date and time in China at an instant.
pub fn civil(at: Timestamp) -> DateTime {
    CHINA.to_datetime(at)
}

/// The instant of a civil date and time in China; the ends of time for dates beyond them.
pub fn instant(when: DateTime) -> Timestamp {
    CHINA.to_timestamp(when).unwrap_or(Timestamp::MAX)
}

/// The civil date in China at an instant.
pub fn day(at: Timestamp) -> Date {
    civil(at).date()
}

/// The first instant of a civil date in China.
pub fn start_of(date: Date) -> Timestamp {
    instant(date.to_datetime(Time::midnight()))
}

/// Part of the day that people plan by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayPart {
    /// 上午, before 12:00.
    Morning,
    /// 下午, 12:00 to before 18:00.
    Afternoon,
    /// 晚上, from 18:00.
    Evening,
}

impl DayPart {
    /// The part of the day that something belongs to which starts at this time.
    pub fn of(time: Time) -> Self {
        match time.hour() {
            ..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// The word used in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Morning, Self::Afternoon, Self::Evening].into_iter().find(|part| part.code() == code)
    }
}

/// A weekly time: 周二 9:00–10:30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeSlot {
    /// The day of the week.
    #[serde(with = "weekday_number")]
    pub weekday: Weekday,
    /// When it begins.
    pub from: Time,
    /// When it ends, later than `from` on the same day.
    pub to: Time,
}

impl TimeSlot {
    /// Both are on one weekday and share some time. One may begin the minute the other ends.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.weekday == other.weekday && self.from < other.to && other.from < self.to
    }

    /// Minutes from the end of the earlier of the two to the beginning of the later; nothing where they overlap or are on other
    /// days.
    pub fn minutes_between(&self, other: &Self) -> Option<u32> {
        let minute =
            |time: Time| u32::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute()));
        if self.weekday != other.weekday || self.overlaps(other) {
            return None;
        }
        let (first, second) = if self.from < other.from { (self, other) } else { (other, self) };
        minute(second.from).ok()?.checked_sub(minute(first.to).ok()?)
    }
}

/// The first two of several times of one thing that share some time, the earlier on the list first: nothing meets twice at once.
pub fn first_overlap<T>(times: &[T], overlaps: impl Fn(&T, &T) -> bool) -> Option<(usize, usize)> {
    times.iter().enumerate().find_map(|(later, time)| {
        let earlier = times[..later].iter().position(|other| overlaps(other, time))?;
        Some((earlier, later))
    })
}

/// Weekdays travel as 1 (Monday) to 7 (Sunday).
mod weekday_number {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(weekday: &Weekday, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i8(weekday.to_monday_one_offset())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Weekday, D::Error> {
        Weekday::from_monday_one_offset(i8::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// A stretch of time with a beginning and an end, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it.
    pub to: Timestamp,
}

impl Span {
    /// A span of one civil day in China.
    pub fn on(date: Date, from: Time, to: Time) -> Self {
        Self { from: instant(date.to_datetime(from)), to: instant(date.to_datetime(to)) }
    }

    /// Both share some time. One may begin the instant the other ends.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The part of it that lies on one civil day.
    pub fn on_day(&self, date: Date) -> Option<Self> {
        let begins = start_of(date);
        let ends = date.tomorrow().map_or(begins, start_of);
        let part = Self { from: self.from.max(begins), to: self.to.min(ends) };
        (part.from < part.to).then_some(part)
    }

    /// The civil days that it covers from their first instant to their last minute; `None` if there is none.
    pub fn whole_days(&self) -> Option<(Date, Date)> {
        let begins = day(self.from);
        let from = if self.from == start_of(begins) { begins } else { begins.tomorrow().ok()? };
        // An office's whole day ends at 23:59 or at midnight.
        let ends = self.to.checked_add(1.minute()).ok()?;
        let to = day(ends).yesterday().ok()?;
        (from <= to).then_some((from, to))
    }
}

/// A term (学期): the first and last day on which classes meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// 2026年秋季学期.
    pub name: String,
    /// First day of teaching.
    pub starts_on: Date,
    /// Last day of teaching, included.
    pub ends_on: Date,
}

/// Days without sessions: a public holiday, or the closure of an institution. Both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// 国庆节, 全馆维修.
    pub reason: String,
}

impl Closure {
    /// The day falls into it.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// From the first instant of its first day to the end of its last.
    pub fn span(&self) -> Span {
        let next = self.to.tomorrow().unwrap_or(self.to);
        Span { from: start_of(self.from), to: start_of(next) }
    }
}

/// The same days, each told once: what has the same reason and touches is one, and of what has the very same days the first is
/// told. In order of time.
pub fn told_once(mut closures: Vec<Closure>) -> Vec<Closure> {
    closures.sort_by_key(|one| one.from);
    let mut once: Vec<Closure> = Vec::with_capacity(closures.len());
    for closure in closures {
        let is_one = |told: &&mut Closure| {
            let next = told.to.tomorrow().unwrap_or(told.to);
            let is_same = told.from == closure.from && told.to == closure.to;
            is_same || (told.reason.trim() == closure.reason.trim() && closure.from <= next)
        };
        match once.iter_mut().rev().find(is_one) {
            Some(told) => told.to = told.to.max(closure.to),
            None => once.push(closure),
        }
    }
    once
}

/// The dated meetings of weekly time slots over a term, in order of time, closures left out.
pub fn sessions_of(slots: &[TimeSlot], term: &Term, closures: &[Closure]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut date = term.starts_on;
    while date <= term.ends_on {
        if !closures.iter().any(|closure| closure.covers(date)) {
            let today = slots.iter().filter(|slot| slot.weekday == date.weekday());
            spans.extend(today.map(|slot| Span::on(date, slot.from, slot.to)));
        }
        let Ok(next) = date.checked_add(1.day()) else { break };
        date = next;
    }
    spans.sort_by_key(|span| span.from);
    spans
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn of_several_times_the_first_two_that_meet_are_told() {
        let at = |weekday, from, to| TimeSlot {
            weekday,
            from: time(from, 0, 0, 0),
            to: time(to, 0, 0, 0),
        };
        let first = at(Weekday::Tuesday, 9, 11);
        let meets = |others: &[TimeSlot]| {
            let all: Vec<TimeSlot> = [first].iter().chain(others).copied().collect();
            first_overlap(&all, TimeSlot::overlaps)
        };
        assert_eq!(meets(&[at(Weekday::Tuesday, 11, 12), at(Weekday::Friday, 9, 11)]), None);
        assert_eq!(
            meets(&[at(Weekday::Friday, 9, 11), at(Weekday::Tuesday, 10, 12)]),
            Some((0, 2))
        );
        assert_eq!(meets(&[first, first]), Some((0, 1)));
        assert_eq!(first_overlap(&[] as &[TimeSlot], TimeSlot::overlaps), None);
    }

    #[test]
    fn a_span_has_a_part_of_each_day_that_it_touches() {
        let (first, second) = (date(2026, 12, 1), date(2026, 12, 2));
        let span = Span {
            from: instant(first.at(14, 0, 0, 0)),
            to: instant(date(2026, 12, 3).at(0, 0, 0, 0)),
        };
        let part = Span { from: span.from, to: start_of(second) };
        assert_eq!(span.on_day(first), Some(part));
        assert_eq!(span.on_day(second), Some(Span { from: part.to, to: span.to }));
        assert_eq!(span.on_day(date(2026, 11, 30)), None);
        assert_eq!(span.on_day(date(2026, 12, 3)), None, "it ends the instant that day begins");
    }

    fn tuesday_morning() -> TimeSlot {
        TimeSlot { weekday: Weekday::Tuesday, from: time(9, 0, 0, 0), to: time(10, 30, 0, 0) }
    }

    #[test]
    fn nine_in_the_morning_is_one_at_night_in_utc() {
        let at = instant(date(2026, 3, 5).at(9, 30, 0, 0));
        assert_eq!(at.to_string(), "2026-03-05T01:30:00Z");
        assert_eq!(civil(at), date(2026, 3, 5).at(9, 30, 0, 0));
        assert_eq!(day(start_of(date(2026, 3, 5))), date(2026, 3, 5));
    }

    #[test]
    fn a_holiday_that_an_institution_names_too_is_told_once() {
        let closed = |from: i8, to: i8, reason: &str| Closure {
            from: date(2026, 10, from),
            to: date(2026, 10, to),
            reason: reason.to_owned(),
        };
        let all = vec![
            closed(1, 3, "国庆节"),
            closed(25, 25, "中秋节"),
            closed(1, 7, "国庆节"),
            closed(25, 25, "中秋放假"),
            closed(5, 5, "停电"),
        ];
        let told = [closed(1, 7, "国庆节"), closed(5, 5, "停电"), closed(25, 25, "中秋节")];
        assert_eq!(told_once(all), told);
        let apart = vec![closed(1, 1, "检修"), closed(9, 9, "检修")];
        assert_eq!(told_once(apart.clone()), apart);
        assert_eq!(told_once(vec![closed(1, 1, "检修"), closed(2, 3, "检修")]).len(), 1);
    }

    #[test]
    fn lessons_may_follow_each_other_without_overlapping() {
        let next =
            TimeSlot { from: time(10, 30, 0, 0), to: time(12, 0, 0, 0), ..tuesday_morning() };
        let late = TimeSlot { from: time(10, 0, 0, 0), to: time(11, 0, 0, 0), ..tuesday_morning() };
        assert!(!tuesday_morning().overlaps(&next));
        assert!(tuesday_morning().overlaps(&late));
        assert!(!tuesday_morning().overlaps(&TimeSlot { weekday: Weekday::Friday, ..late }));
    }

    #[test]
    fn only_whole_days_are_closed_days() {
        let monday = date(2026, 11, 2);
        let to_the_minute = Span::on(monday, time(0, 0, 0, 0), time(23, 59, 0, 0));
        assert_eq!(to_the_minute.whole_days(), Some((monday, monday)));
        let two = Span { from: start_of(monday), to: start_of(date(2026, 11, 4)) };
        assert_eq!(two.whole_days(), Some((monday, date(2026, 11, 3))));
        assert_eq!(Span::on(monday, time(14, 0, 0, 0), time(17, 0, 0, 0)).whole_days(), None);
    }

    #[test]
    fn a_term_skips_public_holidays() {
        let term = Term {
            name: "2026年秋".into(),
            starts_on: date(2026, 9, 22),
            ends_on: date(2026, 10, 20),
        };
        let holiday =
            Closure { from: date(2026, 10, 1), to: date(2026, 10, 7), reason: "国庆节".into() };
        let met: Vec<_> = sessions_of(&[tuesday_morning()], &term, &[holiday])
            .iter()
            .map(|span| day(span.from))
            .collect();
        assert_eq!(
            met,
            [date(2026, 9, 22), date(2026, 9, 29), date(2026, 10, 13), date(2026, 10, 20)]
        );
    }

    #[test]
    fn two_lessons_a_week_come_in_order_of_time() {
        let term =
            Term { name: String::new(), starts_on: date(2026, 11, 23), ends_on: date(2026, 12, 4) };
        let friday = TimeSlot { weekday: Weekday::Friday, ..tuesday_morning() };
        let met: Vec<_> = sessions_of(&[friday, tuesday_morning()], &term, &[])
            .iter()
            .map(|span| day(span.from).day())
            .collect();
        assert_eq!(met, [24, 27, 1, 4]);
    }

    #[test]
    fn noon_is_afternoon_and_six_is_evening() {
        assert_eq!(DayPart::of(time(11, 59, 0, 0)), DayPart::Morning);
        assert_eq!(DayPart::of(time(12, 0, 0, 0)), DayPart::Afternoon);
        assert_eq!(DayPart::of(time(18, 0, 0, 0)), DayPart::Evening);
    }
}
