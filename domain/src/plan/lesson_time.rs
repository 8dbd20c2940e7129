//! Weekly lesson times as offices write them: 周二上午9:00—10:30, 每周一、四下午14:30-16:00.

use jiff::civil::{Time, Weekday};

use super::cell::Cell;
use super::date::weekday_of;
use super::problem::Reason;
use super::time::{Part, Written, tidy, written};
use super::words::shortened;
use crate::calendar::TimeSlot;

/// The slots that a cell tells, and what was guessed about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LessonTimes {
    pub slots: Vec<TimeSlot>,
    pub guess: Option<Reason>,
}

/// What may stand between days, and between one lesson and the next.
const SEPARATORS: [char; 8] = ['、', ',', '和', '及', '与', ';', '/', '。'];

/// What may stand between a beginning and an end.
const DASHES: [char; 11] = ['-', '—', '–', '―', '‒', '─', '~', '〜', '至', '到', '−'];

/// More lessons in a week than any class has.
const MOST_SLOTS: usize = 14;

/// Reads one or more weekly times.
pub(super) fn lesson_times(cell: &Cell) -> Result<LessonTimes, Reason> {
    let typed = cell.words();
    let unclear = || Reason::TimeUnclear(shortened(&typed));
    let text = tidy(&typed);
    let mut rest = text.as_str();
    let mut times = LessonTimes::default();
    while !rest.is_empty() || times.slots.is_empty() {
        let (weekdays, after) = weekdays(rest)?.ok_or_else(unclear)?;
        let (from, to, after) = span(after, &mut times.guess).ok_or_else(unclear)?;
        if to <= from {
            return Err(Reason::EndsBeforeStart { from, to });
        }
        let slots = weekdays.into_iter().map(|weekday| TimeSlot { weekday, from, to });
        times.slots.extend(slots);
        if times.slots.len() > MOST_SLOTS {
            return Err(unclear());
        }
        rest = after.trim_start_matches(SEPARATORS);
    }
    Ok(times)
}

/// 每周一、四 or 周二、周五 or 周一至周五, and what follows; `None` if no day stands there.
fn weekdays(text: &str) -> Result<Option<(Vec<Weekday>, &str)>, Reason> {
    let Some(mut rest) = without_prefix(text) else { return Ok(None) };
    let mut weekdays: Vec<Weekday> = Vec::new();
    while let Some((weekday, after)) = first_weekday(rest) {
        if !weekdays.contains(&weekday) {
            weekdays.push(weekday);
        }
        if let Some((last, after)) = through(after) {
            weekdays.extend(days_after(weekday, last));
            return Ok(Some((weekdays, after)));
        }
        let joined = after.trim_start_matches(SEPARATORS);
        rest = match without_prefix(joined) {
            Some(next) => next,
            None if first_weekday(joined).is_some() => joined,
            None => return Ok(Some((weekdays, joined))),
        };
    }
    let next = rest.chars().next();
    match next.filter(|c| "零〇七八九十".contains(*c) || c.is_ascii_digit()) {
        Some(c) => Err(Reason::NoWeekday(format!("周{c}"))),
        None => Ok(None),
    }
}

/// What follows 周, 星期, 礼拜, with or without 每.
fn without_prefix(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('每');
    ["周", "星期", "礼拜"].iter().find_map(|prefix| text.strip_prefix(prefix))
}

/// The day that a text begins with. A digit is one only if no more of a time follows: 周2上午.
fn first_weekday(text: &str) -> Option<(Weekday, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let part_of_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '点' | '时');
    if first.is_ascii_digit() && rest.starts_with(part_of_time) {
        return None;
    }
    Some((weekday_of(first)?, rest))
}

/// 至周五, and what follows.
fn through(text: &str) -> Option<(Weekday, &str)> {
    let rest = text.strip_prefix(DASHES)?;
    first_weekday(without_prefix(rest).unwrap_or(rest))
}

/// The days after one, up to and with another of the same week.
fn days_after(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let day = |offset| Weekday::from_monday_zero_offset(offset).ok();
    let after = first.to_monday_zero_offset() + 1..=last.to_monday_zero_offset();
    after.filter_map(day).collect()
}

/// A beginning and an end, and what follows them.
fn span<'a>(text: &'a str, guess: &mut Option<Reason>) -> Option<(Time, Time, &'a str)> {
    let (begin, rest) = written(text.trim_start_matches([':', '(', ')', ',']))?;
    let after_dash = rest.trim_start_matches(DASHES);
    if after_dash.len() == rest.len() {
        return None;
    }
    let (end, rest) = written(after_dash)?;
    let (begin, end) = in_daytime(begin, end, guess)?;
    Some((begin, end, rest.trim_start_matches(')')))
}

