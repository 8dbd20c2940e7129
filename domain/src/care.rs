//! 关心: who is called after they did not come, and what came of it. Nothing is ever taken away for it by itself.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::attendance::Mark;
use crate::calendar::start_of;

/// Unexplained absences after which somebody calls.
pub const ABSENCES: usize = 2;

/// Among so many sessions of one offering: the last month of what is held weekly.
pub const LAST_SESSIONS: usize = 4;

/// From one absence to the other in different offerings, at most so long.
pub const IN_DIFFERENT: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Days from now at most until which somebody is away: what is later is a mistyped year.
const FARTHEST_DAYS: i32 = 366;

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CareOutcome {
    /// They are well and come again.
    ComesAgain,
    /// They are ill; until when, if they can say.
    Ill(Option<Date>),
    /// They are away until then.
    Away(Date),
    /// They want to stop: a coordinator takes them off the list only if they say so there.
    WantsToStop,
    /// Nobody answered: they are called again.
    NoAnswer,
}

impl CareOutcome {
    /// The words kept in the database, and sent by a form.
    pub const CODES: [&str; 5] = ["comes_again", "ill", "away", "wants_to_stop", "no_answer"];

    /// The word of this one.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ComesAgain => Self::CODES[0],
            Self::Ill(_) => Self::CODES[1],
            Self::Away(_) => Self::CODES[2],
            Self::WantsToStop => Self::CODES[3],
            Self::NoAnswer => Self::CODES[4],
        }
    }

    /// Until when they are not missed.
    pub const fn until(self) -> Option<Date> {
        match self {
            Self::Ill(until) => until,
            Self::Away(until) => Some(until),
            Self::ComesAgain | Self::WantsToStop | Self::NoAnswer => None,
        }
    }

    /// Reads [`Self::code`] and [`Self::until`] again.
    pub fn read(code: &str, until: Option<Date>) -> Option<Self> {
        match (code, until) {
            ("comes_again", _) => Some(Self::ComesAgain),
            ("ill", until) => Some(Self::Ill(until)),
            ("away", Some(until)) => Some(Self::Away(until)),
            ("wants_to_stop", _) => Some(Self::WantsToStop),
            ("no_answer", _) => Some(Self::NoAnswer),
            _ => None,
        }
    }
}

/// Why an outcome cannot be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidUntil {
    /// Whoever is away comes back at some day.
    Missing,
    /// The day is over.
    Past,
    /// So far away that the year is probably mistyped.
    TooFar,
}

/// Whether somebody may be noted as away until this day.
pub fn until(
    outcome: &str,
    until: Option<Date>,
    today: Date,
) -> Result<Option<Date>, InvalidUntil> {
    let days = until.map(|until| days_between(today, until));
    match days {
        None if outcome == "away" => Err(InvalidUntil::Missing),
        Some(days) if days < 0 => Err(InvalidUntil::Past),
        Some(days) if days > FARTHEST_DAYS => Err(InvalidUntil::TooFar),
        _ => Ok(until),
    }
}

fn days_between(today: Date, until: Date) -> i32 {
    today.until(until).map_or(i32::MAX, |span| span.get_days())
}

/// A call that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: CareOutcome,
}

/// The instant from which on absences count again, after these calls: when somebody was last reached, or when they are back.
pub fn counts_from(contacts: &[Contact]) -> Option<Timestamp> {
    let after = |contact: &Contact| match contact.outcome {
        CareOutcome::NoAnswer => None,
        outcome => {
            let back = outcome.until().and_then(|until| until.tomorrow().ok()).map(start_of);
            Some(back.map_or(contact.at, |back| back.max(contact.at)))
        }
    };
    contacts.iter().filter_map(after).max()
}

/// Marks on one offering, by time, each with when its session began. A session that nobody recorded has none.
pub type Marks = Vec<(Timestamp, Mark)>;

/// How somebody was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// So often one after the other, up to the session that was recorded last.
    InARow(usize),
    /// Of the last sessions of one offering some, though not one after the other.
    OfTheLast {
        /// So often.
        missed: usize,
        /// Of so many.
        of: usize,
    },
    /// Once here and once in something else, shortly one after the other: its place among what was asked about.
    AlsoIn(usize),
}

impl Missed {
    /// How often.
    pub const fn times(self) -> usize {
        match self {
            Self::InARow(times) | Self::OfTheLast { missed: times, .. } => times,
            Self::AlsoIn(_) => ABSENCES,
        }
    }
}

