//! 法定节假日: the days that are public holidays for everybody.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::calendar::Closure;

pub use working::is_working_day;

mod working;

/// The public holidays that touch these days, both included, in order.
///
/// The days are those of the 全国年节及纪念日放假办法 as amended in 2024 (国务院令第795号): thirteen a
/// year. Days that a year's notice moves to or from weekends are closures of an institution, since
/// nobody knows them before that autumn. Feasts of the lunar calendar are told for 2026 to 2028.
pub fn public_holidays(from: Date, to: Date) -> Vec<Closure> {
    let years = from.year()..=to.year().min(from.year().saturating_add(10));
    let mut holidays: Vec<Closure> = years.flat_map(holidays_of).collect();
    holidays.retain(|holiday| holiday.from <= to && from <= holiday.to);
    holidays.sort_by_key(|holiday| holiday.from);
    holidays
}

fn holidays_of(year: i16) -> Vec<Closure> {
    let on = |month: i8, day: i8, days: i8, reason: &str| {
        let from = Date::new(year, month, day).ok()?;
        let to = from.checked_add(i64::from(days - 1).days()).ok()?;
        Some(Closure { from, to, reason: reason.to_owned() })
    };
    let mut holidays = vec![on(1, 1, 1, "元旦"), on(5, 1, 2, "劳动节"), on(10, 1, 3, "国庆节")];
    if let Some(feasts) = LUNAR.iter().find(|feasts| feasts.new_year.year() == year) {
        let eve = feasts.new_year.checked_sub(1.day()).unwrap_or(feasts.new_year);
        holidays.push(on(eve.month(), eve.day(), 4, "春节"));
        holidays.push(on(4, feasts.tomb_sweeping, 1, "清明节"));
        for (feast, reason) in [(feasts.dragon_boat, "端午节"), (feasts.mid_autumn, "中秋节")]
        {
            holidays.push(on(feast.month(), feast.day(), 1, reason));
        }
    }
    holidays.into_iter().flatten().collect()
}

/// What moves from year to year.
struct Lunar {
    /// 正月初一. The eve and the two days after it are free, too.
    new_year: Date,
    /// 清明, a day of April.
    tomb_sweeping: i8,
    /// 五月初五.
    dragon_boat: Date,
    /// 八月十五.
    mid_autumn: Date,
}

const LUNAR: [Lunar; 3] = [
    Lunar {
        new_year: date(2026, 2, 17),
        tomb_sweeping: 5,
        dragon_boat: date(2026, 6, 19),
        mid_autumn: date(2026, 9, 25),
    },
    Lunar {
        new_year: date(2027, 2, 6),
        tomb_sweeping: 5,
        dragon_boat: date(2027, 6, 9),
        mid_autumn: date(2027, 9, 15),
    },
    Lunar {
        new_year: date(2028, 1, 26),
        tomb_sweeping: 4,
        dragon_boat: date(2028, 5, 28),
        mid_autumn: date(2028, 10, 3),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_thirteen_days() {
        let days: i64 = public_holidays(date(2027, 1, 1), date(2027, 12, 31))
            .iter()
            .map(|holiday| i64::from((holiday.to - holiday.from).get_days()) + 1)
            .sum();
        assert_eq!(days, 13);
    }

    #[test]
    fn a_term_over_the_new_year_knows_the_holidays_of_both_years() {
        let reasons: Vec<String> = public_holidays(date(2026, 10, 2), date(2027, 2, 5))
            .into_iter()
            .map(|holiday| holiday.reason)
            .collect();
        assert_eq!(reasons, ["国庆节", "元旦", "春节"]);
    }
}
