//! The addresses of the sessions of an offering, at the desk.

use domain::id::{OfferingId, PersonId, SessionId};
use domain::listing::{HoursColumn, Order, SessionColumn};
use domain::session::ChangeKind;

use super::order::ordered;
use crate::address::escaped;

/// Every session of one offering.
pub fn desk_sessions(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/sessions")
}

/// The same, in this order.
pub fn desk_sessions_ordered(id: OfferingId, order: Order<SessionColumn>) -> String {
    ordered(&desk_sessions(id), order)
}

/// 从某天起: another teacher or room for all sessions to come of an offering.
pub fn desk_onward(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/onward")
}

/// 老师不再来: handing on what one of those who teach a class leaves behind.
pub fn desk_leaving(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/leaving")
}

/// The same about another of those who teach it, by their place among them.
pub fn desk_leaving_of(id: OfferingId, who: usize) -> String {
    format!("{}?who={who}", desk_leaving(id))
}

/// 换上课时间: another weekday or time from a day on.
pub fn desk_weekly(id: OfferingId) -> String {
    format!("/desk/offerings/{id}/weekly")
}

/// One session: how it stands, and what may be changed of it.
pub fn desk_session(id: SessionId) -> String {
    format!("/desk/sessions/{id}")
}

/// Who came to one session, to be marked.
pub fn desk_register(id: SessionId) -> String {
    format!("/desk/sessions/{id}/register")
}

/// The same with so many marks just saved.
pub fn desk_register_saved(id: SessionId, changed: u32) -> String {
    format!("{}?saved={changed}", desk_register(id))
}

/// 第一次来的人: who is known to nobody here comes in for one session.
pub fn desk_guest(id: SessionId) -> String {
    format!("/desk/sessions/{id}/guest")
}

/// How long each volunteer helped at one shift.
pub fn desk_hours(id: SessionId) -> String {
    format!("/desk/sessions/{id}/hours")
}

/// The same, in this order.
pub fn desk_hours_ordered(id: SessionId, order: Order<HoursColumn>) -> String {
    ordered(&desk_hours(id), order)
}

/// 签到: what stands on the tablet at the door.
pub fn desk_door(id: SessionId) -> String {
    format!("/desk/sessions/{id}/door")
}

/// This is the door of a session, nobody greeted and no letter chosen.
pub fn is_door(path: &str) -> bool {
    let id = path.strip_prefix("/desk/sessions/").and_then(|rest| rest.strip_suffix("/door"));
    id.is_some_and(|id| id.parse::<SessionId>().is_ok())
}

/// The same with the names of one letter; with all where none is chosen.
pub fn desk_door_letter(id: SessionId, letter: Option<char>) -> String {
    let letter = letter.map(|letter| format!("?initial={letter}")).unwrap_or_default();
    format!("{}{letter}", desk_door(id))
}

/// The same, about somebody who stands there.
pub fn desk_door_with(id: SessionId, what: &str, person: PersonId) -> String {
    format!("{}?{what}={person}", desk_door(id))
}

/// Where a change is asked for, and whom it affects is told.
pub fn desk_session_change(id: SessionId) -> String {
    format!("/desk/sessions/{id}/change")
}

/// The same of one change.
pub fn changing_session(id: SessionId, what: ChangeKind) -> String {
    format!("{}?what={}", desk_session_change(id), what.code())
}

/// The same with the time that was typed: day, beginning, end.
pub fn changing_session_to(id: SessionId, what: ChangeKind, [on, from, to]: [&str; 3]) -> String {
    let when = format!("on={}&from={}&to={}", escaped(on), escaped(from), escaped(to));
    format!("{}&{when}", changing_session(id, what))
}

/// The same page, for somebody who wanted to change what cannot be changed like that any more.
pub fn desk_session_now(id: SessionId) -> String {
    format!("{}?now", desk_session(id))
}

/// The page of a session that has just been changed, with how many people are told.
pub fn desk_session_changed(id: SessionId, told: u32) -> String {
    format!("{}?told={told}", desk_session(id))
}
