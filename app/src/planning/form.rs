//! The form beside the file: campus, term, window, ages, telephone. What stays empty is read from the file where it can be.

use domain::calendar::{Term, day as day_of};
use domain::offering::{OfferingKind, Window};
use domain::person::Telephone;
use domain::text::{has_control_characters, narrow, trimmed};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::announced::Announced;
use super::typed::{self, NotADay};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::wording::Words;
use crate::wording::desk::import_form as words;
use crate::wording::not_a_day::not_a_day;

/// The fields, in the order of the form.
pub const FIELDS: [&str; 9] = [
    "campus",
    "term_name",
    "term_starts_on",
    "term_ends_on",
    "opens_at",
    "closes_at",
    "age_from",
    "age_to",
    "telephone",
];

/// What the form and the file say together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    pub campus: Option<String>,
    pub term: Option<Term>,
    pub window: Option<Window>,
    pub age_from: Option<u8>,
    pub age_to: Option<u8>,
    pub telephone: String,
}

/// Reads the form for a plan of this kind. Every mistake is noted in the attempt.
pub(super) fn said(
    attempt: &mut Attempt,
    kind: OfferingKind,
    found: &Announced,
    now: Timestamp,
) -> Result<Said, AppError> {
    match kind {
        OfferingKind::Class => of_classes(attempt, found, day_of(now)),
        OfferingKind::Activity | OfferingKind::Shift => {
            let window = any_window(attempt, now)?;
            Ok(Said { window, ..Said::default() })
        }
    }
}

fn of_classes(attempt: &mut Attempt, found: &Announced, today: Date) -> Result<Said, AppError> {
    let campus = attempt.read("campus", |typed| campus(typed, found), |wrong| wrong.into());
    let name = attempt.read("term_name", |typed| term_name(typed, found), |wrong| wrong.into());
    let starts_on = day(attempt, "term_starts_on", words::TERM_STARTS_ON, found.starts_on);
    let ends_on = day(attempt, "term_ends_on", words::TERM_ENDS_ON, found.ends_on);
    let opens_at = moment(attempt, "opens_at", words::OPENS_AT, typed::beginning, found.opens_at);
    let closes_at = moment(attempt, "closes_at", words::CLOSES_AT, typed::end, found.closes_at);
    let age_from = attempt.read("age_from", age, |()| words::NOT_AN_AGE.into());
    let age_to = attempt.read("age_to", age, |()| words::NOT_AN_AGE.into());
    let telephone = attempt
        .read("telephone", telephone, |()| crate::wording::person::TELEPHONE_NOT_SOUND.into());
    let term = term(attempt, name, starts_on, ends_on, today);
    let window = window(attempt, opens_at, closes_at);
    let (age_from, age_to) = (age_from?.or(found.age_from), age_to?.or(found.age_to));
    if age_from.zip(age_to).is_some_and(|(from, to)| from > to) {
        attempt.note("age_to", words::AGES_REVERSED);
        return Err(AppError::ToBeChanged);
    }
    let announced = found.telephone.as_ref().map(|telephone| telephone.as_str().to_owned());
    let telephone = telephone?.or(announced).unwrap_or_default();
    let (campus, term, window) = (campus?, Some(term?), Some(window?));
    Ok(Said { campus, term, window, age_from, age_to, telephone })
}

fn term_name(typed: &str, found: &Announced) -> Result<String, Words> {
    let name = trimmed(typed);
    if name.is_empty() {
        return found.term_name.clone().ok_or(words::TERM_NAME_MISSING);
    }
    if is_name(name) { Ok(name.to_owned()) } else { Err(words::TERM_NAME_ODD) }
}

fn campus(typed: &str, found: &Announced) -> Result<Option<String>, Words> {
    match trimmed(typed) {
        "" => Ok(found.campus.clone()),
        name if is_name(name) => Ok(Some(name.to_owned())),
        _ => Err(words::CAMPUS_ODD),
    }
}

fn is_name(typed: &str) -> bool {
    let odd = has_control_characters(typed) || typed.contains(['<', '>', '\n', '\r', '\t', '|']);
    !odd && typed.chars().count() <= 40
}

fn day(
    attempt: &mut Attempt,
    field: &str,
    label: Words,
    found: Option<Date>,
) -> Result<Date, AppError> {
    let read = |typed: &str| match (trimmed(typed).is_empty(), found) {
        (true, Some(found)) => Ok(found),
        (true, None) => Err(not_a_day(label, NotADay::Unclear, words::DAY_MISSING)),
        (false, _) => typed::day(typed).map_err(|why| not_a_day(label, why, words::NOT_A_DAY)),
    };
    attempt.read(field, read, |wrong| wrong)
}

fn moment(
    attempt: &mut Attempt,
    field: &str,
    label: Words,
    parse: impl Fn(&str) -> Result<Timestamp, NotADay>,
    found: Option<Timestamp>,
) -> Result<Timestamp, AppError> {
    let read = |typed: &str| match (trimmed(typed).is_empty(), found) {
        (true, Some(found)) => Ok(found),
        (true, None) => Err(not_a_day(label, NotADay::Unclear, words::DAY_MISSING)),
        (false, _) => parse(typed).map_err(|why| not_a_day(label, why, words::NOT_A_MOMENT)),
    };
    attempt.read(field, read, |wrong| wrong)
}

fn term(
    attempt: &mut Attempt,
    name: Result<String, AppError>,
    starts_on: Result<Date, AppError>,
    ends_on: Result<Date, AppError>,
    today: Date,
) -> Result<Term, AppError> {
    let term = Term { name: name?, starts_on: starts_on?, ends_on: ends_on? };
    typed::is_a_term(attempt, &term, today)?;
    Ok(term)
}

fn window(
    attempt: &mut Attempt,
    opens_at: Result<Timestamp, AppError>,
    closes_at: Result<Timestamp, AppError>,
) -> Result<Window, AppError> {
    let (opens_at, closes_at) = (opens_at?, closes_at?);
    if closes_at <= opens_at {
        attempt.note("closes_at", words::WINDOW_REVERSED);
        return Err(AppError::ToBeChanged);
    }
    Ok(Window { opens_at, closes_at })
}

/// The window of activities and shifts: nothing, or one end of it, may be left out.
fn any_window(attempt: &mut Attempt, now: Timestamp) -> Result<Option<Window>, AppError> {
    let nothing =
        ["opens_at", "closes_at"].iter().all(|field| trimmed(attempt.value(field)).is_empty());
    let opens_at = moment(attempt, "opens_at", words::OPENS_AT, typed::beginning, Some(now));
    let latest = Some(Timestamp::MAX);
    let closes_at = moment(attempt, "closes_at", words::CLOSES_AT, typed::end, latest);
    if nothing { Ok(None) } else { window(attempt, opens_at, closes_at).map(Some) }
}

fn age(typed: &str) -> Result<Option<u8>, ()> {
    let tidy = narrow(trimmed(typed));
    match tidy.trim_end_matches('岁').trim() {
        "" => Ok(None),
        digits => digits.parse().ok().filter(|age| *age <= 120).map(Some).ok_or(()),
    }
}

fn telephone(typed: &str) -> Result<Option<String>, ()> {
    if trimmed(typed).is_empty() {
        return Ok(None);
    }
    Telephone::parse(typed).map(|telephone| Some(telephone.as_str().to_owned())).map_err(|_| ())
}
