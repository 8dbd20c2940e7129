//! What stands already at the time of something that is to come: one rule for what is planned, what a list brings, and what is
//! published and changes from a day on.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;
use jiff::civil::Date;

use super::clash::{Other, Why};
use crate::booking::BookingRefusal;
use crate::calendar::{Span, day};
use crate::id::{OfferingId, VenueId};
use crate::plan::is_settled;
use crate::session::{Around, Occupant, Taken};
use crate::teaching::names_of;
use crate::text::folded;
use crate::travel::between_campuses;
use crate::venue::Room;

/// The sessions, bookings and closures of an institution, prepared to be asked about many times.
pub(super) struct Beside<'a> {
    around: &'a Around,
    campus_of: &'a HashMap<VenueId, String>,
    days: HashMap<Date, Vec<(&'a Taken, Vec<String>)>>,
}

/// Who teaches, and where.
#[derive(Clone, Copy)]
pub(super) struct Teaching<'a> {
    /// As it is told.
    pub teacher: &'a str,
    /// Each by themselves.
    pub keys: &'a [String],
    /// Empty where nobody knows.
    pub campus: &'a str,
}

/// In whose way something is.
#[derive(Clone, Copy)]
pub(super) struct Comes<'a> {
    /// The room, where one is told.
    pub room: Option<&'a Room>,
    /// Who teaches.
    pub teaching: Teaching<'a>,
    /// Others may meet there at the same time: of what stands only bookings are in the way.
    pub shares_place: bool,
    /// Of which offering it is: its own sessions are not in its way.
    pub of: Option<OfferingId>,
}

impl<'a> Beside<'a> {
    pub fn of(around: &'a Around, campus_of: &'a HashMap<VenueId, String>) -> Self {
        let mut days: HashMap<Date, Vec<_>> = HashMap::new();
        for taken in &around.taken {
            days.entry(day(taken.span.from)).or_default().push((taken, keys_of(&taken.teacher)));
        }
        Self { around, campus_of, days }
    }

    /// What is closed, published or booked at the time of a session. Each is told once, with the first of them: `told` is kept from
    /// one session to the next.
    pub fn stands(
        &self,
        session: Span,
        comes: Comes<'_>,
        told: &mut HashSet<String>,
        at: &mut impl FnMut(Why),
    ) {
        let (room, teaching) =
            (comes.room.filter(|room| is_settled(&room.venue.name)), comes.teaching);
        let shut = room.and_then(|room| self.around.shut_then(room.venue.id, session));
        let shut = shut.or_else(|| self.around.house_shut_then(session));
        if let Some(shut) = shut.filter(|shut| told.insert(shut.reason.clone())) {
            at(Why::Closed { reason: shut.reason.clone(), span: session });
        }
        let teacher = || teaching.teacher.to_owned();
        for (taken, theirs) in self.days.get(&day(session.from)).into_iter().flatten() {
            if comes.of.is_some_and(|offering| taken.is_of(offering)) {
                continue;
            }
            let by = Other::Standing { by: taken.by, name: taken.name.clone(), span: taken.span };
            let is_then = taken.span.overlaps(&session);
            let is_shared = comes.shares_place && matches!(taken.by, Occupant::Session { .. });
            let in_room =
                |room: &&Room| is_then && !is_shared && taken.venue == Some(room.venue.id);
            if let Some(room) = room.filter(in_room)
                && told.insert(format!("room {}", taken.name))
            {
                at(Why::Room { room: room.venue.name.clone(), by: by.clone() });
            }
            if !share(teaching.keys, theirs) {
                continue;
            }
            let minutes = self.way(teaching.campus, taken);
            if is_then && told.insert(format!("teacher {}", taken.name)) {
                at(Why::Teacher { teacher: teacher(), by });
            } else if !is_then
                && is_nearer(session, taken.span, minutes)
                && told.insert(format!("way {}", taken.name))
            {
                at(Why::OnTheWay { teacher: teacher(), by, minutes });
            }
        }
    }

    /// Minutes from a campus to where something stands.
    fn way(&self, campus: &str, taken: &Taken) -> u32 {
        let there = taken.venue.and_then(|venue| self.campus_of.get(&venue));
        between_campuses(campus, there.map_or("", String::as_str))
    }
}

/// Those who teach together, each as they are compared.
pub(super) fn keys_of(teacher: &str) -> Vec<String> {
    names_of(teacher).map(folded).collect()
}

/// Somebody is among both.
pub(super) fn share(ones: &[String], others: &[String]) -> bool {
    ones.iter().any(|one| others.contains(one))
}

/// Fewer minutes lie between the two than these.
fn is_nearer(one: Span, other: Span, minutes: u32) -> bool {
    let (first, second) = if one.from < other.from { (one, other) } else { (other, one) };
    second.from.duration_since(first.to) < SignedDuration::from_mins(i64::from(minutes))
}

/// Why the room is not open at the time of a session.
pub(super) fn shut(room: &Room, session: Span) -> Option<Why> {
    let name = room.venue.name.clone();
    match room.rules.hours.admit(session).err()? {
        BookingRefusal::OutsideHours { open } => Some(Why::NotOpen { room: name, open }),
        _ => Some(Why::NotOpen { room: name, open: Vec::new() }),
    }
}
