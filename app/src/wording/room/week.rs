//! 一周的场地: every room in one week.

use crate::wording::Words;

pub const TITLE: Words = Words("一周的场地安排", "The rooms in a week");
pub const DAY: Words = Words("看哪一天的那一周", "The week of which day");
pub const SHOW: Words = Words("看这一周", "Show this week");
pub const NO_ROOM: Words =
    Words("没有这样的场地。请少选一个条件。", "No room is like that. Ask for less.");
pub const IS_BOOKED: Words = Words("借用", "Booked");
pub const CLOSED: Words = Words("不开放", "Closed");
