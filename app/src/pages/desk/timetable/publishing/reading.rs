//! What is to be published, and when people sign up, as a coordinator chooses and types it.

use domain::id::PlanClassId;
use domain::offering::{Allocation, Window};
use domain::text::trimmed;
use domain::timetable::Timetable;
use jiff::Timestamp;
use store::timetable::ToPublish;

use crate::attempt::Attempt;
use crate::attempt::looked::LOOKED;
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::pages::desk::import::given::{FIELD as GIVEN, read_given};
use crate::planning::Frame;
use crate::planning::drafted::offering_of;
use crate::planning::typed::{self, NotADay};
use crate::request::Request;
use crate::wording::desk::import_form as form_words;
use crate::wording::not_a_day::not_a_day;
use crate::wording::timetable::publish as words;

pub(super) const FIELDS: [&str; 7] =
    ["opens_at", "closes_at", "returning_from", "age_from", "age_to", GIVEN, LOOKED];

/// What is to be published.
pub(super) struct Publication {
    pub classes: Vec<ToPublish>,
    pub returning_from: Option<Timestamp>,
    pub given: Allocation,
}

/// The classes that were chosen as offerings of this term; every mistake is noted at its field. One that was published since is
/// sent along, so that a form that is sent twice meets its own answer.
pub(super) async fn wanted(
    request: &Request,
    attempt: &mut Attempt,
    timetable: &Timetable,
) -> Result<Publication, AppError> {
    let by = request.coordinator()?;
    let chosen = attempt.value(CHOSEN).split_whitespace();
    let chosen: Vec<_> = chosen.map(as_seen).collect::<Result<_, _>>()?;
    let not_a_moment = |label| move |why: NotADay| not_a_day(label, why, form_words::NOT_A_MOMENT);
    let opens_at = attempt.read("opens_at", typed::beginning, not_a_moment(form_words::OPENS_AT));
    let closes_at = attempt.read("closes_at", typed::end, not_a_moment(form_words::CLOSES_AT));
    let returning_from = not_a_moment(words::RETURNING_FROM);
    let returning_from = attempt.read("returning_from", beginning_if_any, returning_from);
    let age = |typed: &str| typed::number_if_any(typed, 1..=120);
    let not_an_age = |_| form_words::NOT_AN_AGE.into();
    let age_from = attempt.read("age_from", age, not_an_age);
    let age_to = attempt.read("age_to", age, not_an_age);
    let given = read_given(attempt);
    if chosen.is_empty() {
        attempt.note("", words::NONE_CHOSEN);
    }
    let window = Window { opens_at: opens_at?, closes_at: closes_at? };
    let (returning_from, age_from, age_to) = (returning_from?, age_from?, age_to?);
    let given = given?;
    if given == Allocation::Approval && returning_from.is_some() {
        attempt.note("returning_from", words::NOT_BY_APPROVAL);
    }
    if window.closes_at <= window.opens_at {
        attempt.note("closes_at", form_words::WINDOW_REVERSED);
    }
    if age_from.zip(age_to).is_some_and(|(from, to)| from > to) {
        attempt.note("age_to", form_words::AGES_REVERSED);
    }
    if !attempt.errors().is_empty() {
        return Err(AppError::ToBeChanged);
    }
    let small = |age: Option<u32>| age.and_then(|age| u8::try_from(age).ok());
    let frame = Frame {
        institution: store::institution::institution(&request.db, by.institution).await?,
        campus: None,
        term: Some(timetable.term.clone()),
        window: Some(window),
        age_from: small(age_from),
        age_to: small(age_to),
        telephone: String::new(),
        closures: store::closure::closures_of(&request.db, by.institution).await?,
        shift_days: 0,
        now: request.now,
    };
    let mut classes = Vec::with_capacity(chosen.len());
    for (id, revision) in chosen {
        let class = match timetable.class(id) {
            Some(class) => class.clone(),
            None => store::timetable::planned(&request.db, id, by).await?.1,
        };
        let Some(mut offering) = offering_of(&class.draft.class, &frame) else {
            attempt.note("", words::NEVER_MEETS);
            return Err(AppError::ToBeChanged);
        };
        offering.allocation = given;
        classes.push(ToPublish { id, revision, offering });
    }
    Ok(Publication { classes, returning_from, given })
}

/// Which class, and how it was seen: `key.revision`.
fn as_seen(typed: &str) -> Result<(PlanClassId, i64), AppError> {
    let (id, revision) = typed.split_once('.').ok_or(AppError::BadForm)?;
    let id = id.parse().map_err(|_| AppError::BadForm)?;
    Ok((id, revision.parse().map_err(|_| AppError::BadForm)?))
}

fn beginning_if_any(typed: &str) -> Result<Option<Timestamp>, NotADay> {
    if trimmed(typed).is_empty() { Ok(None) } else { typed::beginning(typed).map(Some) }
}
