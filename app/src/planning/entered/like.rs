//! The form for another one like an offering, and for a class of a term.

use domain::calendar::{Term, day};
use domain::offering::{KindFacts, Offering};
use jiff::Timestamp;

use super::columns::{EFFORTS, WAYS};
use super::times::SLOTS;
use crate::attempt::Attempt;

/// The form for another one like this: everything but its days.
pub(crate) fn like(offering: &Offering, term: Option<&Term>) -> Attempt {
    let slot = |slot: &domain::calendar::TimeSlot| crate::planning::drafted::written_slot(slot);
    let time = |at: Timestamp| domain::calendar::civil(at).strftime("%H:%M").to_string();
    let conditions = &offering.terms.conditions;
    let note = [&offering.note, &conditions.note, &conditions.health_note, &offering.bring];
    let note: Vec<&str> =
        note.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let way = WAYS.iter().find(|(_, admission)| *admission == offering.terms.admission);
    let capacity =
        offering.places.capacity.map_or_else(|| "不限".to_owned(), |places| places.to_string());
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let mut values: Vec<(&str, String)> = vec![
        ("kind", offering.kind.code().to_owned()),
        ("name", offering.name.clone()),
        ("subject", offering.subject.clone()),
        ("room", offering.venue.as_ref().map(|venue| venue.name.clone()).unwrap_or_default()),
        ("places", capacity),
        ("way", way.map(|(word, _)| (*word).to_owned()).unwrap_or_default()),
        ("contact", offering.contact.clone()),
        ("telephone", offering.telephone.clone()),
        ("note", note.join("；")),
        ("fee", crate::planning::drafted::written_fee(offering.fee)),
        ("from", time(offering.first.from)),
        ("to", time(offering.first.to)),
        ("age_from", age(conditions.age_from)),
        ("age_to", age(conditions.age_to)),
    ];
    // What is held at more times than there are fields has the rest in the last.
    let slots: Vec<String> = offering.slots.iter().map(slot).collect();
    for (place, field) in SLOTS.into_iter().enumerate() {
        let until = if place + 1 == SLOTS.len() { slots.len() } else { place + 1 };
        values.push((field, slots.get(place..until).unwrap_or_default().join("；")));
    }
    match &offering.facts {
        KindFacts::Class { department, teacher, .. } => {
            values.extend([("department", department.clone()), ("teacher", teacher.clone())]);
            values.extend(term.into_iter().flat_map(of_term));
        }
        KindFacts::Activity { audience } => values.push(("audience", audience.clone())),
        KindFacts::Shift { team, skills, effort } => {
            let effort = EFFORTS.iter().find(|(_, known)| known == effort);
            values.extend([("team", team.clone()), ("skills", skills.clone())]);
            values.extend(effort.map(|(word, _)| ("effort", (*word).to_owned())));
        }
    }
    Attempt::at(values.iter().map(|(name, value)| (*name, value.as_str())))
}

/// The form for a class of this term.
pub(crate) fn of_term(term: &Term) -> [(&'static str, String); 3] {
    [
        ("term_name", term.name.clone()),
        ("term_starts_on", term.starts_on.to_string()),
        ("term_ends_on", term.ends_on.to_string()),
    ]
}

/// The term that runs today, or else the next one that begins.
pub(crate) fn current<'a>(
    terms: impl IntoIterator<Item = &'a Term>,
    now: Timestamp,
) -> Option<&'a Term> {
    let today = day(now);
    terms.into_iter().filter(|term| term.ends_on >= today).min_by_key(|term| term.starts_on)
}
