//! The rows of the board, in groups: a campus each, with the rooms that stand empty told in one line.

use domain::id::VenueId;
use domain::teaching::names_of;
use domain::timetable::Timetable;

use super::super::moving::NO_ROOM;
use super::super::{Rows, Shown};
use super::tiles::Tile;
use crate::planning::drafted::UNSETTLED;
use crate::wording::Words;
use crate::wording::timetable as words;

/// What a row is about.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Row {
    Room(Option<VenueId>, String),
    Teacher(Option<String>),
}

impl Row {
    pub(super) fn name(&self, say: impl Fn(Words) -> &'static str) -> &str {
        match self {
            Self::Room(Some(_), name) | Self::Teacher(Some(name)) => name,
            Self::Room(None, _) => say(words::NO_ROOM),
            Self::Teacher(None) => say(words::NO_TEACHER),
        }
    }

    /// Which room, or which teacher, whatever is put here gets: as its form sends it.
    pub(super) fn told(&self) -> (Option<String>, Option<String>) {
        match self {
            Self::Room(id, _) => {
                (Some(id.map_or_else(|| NO_ROOM.to_owned(), |id| id.to_string())), None)
            }
            Self::Teacher(name) => {
                (None, Some(name.clone().unwrap_or_else(|| UNSETTLED.to_owned())))
            }
        }
    }

    pub(super) fn holds(&self, tile: &Tile) -> bool {
        match self {
            Self::Room(id, _) => tile.room == *id,
            Self::Teacher(None) => names_of(&tile.teacher).next().is_none(),
            Self::Teacher(Some(name)) => names_of(&tile.teacher).any(|one| one == name),
        }
    }
}

/// Rows under one heading.
#[derive(Default)]
pub(super) struct Group {
    /// At which campus; empty where there is no heading.
    pub campus: String,
    /// What has something, or is to be shown in any case.
    pub rows: Vec<Row>,
    /// The rooms that stand empty, by name.
    pub empty: Vec<String>,
}

/// All groups. What is not settled yet comes first, since it waits for somebody's decision; its row is there where something is
/// planned, so that any class may be put there, or where it has something.
pub(super) fn groups(
    shown: Shown,
    timetable: &Timetable,
    tiles: &[Tile],
    is_planned: bool,
) -> Vec<Group> {
    let holds_any = |row: &Row| tiles.iter().any(|tile| row.holds(tile));
    match shown.rows {
        Rows::Rooms => {
            let open = Row::Room(None, String::new());
            let is_wanted = is_planned || holds_any(&open);
            let mut groups = vec![Group {
                rows: is_wanted.then_some(open).into_iter().collect(),
                ..Group::default()
            }];
            groups.extend(of_campuses(shown, timetable, holds_any));
            groups.retain(|group| !(group.rows.is_empty() && group.empty.is_empty()));
            groups
        }
        Rows::Teachers => {
            let open = Row::Teacher(None);
            let is_wanted = is_planned || holds_any(&open);
            let names = timetable.teachers().into_iter().map(|name| Row::Teacher(Some(name)));
            // Whoever teaches nothing at this campus needs no row.
            let names = names.filter(holds_any);
            vec![Group {
                rows: is_wanted.then_some(open).into_iter().chain(names).collect(),
                ..Group::default()
            }]
        }
    }
}

fn of_campuses(
    shown: Shown,
    timetable: &Timetable,
    holds_any: impl Fn(&Row) -> bool,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let used = timetable
        .rooms
        .iter()
        .filter(|room| room.retired_from.is_none_or(|from| from > timetable.term.starts_on));
    let chosen = shown.campus_of(timetable);
    for room in used {
        let campus = timetable.campus_of.get(&room.venue.id).map_or("", String::as_str);
        if chosen.is_some_and(|chosen| !campus.is_empty() && campus != chosen) {
            continue;
        }
        let index = groups.iter().position(|group| group.campus == campus).unwrap_or_else(|| {
            groups.push(Group { campus: campus.to_owned(), ..Group::default() });
            groups.len() - 1
        });
        let row = Row::Room(Some(room.venue.id), room.venue.name.clone());
        if shown.with_empty || holds_any(&row) {
            groups[index].rows.push(row);
        } else {
            groups[index].empty.push(room.venue.name.clone());
        }
    }
    // Rooms of which nobody has said where they lie come last.
    groups.sort_by(|one, other| {
        (one.campus.is_empty(), &one.campus).cmp(&(other.campus.is_empty(), &other.campus))
    });
    groups
}
