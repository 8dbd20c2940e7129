//! When one offering is held: once, once a week, or at several times of the week, of which no two may meet.

use domain::calendar::{Closure, Span, TimeSlot, first_overlap, instant};
use domain::holiday::public_holidays;
use domain::offering::OfferingKind;
use domain::plan::{Plan, single};
use domain::text::trimmed;
use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::columns::columns;
use super::{DAY, read};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::planning::typed;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::desk::new_offering as words;
use crate::wording::problem::problem;
use crate::wording::when::{moment, weekly};

/// The fields of the weekly times of a class.
pub(super) const SLOTS: [&str; 3] = ["slots", "slots_2", "slots_3"];

/// Day, beginning and end of what is held on days of its own.
const DAYS: [[&str; 3]; 3] = [DAY, ["on_2", "from_2", "to_2"], ["on_3", "from_3", "to_3"]];

/// Held once a week for so long at most.
const MOST_WEEKS: u32 = 26;

/// Whether more than one time was typed.
pub(crate) fn has_more_times(attempt: &Attempt) -> bool {
    let mut more = SLOTS.iter().skip(1).chain(DAYS.iter().skip(1).flatten());
    more.any(|field| !trimmed(attempt.value(field)).is_empty() || attempt.error(field).is_some())
}

/// All weekly times of a class that were typed, as they stand in one cell of a list. What is wrong is noted at its field.
pub(super) fn slots(attempt: &mut Attempt) -> String {
    let (mut all, mut sound): (Vec<(&str, TimeSlot)>, Vec<String>) = Default::default();
    for field in SLOTS {
        let typed = attempt.value(field).to_owned();
        if trimmed(&typed).is_empty() {
            continue;
        }
        let wrong = |reason| Sentence::of(|language| problem(&reason, language));
        if let Ok(slots) = attempt.read(field, single::weekly_times, wrong) {
            all.extend(slots.into_iter().map(|slot| (field, slot)));
            sound.push(typed);
        }
    }
    if let Some((earlier, later)) = first_overlap(&all, |(_, one), (_, other)| one.overlaps(other))
    {
        let slot = all[earlier].1;
        let told = |language| words::meets_itself(language, &weekly(language, &[slot]));
        attempt.note(all[later].0, Sentence::of(told));
    }
    sound.join("；")
}

/// Whether somebody simply comes once a week: nothing is once.
pub(super) fn weeks(attempt: &mut Attempt) -> Result<u32, AppError> {
    let weeks = |text: &str| -> Result<u32, typed::NotANumber> {
        Ok(typed::number_if_any(text, 1..=MOST_WEEKS)?.unwrap_or(1))
    };
    let wrong =
        |_: typed::NotANumber| Sentence::of(|language| words::not_weeks(language, MOST_WEEKS));
    attempt.read("weeks", weeks, wrong)
}

