//! What stands in the way of something whose days are known: a row of a list that is about to become an offering, or what a
//! published class would meet like from a day on.

use std::collections::{HashMap, HashSet};

use super::beside::{Beside, Comes, Teaching, keys_of, shut};
use super::clash::Why;
use crate::calendar::{Span, day};
use crate::id::{OfferingId, VenueId};
use crate::session::Around;
use crate::venue::Room;

/// What an institution has, as far as it can be in the way of something new.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Its rooms.
    pub rooms: Vec<Room>,
    /// At which campus a room lies, where that is told.
    pub campus_of: HashMap<VenueId, String>,
    /// Sessions, bookings and closures.
    pub around: Around,
}

/// Something that is to come, day by day.
#[derive(Clone, Debug, Default)]
pub struct Arriving {
    /// Who teaches it; empty where nobody does.
    pub teacher: String,
    /// At which campus, where its room does not tell that; empty where nobody knows.
    pub campus: String,
    /// When it meets, and in which room of those that there are.
    pub meetings: Vec<(Span, Option<VenueId>)>,
    /// Others may meet there at the same time: volunteers do several things in one hall.
    pub shares_place: bool,
    /// Which offering it is, where it is one already.
    pub offering: Option<OfferingId>,
}

/// What an institution has, asked about many that arrive.
pub struct Reception<'a> {
    rooms: HashMap<VenueId, &'a Room>,
    campus_of: &'a HashMap<VenueId, String>,
    beside: Beside<'a>,
}

impl<'a> Reception<'a> {
    /// Of all that is held.
    pub fn of(held: &'a Held) -> Self {
        Self {
            rooms: held.rooms.iter().map(|room| (room.venue.id, room)).collect(),
            campus_of: &held.campus_of,
            beside: Beside::of(&held.around, &held.campus_of),
        }
    }

    /// Everything that stands in the way, each thing told once with its first day.
    pub fn in_the_way(&self, arriving: &Arriving) -> Vec<Why> {
        let keys = keys_of(&arriving.teacher);
        let (mut found, mut told) = (Vec::new(), HashSet::new());
        for (span, venue) in &arriving.meetings {
            let room = venue.and_then(|venue| self.rooms.get(&venue).copied());
            if let Some(room) = room {
                let gone = room.retired_from.filter(|from| *from <= day(span.from));
                let gone = gone.map(|from| Why::Retired { room: room.venue.name.clone(), from });
                for why in gone.into_iter().chain(shut(room, *span)) {
                    if told.insert(format!("{why:?}")) {
                        found.push(why);
                    }
                }
            }
            let campus = venue.and_then(|venue| self.campus_of.get(&venue));
            let campus = campus.unwrap_or(&arriving.campus).as_str();
            let teaching = Teaching { teacher: &arriving.teacher, keys: &keys, campus };
            let shares_place = arriving.shares_place;
            let comes = Comes { room, teaching, shares_place, of: arriving.offering };
            self.beside.stands(*span, comes, &mut told, &mut |why| found.push(why));
        }
        found
    }
}

impl Why {
    /// It keeps something from being held: nobody is in two places, no room holds two. A short way between two campuses is
    /// told, as within one list.
    pub const fn keeps_out(&self) -> bool {
        !matches!(self, Self::OnTheWay { .. })
    }
}
