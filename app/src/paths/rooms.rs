//! The addresses of rooms and of their bookings, at the desk and for clubs.

use domain::id::{BookingId, InstitutionId, VenueId};
use jiff::civil::Date;

use crate::address::escaped;

/// The catalogue, and what is free at a time.
pub const DESK_ROOMS: &str = "/desk/rooms";
/// All of them in one week.
pub const DESK_ROOMS_WEEK: &str = "/desk/rooms/week";
/// When the whole house is closed.
pub const DESK_CLOSURES: &str = "/desk/closures";
/// Adding a room.
pub const DESK_ROOM_NEW: &str = "/desk/rooms/new";
/// Booking a room: which time, then for what.
pub const DESK_BOOKING_NEW: &str = "/desk/bookings/new";

/// One room: what is said of it, and what is in it.
pub fn desk_room(id: VenueId) -> String {
    format!("{DESK_ROOMS}/{id}")
}

/// The same with the week of a day.
pub fn desk_room_week(id: VenueId, day: Date) -> String {
    format!("{DESK_ROOMS}/{id}?week={day}#week")
}

/// All rooms in the week of a day.
pub fn desk_rooms_week(day: Date) -> String {
    format!("{DESK_ROOMS_WEEK}?week={day}")
}

/// Changing what is said of a room.
pub fn desk_room_change(id: VenueId) -> String {
    format!("{DESK_ROOMS}/{id}/change")
}

/// Using a room no more from a day on.
pub fn desk_room_retirement(id: VenueId) -> String {
    format!("{DESK_ROOMS}/{id}/retirement")
}

/// Booking this room.
pub fn booking_room(id: VenueId) -> String {
    format!("{DESK_BOOKING_NEW}?room={id}")
}

/// The same at a time that was typed: day, beginning, end.
pub fn booking_room_at(id: VenueId, [on, from, to]: [&str; 3]) -> String {
    let when = format!("on={}&from={}&to={}", escaped(on), escaped(from), escaped(to));
    format!("{}&{when}", booking_room(id))
}

/// The same with how it goes on.
pub fn booking_room_weekly(id: VenueId, when: [&str; 3], every: &str, until: &str) -> String {
    let weekly = format!("every={}&until={}", escaped(every), escaped(until));
    format!("{}&{weekly}", booking_room_at(id, when))
}

/// One booking.
pub fn desk_booking(id: BookingId) -> String {
    format!("/desk/bookings/{id}")
}

/// Moving it to another time or room.
pub fn desk_booking_move(id: BookingId) -> String {
    format!("{}/move", desk_booking(id))
}

/// The slip of it, to be printed and taken along.
pub fn desk_booking_slip(id: BookingId) -> String {
    format!("{}/slip", desk_booking(id))
}

/// The page of what was just booked, with the days that were passed over.
pub fn desk_booking_made(id: BookingId, skipped: &[Date]) -> String {
    let days: Vec<_> = skipped.iter().map(Date::to_string).collect();
    format!("{}?made&skipped={}", desk_booking(id), days.join(","))
}

/// 借场地: who lends rooms, and what I have asked for.
pub const ROOMS: &str = "/rooms";

/// The rooms that an institution lends.
pub fn rooms_of(id: InstitutionId) -> String {
    format!("{ROOMS}?institution={id}")
}

/// Asking for a room for a club.
pub fn asking_for_room(id: VenueId) -> String {
    format!("{ROOMS}/{id}/booking")
}

/// The same at a time that was typed, and how it goes on.
pub fn asking_for_room_at(
    id: VenueId,
    [on, from, to]: [&str; 3],
    every: &str,
    until: &str,
) -> String {
    let when = format!("on={}&from={}&to={}", escaped(on), escaped(from), escaped(to));
    let weekly = format!("every={}&until={}", escaped(every), escaped(until));
    format!("{}?{when}&{weekly}", asking_for_room(id))
}

/// What became of a booking of one's own.
pub fn my_booking(id: BookingId) -> String {
    format!("/bookings/{id}")
}

/// Moving it to another time or room.
pub fn my_booking_move(id: BookingId) -> String {
    format!("{}/move", my_booking(id))
}

/// The slip of it, to be taken along.
pub fn my_booking_slip(id: BookingId) -> String {
    format!("{}/slip", my_booking(id))
}
