//! 教室: the room of all weekly times of a class, or one of each.

use crate::calendar::TimeSlot;
use crate::plan::cell::Cell;
use crate::plan::problem::Reason;
use crate::plan::words;
use crate::text::trimmed;

/// All weekly times in the one room, or each in its own.
pub(super) fn by_room<'a>(
    slots: &'a [TimeSlot],
    room: &'a str,
    rooms: &'a [String],
) -> Vec<(&'a [TimeSlot], &'a str)> {
    if rooms.is_empty() {
        return vec![(slots, room)];
    }
    slots.iter().map(std::slice::from_ref).zip(rooms.iter().map(String::as_str)).collect()
}

/// The longest name of a room.
pub const LONGEST_ROOM: u32 = 40;

/// The room, and that of each weekly time where the cell names as many as there are times.
pub(super) fn rooms(cell: &Cell, times: usize) -> Result<(String, Vec<String>), Reason> {
    const LONGEST_CELL: u32 = 500;
    let room = words::room(&words::line(cell, LONGEST_CELL)?);
    let each: Vec<&str> = room.split(['；', ';']).map(trimmed).collect();
    let is_each = times > 1 && each.len() == times && each.iter().all(|name| !name.is_empty());
    let rooms: Vec<String> =
        if is_each { each.into_iter().map(str::to_owned).collect() } else { Vec::new() };
    let names: &[String] = if rooms.is_empty() { std::slice::from_ref(&room) } else { &rooms };
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let characters = u32::try_from(longest).unwrap_or(u32::MAX);
    if characters > LONGEST_ROOM {
        return Err(Reason::TooLong { characters, limit: LONGEST_ROOM });
    }
    Ok((room, rooms))
}
