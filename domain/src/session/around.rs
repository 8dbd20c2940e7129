//! What else there is at a time: rooms and teachers that are taken, days and rooms that are closed.

use jiff::civil::Date;

use super::{Meets, SessionRefusal};
use crate::calendar::Span;
use crate::id::{BookingId, OfferingId, SessionId, VenueId};
use crate::plan::is_settled;
use crate::teaching::{shared, teaches};

/// What is on at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupant {
    /// One session of an offering.
    Session {
        /// Of what.
        offering: OfferingId,
        /// Which.
        session: SessionId,
    },
    /// A room is booked.
    Booking(BookingId),
}

/// A session or a booking of the institution at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub by: Occupant,
    /// Its name, or who has booked the room and for what.
    pub name: String,
    /// When.
    pub span: Span,
    /// The room it takes.
    pub venue: Option<VenueId>,
    /// The room's name; empty where there is none.
    pub room: String,
    /// Who teaches; empty where nobody does.
    pub teacher: String,
}

/// A closure at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shut {
    /// The room; nothing where the whole house is closed.
    pub venue: Option<VenueId>,
    /// From when to when.
    pub span: Span,
    /// Why.
    pub reason: String,
}

/// Everything of the institution at the time of a change, the session itself left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// What meets then.
    pub taken: Vec<Taken>,
    /// What is closed then.
    pub shut: Vec<Shut>,
}

impl Around {
    /// Whether a session of the offering fits in: nobody is in its room, its teacher and its people are nowhere else of the
    /// institution's own, and the house is open.
    pub fn admits(
        &self,
        offering: OfferingId,
        meets: &Meets,
        teacher: &str,
    ) -> Result<(), SessionRefusal> {
        let own_room = |shut: &&Shut| shut.venue.is_none() || shut.venue == meets.venue;
        if let Some(shut) = self.shut.iter().find(own_room) {
            return Err(SessionRefusal::Closed { reason: shut.reason.clone() });
        }
        let mut then = self.then(meets.span);
        if let Some(own) = then.clone().find(|taken| taken.is_of(offering)) {
            return Err(SessionRefusal::MeetsThen { span: own.span });
        }
        if let Some(taken) = then.find(|taken| taken.is_in(meets.venue)) {
            let (room, name) = (taken.room.clone(), taken.name.clone());
            return Err(SessionRefusal::RoomTaken { room, name, span: taken.span });
        }
        self.admits_teacher(meets.span, teacher)
    }

    /// Whether the teacher, or each of those who teach together, is nowhere else of the institution's own at this time.
    pub fn admits_teacher(&self, span: Span, teacher: &str) -> Result<(), SessionRefusal> {
        let elsewhere = |taken: &Taken| {
            let (teacher, name) = (shared(teacher, &taken.teacher)?.to_owned(), taken.name.clone());
            Some(SessionRefusal::TeacherElsewhere { teacher, name, span: taken.span })
        };
        self.then(span).find_map(elsewhere).map_or(Ok(()), Err)
    }

    /// What is in the room during a span.
    pub fn in_room_then(&self, venue: VenueId, span: Span) -> Option<&Taken> {
        self.then(span).find(|taken| taken.is_in(Some(venue)))
    }

    /// Why the house or the room is closed during a span.
    pub fn shut_then(&self, venue: VenueId, span: Span) -> Option<&Shut> {
        let own = |shut: &&Shut| shut.venue.is_none() || shut.venue == Some(venue);
        self.shut.iter().filter(own).find(|shut| shut.span.overlaps(&span))
    }

    /// Why the house is closed during a span, whatever room is asked about.
    pub fn house_shut_then(&self, span: Span) -> Option<&Shut> {
        self.shut.iter().find(|shut| shut.venue.is_none() && shut.span.overlaps(&span))
    }

    /// What is in the room on one day, by time.
    pub fn taken_on(&self, venue: VenueId, date: Date) -> impl Iterator<Item = &Taken> {
        let is_then =
            move |taken: &&Taken| taken.is_in(Some(venue)) && taken.span.on_day(date).is_some();
        self.taken.iter().filter(is_then)
    }

    /// When the room itself is closed on one day, or the house, where no room is told; each with that part of the day.
    pub fn shut_on(
        &self,
        venue: Option<VenueId>,
        date: Date,
    ) -> impl Iterator<Item = (&Shut, Span)> {
        let own = self.shut.iter().filter(move |shut| shut.venue == venue);
        own.filter_map(move |shut| Some((shut, shut.span.on_day(date)?)))
    }

    fn then(&self, span: Span) -> impl Iterator<Item = &Taken> + Clone {
        self.taken.iter().filter(move |taken| taken.span.overlaps(&span))
    }

    /// Nobody is in the room, and it is open.
    pub fn leaves_free(&self, venue: VenueId) -> bool {
        !self.shut.iter().any(|shut| shut.venue == Some(venue))
            && !self.taken.iter().any(|taken| taken.is_in(Some(venue)))
    }

    /// What is in the room.
    pub fn in_room(&self, venue: VenueId) -> Option<&Taken> {
        self.taken.iter().find(|taken| taken.is_in(Some(venue)))
    }

    /// The teacher teaches nothing of the institution then.
    pub fn leaves_teacher_free(&self, teacher: &str) -> bool {
        !self.taken.iter().any(|taken| teaches(&taken.teacher, teacher))
    }
}

impl Taken {
    /// It takes this room. One that is not settled yet (待定) is nobody's.
    fn is_in(&self, venue: Option<VenueId>) -> bool {
        self.venue.is_some() && self.venue == venue && is_settled(&self.room)
    }

    /// It is a session of this offering.
    pub fn is_of(&self, offering: OfferingId) -> bool {
        matches!(self.by, Occupant::Session { offering: own, .. } if own == offering)
    }
}

#[cfg(test)]
mod tests;
