//! 月份: a month of the calendar, as a notice on a door shows it and an address names it.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Span, start_of};

/// The years that an address may name: what lies beyond is a mistake.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// A month; kept as its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Date);

impl Month {
    /// The month that a day lies in.
    pub fn of(day: Date) -> Self {
        Self(date(day.year(), day.month(), 1))
    }

    /// Reads 2026-11; nothing else.
    pub fn parse(typed: &str) -> Option<Self> {
        let (year, month) = typed.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        let first = Date::new(year, month, 1).ok()?;
        YEARS.contains(&year).then_some(Self(first))
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.0.last_of_month()
    }

    /// The month before.
    pub fn previous(self) -> Self {
        Self(self.0.checked_sub(1.month()).unwrap_or(self.0))
    }

    /// The month after.
    pub fn next(self) -> Self {
        Self(self.0.checked_add(1.month()).unwrap_or(self.0))
    }

    /// From its first instant in China to the first of the month after.
    pub fn span(self) -> Span {
        Span { from: start_of(self.0), to: start_of(self.next().0) }
    }
}

impl fmt::Display for Month {
    /// 2026-11, as in an address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::instant;

    #[test]
    fn an_address_names_a_month_in_one_way() {
        let november = Month::parse("2026-11").unwrap();
        assert_eq!((november.to_string(), november.first()), ("2026-11".into(), date(2026, 11, 1)));
        for wrong in ["", "2026", "2026-13", "2026-00", "2026-1", "+026-11", "1999-12", "2026-11-1"]
        {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_year_turns_after_december() {
        let december = Month::of(date(2026, 12, 31));
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(Month::parse("2028-02").unwrap().last(), date(2028, 2, 29));
    }

    #[test]
    fn a_month_begins_at_midnight_in_china() {
        let span = Month::parse("2026-11").unwrap().span();
        assert_eq!(span.from, instant(date(2026, 11, 1).at(0, 0, 0, 0)));
        assert_eq!(span.to, instant(date(2026, 12, 1).at(0, 0, 0, 0)));
    }
}
