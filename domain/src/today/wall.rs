//! The board on a wall: its pages, which turn by themselves until all of it was shown, and who is missing as a teacher.

use jiff::Timestamp;

use super::{MeetingToday, RoomToday, takes_place};
use crate::calendar::Span;
use crate::offering::OfferingKind;
use crate::plan::is_settled;

/// One page of something of which not all fits the screen at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<T> {
    /// What stands on it.
    pub shown: Vec<T>,
    /// Which page it is, from 1.
    pub page: usize,
    /// How many there are; one also where there is nothing.
    pub pages: usize,
}

/// What is shown when the wall has turned to this page, from 1: as many of them as have room, each with the lines that it takes. Where
/// other parts of the wall have more pages, this one begins again after its last. What is longer than a page has one of its own.
pub fn leaf<T>(all: Vec<T>, turn: usize, room: usize, lines: impl Fn(&T) -> usize) -> Leaf<T> {
    let mut pages: Vec<Vec<T>> = Vec::new();
    let mut left = 0;
    for one in all {
        let needs = lines(&one);
        match pages.last_mut() {
            Some(page) if needs <= left => {
                page.push(one);
                left -= needs;
            }
            _ => {
                pages.push(vec![one]);
                left = room.saturating_sub(needs);
            }
        }
    }
    let count = pages.len().max(1);
    let at = turn.saturating_sub(1) % count;
    let shown = if at < pages.len() { pages.swap_remove(at) } else { Vec::new() };
    Leaf { shown, page: at + 1, pages: count }
}

/// A row for each thing that is in a room now, or for the room: what goes on now comes first, then what comes later today, then what
/// is over; each in the order in which rooms are listed.
pub fn rooms_on_wall(rooms: Vec<RoomToday>) -> Vec<RoomToday> {
    let mut rows: Vec<RoomToday> = rooms.into_iter().flat_map(rows_of).collect();
    rows.sort_by_key(need);
    rows
}

/// What is told first is least.
const fn need(row: &RoomToday) -> u8 {
    match (row.now.is_empty(), row.next.is_none()) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    }
}

/// A row for each thing that is in it now; at least one. What meets without a room stands together with others like it, too.
fn rows_of(room: RoomToday) -> Vec<RoomToday> {
    if room.now.len() < 2 {
        return vec![room];
    }
    let RoomToday { room, now, shut, next } = room;
    let row = |one| {
        let (room, shut, next) = (room.clone(), shut.clone(), next.clone());
        RoomToday { room, now: vec![one], shut, next }
    };
    now.into_iter().map(row).collect()
}

/// What is not over and whose own teacher does not come, the soonest first: those that nobody is settled for come before those
/// that have a substitute.
pub fn teacher_missing(
    meetings: &[MeetingToday],
    today: Span,
    now: Timestamp,
) -> Vec<&MeetingToday> {
    let is_missing = |one: &&MeetingToday| {
        let is_left = takes_place(one, today) && one.session.span.to > now;
        is_left && (one.is_without_teacher() || !one.session.changed.substitute.is_empty())
    };
    let mut missing: Vec<_> = meetings.iter().filter(is_missing).collect();
    missing.sort_by_key(|one| (!one.is_without_teacher(), one.session.span.from));
    missing
}