/// Applies the parts of the day: the beginning's stands for the end too, unless the end has its own.
fn in_daytime(begin: Written, end: Written, guess: &mut Option<Reason>) -> Option<(Time, Time)> {
    if begin.part.is_none() && end.part.is_none() {
        let (begin, end) = (afternoon_if_early(begin, guess)?, afternoon_if_early(end, guess)?);
        return Some((begin, end));
    }
    let part = match (end.part, begin.part) {
        (Some(part), _) => Some(part),
        (None, _) if end.hour > 12 => None,
        (None, Some(Part::Noon)) if end.hour < 11 => Some(Part::Afternoon),
        (None, part) => part,
    };
    Some((begin.time()?, Written { part, ..end }.time()?))
}

/// No lesson is held at 2:30 in the night: without 上午 or 下午 the afternoon is meant.
fn afternoon_if_early(written: Written, guess: &mut Option<Reason>) -> Option<Time> {
    if !(1..6).contains(&written.hour) {
        return written.time();
    }
    let time = Written { part: Some(Part::Afternoon), ..written }.time()?;
    guess.get_or_insert(Reason::ReadAsAfternoon { time });
    Some(time)
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Result<LessonTimes, Reason> {
        lesson_times(&Cell::Text(typed.into()))
    }

    fn slots(typed: &str) -> Vec<(Weekday, String)> {
        let times = read(typed).unwrap_or_else(|reason| panic!("{typed}: {reason:?}"));
        assert_eq!(times.guess, None, "{typed}");
        let span = |slot: &TimeSlot| {
            format!("{}-{}", slot.from.strftime("%H:%M"), slot.to.strftime("%H:%M"))
        };
        times.slots.iter().map(|slot| (slot.weekday, span(slot))).collect()
    }

    #[test]
    fn one_day_is_written_in_many_ways() {
        for typed in [
            "周二下午2:30-4:00",
            "周二（下午）2:30-4:00",
            "每周二下午2:30—4:00",
            "星期二下午2：30-4：00",
            "周二 14:30-16:00",
            "周二下午14:30－16:00",
            "周二下午２：３０—４：００",
            "周二下午 2:30至4:00",
            "周二下午2:30~4:00",
            "周二下午2:30～4:00",
            "周二下午2点半—4点",
            "礼拜二下午2:30到4点整",
            "周二：下午2:30-下午4:00",
            "周二下午（2:30-4:00）",
            "周2下午2:30-4:00",
        ] {
            assert_eq!(slots(typed), [(Weekday::Tuesday, "14:30-16:00".into())], "{typed}");
        }
        assert_eq!(slots("星期天上午9点—10点半"), [(Weekday::Sunday, "09:00-10:30".into())]);
        assert_eq!(slots("周五上午11:00-14:00"), [(Weekday::Friday, "11:00-14:00".into())]);
        assert_eq!(slots("周五中午12:00-1:30"), [(Weekday::Friday, "12:00-13:30".into())]);
    }

    #[test]
    fn two_days_share_a_time_or_have_their_own() {
        let both =
            [(Weekday::Monday, "09:00-10:30".into()), (Weekday::Thursday, "09:00-10:30".into())];
        for typed in [
            "每周一、四上午9:00-10:30",
            "每周一、四 上午9:00～10:30",
            "星期一、四上午 9:00-10:30",
            "周一、周四上午9:00—10:30",
            "周一四上午9:00—10:30",
            "周一和周四上午9:00-10:30",
            "周一上午9:00-10:30，周四上午9:00-10:30",
            "周一上午9:00-10:30\n周四上午9:00-10:30",
        ] {
            assert_eq!(slots(typed), both, "{typed}");
        }
        let days: Vec<Weekday> =
            slots("周一至周三 14:00-15:30").iter().map(|(weekday, _)| *weekday).collect();
        assert_eq!(days, [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday]);
    }

    #[test]
    fn what_cannot_be_understood_is_said() {
        assert_eq!(read("周八上午9:00—10:30"), Err(Reason::NoWeekday("周八".into())));
        assert_eq!(read("周二、周八上午9:00—10:30"), Err(Reason::NoWeekday("周八".into())));
        let (from, to) = (time(10, 30, 0, 0), time(9, 0, 0, 0));
        assert_eq!(read("星期三上午10:30-9:00"), Err(Reason::EndsBeforeStart { from, to }));
        for typed in [
            "上午9:00-10:30",
            "周二",
            "周二上午",
            "周二9:00",
            "待定",
            "周二上午14:30-16:00",
            "周二9:00-10:30起",
        ] {
            assert_eq!(read(typed), Err(Reason::TimeUnclear(typed.into())), "{typed}");
        }
    }

    #[test]
    fn half_past_two_alone_is_read_as_the_afternoon_and_said_so() {
        let times = read("周三 2:30-4:00").unwrap();
        assert_eq!(times.slots[0].from, time(14, 30, 0, 0));
        assert_eq!(times.slots[0].to, time(16, 0, 0, 0));
        assert_eq!(times.guess, Some(Reason::ReadAsAfternoon { time: time(14, 30, 0, 0) }));
    }

    proptest! {
        #[test]
        fn no_text_brings_the_reader_down(typed in "[周星期一二八日每、上下午:：0-9点半—至()\\-a]{0,24}") {
            if let Ok(times) = read(&typed) {
                prop_assert!(times.slots.iter().all(|slot| slot.from < slot.to));
            }
        }
    }
}
