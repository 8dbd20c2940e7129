//! What was typed about a room, and how it stands as it would have been typed.

use domain::booking::{Hours, Lending, Opening, RoomRules, WEEK};
use domain::plan::{Reason, opening_hours};
use domain::text::{is_hidden, trimmed};
use domain::venue::{Room, StepFree};
use store::room::RoomFacts;

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed::number_if_any;
use crate::wording::Words;
use crate::wording::room::desk as words;
use crate::wording::room::typed_hours;

pub(super) const FIELDS: [&str; 18] = [
    "revision",
    "name",
    "floor",
    "capacity",
    "equipment",
    "bring",
    "directions",
    "step_free",
    "lending",
    "longest",
    "ahead",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The fields of the hours, as [`WEEK`] is ordered.
pub(super) const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// How often the room had been changed when the form was shown.
pub(super) fn revision_of(attempt: &Attempt) -> Option<i64> {
    attempt.value("revision").split('.').next()?.parse().ok()
}

/// Every mistake is noted at its field.
pub(super) fn facts(attempt: &mut Attempt) -> Result<RoomFacts, AppError> {
    let name = attempt.read("name", |typed| line(typed, 1..=40, words::NAME_MISSING), Into::into);
    let floor = attempt.read("floor", |typed| line(typed, 0..=40, words::TOO_LONG), Into::into);
    let capacity = number(attempt, "capacity", 1..=9999, words::NOT_SEATS);
    let some = |typed: &str| line(typed, 0..=200, words::TOO_LONG);
    let equipment = attempt.read("equipment", some, Into::into);
    let bring = attempt.read("bring", some, Into::into);
    let directions = attempt.read("directions", some, Into::into);
    let longest = number(attempt, "longest", 5..=1440, words::NOT_MINUTES);
    let ahead = number(attempt, "ahead", 1..=366, words::NOT_DAYS);
    let hours = hours(attempt);
    let rules = RoomRules {
        longest_minutes: longest?,
        days_ahead: ahead?,
        lending: Lending::from_code(attempt.value("lending")).unwrap_or_default(),
        hours: hours?,
    };
    Ok(RoomFacts {
        name: name?,
        floor: floor?,
        directions: directions?,
        capacity: capacity?,
        equipment: equipment?,
        bring: bring?,
        step_free: StepFree::from_code(attempt.value("step_free")),
        rules,
    })
}

fn number(
    attempt: &mut Attempt,
    field: &str,
    among: std::ops::RangeInclusive<u32>,
    wrong: Words,
) -> Result<Option<u32>, AppError> {
    attempt.read(field, |typed| number_if_any(typed, among), |_| wrong.into())
}

fn line(
    typed: &str,
    signs: std::ops::RangeInclusive<usize>,
    wrong: Words,
) -> Result<String, Words> {
    let line = trimmed(typed);
    let is_sound = signs.contains(&line.chars().count()) && !line.chars().any(is_hidden);
    if is_sound { Ok(line.to_owned()) } else { Err(wrong) }
}

fn hours(attempt: &mut Attempt) -> Result<Hours, AppError> {
    let mut week = Ok(Hours::default());
    for (day, field) in WEEK.into_iter().zip(DAYS) {
        match attempt.read(field, hours_of_day, Into::into) {
            Ok(open) => week = week.map(|week| week.with(day, open)),
            Err(error) => week = Err(error),
        }
    }
    week
}

/// As offices write them; nothing where it is closed.
fn hours_of_day(typed: &str) -> Result<Vec<Opening>, Words> {
    if trimmed(typed).is_empty() {
        return Ok(Vec::new());
    }
    if typed.chars().count() > 100 {
        return Err(words::HOURS_ODD);
    }
    opening_hours(typed).map_err(|why| match why {
        Reason::EndsBeforeStart { .. } => words::HOURS_REVERSED,
        _ => words::HOURS_ODD,
    })
}

/// What is said of a room now, as it would have been typed.
pub(super) fn standing(room: &Room) -> Attempt {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut typed = vec![
        room.revision.to_string(),
        room.venue.name.clone(),
        room.venue.floor.clone(),
        number(room.capacity),
        room.equipment.clone(),
        room.bring.clone(),
        room.venue.directions.clone(),
        room.step_free.map(StepFree::code).unwrap_or_default().to_owned(),
        room.rules.lending.code().to_owned(),
        number(room.rules.longest_minutes),
        number(room.rules.days_ahead),
    ];
    typed.extend(WEEK.into_iter().map(|day| typed_hours(room.rules.hours.on(day))));
    Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, time};

    use super::*;

    #[test]
    fn hours_are_typed_as_offices_write_them() {
        let read = |typed: &str| {
            let mut attempt = Attempt::at([("name", "201 琴房"), ("monday", typed)]);
            facts(&mut attempt).map(|facts| facts.rules.hours)
        };
        let hours = read("8:30-11:30；14:00-17:00").unwrap();
        assert_eq!(typed_hours(hours.on(Weekday::Monday)), "8:30-11:30；14:00-17:00");
        let whole = (time(8, 30, 0, 0), time(17, 0, 0, 0));
        assert_eq!(read("８:30—17:00").unwrap().on(Weekday::Monday), [whole]);
        assert!(!read("闭馆").unwrap().are_told());
        for wrong in ["上午", "17:00-8:30", "<b>"] {
            assert_eq!(read(wrong), Err(AppError::ToBeChanged), "{wrong}");
        }
    }

    #[test]
    fn a_room_has_a_name_and_sensible_numbers() {
        for (field, wrong) in [
            ("name", " "),
            ("capacity", "0"),
            ("capacity", "很多"),
            ("longest", "3"),
            ("ahead", "1000"),
        ] {
            let mut attempt = Attempt::at([("name", "201 琴房"), (field, wrong)]);
            assert_eq!(facts(&mut attempt), Err(AppError::ToBeChanged), "{field} {wrong}");
            assert!(attempt.error(field).is_some(), "{field}");
        }
    }
}
