//! What two rows cannot both have: a room, a teacher, a name. The lower row is the one that is told.

use std::collections::HashMap;

use jiff::civil::{Date, Time, Weekday};

use super::problem::{Reason, Severity};
use crate::calendar::TimeSlot;
use crate::text::folded;

/// A row, a field, how much it matters and what is wrong.
pub(super) type Clash = (u32, usize, Severity, Reason);

/// A clash that keeps the row from being taken over.
pub(super) fn error(row: u32, field: usize, reason: Reason) -> Clash {
    (row, field, Severity::Error, reason)
}

/// Whether the words name a room or a teacher: there are words for what is not settled yet.
pub(crate) fn is_settled(words: &str) -> bool {
    !words.is_empty() && !matches!(words, "待定" | "未定" | "暂定" | "另行通知")
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

/// Who or what is taken at which weekly times.
#[derive(Default)]
pub(super) struct Week {
    taken: HashMap<(String, Weekday), Vec<(u32, TimeSlot)>>,
}

impl Week {
    /// Takes a room or a teacher; the earlier row's name, time and number if it was first.
    pub fn taken(
        &mut self,
        row: u32,
        name: &str,
        slots: &[TimeSlot],
    ) -> Option<(String, TimeSlot, u32)> {
        if !is_settled(name) {
            return None;
        }
        let mut first = None;
        for slot in slots {
            let taken = self.taken.entry((folded(name), slot.weekday)).or_default();
            let earlier =
                taken.iter().find(|(by_row, other)| *by_row != row && other.overlaps(slot));
            if let (None, Some((by_row, other))) = (&first, earlier) {
                first = Some((name.to_owned(), *other, *by_row));
            }
            taken.push((row, *slot));
        }
        first
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
