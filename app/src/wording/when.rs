//! Dates and times in words, in China's civil time.

use domain::calendar::{DayPart, Month, Span, TimeSlot, civil};
use domain::language::Language;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

/// What a day of the week is called by its number: 1 is Monday, 7 is Sunday.
pub fn weekday_of(language: Language, number: impl TryInto<i8>) -> Option<&'static str> {
    let day = Weekday::from_monday_one_offset(number.try_into().ok()?).ok()?;
    Some(weekday(language, day))
}

/// 星期四; Thursday.
pub const fn weekday(language: Language, weekday: Weekday) -> &'static str {
    match (language, weekday) {
        (Language::Chinese, Weekday::Monday) => "星期一",
        (Language::Chinese, Weekday::Tuesday) => "星期二",
        (Language::Chinese, Weekday::Wednesday) => "星期三",
        (Language::Chinese, Weekday::Thursday) => "星期四",
        (Language::Chinese, Weekday::Friday) => "星期五",
        (Language::Chinese, Weekday::Saturday) => "星期六",
        (Language::Chinese, Weekday::Sunday) => "星期日",
        (Language::English, Weekday::Monday) => "Monday",
        (Language::English, Weekday::Tuesday) => "Tuesday",
        (Language::English, Weekday::Wednesday) => "Wednesday",
        (Language::English, Weekday::Thursday) => "Thursday",
        (Language::English, Weekday::Friday) => "Friday",
        (Language::English, Weekday::Saturday) => "Saturday",
        (Language::English, Weekday::Sunday) => "Sunday",
    }
}

/// 周四, as it stands in lists; Thursday.
pub const fn short_weekday(language: Language, day: Weekday) -> &'static str {
    match (language, day) {
        (Language::Chinese, Weekday::Monday) => "周一",
        (Language::Chinese, Weekday::Tuesday) => "周二",
        (Language::Chinese, Weekday::Wednesday) => "周三",
        (Language::Chinese, Weekday::Thursday) => "周四",
        (Language::Chinese, Weekday::Friday) => "周五",
        (Language::Chinese, Weekday::Saturday) => "周六",
        (Language::Chinese, Weekday::Sunday) => "周日",
        (Language::English, _) => weekday(language, day),
    }
}

/// 上午; morning.
pub const fn day_part(language: Language, part: DayPart) -> &'static str {
    match (language, part) {
        (Language::Chinese, DayPart::Morning) => "上午",
        (Language::Chinese, DayPart::Afternoon) => "下午",
        (Language::Chinese, DayPart::Evening) => "晚上",
        (Language::English, DayPart::Morning) => "morning",
        (Language::English, DayPart::Afternoon) => "afternoon",
        (Language::English, DayPart::Evening) => "evening",
    }
}

/// The months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// 11月; November.
pub fn month_name(language: Language, which: Month) -> String {
    match language {
        Language::Chinese => format!("{}月", which.first().month()),
        Language::English => month(which.first()).to_owned(),
    }
}

/// 2026年3月5日; 5 March 2026.
pub fn day(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Language::English => format!("{} {} {}", date.day(), month(date), date.year()),
    }
}

/// 2033年2月21日到2033年5月27日; 21 February 2033 to 27 May 2033.
pub fn days(language: Language, from: Date, to: Date) -> String {
    let (from, to) = (day(language, from), day(language, to));
    match language {
        Language::Chinese => format!("{from}到{to}"),
        Language::English => format!("{from} to {to}"),
    }
}

/// 2026年3月5日（星期四）; Thursday 5 March 2026.
pub fn full_day(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => {
            format!("{}（{}）", day(language, date), weekday(language, date.weekday()))
        }
        Language::English => {
            format!("{} {}", weekday(language, date.weekday()), day(language, date))
        }
    }
}

/// 3月5日; 5 March.
pub fn short_day(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => format!("{}月{}日", date.month(), date.day()),
        Language::English => format!("{} {}", date.day(), month(date)),
    }
}

/// The hours and minutes of a twelve-hour clock. Midnight is 上午0:00, and 12:00 am.
fn clock(language: Language, time: Time) -> String {
    let hour = match time.hour() {
        0 if language == Language::Chinese => 0,
        0 => 12,
        hour @ 1..=12 => hour,
        hour => hour - 12,
    };
    format!("{hour}:{:02}", time.minute())
}

/// 上午 before an hour; 中午 from 12:00 to 12:59.
fn hour_part(time: Time) -> &'static str {
    match time.hour() {
        12 => "中午",
        _ => day_part(Language::Chinese, DayPart::of(time)),
    }
}

/// 上午9:30; 9:30 am.
pub fn time(language: Language, time: Time) -> String {
    match language {
        Language::Chinese => {
            format!("{}{}", hour_part(time), clock(language, time))
        }
        Language::English if time.hour() < 12 => format!("{}\u{a0}am", clock(language, time)),
        Language::English => format!("{}\u{a0}pm", clock(language, time)),
    }
}

