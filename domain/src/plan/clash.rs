//! What two rows cannot both have: a room, a teacher, a name. The lower row is the one that is told.

use std::collections::HashMap;

use jiff::civil::{Date, Time, Weekday};

use super::problem::{Reason, Severity};
use crate::calendar::TimeSlot;
use crate::text::folded;
use crate::travel::between_campuses;

/// A row, a field, how much it matters and what is wrong.
pub(super) type Clash = (u32, usize, Severity, Reason);

/// A clash that keeps the row from being taken over.
pub(super) fn error(row: u32, field: usize, reason: Reason) -> Clash {
    (row, field, Severity::Error, reason)
}

/// What offices write where a room or a teacher is not settled yet.
pub const UNSETTLED: [&str; 4] = ["待定", "未定", "暂定", "另行通知"];

/// Whether the words name a room or a teacher: there are words for what is not settled yet.
pub(crate) fn is_settled(words: &str) -> bool {
    !words.is_empty() && !UNSETTLED.contains(&words)
}

/// Rows whose name an earlier row has, blanks and brackets aside.
pub(super) fn same_names<'a>(
    field: usize,
    names: impl Iterator<Item = (u32, Option<&'a str>)>,
) -> Vec<Clash> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut found = Vec::new();
    for (row, name) in names {
        let Some(name) = name else { continue };
        match seen.get(&folded(name)) {
            Some(as_row) => found.push(error(row, field, Reason::SameName { as_row: *as_row })),
            None => drop(seen.insert(folded(name), row)),
        }
    }
    found
}

/// A row's weekly times, and at which campus it meets; empty where that is not told.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub row: u32,
    pub campus: &'a str,
    pub slots: &'a [TimeSlot],
}

/// What an earlier row keeps a teacher from, with its time and number.
pub(super) enum Busy {
    /// They teach then.
    Then(TimeSlot, u32),
    /// They have too little time for the way from one campus to the other.
    OnTheWay(TimeSlot, u32),
}

/// Who or what is taken at which weekly times, and at which campus.
#[derive(Default)]
pub(super) struct Week {
    taken: HashMap<(String, Weekday), Vec<Taken>>,
}

/// The row that takes it, when, and at which campus.
type Taken = (u32, TimeSlot, String);

impl Week {
    /// Takes a room of a campus; the earlier row's time and number if it was first.
    pub fn room_taken(&mut self, at: At<'_>, room: &str) -> Option<(TimeSlot, u32)> {
        if !is_settled(room) {
            return None;
        }
        let room = folded(&format!("{} {room}", at.campus));
        match self.taken(at, &room) {
            Some(Busy::Then(slot, by_row)) => Some((slot, by_row)),
            _ => None,
        }
    }

    /// Takes a teacher, wherever they are wanted.
    pub fn teacher_taken(&mut self, at: At<'_>, teacher: &str) -> Option<Busy> {
        if is_settled(teacher) { self.taken(at, &folded(teacher)) } else { None }
    }

    fn taken(&mut self, at: At<'_>, name: &str) -> Option<Busy> {
        let (mut then, mut on_the_way) = (None, None);
        for slot in at.slots {
            let taken = self.taken.entry((name.to_owned(), slot.weekday)).or_default();
            let earlier = || taken.iter().filter(|(by_row, ..)| *by_row != at.row);
            let meets = earlier().find(|(_, other, _)| other.overlaps(slot));
            then = then.or_else(|| meets.map(|(by_row, other, _)| Busy::Then(*other, *by_row)));
            let late = earlier().find(|(_, other, campus)| {
                slot.minutes_between(other)
                    .is_some_and(|minutes| minutes < between_campuses(at.campus, campus))
            });
            on_the_way = on_the_way
                .or_else(|| late.map(|(by_row, other, _)| Busy::OnTheWay(*other, *by_row)));
            taken.push((at.row, *slot, at.campus.to_owned()));
        }
        then.or(on_the_way)
    }
}

/// A stretch of one day in a room, or in the whole house.
#[derive(Clone, Debug)]
pub(super) struct Held<'a> {
    pub row: u32,
    pub room: &'a str,
    pub date: Date,
    pub from: Time,
    pub to: Time,
    /// It is a closure.
    pub closed: bool,
}

/// Rows of a programme that take a room which an earlier row has, or in which one is closed.
pub(super) fn same_rooms(field: usize, held: &[Held]) -> Vec<Clash> {
    let mut days: HashMap<Date, Vec<(String, &Held)>> = HashMap::new();
    let mut found = Vec::new();
    for this in held {
        let day = days.entry(this.date).or_default();
        let room = folded(this.room);
        let clashes = |(other_room, other): &&(String, &Held)| {
            let same = *other_room == room && is_settled(this.room);
            (same || this.closes_house() || other.closes_house())
                && this.from < other.to
                && other.from < this.to
        };
        if let Some((_, other)) = day.iter().find(clashes) {
            let (date, by_row) = (this.date, other.row);
            let reason = if this.closed == other.closed {
                Reason::RoomTakenOn { room: this.room.to_owned(), date, by_row }
            } else {
                Reason::ClosedThen { date, by_row }
            };
            found.push(error(this.row, field, reason));
        }
        day.push((room, this));
    }
    found
}

impl Held<'_> {
    /// A closure of the whole house.
    fn closes_house(&self) -> bool {
        self.closed && matches!(self.room, "全馆" | "全中心" | "全部" | "全楼")
    }
}
