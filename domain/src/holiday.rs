//! 法定节假日: the days that are public holidays for everybody.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::Closure;

use arranged::{ARRANGED, Arranged};
use feasts::feasts_of;

pub use working::is_working_day;

mod arranged;
mod feasts;
mod working;

/// What is known here of a year's public holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The days as the State Council arranged them, with the weekends on which one works instead.
    Arranged,
    /// The days of the law alone: which days around them are free that year is not known here.
    ByLaw,
    /// Not even the feasts of the lunar calendar.
    WithoutFeasts,
}

/// What is known of this year.
pub fn known_of(year: i16) -> Known {
    match (arranged(year), feasts_of(year)) {
        (Some(_), _) => Known::Arranged,
        (None, Some(_)) => Known::ByLaw,
        (None, None) => Known::WithoutFeasts,
    }
}

/// The public holidays that touch these days, both included, in order: one truth for a term's plan, for lists, sessions, rooms and
/// days to pay.
///
/// Where the State Council's notice of a year is known they are the days that it names. Otherwise they are the days of the
/// 全国年节及纪念日放假办法 as amended in 2024 (国务院令第795号), thirteen a year: what the notice moves is entered as a closure of
/// the house once it is published.
pub fn public_holidays(from: Date, to: Date) -> Vec<Closure> {
    let mut holidays: Vec<Closure> = years(from, to).flat_map(holidays_of).collect();
    holidays.retain(|holiday| holiday.from <= to && from <= holiday.to);
    holidays.sort_by_key(|holiday| holiday.from);
    holidays
}

/// 调休上班: the weekends of these days, both included, on which one works as the notice of a year says, in order. A lesson that
/// fell out may be made up then.
pub fn made_up_days(from: Date, to: Date) -> Vec<Date> {
    let all = years(from, to).filter_map(arranged).flat_map(|year| year.made_up);
    all.copied().filter(|day| (from..=to).contains(day)).collect()
}

/// The years of which a notice may name days between these: 元旦 may begin in December.
fn years(from: Date, to: Date) -> impl Iterator<Item = i16> {
    from.year()..=to.year().min(from.year().saturating_add(10)).saturating_add(1)
}

fn arranged(year: i16) -> Option<&'static Arranged> {
    ARRANGED.iter().find(|arranged| arranged.year == year)
}

fn holidays_of(year: i16) -> Vec<Closure> {
    if let Some(arranged) = arranged(year) {
        let days = arranged.days_off.iter();
        return days
            .map(|(from, to, reason)| Closure { from: *from, to: *to, reason: (*reason).into() })
            .collect();
    }
    let on = |month: i8, day: i8, days: i8, reason: &str| {
        let from = Date::new(year, month, day).ok()?;
        let to = from.checked_add(i64::from(days - 1).days()).ok()?;
        Some(Closure { from, to, reason: reason.to_owned() })
    };
    let mut holidays = vec![on(1, 1, 1, "元旦"), on(5, 1, 2, "劳动节")];
    let feasts = feasts_of(year);
    // 国庆节放假逢中秋节合并放假: where the feast is one of those days, or the next, it is one holiday with a day more, as the State
    // Council has named it each time (2017, 2020, 2025).
    let is_one = feasts
        .map(|feasts| feasts.mid_autumn)
        .is_some_and(|day| day.month() == 10 && day.day() <= 4);
    holidays.push(if is_one {
        on(10, 1, 4, "国庆节、中秋节")
    } else {
        on(10, 1, 3, "国庆节")
    });
    if let Some(feasts) = feasts {
        let eve = feasts.new_year.checked_sub(1.day()).unwrap_or(feasts.new_year);
        holidays.push(on(eve.month(), eve.day(), 4, "春节"));
        holidays.push(on(4, feasts.tomb_sweeping, 1, "清明节"));
        let feast = |day: Date, reason| on(day.month(), day.day(), 1, reason);
        holidays.push(feast(feasts.dragon_boat, "端午节"));
        if !is_one {
            holidays.push(feast(feasts.mid_autumn, "中秋节"));
        }
    }
    holidays.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_by_the_law_has_thirteen_days() {
        for year in 2027..=2036 {
            assert_eq!(known_of(year), Known::ByLaw, "{year}");
            let all = public_holidays(date(year, 1, 1), date(year, 12, 31));
            let days: i64 =
                all.iter().map(|one| i64::from((one.to - one.from).get_days()) + 1).sum();
            assert_eq!(days, 13, "{year}");
        }
    }

    #[test]
    fn national_day_and_mid_autumn_are_one_holiday_where_they_fall_together() {
        let october = |year| {
            let days = public_holidays(date(year, 9, 1), date(year, 10, 31)).into_iter();
            days.map(|one| (one.from.day(), one.to.day(), one.reason)).collect::<Vec<_>>()
        };
        // The third day of the three, the first, and the day after them.
        for year in [2028, 2031, 2036] {
            assert_eq!(october(year), [(1, 4, "国庆节、中秋节".to_owned())], "{year}");
        }
        let apart = [(16, 16, "中秋节".to_owned()), (1, 3, "国庆节".to_owned())];
        assert_eq!(october(2035), apart);
    }

    #[test]
    fn no_two_holidays_share_a_day() {
        let all = public_holidays(date(2026, 1, 1), date(2036, 12, 31));
        for two in all.windows(2) {
            assert!(two[0].to < two[1].from, "{two:?}");
        }
    }

    #[test]
    fn a_term_over_the_new_year_knows_the_holidays_of_both_years() {
        let reasons: Vec<String> = public_holidays(date(2026, 10, 7), date(2027, 2, 5))
            .into_iter()
            .map(|holiday| holiday.reason)
            .collect();
        assert_eq!(reasons, ["国庆节", "元旦", "春节"]);
    }

    #[test]
    fn what_is_not_known_is_told() {
        assert_eq!(known_of(2026), Known::Arranged);
        assert_eq!(known_of(2037), Known::WithoutFeasts);
        let all = public_holidays(date(2037, 1, 1), date(2037, 12, 31));
        assert_eq!(all.len(), 3, "the days that the sun alone tells");
    }

    #[test]
    fn lessons_are_made_up_where_one_works_at_a_weekend() {
        let autumn = made_up_days(date(2026, 9, 1), date(2027, 1, 15));
        assert_eq!(autumn, [date(2026, 9, 20), date(2026, 10, 10)]);
        assert!(made_up_days(date(2027, 1, 1), date(2027, 12, 31)).is_empty());
    }

    /// The journeys in a browser read these lines to find a day on which a house is open.
    #[test]
    fn the_days_that_journeys_go_by_are_these() {
        let lines = include_str!("../../end2end/tests/support/holidays.csv").lines().skip(1);
        let written: Vec<Closure> = lines
            .map(|line| {
                let [from, to, reason] = line.split(',').collect::<Vec<_>>()[..] else {
                    panic!("{line}: three values are needed")
                };
                let day = |typed: &str| typed.parse::<Date>().unwrap();
                Closure { from: day(from), to: day(to), reason: reason.to_owned() }
            })
            .collect();
        assert_eq!(public_holidays(date(2026, 1, 1), date(2028, 12, 31)), written);
    }
}
