//! A line of a centre's programme: an activity to come to, or a closure.

use domain::calendar::Span;
use domain::offering::{Admission, Allocation, Fen};
use domain::person::Telephone;
use domain::plan::{PlannedActivity, Way};
use jiff::ToSpan;
use jiff::civil::Date;
use store::closure::NewClosure;
use store::new_offering::{NewFacts, NewOffering, NewSession};

use super::hints::{Remark, ages_of};
use super::{Frame, Made, fingerprint, room, window_until};
use crate::wording::desk::planning::{STAFF_CALL, TICKET, WHOLE_HOUSE};

/// The activity or closure; `None` for a day beyond the calendar.
pub(super) fn activity(planned: &PlannedActivity, frame: &Frame) -> Option<Made> {
    let on = moved(planned.on, frame.shift_days)?;
    let (from, to) = planned.span.times();
    let span = Span::on(on, from, to);
    if planned.way == Way::Closed {
        let venue = (planned.room != WHOLE_HOUSE.0).then(|| room(&planned.room));
        return Some(Made::Closure(NewClosure { span, venue, reason: planned.name.clone() }));
    }
    let remark = Remark::of(&planned.note);
    let key = format!("activity|{on}|{from}|{}|{}", planned.room, planned.name);
    Some(Made::Offering(Box::new(NewOffering {
        institution: frame.institution.id,
        campus: None,
        name: planned.name.clone(),
        subject: subject_of(&planned.name).to_owned(),
        capacity: planned.capacity,
        admission: admission_of(planned.way),
        allocation: Allocation::InOrder,
        window: window_until(span.from, frame),
        fee: Fen::FREE,
        conditions: domain::offering::Conditions {
            note: remark.conditions.clone(),
            health_note: remark.health.clone(),
            ..ages_of(&planned.audience)
        },
        telephone: telephone_or(planned.telephone.as_ref(), frame),
        contact: planned.contact.clone(),
        bring: remark.bring.clone(),
        directions: String::new(),
        note: note_of(planned.way, &remark.note),
        sessions: vec![NewSession { span, venue: Some(room(&planned.room)) }],
        facts: NewFacts::Activity { audience: planned.audience.clone() },
        import_key: Some(key),
        import_fingerprint: fingerprint(&(planned, on)),
    })))
}

/// A date moved by days.
pub(super) fn moved(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// Whom to call: as told, otherwise the institution.
pub(super) fn telephone_or(told: Option<&Telephone>, frame: &Frame) -> String {
    told.map_or_else(|| frame.institution.telephone.clone(), |told| told.as_str().to_owned())
}

/// 乒乓球室停止开放（地面维修） is about 乒乓球室停止开放.
fn subject_of(name: &str) -> &str {
    let subject = name.split(['（', '(']).next().unwrap_or_default().trim();
    if subject.is_empty() { name } else { subject }
}

/// A ticket is a place. Whom staff call themselves, and whom a group tells, need no door of ours.
const fn admission_of(way: Way) -> Admission {
    match way {
        Way::DropIn => Admission::DropIn,
        Way::CounterOrTelephone | Way::Ticket => Admission::SignUp,
        Way::StaffCall | Way::MembersOnly | Way::Closed => Admission::MembersOnly,
    }
}

/// The remark, with what the way of coming adds to it.
fn note_of(way: Way, remark: &str) -> String {
    let added = match way {
        Way::Ticket => TICKET.0,
        Way::StaffCall => STAFF_CALL.0,
        _ => return remark.to_owned(),
    };
    if remark.is_empty() { added.to_owned() } else { format!("{added}{remark}") }
}
