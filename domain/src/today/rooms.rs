//! The rooms of one day: what is in each now and what comes next, sessions and bookings alike.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{MeetingToday, takes_place};
use crate::calendar::Span;
use crate::id::{BookingId, VenueId};
use crate::session::Shut;

/// A room that a club or the staff have today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookedToday {
    /// Which booking.
    pub booking: BookingId,
    /// Which room.
    pub venue: VenueId,
    /// Its name: 302 书画室.
    pub room: String,
    /// When.
    pub span: Span,
    /// 夕阳红合唱团.
    pub group: String,
    /// 排练合唱.
    pub what: String,
}

/// What is in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
// In the browser, where addresses are half as long, it is not large.
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "most of them are the large one")
)]
pub enum InRoom {
    /// A session.
    Meeting(MeetingToday),
    /// Whoever has borrowed it.
    Booking(BookedToday),
}

impl InRoom {
    /// When.
    pub const fn span(&self) -> Span {
        match self {
            Self::Meeting(meeting) => meeting.session.span,
            Self::Booking(booking) => booking.span,
        }
    }

    /// How many people have a place; nothing where nobody counts.
    pub const fn expected(&self) -> Option<u32> {
        match self {
            Self::Meeting(meeting) => meeting.expected,
            Self::Booking(_) => None,
        }
    }

    /// The room and its name, where there is one.
    fn room(&self) -> Option<(VenueId, &str)> {
        match self {
            Self::Meeting(MeetingToday { session, .. }) => {
                session.venue.as_ref().map(|venue| (venue.id, venue.name.as_str()))
            }
            Self::Booking(booking) => Some((booking.venue, &booking.room)),
        }
    }
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

/// The rooms that something of today is in or was in, in the order in which rooms are listed everywhere; one that is listed no more
/// comes after them, and what names no room comes last. What is cancelled, or was moved to another day, takes none.
pub fn by_rooms(
    listed: &[String],
    meetings: &[MeetingToday],
    booked: &[BookedToday],
    shut: &[Shut],
    today: Span,
    now: Timestamp,
) -> Vec<RoomToday> {
    let meetings = meetings.iter().filter(|meeting| takes_place(meeting, today));
    let meetings = meetings.cloned().map(InRoom::Meeting);
    let place = |name: &str| listed.iter().position(|one| one == name).unwrap_or(listed.len());
    let mut rooms: BTreeMap<(bool, usize, String), RoomToday> = BTreeMap::new();
    for one in meetings.chain(booked.iter().cloned().map(InRoom::Booking)) {
        let span = one.span();
        let name = one.room().map(|(_, name)| name.to_owned()).unwrap_or_default();
        let closed = one.room().and_then(|(id, _)| shut_now(shut, id, now));
        let empty = RoomToday { room: name.clone(), ..RoomToday::default() };
        let room = rooms.entry((name.is_empty(), place(&name), name)).or_insert(empty);
        room.shut = room.shut.take().or(closed);
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

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;
    use crate::today::tests::{at, clock, today};

    fn name(one: &InRoom) -> &str {
        match one {
            InRoom::Meeting(meeting) => &meeting.name,
            InRoom::Booking(booking) => &booking.group,
        }
    }

    #[test]
    fn a_room_tells_what_is_in_it_and_what_comes_next() {
        let meetings = [
            at(14, "302", "隶书"),
            at(9, "302", "楷书"),
            at(11, "302", "行书"),
            at(9, "", "散步"),
            at(8, "101", "太极"),
        ];
        let rooms = by_rooms(&[], &meetings, &[], &[], today(), clock(9));
        let told: Vec<_> = rooms
            .iter()
            .map(|room| {
                let now: Vec<_> = room.now.iter().map(name).collect();
                (room.room.as_str(), now, room.next.as_ref().map(name))
            })
            .collect();
        let expected = [
            ("101", vec!["太极"], None),
            ("302", vec!["楷书"], Some("行书")),
            ("", vec!["散步"], None),
        ];
        assert_eq!(told, expected);
        assert_eq!(in_use(&rooms), (3, 60));
        assert_eq!(in_use(&by_rooms(&[], &meetings, &[], &[], today(), clock(20))), (0, 0));
    }

    #[test]
    fn a_club_has_its_room_beside_the_sessions() {
        let club = |from, to, room: &str| BookedToday {
            booking: BookingId(Uuid::from_u128(9)),
            venue: VenueId(Uuid::from_u128(2)),
            room: room.into(),
            span: Span::on(date(2026, 12, 1), time(from, 0, 0, 0), time(to, 0, 0, 0)),
            group: "夕阳红合唱团".into(),
            what: "排练".into(),
        };
        let meetings = [at(11, "302", "行书")];
        let booked = [club(9, 11, "302"), club(14, 16, "201"), club(8, 9, "105")];
        let rooms = by_rooms(&[], &meetings, &booked, &[], today(), clock(9));
        let told: Vec<_> = rooms
            .iter()
            .map(|room| {
                (room.room.as_str(), room.now.first().map(name), room.next.as_ref().map(name))
            })
            .collect();
        let club = Some("夕阳红合唱团");
        assert_eq!(told, [("105", None, None), ("201", None, club), ("302", club, Some("行书"))]);
        assert_eq!(in_use(&rooms), (1, 0), "nobody counts who comes with a club");
    }

    #[test]
    fn a_room_or_a_house_that_is_closed_is_not_free() {
        let closed = |venue| Shut {
            venue,
            span: Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 0, 0, 0)),
            reason: "修空调".into(),
        };
        let meetings = [at(14, "302", "隶书")];
        let told =
            |shut, hour| by_rooms(&[], &meetings, &[], &[shut], today(), clock(hour)).remove(0);
        for venue in [None, Some(VenueId(Uuid::from_u128(1)))] {
            let room = told(closed(venue), 9);
            assert_eq!((room.is_free(), room.shut), (false, Some("修空调".into())));
            assert!(told(closed(venue), 10).is_free(), "it is open again");
        }
        assert!(told(closed(Some(VenueId(Uuid::from_u128(9)))), 9).is_free(), "another room");
        let walk = [at(9, "", "散步")];
        let walk = by_rooms(&[], &walk, &[], &[closed(None)], today(), clock(9));
        assert_eq!(walk[0].shut, None, "a walk needs no house");
    }

    #[test]
    fn rooms_stand_in_the_order_in_which_they_are_listed() {
        let meetings = [
            at(9, "10 琴房", "钢琴"),
            at(9, "", "散步"),
            at(9, "2 琴房", "二胡"),
            at(9, "旧楼", "太极"),
        ];
        let listed = ["2 琴房", "3 琴房", "10 琴房"].map(str::to_owned);
        let rooms = by_rooms(&listed, &meetings, &[], &[], today(), clock(9));
        let names: Vec<_> = rooms.iter().map(|room| room.room.as_str()).collect();
        assert_eq!(names, ["2 琴房", "10 琴房", "旧楼", ""]);
    }
}
