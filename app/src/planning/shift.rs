//! A shift of a team's list as an offering.

use domain::calendar::Span;
use domain::offering::{Admission, Allocation, Conditions, Fen};
use domain::plan::PlannedShift;
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};

use super::activity::{moved, telephone_or};
use super::hints::Remark;
use super::{Frame, Made, fingerprint, window_until};

/// The shift; `None` for a day beyond the calendar.
pub(super) fn shift(planned: &PlannedShift, frame: &Frame) -> Option<Made> {
    let on = moved(planned.on, frame.shift_days)?;
    let span = Span::on(on, planned.from, planned.to);
    let remark = Remark::of(&planned.note);
    let key =
        format!("shift|{}|{}|{on}|{}|{}", planned.team, planned.task, planned.from, planned.place);
    Some(Made::Offering(Box::new(NewOffering {
        institution: frame.institution.id,
        campus: None,
        name: planned.task.clone(),
        subject: subject_of(&planned.team).to_owned(),
        capacity: Some(planned.people),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window: window_until(span.from, frame),
        fee: Fen::FREE,
        conditions: Conditions {
            note: remark.conditions,
            health_note: remark.health,
            ..Conditions::default()
        },
        telephone: telephone_or(planned.telephone.as_ref(), frame),
        contact: planned.contact.clone(),
        bring: remark.bring,
        directions: String::new(),
        note: remark.note,
        sessions: vec![NewSession { span, venue: Some(meeting_place(&planned.place)) }],
        facts: NewFacts::Shift {
            team: planned.team.clone(),
            skills: planned.skills.clone(),
            effort: planned.effort,
        },
        import_key: Some(key),
        import_fingerprint: fingerprint(&(planned, on)),
    })))
}

/// 医院导诊队 does 医院导诊.
fn subject_of(team: &str) -> &str {
    team.strip_suffix("队").filter(|subject| !subject.is_empty()).unwrap_or(team)
}

/// Where volunteers meet, as the list says it. Digits in front are no floor: 1998街区 is a place in town.
fn meeting_place(name: &str) -> NewVenue {
    NewVenue { name: name.to_owned(), ..NewVenue::default() }
}
