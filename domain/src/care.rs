//! 关心: who is called after they did not come, and what came of it. Nothing is ever taken away for it by itself.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::attendance::Mark;
use crate::calendar::start_of;

/// Unexplained absences in a row after which somebody calls.
pub const ABSENCES_IN_A_ROW: usize = 2;

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

/// How often in a row somebody was missed most recently, since anybody reached them: `marks` by time, each with when its session
/// began. Leave and coming end the row; a session that nobody recorded does not.
pub fn missed_in_a_row(marks: &[(Timestamp, Mark)], contacts: &[Contact]) -> usize {
    let from = counts_from(contacts);
    let counted = marks
        .iter()
        .rev()
        .take_while(|(at, mark)| *mark == Mark::Absent && from.is_none_or(|from| *at >= from));
    counted.count()
}

/// Whether somebody is to be called: they were missed often enough, on the day they are back or later.
pub fn is_to_be_called(marks: &[(Timestamp, Mark)], contacts: &[Contact]) -> bool {
    missed_in_a_row(marks, contacts) >= ABSENCES_IN_A_ROW
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

    #[test]
    fn two_in_a_row_make_a_call_and_the_next_one_only_after_new_ones() {
        assert!(!is_to_be_called(&[(on(1), MISSED)], &[]));
        let twice = [(on(1), MISSED), (on(8), MISSED)];
        assert!(is_to_be_called(&twice, &[]));
        assert!(!is_to_be_called(
            &[(on(1), MISSED), (on(8), Mark::Present), (on(15), MISSED)],
            &[]
        ));
        assert!(!is_to_be_called(
            &[(on(1), MISSED), (on(8), Mark::Excused), (on(15), MISSED)],
            &[]
        ));
        let reached = [call(9, CareOutcome::ComesAgain)];
        assert!(!is_to_be_called(&twice, &reached));
        let once_more = [&twice[..], &[(on(15), MISSED)]].concat();
        assert!(!is_to_be_called(&once_more, &reached));
        let again = [&once_more[..], &[(on(22), MISSED)]].concat();
        assert!(is_to_be_called(&again, &reached));
    }

    #[test]
    fn nobody_is_missed_while_they_are_away_and_who_did_not_answer_is_called_again() {
        let four = [(on(1), MISSED), (on(8), MISSED), (on(15), MISSED), (on(22), MISSED)];
        assert!(is_to_be_called(&four[..2], &[call(9, CareOutcome::NoAnswer)]));
        let away = [call(9, CareOutcome::Away(date(2026, 12, 15)))];
        assert_eq!(missed_in_a_row(&four, &away), 1);
        let ill = [call(9, CareOutcome::Ill(None))];
        assert!(is_to_be_called(&four, &ill), "they did not say until when");
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

    proptest! {
        #[test]
        fn whoever_came_last_is_never_called(days in proptest::collection::vec(1..20_i8, 0..6)) {
            let mut marks: Vec<_> = days.iter().map(|day| (on(*day), MISSED)).collect();
            marks.sort_by_key(|(at, _)| *at);
            marks.push((on(25), Mark::Present));
            prop_assert!(!is_to_be_called(&marks, &[]));
        }

        #[test]
        fn a_call_that_reaches_somebody_ends_the_row(days in proptest::collection::vec(1..20_i8, 0..6)) {
            let mut marks: Vec<_> = days.iter().map(|day| (on(*day), MISSED)).collect();
            marks.sort_by_key(|(at, _)| *at);
            prop_assert_eq!(missed_in_a_row(&marks, &[call(21, CareOutcome::WantsToStop)]), 0);
        }
    }
}
