//! A class of a plan as an offering: its sessions over the term, public holidays and closures left out.

use domain::calendar::{Term, sessions_of};
use domain::holiday::public_holidays;
use domain::institution::Institution;
use domain::offering::{Admission, Allocation, Conditions, Level};
use domain::plan::PlannedClass;
use store::new_offering::{NewFacts, NewOffering, NewSession};

use super::hints::Remark;
use super::{Frame, Made, fingerprint, room};

/// The class, if the frame tells term and window and the term has a day for it.
pub(super) fn class(planned: &PlannedClass, frame: &Frame) -> Option<Made> {
    let (term, window) = (frame.term.as_ref()?, frame.window?);
    let sessions = sessions(planned, term, frame);
    if sessions.is_empty() {
        return None;
    }
    let (remark, campus) = (Remark::of(&planned.note), campus_of(planned, frame));
    let telephone =
        if frame.telephone.is_empty() { &frame.institution.telephone } else { &frame.telephone };
    Some(Made::Offering(Box::new(NewOffering {
        institution: frame.institution.id,
        campus: campus.clone(),
        name: planned.name.clone(),
        subject: planned.subject.clone(),
        capacity: Some(planned.capacity),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window,
        fee: planned.fee,
        conditions: Conditions {
            age_from: frame.age_from,
            age_to: frame.age_to,
            level: Level::from_grade(&planned.grade),
            note: remark.conditions,
            health_note: remark.health,
        },
        telephone: telephone.clone(),
        contact: String::new(),
        bring: remark.bring,
        directions: String::new(),
        note: remark.note,
        sessions,
        facts: facts(planned, term),
        import_key: Some(key(planned, term, campus.as_deref())),
        import_fingerprint: fingerprint(&(
            planned,
            term,
            window,
            frame.age_from,
            frame.age_to,
            telephone,
        )),
    })))
}

/// As its row says, otherwise as the form says for all. An institution may be a campus itself: 南昌市老年大学红谷滩校区.
fn campus_of(planned: &PlannedClass, frame: &Frame) -> Option<String> {
    match planned.campus.as_str() {
        "" => frame.campus.clone(),
        campus => Some(campus.to_owned()).filter(|campus| !is_itself(&frame.institution, campus)),
    }
}

/// Whether the institution is this campus.
pub(super) fn is_itself(institution: &Institution, campus: &str) -> bool {
    institution.name.ends_with(campus)
}

/// Two campuses may each have a class of the same name.
fn key(planned: &PlannedClass, term: &Term, campus: Option<&str>) -> String {
    match campus {
        None => format!("class|{}|{}", term.name, planned.name),
        Some(campus) => format!("class|{}|{campus}|{}", term.name, planned.name),
    }
}

fn sessions(planned: &PlannedClass, term: &Term, frame: &Frame) -> Vec<NewSession> {
    let mut closures = public_holidays(term.starts_on, term.ends_on);
    closures.extend(frame.closures.iter().cloned());
    let venue = Some(room(&planned.room));
    let spans = sessions_of(&planned.slots, term, &closures);
    spans.into_iter().map(|span| NewSession { span, venue: venue.clone() }).collect()
}

fn facts(planned: &PlannedClass, term: &Term) -> NewFacts {
    NewFacts::Class {
        department: planned.department.clone(),
        course: planned.subject.clone(),
        teacher: planned.teacher.clone(),
        term: term.clone(),
        returning_places: planned.returning,
    }
}