impl MeetingToday {
    /// A class for which nobody is settled, or somebody else is looked for.
    pub fn is_without_teacher(&self) -> bool {
        let nobody = self.kind == OfferingKind::Class && !is_settled(&self.teacher);
        nobody || (self.sought && self.session.changed.substitute.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::today::by_rooms;
    use crate::today::tests::{at, clock, today};

    #[test]
    fn what_goes_on_now_is_shown_first_then_what_comes_in_the_listed_order() {
        let meetings = [
            at(8, "101", "太极"),
            at(14, "102", "国画"),
            at(9, "103", "楷书"),
            at(11, "104", "行书"),
            at(7, "105", "晨练"),
        ];
        let listed = ["101", "102", "103", "104", "105"].map(str::to_owned);
        let told = |hour| {
            let rooms = by_rooms(&listed, &meetings, &[], &[], today(), clock(hour));
            rooms_on_wall(rooms).into_iter().map(|room| room.room).collect::<Vec<_>>()
        };
        // At a quarter past nine the first class is still on, and the one at seven is over.
        assert_eq!(told(9), ["101", "103", "102", "104", "105"]);
        assert_eq!(told(11), ["104", "102", "101", "103", "105"]);
        assert_eq!(told(20), listed);
    }

    #[test]
    fn what_shares_a_room_or_has_none_has_a_row_each() {
        let meetings = [
            at(9, "", "散步"),
            at(9, "", "送餐"),
            at(9, "101", "太极"),
            at(9, "101", "八段锦"),
            at(11, "101", "国画"),
        ];
        let rooms = by_rooms(&["101".to_owned()], &meetings, &[], &[], today(), clock(9));
        let told: Vec<_> = rooms_on_wall(rooms)
            .into_iter()
            .map(|row| (row.room, row.now.len(), row.next.is_some()))
            .collect();
        let (hall, nowhere) = ("101".to_owned(), String::new());
        let in_hall = || (hall.clone(), 1, true);
        assert_eq!(told, [in_hall(), in_hall(), (nowhere.clone(), 1, false), (nowhere, 1, false)]);
    }

    #[test]
    fn every_page_has_its_turn_and_nothing_is_left_out() {
        let of = |turn| leaf((1..=5).collect(), turn, 2, |_: &u8| 1);
        assert_eq!(of(1), Leaf { shown: vec![1, 2], page: 1, pages: 3 });
        assert_eq!(of(2), Leaf { shown: vec![3, 4], page: 2, pages: 3 });
        assert_eq!(of(3), Leaf { shown: vec![5], page: 3, pages: 3 });
        assert_eq!(of(4), of(1), "it begins again while something else goes on");
        assert_eq!(of(0), of(1), "a page that is none");
        let nothing = leaf(Vec::<u8>::new(), 7, 2, |_| 1);
        assert_eq!(nothing, Leaf { shown: Vec::new(), page: 1, pages: 1 });
    }

    #[test]
    fn what_takes_more_lines_leaves_room_for_less_beside_it() {
        let lines = vec![2, 3, 1, 9, 2];
        let page = |turn| leaf(lines.clone(), turn, 4, |lines: &usize| *lines).shown;
        assert_eq!([1, 2, 3, 4].map(page), [vec![2], vec![3, 1], vec![9], vec![2]]);
    }

    #[test]
    fn a_class_without_a_teacher_is_told_before_one_with_a_substitute_until_it_is_over() {
        let nobody =
            |hour, name: &str| MeetingToday { teacher: "待定".into(), ..at(hour, "", name) };
        let mut instead = at(9, "302", "楷书");
        instead.session.changed.substitute = "单桂英".into();
        let mut off = nobody(10, "隶书");
        off.session.changed.cancelled = Some("老师生病".into());
        let walk = MeetingToday {
            teacher: String::new(),
            kind: OfferingKind::Activity,
            ..at(9, "", "散步")
        };
        let empty = MeetingToday { teacher: String::new(), ..at(16, "", "篆刻") };
        let ill = MeetingToday { sought: true, ..at(11, "", "古琴") };
        instead.sought = true;
        let (painting, early) = (nobody(14, "国画"), nobody(7, "晨练"));
        let meetings = [ill, empty, instead, at(9, "303", "行书"), off, walk, painting, early];
        let told = |hour| {
            let missing = teacher_missing(&meetings, today(), clock(hour));
            missing.into_iter().map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(told(9), ["古琴", "国画", "篆刻", "楷书"]);
        assert_eq!(told(16), ["篆刻"]);
        assert!(told(20).is_empty());
    }
}
