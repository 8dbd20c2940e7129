//! The board on a wall: what of it fits one screen, and who is missing as a teacher.

use jiff::Timestamp;

use super::{MeetingToday, RoomToday, takes_place};
use crate::calendar::Span;
use crate::offering::OfferingKind;
use crate::plan::is_settled;

/// The first lines of something, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut<T> {
    /// What is shown.
    pub shown: Vec<T>,
    /// How many are not.
    pub more: usize,
}

/// As many as there is room for, in their order.
pub fn cut<T>(all: impl IntoIterator<Item = T>, most: usize) -> Cut<T> {
    let mut all = all.into_iter();
    let shown: Vec<T> = all.by_ref().take(most).collect();
    Cut { shown, more: all.count() }
}

/// As many rows as there is room for, one for each thing that is in a room now, or for the room, in the order in which they are listed: those with something in them now come before those
/// that wait for something, of which the soonest comes first; what is over for today is left out first.
pub fn rooms_on_wall(rooms: Vec<RoomToday>, most: usize) -> Cut<RoomToday> {
    let rooms: Vec<RoomToday> = rooms.into_iter().flat_map(rows_of).collect();
    let mut by_need: Vec<usize> = (0..rooms.len()).collect();
    by_need.sort_by_key(|&index| rooms.get(index).map(need));
    by_need.truncate(most);
    let more = rooms.len() - by_need.len();
    let chosen = rooms.into_iter().enumerate().filter(|(index, _)| by_need.contains(index));
    Cut { shown: chosen.map(|(_, room)| room).collect(), more }
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

/// What is told first is least.
fn need(room: &RoomToday) -> (u8, Option<Timestamp>) {
    match (room.now.is_empty(), &room.next) {
        (false, _) => (0, None),
        (true, Some(next)) => (1, Some(next.span().from)),
        (true, None) => (2, None),
    }
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
    fn what_is_in_use_is_shown_first_then_what_comes_soonest_in_the_listed_order() {
        let meetings = [
            at(8, "101", "太极"),
            at(14, "102", "国画"),
            at(9, "103", "楷书"),
            at(11, "104", "行书"),
            at(7, "105", "晨练"),
        ];
        let listed = ["101", "102", "103", "104", "105"].map(str::to_owned);
        let rooms = || by_rooms(&listed, &meetings, &[], &[], today(), clock(9));
        let told = |most| {
            let Cut { shown, more } = rooms_on_wall(rooms(), most);
            (shown.into_iter().map(|room| room.room).collect::<Vec<_>>(), more)
        };
        // At a quarter past nine the first class is still on, and the one at seven is over.
        assert_eq!(told(9).0, listed);
        assert_eq!(told(9).1, 0);
        assert_eq!(told(4), (["101", "102", "103", "104"].map(str::to_owned).to_vec(), 1));
        assert_eq!(told(3), (["101", "103", "104"].map(str::to_owned).to_vec(), 2));
        assert_eq!(told(1), (["101".to_owned()].to_vec(), 4));
        assert_eq!(told(0), (Vec::new(), 5));
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
        let Cut { shown, more } = rooms_on_wall(rooms, 3);
        let told: Vec<_> = shown
            .iter()
            .map(|row| (row.room.as_str(), row.now.len(), row.next.is_some()))
            .collect();
        assert_eq!(told, [("101", 1, true), ("101", 1, true), ("", 1, false)]);
        assert_eq!(more, 1);
    }

    #[test]
    fn more_than_fits_is_counted() {
        assert_eq!(cut(1..=5, 3), Cut { shown: vec![1, 2, 3], more: 2 });
        assert_eq!(cut(1..=3, 3), Cut { shown: vec![1, 2, 3], more: 0 });
        assert_eq!(cut(Vec::<u8>::new(), 3), Cut::default());
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
