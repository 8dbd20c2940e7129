//! From when to when a term may last: what is farther away or longer is a mistyped year.

use jiff::ToSpan;
use jiff::civil::Date;

/// A term begins so many years ahead at most.
const FARTHEST_YEARS: i32 = 3;

/// A term lasts so many days at most.
pub const LONGEST_DAYS: i32 = 400;

/// Why no term has these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDays {
    /// It would end before it begins.
    EndsFirst,
    /// Longer than [`LONGEST_DAYS`].
    TooLong,
    /// Its last day has passed.
    IsOver,
    /// It would begin later than anybody plans.
    TooFar {
        /// The last day on which it may begin.
        latest: Date,
    },
}

impl WrongDays {
    /// The first day is what is wrong; otherwise it is the last.
    pub const fn is_of_the_first(self) -> bool {
        matches!(self, Self::TooFar { .. })
    }
}

/// Whether a term that is written down today may have these days, both included.
pub fn may_last(starts_on: Date, ends_on: Date, today: Date) -> Result<(), WrongDays> {
    let latest = today.checked_add(FARTHEST_YEARS.years()).unwrap_or(Date::MAX);
    let days = starts_on.until(ends_on).map_or(i32::MAX, |span| span.get_days());
    match days {
        _ if starts_on > latest => Err(WrongDays::TooFar { latest }),
        ..0 => Err(WrongDays::EndsFirst),
        days if days > LONGEST_DAYS => Err(WrongDays::TooLong),
        _ if ends_on < today => Err(WrongDays::IsOver),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn a_mistyped_year_is_no_term() {
        let judged = |from, to| may_last(from, to, TODAY);
        assert_eq!(judged(date(2027, 3, 1), date(2027, 6, 30)), Ok(()));
        assert_eq!(judged(date(2026, 9, 1), date(2027, 1, 15)), Ok(()), "one that runs");
        let latest = date(2029, 11, 24);
        assert_eq!(judged(date(2062, 9, 1), date(2063, 1, 15)), Err(WrongDays::TooFar { latest }));
        assert_eq!(judged(latest, date(2030, 3, 1)), Ok(()));
        assert_eq!(judged(date(2027, 3, 1), date(2027, 2, 28)), Err(WrongDays::EndsFirst));
        assert_eq!(judged(date(2027, 3, 1), date(2072, 6, 30)), Err(WrongDays::TooLong));
        assert_eq!(judged(date(2006, 9, 1), date(2007, 1, 15)), Err(WrongDays::IsOver));
        // Written on 29 February: three years later there is none.
        assert_eq!(
            may_last(date(2062, 1, 1), date(2062, 6, 1), date(2028, 2, 29)),
            Err(WrongDays::TooFar { latest: date(2031, 2, 28) })
        );
    }

    proptest! {
        /// Whatever is admitted begins and ends where a term can, and one day more or less is judged without a fault.
        #[test]
        fn what_is_admitted_is_a_term(from in -2000..4000_i32, lasts in -10..900_i32) {
            let from = TODAY.checked_add(from.days()).unwrap();
            let to = from.checked_add(lasts.days()).unwrap();
            let is_term = to >= from && lasts <= LONGEST_DAYS && to >= TODAY
                && from <= date(2029, 11, 24);
            prop_assert_eq!(may_last(from, to, TODAY).is_ok(), is_term);
        }
    }
}
