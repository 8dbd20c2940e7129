//! 工作日: the days on which an office is open.

use jiff::civil::{Date, Weekday, date};

use super::public_holidays;
use crate::calendar::Closure;

/// Whether the office is open that day: no weekend, no public holiday, none of its closures. What a year's notice moves is
/// known for 2026 (国办发明电〔2025〕7号): more days off, and weekends on which one works instead.
pub fn is_working_day(date: Date, closures: &[Closure]) -> bool {
    if closures.iter().any(|closure| closure.covers(date)) || is_moved(&DAYS_OFF, date) {
        return false;
    }
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    if weekend { MADE_UP.contains(&date) } else { public_holidays(date, date).is_empty() }
}

fn is_moved(days: &[(Date, Date)], date: Date) -> bool {
    days.iter().any(|(from, to)| (*from..=*to).contains(&date))
}

/// First and last day of each holiday as it was arranged.
const DAYS_OFF: [(Date, Date); 7] = [
    (date(2026, 1, 1), date(2026, 1, 3)),
    (date(2026, 2, 15), date(2026, 2, 23)),
    (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)),
    (date(2026, 6, 19), date(2026, 6, 21)),
    (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
];

/// 调休上班: weekends on which one works.
const MADE_UP: [Date; 6] = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_weekend_is_worked_and_a_moved_holiday_is_not() {
        let open = |month, day| is_working_day(date(2026, month, day), &[]);
        assert!(open(9, 30));
        assert!((1..=7).all(|day| !open(10, day)));
        assert!(open(10, 8) && open(10, 9) && open(10, 10));
        assert!(!open(10, 11), "a Sunday as any other");
        assert!(open(9, 20) && !open(9, 19));
        let repairs =
            Closure { from: date(2026, 10, 8), to: date(2026, 10, 8), reason: "维修".into() };
        assert!(!is_working_day(date(2026, 10, 8), &[repairs]));
    }

    #[test]
    fn of_other_years_the_days_of_the_law_are_known() {
        assert!(!is_working_day(date(2027, 1, 1), &[]));
        assert!(is_working_day(date(2027, 1, 4), &[]));
        assert!(!is_working_day(date(2027, 2, 6), &[]));
    }
}
