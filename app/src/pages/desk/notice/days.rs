//! A month by its days: what meets and what is closed on each.

use std::collections::BTreeMap;

use domain::calendar::{Month, day};
use jiff::civil::Date;
use store::closure::Closed;
use store::month::Meeting;

/// A day on which there is something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// Which.
    pub(crate) date: Date,
    /// What is closed from this day on.
    pub(crate) closed: Vec<Closed>,
    /// What meets, by time.
    pub(crate) meetings: Vec<Meeting>,
}

/// The days of a month with something on them, in order. What has been closed since before stands on the first.
pub(crate) fn days_of(month: Month, meetings: Vec<Meeting>, closed: Vec<Closed>) -> Vec<Day> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    for closed in closed {
        on(&mut days, day(closed.span.from).max(month.first())).closed.push(closed);
    }
    for meeting in meetings {
        on(&mut days, day(meeting.session.span.from)).meetings.push(meeting);
    }
    days.into_values().collect()
}

fn on(days: &mut BTreeMap<Date, Day>, date: Date) -> &mut Day {
    days.entry(date).or_insert_with(|| Day { date, closed: Vec::new(), meetings: Vec::new() })
}

#[cfg(test)]
mod tests {
    use domain::calendar::{Span, start_of};
    use domain::offering::Session;
    use domain::session::Changed;
    use jiff::civil::{date, time};

    use super::*;
    use crate::components::example::an_offering;

    #[test]
    fn a_month_is_told_by_days_with_what_is_closed_first_of_all() {
        let meeting = |on: Date, number| {
            let id = "0199c0de-0000-7000-8000-000000000001".parse().unwrap();
            let span = Span::on(on, time(9, 0, 0, 0), time(10, 0, 0, 0));
            let session = Session { id, span, venue: None, changed: Changed::default() };
            Meeting { session, number, offering: an_offering() }
        };
        let since_october =
            Span { from: start_of(date(2026, 10, 20)), to: start_of(date(2026, 11, 3)) };
        let closed = Closed { span: since_october, venue: None, reason: "维修".into() };
        let meetings = vec![
            meeting(date(2026, 11, 3), 1),
            meeting(date(2026, 11, 3), 2),
            meeting(date(2026, 11, 10), 3),
        ];
        let days = days_of(Month::parse("2026-11").unwrap(), meetings, vec![closed]);
        let told: Vec<_> =
            days.iter().map(|day| (day.date.day(), day.closed.len(), day.meetings.len())).collect();
        assert_eq!(told, [(1, 1, 0), (3, 0, 2), (10, 0, 1)]);
    }
}
