//! The book of a day: what its lines add up to, whether it may be closed, and in whose book a new line stands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Balance, CashRefusal, Entry, PayWay};
use crate::offering::Fen;

/// What was taken and what was given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Taken, in fen.
    pub taken: Balance,
    /// Given back or corrected, in fen; never below nothing.
    pub given_back: Balance,
}

impl Moved {
    /// What is left of it.
    pub fn left(self) -> Balance {
        self.taken - self.given_back
    }

    fn add(&mut self, entry: Entry, amount: Fen) {
        let amount = Balance(i64::from(amount.0));
        match entry {
            Entry::Payment => self.taken = self.taken + amount,
            Entry::Refund | Entry::Correction => self.given_back = self.given_back + amount,
            Entry::Carried | Entry::Earlier | Entry::EarlierTakenOff => {}
        }
    }
}

/// What the lines of a day add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals<P> {
    /// All together.
    pub all: Moved,
    /// By the way of paying, those alone that occur, in the order in which they are offered.
    pub by_way: Vec<(PayWay, Moved)>,
    /// By who took or gave it, in the order of their first line.
    pub by_clerk: Vec<(P, Moved)>,
}

impl<P> Totals<P> {
    /// What the day adds to the drawer.
    pub fn cash(&self) -> Balance {
        let cash = self.by_way.iter().find(|(way, _)| *way == PayWay::Cash);
        cash.map(|(_, moved)| moved.left()).unwrap_or_default()
    }
}

/// Adds up lines: what each says, how the money changed hands, how much, and who took it. Where no money moves
/// nobody took any: such a line has no part in it.
pub fn totals<P: PartialEq>(lines: impl IntoIterator<Item = (Entry, PayWay, Fen, P)>) -> Totals<P> {
    let mut all = Moved::default();
    let mut ways = PayWay::ALL.map(|way| (way, None::<Moved>));
    let mut by_clerk: Vec<(P, Moved)> = Vec::new();
    let moved = lines.into_iter().filter(|(entry, ..)| entry.moves_money());
    for (entry, way, amount, clerk) in moved {
        all.add(entry, amount);
        if let Some((_, moved)) = ways.iter_mut().find(|(one, _)| *one == way) {
            moved.get_or_insert_default().add(entry, amount);
        }
        match by_clerk.iter_mut().find(|(one, _)| *one == clerk) {
            Some((_, moved)) => moved.add(entry, amount),
            None => {
                let mut moved = Moved::default();
                moved.add(entry, amount);
                by_clerk.push((clerk, moved));
            }
        }
    }
    let by_way = ways.into_iter().filter_map(|(way, moved)| Some((way, moved?))).collect();
    Totals { all, by_way, by_clerk }
}

/// The day in whose book a line of today stands: the next one, once today is closed.
pub fn book_day(today: Date, is_closed: bool) -> Date {
    if is_closed { today.tomorrow().unwrap_or(today) } else { today }
}

/// What was found in the drawer when a day was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// What was in the drawer when the day began, and what its book says of cash, together: as whoever counted saw it.
    pub expected: Balance,
    /// What was counted.
    pub counted: Fen,
    /// What stays in the drawer for the next day; the rest is handed in.
    pub stays: Fen,
    /// Why it is not what the book says; may be empty where it is.
    pub note: String,
}

impl Count {
    /// How much more was counted than the book says; below nothing where something is missing.
    pub fn difference(&self) -> Balance {
        Balance(i64::from(self.counted.0)) - self.expected
    }

    /// Whether a day may be closed with this count, of which the book says so much in truth.
    pub fn is_sound(&self, in_truth: Balance) -> Result<(), CashRefusal> {
        if self.expected != in_truth {
            Err(CashRefusal::ChangedMeanwhile)
        } else if self.stays.0 > self.counted.0 {
            Err(CashRefusal::StaysTooMuch)
        } else if self.difference() != Balance(0) && self.note.trim().is_empty() {
            Err(CashRefusal::NoteMissing)
        } else {
            Ok(())
        }
    }
}

/// What else is known when somebody closes a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The last day that is closed.
    pub last_closed: Option<Date>,
    /// The first day after it with a line.
    pub first_open: Option<Date>,
}

/// Whether a day may be closed: days are closed in their order, each once, and none that is still to come.
pub fn may_close(day: Date, today: Date, closing: Closing) -> Result<(), CashRefusal> {
    match (closing.last_closed, closing.first_open) {
        _ if day > today => Err(CashRefusal::StillToCome),
        (Some(last), _) if last == day => Err(CashRefusal::ClosedAlready),
        (Some(last), _) if last > day => Err(CashRefusal::LaterIsClosed { day: last }),
        (_, Some(first)) if first < day => Err(CashRefusal::EarlierIsOpen { day: first }),
        _ => Ok(()),
    }
}