/// 上午9:00–10:30, 上午11:30–下午1:00; 9:00 am to 10:30 am.
pub fn times(language: Language, from: Time, to: Time) -> String {
    match language {
        Language::Chinese if hour_part(from) == hour_part(to) => {
            format!("{}–{}", time(language, from), clock(language, to))
        }
        Language::Chinese => format!("{}–{}", time(language, from), time(language, to)),
        Language::English => format!("{} to {}", time(language, from), time(language, to)),
    }
}

/// The times of a span that lies within one day.
pub fn span_times(language: Language, span: Span) -> String {
    times(language, civil(span.from).time(), civil(span.to).time())
}

/// 每周二 上午9:00–10:30; 两个时间以“，”相隔. It stands alone: Every Tuesday, 9:00 am to 10:30 am.
pub fn weekly(language: Language, slots: &[TimeSlot]) -> String {
    let one = |(number, slot): (usize, &TimeSlot)| match language {
        Language::Chinese => format!(
            "每{}{}",
            short_weekday(language, slot.weekday),
            times(language, slot.from, slot.to)
        ),
        Language::English => format!(
            "{} {}, {}",
            if number == 0 { "Every" } else { "every" },
            weekday(language, slot.weekday),
            times(language, slot.from, slot.to)
        ),
    };
    let same_times = |slot: &TimeSlot| (slot.from, slot.to) == (slots[0].from, slots[0].to);
    if slots.len() > 1 && slots.iter().all(same_times) {
        let (from, to) = (slots[0].from, slots[0].to);
        return on_several_days(language, slots.iter().map(|slot| slot.weekday), from, to);
    }
    let between = if language == Language::Chinese { "，" } else { "; " };
    slots.iter().enumerate().map(one).collect::<Vec<_>>().join(between)
}

/// 每周一、周四下午2:30–4:00.
fn on_several_days(
    language: Language,
    days: impl Iterator<Item = Weekday>,
    from: Time,
    to: Time,
) -> String {
    let days: Vec<_> = days.map(|day| short_weekday(language, day)).collect();
    let times = times(language, from, to);
    match language {
        Language::Chinese => format!("每{}{times}", days.join("、")),
        Language::English => format!("every {}, {times}", days.join(" and ")),
    }
}

/// 2026年3月5日（星期四）上午9:30.
pub fn moment(language: Language, at: Timestamp) -> String {
    let when = civil(at);
    match language {
        Language::Chinese => {
            format!("{}{}", full_day(language, when.date()), time(language, when.time()))
        }
        Language::English => {
            format!("{}, {}", full_day(language, when.date()), time(language, when.time()))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::instant;
    use jiff::civil::{date, time as at};

    use super::*;

    #[test]
    fn a_moment_is_told_in_full() {
        let moment_of = |language| moment(language, instant(date(2026, 3, 5).at(9, 30, 0, 0)));
        assert_eq!(moment_of(Language::Chinese), "2026年3月5日（星期四）上午9:30");
        // Hour and am stay on one line.
        assert_eq!(moment_of(Language::English), "Thursday 5 March 2026, 9:30\u{a0}am");
    }

    #[test]
    fn the_part_of_the_day_is_said_once_unless_it_changes() {
        let words = |from, to| times(Language::Chinese, from, to);
        assert_eq!(words(at(9, 0, 0, 0), at(10, 30, 0, 0)), "上午9:00–10:30");
        assert_eq!(words(at(11, 30, 0, 0), at(13, 0, 0, 0)), "上午11:30–下午1:00");
        assert_eq!(words(at(12, 0, 0, 0), at(12, 30, 0, 0)), "中午12:00–12:30");
        assert_eq!(words(at(11, 0, 0, 0), at(12, 0, 0, 0)), "上午11:00–中午12:00");
        assert_eq!(words(at(12, 30, 0, 0), at(14, 0, 0, 0)), "中午12:30–下午2:00");
        assert_eq!(time(Language::English, at(12, 0, 0, 0)), "12:00\u{a0}pm");
        assert_eq!(time(Language::Chinese, at(0, 0, 0, 0)), "上午0:00");
    }

    #[test]
    fn two_lessons_a_week_are_both_told() {
        let slot = |weekday| TimeSlot { weekday, from: at(14, 30, 0, 0), to: at(16, 0, 0, 0) };
        let words = weekly(Language::Chinese, &[slot(Weekday::Monday), slot(Weekday::Thursday)]);
        assert_eq!(words, "每周一、周四下午2:30–4:00");
        let later =
            TimeSlot { from: at(16, 0, 0, 0), to: at(17, 0, 0, 0), ..slot(Weekday::Friday) };
        let words = weekly(Language::Chinese, &[slot(Weekday::Monday), later]);
        assert_eq!(words, "每周一下午2:30–4:00，每周五下午4:00–5:00");
    }
}
