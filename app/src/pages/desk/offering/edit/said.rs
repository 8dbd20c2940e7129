//! What an offering says of itself, as it is typed and as it is read.

use domain::log::Field as LogField;
use domain::offering::{Contents, Offering, OfferingKind};
use domain::plan::{Reason, single};

use crate::attempt::Attempt;
use crate::components::stands_now::Stands;
use crate::error::AppError;
use crate::planning::drafted::written_fee;
use crate::planning::typed::number_if_any;
use crate::wording::desk::edit as words;
use crate::wording::desk::import_form::{AGES_REVERSED, NOT_AN_AGE};
use crate::wording::problem::problem;
use crate::wording::timetable::{DEPARTMENT, SUBJECT};
use crate::wording::{Sentence, Words};

/// Only classes cost something, and what has been given a fee in another way.
pub(super) fn has_fee(offering: &Offering) -> bool {
    offering.kind == OfferingKind::Class || offering.fee.0 > 0
}

/// What stands, as it would have been typed.
pub(super) fn as_typed(stands: &Contents) -> Attempt {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    Attempt::at([
        ("name", stands.name.as_str()),
        ("department", &stands.department),
        ("subject", &stands.course),
        ("fee", &written_fee(stands.fee)),
        ("age_from", &age(stands.age_from)),
        ("age_to", &age(stands.age_to)),
        ("conditions", &stands.conditions),
        ("health", &stands.health),
        ("telephone", &stands.telephone),
        ("contact", &stands.contact),
        ("bring", &stands.bring),
        ("directions", &stands.directions),
        ("note", &stands.note),
        ("audience", &stands.audience),
        ("skills", &stands.skills),
    ])
}

/// The same in words, for whoever has seen it otherwise.
pub(super) fn rows(stands: &Contents, kind: OfferingKind, attempt: &Attempt) -> Vec<Stands> {
    let now = as_typed(stands);
    let mut rows: Vec<(_, &[LogField], _)> = vec![(words::NAME, &[LogField::Name], "name")];
    if kind == OfferingKind::Class {
        rows.push((DEPARTMENT, &[LogField::Department], "department"));
        rows.push((SUBJECT, &[LogField::Course], "subject"));
        rows.push((words::FEE, &[LogField::Fee], "fee"));
    }
    rows.extend::<[(Words, &[LogField], &str); 11]>([
        (words::AGE_FROM, &[LogField::AgeFrom], "age_from"),
        (words::AGE_TO, &[LogField::AgeTo], "age_to"),
        (words::AUDIENCE, &[LogField::Audience], "audience"),
        (words::SKILLS, &[LogField::Skills], "skills"),
        (words::CONDITIONS, &[LogField::Conditions], "conditions"),
        (words::HEALTH, &[LogField::Health], "health"),
        (words::TELEPHONE, &[LogField::Telephone], "telephone"),
        (words::CONTACT, &[LogField::Contact], "contact"),
        (words::BRING, &[LogField::Bring], "bring"),
        (words::DIRECTIONS, &[LogField::Directions], "directions"),
        (words::NOTE, &[LogField::Note], "note"),
    ]);
    let told = rows.into_iter().map(|(name, of, field)| {
        Stands::line(name, of, now.value(field).to_owned(), attempt.value(field))
    });
    told.filter(|row| !(row.typed.is_empty() && row.now.iter().all(String::is_empty))).collect()
}

/// What was typed; every mistake is noted at its field. What the form does not ask of this kind stays.
pub(super) fn read(
    attempt: &mut Attempt,
    offering: &Offering,
    stands: &Contents,
) -> Result<Contents, AppError> {
    let mut text = |field: &str, read: &dyn Fn(&str) -> Result<String, Reason>| {
        attempt.read(field, read, |reason| Sentence::of(|language| problem(&reason, language)))
    };
    let name = text("name", &|typed| single::needed_line(typed, 60));
    let is_class = offering.kind == OfferingKind::Class;
    let line = |typed: &str| match is_class {
        true => single::needed_line(typed, 40),
        false => Ok(String::new()),
    };
    let (department, course) = (text("department", &line), text("subject", &line));
    let conditions = text("conditions", &single::note);
    let health = text("health", &single::note);
    let telephone = text("telephone", &single::telephone_if_any);
    let contact = text("contact", &|typed| single::line(typed, 60));
    let bring = text("bring", &single::note);
    let directions = text("directions", &single::note);
    let note = text("note", &single::note);
    let audience = text("audience", &|typed| single::line(typed, 100));
    let skills = text("skills", &|typed| single::line(typed, 200));
    let fee = match has_fee(offering) {
        true => attempt
            .read("fee", single::fee, |reason| Sentence::of(|language| problem(&reason, language))),
        false => Ok(stands.fee),
    };
    let age_from = attempt.read("age_from", age, |()| NOT_AN_AGE.into());
    let age_to = attempt.read("age_to", age, |()| NOT_AN_AGE.into());
    let (age_from, age_to) = (age_from?, age_to?);
    if age_from.zip(age_to).is_some_and(|(from, to)| from > to) {
        attempt.note("age_to", AGES_REVERSED);
        return Err(AppError::ToBeChanged);
    }
    let (mut audience, mut skills) = (audience?, skills?);
    if offering.kind != OfferingKind::Activity {
        audience.clone_from(&stands.audience);
    }
    if offering.kind != OfferingKind::Shift {
        skills.clone_from(&stands.skills);
    }
    Ok(Contents {
        name: name?,
        department: department?,
        course: course?,
        fee: fee?,
        age_from,
        age_to,
        conditions: conditions?,
        health: health?,
        telephone: telephone?,
        contact: contact?,
        bring: bring?,
        directions: directions?,
        note: note?,
        audience,
        skills,
    })
}

fn age(typed: &str) -> Result<Option<u8>, ()> {
    let number = number_if_any(typed, 0..=120).map_err(|_| ())?;
    number.map(|age| u8::try_from(age).map_err(|_| ())).transpose()
}
