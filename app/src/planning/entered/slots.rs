//! The weekly times of one class that were typed, and the room of each.

use domain::calendar::{TimeSlot, first_overlap};
use domain::plan::{LONGEST_ROOM, Reason, single};
use domain::text::trimmed;

use crate::attempt::Attempt;
use crate::wording::Sentence;
use crate::wording::desk::new_offering as words;
use crate::wording::problem::problem;
use crate::wording::when::weekly;

/// The fields of the weekly times of a class.
pub(super) const SLOTS: [&str; 3] = ["slots", "slots_2", "slots_3"];

/// The room of each time; that of the first where none is typed.
pub(super) const ROOMS: [&str; 3] = ["room", "room_2", "room_3"];

/// The rooms that were typed.
pub(super) fn rooms(attempt: &Attempt) -> impl Iterator<Item = &str> {
    ROOMS.into_iter().map(|field| trimmed(attempt.value(field))).filter(|room| !room.is_empty())
}

/// All weekly times of a class that were typed, and their rooms, as they stand in two cells of a list. What is wrong is noted at
/// its field.
pub(super) fn slots(attempt: &mut Attempt) -> (String, String) {
    let (mut all, mut sound): (Vec<(&str, TimeSlot)>, Vec<String>) = Default::default();
    let first = trimmed(attempt.value(ROOMS[0])).to_owned();
    let mut held_in: Vec<String> = Vec::new();
    for (field, room) in SLOTS.into_iter().zip(ROOMS) {
        let typed = attempt.value(field).to_owned();
        let wrong = |reason| Sentence::of(|language| problem(&reason, language));
        let is_first = room == ROOMS[0];
        // Of the first room the list itself says what is wrong.
        let read = |typed: &str| single::line(typed, LONGEST_ROOM);
        let own = if is_first { Ok(first.clone()) } else { attempt.read(room, read, wrong) };
        let own = own.unwrap_or_default();
        if trimmed(&typed).is_empty() {
            if !is_first && !own.is_empty() {
                attempt.note(field, wrong(Reason::Missing));
            }
            continue;
        }
        if let Ok(slots) = attempt.read(field, single::weekly_times, wrong) {
            let own = if own.is_empty() { &first } else { &own };
            held_in.extend(slots.iter().map(|_| own.clone()));
            all.extend(slots.into_iter().map(|slot| (field, slot)));
            sound.push(typed);
        }
    }
    if let Some((earlier, later)) = first_overlap(&all, |(_, one), (_, other)| one.overlaps(other))
    {
        let slot = all[earlier].1;
        let told = |language| words::meets_itself(language, &weekly(language, &[slot]));
        attempt.note(all[later].0, Sentence::of(told));
    }
    let is_one = first.is_empty() || held_in.iter().all(|room| *room == first);
    (sound.join("；"), if is_one { first } else { held_in.join("；") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_meets_at_several_times_of_which_no_two_meet() {
        let read = |typed: [&str; 3]| {
            let mut attempt = Attempt::at(SLOTS.into_iter().zip(typed));
            let (cell, _) = slots(&mut attempt);
            (cell, SLOTS.map(|field| attempt.error(field).is_some()))
        };
        let (cell, wrong) = read(["周二上午9:00-10:30", " ", "周四下午2:30-4:00"]);
        assert_eq!((cell.as_str(), wrong), ("周二上午9:00-10:30；周四下午2:30-4:00", [false; 3]));
        let (_, wrong) = read(["周二上午9:00-10:30", "周四9:00-10:30", "周二10:00-11:00"]);
        assert_eq!(wrong, [false, false, true]);
        let (_, wrong) = read(["周二、周四9:00-10:30", "周四10:00-11:00", "周八9:00-10:00"]);
        assert_eq!(wrong, [false, true, true]);
        let (cell, wrong) = read([""; 3]);
        assert_eq!((cell.as_str(), wrong), ("", [false; 3]));
    }

    #[test]
    fn each_weekly_time_may_have_a_room_of_its_own() {
        let read = |rooms: [&str; 3]| {
            let times = ["周二、周四上午9:00-10:30", "周五上午9:00-10:30", ""];
            let typed = SLOTS.into_iter().zip(times).chain(ROOMS.into_iter().zip(rooms));
            let mut attempt = Attempt::at(typed);
            let (_, cell) = slots(&mut attempt);
            let wrong = SLOTS.into_iter().chain(ROOMS).find(|field| attempt.error(field).is_some());
            (cell, wrong)
        };
        assert_eq!(read(["301", "", ""]), ("301".to_owned(), None));
        assert_eq!(read(["301", "301", ""]), ("301".to_owned(), None));
        assert_eq!(read(["301", " 302 ", ""]), ("301；301；302".to_owned(), None));
        assert_eq!(read(["", "302", ""]).0, "", "the list says that the first is missing");
        assert_eq!(read(["301", "", "303"]).1, Some("slots_3"));
        assert_eq!(read(["301", &"室".repeat(41), ""]).1, Some("room_2"));
    }
}
