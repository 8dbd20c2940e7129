//! 工作日: the days on which an office is open.

use jiff::civil::{Date, Weekday};

use super::{made_up_days, public_holidays};
use crate::calendar::Closure;

/// Whether the office is open that day: no weekend but one on which everybody works, no public holiday, none of its closures.
pub fn is_working_day(date: Date, closures: &[Closure]) -> bool {
    let is_off = |days: &[Closure]| days.iter().any(|closure| closure.covers(date));
    if is_off(closures) || is_off(&public_holidays(date, date)) {
        return false;
    }
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    !weekend || !made_up_days(date, date).is_empty()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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