/// About which of somebody's offerings they are to be called, and how they were missed there: `all` holds their marks on each,
/// `contacts` every call to them.
///
/// Two unexplained absences make a call: one after the other, or among the last four sessions of one offering. Somebody who falls
/// ill often comes once in between, and a leave that was asked for one week says nothing of the next two. So do two in different
/// offerings within a fortnight: who comes to two things once a week each would otherwise have to be away for two weeks before
/// anybody asks. Whoever came last, or was excused, is not missed: they were seen, or have spoken.
///
/// A call that reached them covers everything up to it, whatever it was about: the same absence never makes a second call. What
/// makes a call of its own is told there; two offerings together make one call, about what was missed last.
pub fn calls(all: &[Marks], contacts: &[Contact]) -> Vec<(usize, Missed)> {
    let from = counts_from(contacts);
    let counts = |(at, mark): &(Timestamp, Mark)| {
        *mark == Mark::Absent && from.is_none_or(|from| *at >= from)
    };
    let own = (0..).zip(all).filter_map(|(place, marks)| Some((place, missed(marks, counts)?)));
    let own: Vec<_> = own.collect();
    if own.is_empty() { also_in(all, counts).into_iter().collect() } else { own }
}

fn missed(
    marks: &[(Timestamp, Mark)],
    counts: impl Fn(&(Timestamp, Mark)) -> bool,
) -> Option<Missed> {
    let in_a_row = marks.iter().rev().take_while(|mark| counts(mark)).count();
    let of = marks.len().min(LAST_SESSIONS);
    let missed = marks.iter().rev().take(of).filter(|mark| counts(mark)).count();
    match in_a_row {
        0 => None,
        1 => (missed >= ABSENCES).then_some(Missed::OfTheLast { missed, of }),
        times => Some(Missed::InARow(times)),
    }
}

