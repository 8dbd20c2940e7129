//! 到期: what both people are told of a consent that ends by its date, and when.

use jiff::{SignedDuration, Timestamp};

use super::Consent;

/// So long before its end both are told that it is near: a week, so that there is time to meet and give it again.
pub const NEAR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// That it has ended is told for so long, also by a server that was away; later it is no news.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);

/// What is told, each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndNews {
    /// Its last day is near.
    Near,
    /// Its time is over.
    Over,
}

impl EndNews {
    /// The number kept in the database, 0 being for nothing: what was told before is never told again.
    pub const fn code(self) -> i64 {
        match self {
            Self::Near => 1,
            Self::Over => 2,
        }
    }
}

/// What is to be told now of the end of a consent. Nothing where somebody has ended it, which is told then; and nothing beforehand
/// of one that was given for a week or less: whoever gave it knows.
pub fn end_news(consent: &Consent, now: Timestamp) -> Option<EndNews> {
    let left = consent.until.duration_since(now);
    let is_long = consent.until.duration_since(consent.from) > NEAR;
    match left {
        _ if consent.ended_at.is_some() || now < consent.from => None,
        _ if left <= SignedDuration::ZERO => (left >= -NEWS_FOR).then_some(EndNews::Over),
        _ if left <= NEAR => is_long.then_some(EndNews::Near),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::calendar::{instant, start_of};
    use crate::consent::{Given, Lasts, Scope};
    use crate::id::{ConsentId, PersonId};

    fn given(lasts: Lasts, on: Date) -> Consent {
        let id = Uuid::nil();
        Consent {
            id: ConsentId(id),
            person: PersonId(id),
            helper: PersonId(id),
            relation: String::new(),
            scope: Scope::ALL,
            from: instant(on.at(9, 0, 0, 0)),
            until: lasts.until(on),
            given: Given::Counter,
            ended_at: None,
        }
    }

    #[test]
    fn a_week_before_and_once_it_is_over() {
        let half_year = given(Lasts::HalfYear, date(2026, 12, 1));
        // Until the end of 1 June.
        let on = |day: Date| end_news(&half_year, instant(day.at(8, 0, 0, 0)));
        assert_eq!((on(date(2026, 12, 2)), on(date(2027, 5, 25))), (None, None));
        assert_eq!(on(date(2027, 5, 26)), Some(EndNews::Near));
        assert_eq!(on(date(2027, 6, 1)), Some(EndNews::Near));
        assert_eq!(on(date(2027, 6, 2)), Some(EndNews::Over));
        assert_eq!(on(date(2027, 6, 4)), Some(EndNews::Over));
        assert_eq!(on(date(2027, 6, 6)), None, "no news any more");
        assert_eq!(end_news(&half_year, start_of(date(2027, 6, 2))), Some(EndNews::Over));
    }

    #[test]
    fn of_one_day_only_its_end_is_told_and_of_what_was_ended_nothing() {
        let today = given(Lasts::Today, date(2026, 12, 1));
        assert_eq!(end_news(&today, instant(date(2026, 12, 1).at(10, 0, 0, 0))), None);
        assert_eq!(end_news(&today, start_of(date(2026, 12, 2))), Some(EndNews::Over));
        let ended = Consent { ended_at: Some(today.from), ..today };
        assert_eq!(end_news(&ended, start_of(date(2026, 12, 2))), None);
    }

    proptest! {
        #[test]
        fn over_is_told_of_none_that_holds_and_near_of_none_that_does_not(
            minutes in -60 * 24 * 20..60 * 24 * 400_i64, lasts in prop::sample::select(Lasts::ALL.to_vec()),
        ) {
            let consent = given(lasts, date(2026, 12, 1));
            let now = consent.from + SignedDuration::from_mins(minutes);
            match end_news(&consent, now) {
                Some(EndNews::Near) => prop_assert!(consent.holds(now)),
                Some(EndNews::Over) => prop_assert!(!consent.holds(now) && now >= consent.until),
                None => {}
            }
        }

        #[test]
        fn whoever_looks_each_day_tells_each_once_in_its_order(
            lasts in prop::sample::select(Lasts::ALL.to_vec()), hour in 0..24_i8,
        ) {
            let consent = given(lasts, date(2026, 12, 1));
            let mut told = Vec::new();
            let mut day = date(2026, 12, 1);
            while day < date(2028, 1, 1) {
                let news = end_news(&consent, instant(day.at(hour, 0, 0, 0)));
                if let Some(news) = news.filter(|news| told.last() < Some(news)) {
                    told.push(news);
                }
                day = day.tomorrow().unwrap();
            }
            let expected = match lasts {
                Lasts::Today => vec![EndNews::Over],
                _ => vec![EndNews::Near, EndNews::Over],
            };
            prop_assert_eq!(told, expected);
        }
    }
}
