//! Rooms, what is closed of them, and who has them when.

use super::things::Things;
use super::{REASON, Route, get, post};

pub(super) fn routes(things: &Things) -> Vec<Route> {
    [of_rooms(things), of_bookings(things), of_closures(things)].concat()
}

fn of_rooms(things: &Things) -> Vec<Route> {
    let Things { room, .. } = things;
    vec![
        get(format!("/desk/rooms/{room}")),
        get(format!("/desk/rooms/{room}/change")),
        get(format!("/desk/rooms/{room}/retirement")),
        get(format!("/desk/bookings/new?room={room}")),
        get(format!("/desk/bookings/new?room={room}&on=2026-12-2&from=9:00&to=10:00")),
        post("desk-room", &[("room", room), ("revision", "1"), ("name", "大琴房")]),
        post(
            "desk-room-close",
            &[("room", room), ("from", "2026-12-8"), ("to", "2026-12-8"), REASON],
        ),
    ]
}

fn of_bookings(things: &Things) -> Vec<Route> {
    let (room, booking) = (("room", things.room.as_str()), things.booking.as_str());
    let of = |page: &str| get(format!("/desk/bookings/{booking}{page}"));
    let pages = ["", "/move", "/move?on=2026-12-3&from=9:00&to=10:00", "/slip", "/slip.pdf"];
    let mut all: Vec<Route> = pages.into_iter().map(of).collect();
    let (from, to, revision) = (("from", "9:00"), ("to", "10:00"), ("revision", "0"));
    let booking = ("booking", booking);
    all.extend([
        post(
            "desk-book",
            &[
                room,
                ("on", "2026-12-2"),
                from,
                to,
                ("what", "排练"),
                ("whose", "staff"),
                ("group", "办公室"),
                ("contact", "王和根"),
            ],
        ),
        post(
            "desk-booking-move",
            &[booking, revision, ("on", "2026-12-3"), from, to, ("reach", "one"), room, REASON],
        ),
        post("desk-booking", &[booking, revision, ("act", "cancel"), REASON]),
    ]);
    all
}

/// What is closed is opened again, and a room is given up.
fn of_closures(things: &Things) -> Vec<Route> {
    let closure = ("closure", things.closure.as_str());
    vec![
        post("desk-house-again", &[closure]),
        post("desk-room-open", &[closure]),
        post("desk-room-retire", &[("room", &things.room), ("revision", "2"), ("on", "2027-12-1")]),
    ]
}