/// One time at which it is held: the fields in which it was typed, and the row of a list.
struct Held {
    fields: [&'static str; 3],
    span: Span,
    row: Vec<String>,
}

/// A row for each day on which it is held: at each of its times, in as many weeks as were typed. What is wrong is noted at its
/// field.
pub(super) async fn dated(
    request: &Request,
    attempt: &mut Attempt,
    kind: OfferingKind,
    row: &[String],
) -> Result<Vec<Vec<String>>, AppError> {
    let weeks = weeks(attempt);
    let closures = store::closure::closures_of(&request.db, request.coordinator()?.institution);
    let closures = closures.await?;
    let mut all: Vec<Held> = Vec::new();
    for fields in typed_days(attempt) {
        let row = at(attempt, kind, row, fields);
        let Ok(plan) = read(attempt, kind, std::slice::from_ref(&row), fields) else { continue };
        let Some((on, from, to)) = held_on(&plan) else { continue };
        if instant(on.to_datetime(from)) <= request.now {
            attempt.note(fields[0], words::IS_PAST);
        }
        all.push(Held { fields, span: Span::on(on, from, to), row: row.clone() });
        for again in each_week(on, *weeks.as_ref().unwrap_or(&1), &closures) {
            let mut row = row.clone();
            if let Some(place) = place_of(kind, "on") {
                row[place] = again.to_string();
            }
            all.push(Held { fields, span: Span::on(again, from, to), row });
        }
    }
    if let Some((earlier, later)) = first_overlap(&all, |one, other| one.span.overlaps(&other.span))
    {
        let from = all[earlier].span.from;
        let told = |language| words::meets_itself(language, &moment(language, from));
        attempt.note(all[later].fields[0], Sentence::of(told));
    }
    weeks?;
    if !attempt.errors().is_empty() {
        return Err(AppError::ToBeChanged);
    }
    all.sort_by_key(|held| held.span.from);
    Ok(all.into_iter().map(|held| held.row).collect())
}

/// The fields of the first time, and of every other of which something was typed.
fn typed_days(attempt: &Attempt) -> Vec<[&'static str; 3]> {
    let is_typed = |fields: &[&'static str; 3]| {
        fields.iter().any(|field| !trimmed(attempt.value(field)).is_empty())
    };
    let others = DAYS.into_iter().skip(1).filter(is_typed);
    std::iter::once(DAYS[0]).chain(others).collect()
}

/// The row with the day and the times of these fields; a time that was left out is that of the first day.
fn at(
    attempt: &Attempt,
    kind: OfferingKind,
    row: &[String],
    fields: [&'static str; 3],
) -> Vec<String> {
    let mut row = row.to_vec();
    for (first, field) in DAYS[0].into_iter().zip(fields) {
        let typed = attempt.value(field);
        let is_day = first == DAYS[0][0];
        if let Some(place) = place_of(kind, first)
            && (is_day || !trimmed(typed).is_empty())
        {
            typed.clone_into(&mut row[place]);
        }
    }
    row
}

fn place_of(kind: OfferingKind, field: &str) -> Option<usize> {
    columns(kind).iter().position(|(name, _)| *name == field)
}

/// Day, beginning and end of what is held once; a class tells its days by its term.
fn held_on(plan: &Plan) -> Option<(Date, Time, Time)> {
    match plan {
        Plan::Classes(_) => None,
        Plan::Activities(reading) => reading.values().next().map(|one| {
            let (from, to) = one.span.times();
            (one.on, from, to)
        }),
        Plan::Shifts(reading) => reading.values().next().map(|one| (one.on, one.from, one.to)),
    }
}

/// The same weekday in the weeks that follow, so many with the first; public holidays and days closed are left out.
fn each_week(first: Date, weeks: u32, closures: &[Closure]) -> Vec<Date> {
    let later = (1..weeks).filter_map(|week| first.checked_add((i64::from(week) * 7).days()).ok());
    let is_free = |on: &Date| {
        let holidays = public_holidays(*on, *on);
        !holidays.iter().chain(closures).any(|closure| closure.covers(*on))
    };
    later.filter(is_free).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_held_weekly_leaves_out_holidays_and_days_closed() {
        let repair =
            Closure { from: date(2026, 10, 15), to: date(2026, 10, 15), reason: "维修".into() };
        // Thursdays; 1 October is a public holiday.
        let days = each_week(date(2026, 9, 24), 5, &[repair]);
        assert_eq!(days, [date(2026, 10, 8), date(2026, 10, 22)]);
        assert!(each_week(date(2026, 9, 24), 1, &[]).is_empty());
    }

    #[test]
    fn a_class_meets_at_several_times_of_which_no_two_meet() {
        let read = |typed: [&str; 3]| {
            let mut attempt = Attempt::at(SLOTS.into_iter().zip(typed));
            let cell = slots(&mut attempt);
            (cell, SLOTS.map(|field| attempt.error(field).is_some()))
        };
        let (cell, wrong) = read(["周二上午9:00-10:30", " ", "周四下午2:30-4:00"]);
        assert_eq!((cell.as_str(), wrong), ("周二上午9:00-10:30；周四下午2:30-4:00", [false; 3]));
        let (_, wrong) = read(["周二上午9:00-10:30", "周四9:00-10:30", "周二10:00-11:00"]);
        assert_eq!(wrong, [false, false, true]);
        let (_, wrong) = read(["周二、周四9:00-10:30", "周四10:00-11:00", "周八9:00-10:00"]);
        assert_eq!(wrong, [false, true, true]);
        let (cell, wrong) = read([""; 3]);
        assert_eq!((cell.as_str(), wrong), ("", [false; 3]));
    }

    #[test]
    fn another_day_has_the_times_of_the_first_where_none_are_typed() {
        let attempt = Attempt::at([
            ("on", "2026-12-1"),
            ("from", "9:00"),
            ("to", "10:30"),
            ("on_3", "2026-12-3"),
            ("from_3", "10:00"),
        ]);
        let days = typed_days(&attempt);
        assert_eq!(days, [DAYS[0], DAYS[2]]);
        let kind = OfferingKind::Activity;
        let row: Vec<String> =
            columns(kind).iter().map(|(field, _)| attempt.value(field).to_owned()).collect();
        assert_eq!(at(&attempt, kind, &row, DAYS[2])[..3], ["2026-12-3", "10:00", "10:30"]);
    }
}
