//! 出生日期: reading a birthday, and the age that follows from it.

use jiff::civil::Date;

use crate::text::{narrow, trimmed};

/// Completed years on a day. Born on 29 February, one is a year older on 1 March.
pub fn age_on(born_on: Date, day: Date) -> u8 {
    let had_birthday = (day.month(), day.day()) >= (born_on.month(), born_on.day());
    let years = day.year() - born_on.year() - i16::from(!had_birthday);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// What is wrong with a birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBirthday {
    /// Nothing was typed.
    #[error("no birthday")]
    Missing,
    /// Not a day of any calendar year, such as 31 February.
    #[error("no such day")]
    NoSuchDay,
    /// There is the month, but it has no such day: 29 February.
    #[error("the month has no such day")]
    MonthHas {
        /// Of which year.
        year: i16,
        /// Which month.
        month: i8,
        /// How many days it has.
        days: i8,
    },
    /// In the future, or more than 120 years ago.
    #[error("not a living person's birthday")]
    OutOfRange,
}

/// Reads 年, 月, 日 as typed into three fields, in digits of any width.
pub fn parse_birthday(
    year: &str,
    month: &str,
    day: &str,
    today: Date,
) -> Result<Date, InvalidBirthday> {
    let tidy = |typed: &str| {
        narrow(trimmed(typed)).trim_end_matches(['年', '月', '日', '号']).trim().to_owned()
    };
    let (year, month, day) = (tidy(year), tidy(month), tidy(day));
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return Err(InvalidBirthday::Missing);
    }
    let whole = |typed: &str| typed.parse::<i16>().map_err(|_| InvalidBirthday::NoSuchDay);
    let small = |typed: &str| typed.parse::<i8>().map_err(|_| InvalidBirthday::NoSuchDay);
    let (year, month, day) = (whole(&year)?, small(&month)?, small(&day)?);
    let first = Date::new(year, month, 1).map_err(|_| InvalidBirthday::NoSuchDay)?;
    let days = first.days_in_month();
    let born_on =
        Date::new(year, month, day).map_err(|_| InvalidBirthday::MonthHas { year, month, days })?;
    let living = born_on <= today && today.year() - born_on.year() <= 120;
    if living { Ok(born_on) } else { Err(InvalidBirthday::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn one_is_a_year_older_on_the_birthday_itself() {
        assert_eq!(age_on(date(1956, 9, 1), date(2026, 8, 31)), 69);
        assert_eq!(age_on(date(1956, 9, 1), date(2026, 9, 1)), 70);
        assert_eq!(age_on(date(1960, 2, 29), date(2026, 2, 28)), 65);
        assert_eq!(age_on(date(1960, 2, 29), date(2026, 3, 1)), 66);
    }

    #[test]
    fn a_birthday_must_be_a_day_that_was() {
        let today = date(2026, 11, 23);
        assert_eq!(parse_birthday("１９５２", "3 月", "5日", today), Ok(date(1952, 3, 5)));
        let none = Err(InvalidBirthday::MonthHas { year: 1952, month: 2, days: 29 });
        assert_eq!(parse_birthday("1952", "2", "30", today), none);
        assert_eq!(parse_birthday("1952", "13", "1", today), Err(InvalidBirthday::NoSuchDay));
        assert_eq!(parse_birthday("", " ", "", today), Err(InvalidBirthday::Missing));
        assert_eq!(parse_birthday("2027", "1", "1", today), Err(InvalidBirthday::OutOfRange));
        assert_eq!(parse_birthday("1900", "1", "1", today), Err(InvalidBirthday::OutOfRange));
    }
}
