//! What is wrong with a cell of an imported list. Facts alone: the sentences are the app's.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::cell::Column;
use crate::calendar::TimeSlot;

/// Something that a coordinator should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row as the sheet counts, from 1.
    pub row: u32,
    /// The column.
    pub column: Column,
    /// The column's heading, as the sheet words it.
    pub heading: String,
    /// Whether the row can be taken over all the same.
    pub severity: Severity,
    /// What is wrong.
    pub reason: Reason,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth a look; the row can be taken over.
    Warning,
    /// The row cannot be taken over as it stands.
    Error,
}

/// Everything that can be wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Nothing stands where something must.
    Missing,
    /// A formula where words are expected: `=1+1`.
    Formula(String),
    /// HTML, as `<script>`.
    Markup,
    /// U+0000, another control, or a sign that turns the direction of writing.
    ControlCharacter,
    /// More characters than the field holds.
    TooLong {
        /// As many as there are.
        characters: u32,
        /// As many as there may be.
        limit: u32,
    },
    /// Words or a fraction instead of a whole number.
    NotANumber(String),
    /// More than anybody could mean.
    NumberTooLarge {
        /// The most that is taken.
        limit: u32,
    },
    /// A class without places.
    CapacityZero,
    /// More returning learners than places.
    MoreReturningThanPlaces {
        /// 其中原班续报.
        returning: u32,
        /// 招生人数.
        capacity: u32,
    },
    /// A fee below nothing.
    NegativeFee,
    /// Neither an amount nor 免费.
    NotAFee(String),
    /// 周八.
    NoWeekday(String),
    /// A lesson time that says no weekday and time, or contradicts itself.
    TimeUnclear(String),
    /// It ends before it starts, or at once.
    EndsBeforeStart {
        /// The beginning.
        from: Time,
        /// The end.
        to: Time,
    },
    /// 2:30 without 上午 or 下午 was read as the afternoon.
    ReadAsAfternoon {
        /// The time as it was read.
        time: Time,
    },
    /// No time of day.
    NoSuchTime(String),
    /// No day of the calendar.
    NoSuchDate(String),
    /// The weekday beside a date is another one.
    WeekdayDoesNotAgree {
        /// The date.
        date: Date,
    },
    /// The birthday is not the one in the identity number.
    BirthdayDoesNotAgree {
        /// The one in the identity number.
        date: Date,
    },
    /// The identity number tells another sex.
    SexDoesNotAgree,
    /// None of the words that this column knows.
    UnknownWord {
        /// What stands there.
        typed: String,
        /// What may stand there.
        known: Vec<String>,
    },
    /// The room is taken at that weekly time.
    RoomTaken {
        /// The room.
        room: String,
        /// The earlier row's time.
        slot: TimeSlot,
        /// The earlier row.
        by_row: u32,
    },
    /// The room is taken on that day.
    RoomTakenOn {
        /// The room.
        room: String,
        /// The day.
        date: Date,
        /// The earlier row.
        by_row: u32,
    },
    /// One row says that the place is closed, the other that something is held there.
    ClosedThen {
        /// The day.
        date: Date,
        /// The earlier row.
        by_row: u32,
    },
    /// The teacher teaches elsewhere at that time.
    TeacherTaken {
        /// The teacher.
        teacher: String,
        /// The earlier row's time.
        slot: TimeSlot,
        /// The earlier row.
        by_row: u32,
    },
    /// The teacher has too little time for the way between two campuses.
    TeacherOnTheWay {
        /// The teacher.
        teacher: String,
        /// The earlier row's time.
        slot: TimeSlot,
        /// The earlier row.
        by_row: u32,
    },
    /// An earlier row has the same name.
    SameName {
        /// The earlier row.
        as_row: u32,
    },
    /// An earlier row says the same.
    SameRow {
        /// The earlier row.
        as_row: u32,
    },
    /// An earlier row has the same identity number.
    SamePersonAs {
        /// The earlier row.
        row: u32,
    },
    /// Another person in an earlier row has the same mobile number.
    SameMobileAs {
        /// The earlier row.
        row: u32,
    },
    /// The check digit does not follow from the others.
    WrongCheckDigit,
    /// Not 18 characters with a date in them.
    NotAnIdentityNumber,
    /// No mobile number of 11 digits.
    NotAMobile {
        /// Digits found.
        digits: u32,
    },
    /// No telephone number.
    NotATelephone,
    /// Digits or signs that no name has.
    NotAName,
    /// The person has no telephone that messages could go to.
    NoTelephone,
}
