//! What is in each room: what meets, who has booked it, or why it is closed.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{MeetingToday, takes_place};
use crate::calendar::Span;
use crate::id::{BookingId, VenueId};
use crate::session::Shut;

/// A booked room of this day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookedToday {
    /// Which booking.
    pub booking: BookingId,
    /// The room.
    pub room: VenueId,
    /// Its name.
    pub room_name: String,
    /// From when to when.
    pub span: Span,
    /// Who has booked it, and for what.
    pub name: String,
}

/// What is in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InRoom {
    /// A session.
    Meeting(MeetingToday),
    /// Whoever has booked it.
    Booked(BookedToday),
}

impl InRoom {
    /// From when to when.
    pub const fn span(&self) -> Span {
        match self {
            Self::Meeting(meeting) => meeting.session.span,
            Self::Booked(booked) => booked.span,
        }
    }

    /// The room and its name, where there is one.
    fn room(&self) -> Option<(VenueId, &str)> {
        match self {
            Self::Meeting(meeting) => {
                meeting.session.venue.as_ref().map(|venue| (venue.id, venue.name.as_str()))
            }
            Self::Booked(booked) => Some((booked.room, &booked.room_name)),
        }
    }

    /// How many people are expected; nothing where that is not known.
    const fn expected(&self) -> Option<u32> {
        match self {
            Self::Meeting(meeting) => meeting.expected,
            Self::Booked(_) => None,
        }
    }
}

/// Everything that says what is in a room on one day.
#[derive(Clone, Copy, Debug)]
pub struct InRooms<'a> {
    /// What meets.
    pub meetings: &'a [MeetingToday],
    /// Which rooms are booked.
    pub booked: &'a [BookedToday],
    /// What is closed.
    pub shut: &'a [Shut],
}

/// One room today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomToday {
    /// 302 书画室; empty for what names no room.
    pub room: String,
    /// What is in it now; more than one where rooms are shared.
    pub now: Vec<InRoom>,
    /// Why it is closed now, where it is.
    pub shut: Option<String>,
    /// What comes next today.
    pub next: Option<InRoom>,
}

impl RoomToday {
    /// Nobody is in it, and somebody could be.
    pub const fn is_free(&self) -> bool {
        self.now.is_empty() && self.shut.is_none()
    }
}

/// The rooms that something of today is in or was in, by name; what names no room comes last. What is cancelled, or was moved to
/// another day, takes none.
pub fn by_rooms(all: InRooms<'_>, today: Span, now: Timestamp) -> Vec<RoomToday> {
    let meetings = all.meetings.iter().filter(|meeting| takes_place(meeting, today));
    let meetings = meetings.cloned().map(InRoom::Meeting);
    let mut rooms: BTreeMap<(bool, String), RoomToday> = BTreeMap::new();
    for one in meetings.chain(all.booked.iter().cloned().map(InRoom::Booked)) {
        let shut = one.room().and_then(|(id, _)| shut_now(all.shut, id, now));
        let name = one.room().map(|(_, name)| name.to_owned()).unwrap_or_default();
        let empty = RoomToday { room: name.clone(), ..RoomToday::default() };
        let room = rooms.entry((name.is_empty(), name)).or_insert(empty);
        room.shut = room.shut.take().or(shut);
        let span = one.span();
        if span.from <= now && now < span.to {
            room.now.push(one);
        } else if span.from > now
            && room.next.as_ref().is_none_or(|next| span.from < next.span().from)
        {
            room.next = Some(one);
        }
    }
    rooms.into_values().collect()
}

/// Why the room or its house is closed now.
fn shut_now(shut: &[Shut], room: VenueId, now: Timestamp) -> Option<String> {
    let is_own = |one: &&Shut| one.venue.is_none_or(|venue| venue == room);
    let mut own = shut.iter().filter(is_own);
    own.find(|one| one.span.from <= now && now < one.span.to).map(|one| one.reason.clone())
}

/// How many rooms are in use now, and how many people are expected in them.
pub fn in_use(rooms: &[RoomToday]) -> (u32, u32) {
    let used = rooms.iter().filter(|room| !room.now.is_empty());
    let people = |room: &RoomToday| room.now.iter().filter_map(InRoom::expected).sum::<u32>();
    used.fold((0, 0), |(rooms, expected), room| (rooms + 1, expected + people(room)))
}
