//! What stands of a room, field by field, beside what was typed: for whoever comes second.

use domain::booking::Lending;
use domain::log::Field;
use domain::venue::StepFree;

use super::reading::DAYS;
use crate::attempt::Attempt;
use crate::components::stands_now::Stands;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::room::desk as words;
use crate::wording::room::{lending, step_free};
use crate::wording::when::weekday;

/// The fields that are lines, in the order of the form.
const LINES: [(Words, &[Field], &str); 6] = [
    (words::NAME_LABEL, &[Field::Name], "name"),
    (words::FLOOR, &[Field::Floor], "floor"),
    (words::CAPACITY, &[Field::Capacity], "capacity"),
    (words::EQUIPMENT, &[Field::Equipment], "equipment"),
    (words::BRING, &[Field::Bring], "bring"),
    (words::WAY, &[Field::Directions], "directions"),
];

/// Both as they would be typed.
pub(super) fn rows_of(request: &Request, now: &Attempt, typed: &Attempt) -> Vec<Stands> {
    let say = request.say();
    let both = |label, of, told: &dyn Fn(&Attempt) -> String| {
        Stands::line(label, of, told(now), &told(typed))
    };
    let lines = LINES.map(|(label, of, field)| both(label, of, &|of| of.value(field).to_owned()));
    let steps =
        |of: &Attempt| say(step_free(StepFree::from_code(of.value("step_free")))).to_owned();
    let lends = |of: &Attempt| Lending::from_code(of.value("lending")).map(lending).map(say);
    let rules = [
        both(words::STEP_FREE, &[Field::StepFree], &steps),
        both(words::HOURS, &[Field::Hours], &|of| hours(request, of)),
        both(words::LENDING, &[Field::Lending], &|of| lends(of).unwrap_or_default().to_owned()),
        both(words::LONGEST_LABEL, &[Field::LongestMinutes], &|of| of.value("longest").to_owned()),
        both(words::AHEAD_LABEL, &[Field::DaysAhead], &|of| of.value("ahead").to_owned()),
    ];
    lines.into_iter().chain(rules).collect()
}

/// Day by day, where it is open.
fn hours(request: &Request, of: &Attempt) -> String {
    let days = domain::booking::WEEK.into_iter().zip(DAYS);
    let open = days.filter(|(_, field)| !of.value(field).trim().is_empty());
    let told = open.map(|(day, field)| {
        format!("{} {}", weekday(request.language, day), of.value(field).trim())
    });
    told.collect::<Vec<_>>().join("；")
}