/// What was missed last, and something else that was missed shortly before.
fn also_in(all: &[Marks], counts: impl Fn(&(Timestamp, Mark)) -> bool) -> Option<(usize, Missed)> {
    let each =
        (0..).zip(all).flat_map(|(place, marks)| marks.iter().map(move |mark| (place, mark)));
    let mut each: Vec<(usize, &(Timestamp, Mark))> = each.collect();
    each.sort_by_key(|(_, (at, _))| *at);
    let (last, (at, _)) = each.last().copied().filter(|(_, mark)| counts(mark))?;
    let is_near = |(place, mark): &&(usize, &(Timestamp, Mark))| {
        *place != last && counts(mark) && at.duration_since(mark.0) <= IN_DIFFERENT
    };
    let (other, _) = each.iter().rev().find(is_near)?;
    Some((last, Missed::AlsoIn(*other)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::instant;

    fn on(day: i8) -> Timestamp {
        instant(date(2026, 12, day).at(9, 0, 0, 0))
    }

    fn call(day: i8, outcome: CareOutcome) -> Contact {
        Contact { at: instant(date(2026, 12, day).at(15, 0, 0, 0)), outcome }
    }

    const MISSED: Mark = Mark::Absent;

    /// How somebody is called about the only thing that they have.
    fn called(marks: &[(Timestamp, Mark)], contacts: &[Contact]) -> Option<Missed> {
        calls(&[marks.to_vec()], contacts).first().map(|(_, missed)| *missed)
    }

    #[test]
    fn two_in_a_row_make_a_call_and_the_next_one_only_after_new_ones() {
        assert_eq!(called(&[(on(1), MISSED)], &[]), None);
        let twice = [(on(1), MISSED), (on(8), MISSED)];
        assert_eq!(called(&twice, &[]), Some(Missed::InARow(2)));
        let reached = [call(9, CareOutcome::ComesAgain)];
        assert_eq!(called(&twice, &reached), None);
        let once_more = [&twice[..], &[(on(15), MISSED)]].concat();
        assert_eq!(called(&once_more, &reached), None);
        let again = [&once_more[..], &[(on(22), MISSED)]].concat();
        assert_eq!(called(&again, &reached), Some(Missed::InARow(2)));
    }

    #[test]
    fn two_among_the_last_four_make_a_call_though_not_in_a_row() {
        for between in [Mark::Present, Mark::Excused] {
            let marks = [(on(1), MISSED), (on(8), between), (on(15), MISSED)];
            assert_eq!(called(&marks, &[]), Some(Missed::OfTheLast { missed: 2, of: 3 }));
            assert_eq!(called(&marks[..2], &[]), None, "they have come, or said so");
            assert_eq!(called(&marks, &[call(9, CareOutcome::ComesAgain)]), None, "one since");
        }
        let came = |day| (on(day), Mark::Present);
        let far = [(on(1), MISSED), came(3), came(8), came(10), (on(15), MISSED)];
        assert_eq!(called(&far, &[]), None, "five sessions apart");
        assert_eq!(called(&far[..4], &[]), None);
    }

    #[test]
    fn two_in_different_offerings_within_a_fortnight_make_one_call_about_the_last() {
        let one = |day| vec![(on(day), MISSED)];
        assert_eq!(calls(&[one(1), one(15)], &[]), [(1, Missed::AlsoIn(0))]);
        assert_eq!(calls(&[one(15), one(1)], &[]), [(0, Missed::AlsoIn(1))]);
        assert_eq!(calls(&[one(1), one(16)], &[]), [], "longer than a fortnight");
        let came = vec![(on(3), MISSED), (on(10), Mark::Present)];
        assert_eq!(calls(&[came.clone(), one(5)], &[]), [], "they were seen since");
        assert_eq!(calls(&[came, one(12)], &[]), [(1, Missed::AlsoIn(0))]);
        let twice = vec![(on(1), MISSED), (on(8), MISSED)];
        assert_eq!(calls(&[one(9), twice], &[]), [(1, Missed::InARow(2))], "one call is enough");
        // The call about one of them was about all that they had missed.
        let reached = [call(10, CareOutcome::ComesAgain)];
        assert_eq!(calls(&[one(1), vec![(on(8), MISSED), (on(15), MISSED)]], &reached), []);
        assert_eq!(calls(&[vec![(on(1), MISSED), (on(15), MISSED)], one(8)], &reached), []);
    }

    #[test]
    fn nobody_is_missed_while_they_are_away_and_who_did_not_answer_is_called_again() {
        let four = [(on(1), MISSED), (on(8), MISSED), (on(15), MISSED), (on(22), MISSED)];
        let unanswered = [call(9, CareOutcome::NoAnswer)];
        assert_eq!(called(&four[..2], &unanswered), Some(Missed::InARow(2)));
        let away = [call(9, CareOutcome::Away(date(2026, 12, 15)))];
        assert_eq!(called(&four, &away), None, "once since they are back");
        let ill = [call(9, CareOutcome::Ill(None))];
        assert_eq!(called(&four, &ill), Some(Missed::InARow(2)), "they did not say until when");
    }

    #[test]
    fn an_absence_has_an_end_that_is_no_mistyped_year() {
        let today = date(2026, 12, 9);
        let told = |outcome, day| until(outcome, day, today);
        assert_eq!(told("away", None), Err(InvalidUntil::Missing));
        assert_eq!(told("ill", None), Ok(None));
        assert_eq!(told("away", Some(date(2026, 12, 8))), Err(InvalidUntil::Past));
        assert_eq!(told("away", Some(today)), Ok(Some(today)));
        assert_eq!(told("ill", Some(date(2062, 12, 8))), Err(InvalidUntil::TooFar));
        for code in CareOutcome::CODES {
            let read = CareOutcome::read(code, Some(today)).unwrap();
            assert_eq!(read.code(), code);
        }
        assert_eq!(CareOutcome::read("", None), None);
    }

    /// Somebody's marks on up to three offerings, on days of December.
    fn marks() -> impl Strategy<Value = Vec<Marks>> {
        let mark = prop_oneof![Just(MISSED), Just(Mark::Present), Just(Mark::Excused)];
        let one = proptest::collection::btree_map(1..28_i8, mark, 0..8);
        let one =
            one.prop_map(|marks| marks.into_iter().map(|(day, mark)| (on(day), mark)).collect());
        proptest::collection::vec(one, 1..4)
    }

    fn absences(all: &[Marks], from: Timestamp) -> usize {
        all.iter().flatten().filter(|(at, mark)| *mark == MISSED && *at >= from).count()
    }

    proptest! {
        #[test]
        fn whoever_came_last_is_never_called(days in proptest::collection::vec(1..20_i8, 0..6)) {
            let mut marks: Vec<_> = days.iter().map(|day| (on(*day), MISSED)).collect();
            marks.sort_by_key(|(at, _)| *at);
            marks.push((on(25), Mark::Present));
            prop_assert_eq!(called(&marks, &[]), None);
        }

        /// Each call rests on two absences that no call before it has covered.
        #[test]
        fn what_a_call_has_covered_makes_no_second_call(all in marks(), day in 1..28_i8) {
            let reached = call(day, CareOutcome::ComesAgain);
            let since = absences(&all, reached.at);
            let due = calls(&all, &[reached]);
            prop_assert!(since >= ABSENCES || due.is_empty(), "{due:?} after {since}");
            let last = call(28, CareOutcome::WantsToStop);
            prop_assert_eq!(calls(&all, &[reached, last]), []);
        }

        #[test]
        fn a_call_tells_what_was_missed(all in marks()) {
            for (place, missed) in calls(&all, &[]) {
                let marks = &all[place];
                prop_assert_eq!(marks.last().unwrap().1, MISSED);
                prop_assert!(missed.times() >= ABSENCES);
                match missed {
                    Missed::InARow(times) => prop_assert!(marks.iter().rev().take(times).all(|one| one.1 == MISSED)),
                    Missed::OfTheLast { missed, of } => prop_assert!(of <= LAST_SESSIONS && missed < of),
                    Missed::AlsoIn(other) => prop_assert!(other != place && absences(&all[other..=other], on(1)) > 0),
                }
            }
        }
    }
}
