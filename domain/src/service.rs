//! 服务时长: how long a volunteer helped, as a coordinator types it and as it is counted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::attendance::AttendanceRefusal;
use crate::calendar::Span;
use crate::text::{narrow, trimmed};

/// Minutes of one shift at most: a day.
const LONGEST: u32 = 24 * 60;

/// How long somebody helped at one shift: a minute at least, a day at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Minutes(u32);

/// Why what was typed is no length of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidMinutes {
    /// Nothing was typed.
    Empty,
    /// No number of hours or minutes.
    Unclear,
    /// Nothing, or more than a day.
    OutOfRange,
}

impl Minutes {
    /// So many minutes, if they are a length of service.
    pub fn of(minutes: u32) -> Option<Self> {
        (1..=LONGEST).contains(&minutes).then_some(Self(minutes))
    }

    /// As long as the shift is.
    pub fn of_shift(shift: Span) -> Self {
        let minutes = u32::try_from(shift.to.duration_since(shift.from).as_mins());
        Self(minutes.unwrap_or(LONGEST).clamp(1, LONGEST))
    }

    /// How many.
    pub const fn count(self) -> u32 {
        self.0
    }

    /// Reads `1.5`, `2小时`, `1小时30分`, `90分钟`: hours, where nothing else is said.
    pub fn parse(typed: &str) -> Result<Self, InvalidMinutes> {
        let typed: String = narrow(trimmed(typed)).chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            return Err(InvalidMinutes::Empty);
        }
        let typed =
            typed.replace("个半小时", ".5小时").replace("个小时", "小时").replace("分钟", "分");
        let typed = typed.to_lowercase().replace("min", "分").replace('h', "小时");
        let minutes = match typed.split_once("小时") {
            Some((hours, "")) => hours_as_minutes(hours),
            Some((hours, rest)) => match rest.strip_suffix('分').unwrap_or(rest) {
                "半" => hours_as_minutes(hours).map(|minutes| minutes + 30),
                rest => {
                    let rest = digits(rest).filter(|rest| *rest < 60);
                    hours_as_minutes(hours).zip(rest).map(|(hours, rest)| hours + rest)
                }
            },
            None => match typed.strip_suffix('分') {
                Some(minutes) => digits(minutes),
                None => hours_as_minutes(&typed),
            },
        };
        Self::of(minutes.ok_or(InvalidMinutes::Unclear)?).ok_or(InvalidMinutes::OutOfRange)
    }

    /// As it is typed: hours, with a part where there is one; what is no such part in minutes.
    pub fn typed(self) -> String {
        let (hours, rest) = (self.0 / 60, self.0 % 60);
        match rest {
            0 => hours.to_string(),
            15 | 30 | 45 => format!("{hours}.{}", if rest == 30 { 5 } else { rest * 100 / 60 }),
            _ => format!("{}分", self.0),
        }
    }
}

/// Whether hours may be confirmed by now: only once the shift is over has anybody helped for all of it.
pub fn may_confirm(shift: Span, now: Timestamp) -> Result<(), AttendanceRefusal> {
    if now < shift.to { Err(AttendanceRefusal::NotOver { ends_at: shift.to }) } else { Ok(()) }
}

/// Up to four digits.
fn digits(typed: &str) -> Option<u32> {
    let is_sound = (1..=4).contains(&typed.len()) && typed.bytes().all(|c| c.is_ascii_digit());
    typed.parse().ok().filter(|_| is_sound)
}

/// Hours with up to two decimals, in whole minutes.
fn hours_as_minutes(typed: &str) -> Option<u32> {
    let (whole, part) = typed.split_once('.').unwrap_or((typed, "0"));
    let hundredths = match part.len() {
        1 => digits(part)? * 10,
        2 => digits(part)?,
        _ => return None,
    };
    Some(digits(whole)? * 60 + hundredths * 60 / 100)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_and_minutes_are_read_as_people_write_them() {
        for (typed, minutes) in [
            ("2", 120),
            ("1.5", 90),
            ("１．５", 90),
            ("0.75", 45),
            ("2小时", 120),
            ("2个小时", 120),
            ("1个半小时", 90),
            ("1小时30分", 90),
            ("1小时半", 90),
            ("90分钟", 90),
            ("90 min", 90),
            ("2h", 120),
        ] {
            assert_eq!(Minutes::parse(typed).map(Minutes::count), Ok(minutes), "{typed}");
        }
        for (typed, fault) in [
            (" ", InvalidMinutes::Empty),
            ("很久", InvalidMinutes::Unclear),
            ("1.555", InvalidMinutes::Unclear),
            ("-1", InvalidMinutes::Unclear),
            ("1小时70分", InvalidMinutes::Unclear),
            ("0", InvalidMinutes::OutOfRange),
            ("25", InvalidMinutes::OutOfRange),
            ("9999", InvalidMinutes::OutOfRange),
        ] {
            assert_eq!(Minutes::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_shift_lasts_as_long_as_it_is_planned() {
        let shift = Span::on(date(2026, 12, 1), time(8, 0, 0, 0), time(10, 45, 0, 0));
        assert_eq!(Minutes::of_shift(shift).count(), 165);
        assert_eq!(Minutes::of_shift(shift).typed(), "2.75");
    }

    #[test]
    fn hours_are_confirmed_once_the_shift_is_over() {
        let shift = Span::on(date(2026, 12, 1), time(8, 0, 0, 0), time(10, 45, 0, 0));
        let early = shift.to - jiff::SignedDuration::from_secs(1);
        let not_over = Err(AttendanceRefusal::NotOver { ends_at: shift.to });
        assert_eq!(may_confirm(shift, early), not_over);
        assert_eq!(may_confirm(shift, shift.to), Ok(()));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_again(minutes in 1..=24 * 60_u32) {
            let minutes = Minutes::of(minutes).unwrap();
            prop_assert_eq!(Minutes::parse(&minutes.typed()), Ok(minutes));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in "\\PC{0,30}") {
            let _ = Minutes::parse(&typed);
        }
    }
}
